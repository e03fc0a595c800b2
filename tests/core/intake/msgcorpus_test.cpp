// Other people's .msg beside what msgconvert (Email::Outlook::Message) makes of them, with figures.

#include "core/intake/mail.h"
#include "core/intake/outlook.h"
#include "core/intake/sources.h"
#include "tests/core/intake/found.h"
#include "tests/support/files.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <iostream>

using namespace soundings;
using namespace soundings::intake;
using namespace Qt::StringLiterals;

namespace {

struct Facts
{
    QString subject;
    QString address;
    QString date;
    QStringList words;
    QStringList names;
};

Facts factsOf(const Letter &letter)
{
    static const QRegularExpression blanks(u"[\\s\u00a0]+"_s);
    Facts facts{
        letter.subject, letter.address.toLower(), letter.sent ? isoUtc(*letter.sent) : QString(), {}, {}};
    for (const Part &part : letter.parts) {
        if (part.kind == PartKind::Message &&
            facts.words.isEmpty()) // it adds the source of signed parts as text
            facts.words << part.text.split(blanks, Qt::SkipEmptyParts);
        else if (!part.name.isEmpty())
            facts.names << part.name;
    }
    return facts;
}

// The share of `theirs` that `ours` has in the same order.
double inOrder(const QStringList &theirs, const QStringList &ours)
{
    std::vector<int> row(size_t(ours.size()) + 1, 0);
    for (const QString &word : theirs) {
        int diagonal = 0;
        for (size_t i = 1; i < row.size(); ++i) {
            const int above = row[i];
            row[i] = word == ours[qsizetype(i) - 1] ? diagonal + 1 : std::max(row[i], row[i - 1]);
            diagonal = above;
        }
    }
    return theirs.isEmpty() ? 1.0 : double(row.back()) / double(theirs.size());
}

std::optional<Facts> msgconvert(const QString &path, const QString &into)
{
    QProcess process;
    process.start(u"msgconvert"_s, {u"--outfile"_s, into, path});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0 || !QFile::exists(into))
        return std::nullopt;
    const Item item = readMail(test::readFile(into), into, Instant{1});
    const auto *letter = std::get_if<Letter>(&item);
    return letter ? std::optional(factsOf(*letter)) : std::nullopt;
}

QStringList messages(const QDir &dir)
{
    return dir.entryList({u"*.msg"_s}, QDir::Files, QDir::Name);
}

} // namespace

TEST(MsgCorpus, everyMessageHasAnOutcome)
{
    if (test::corpora(u"msg"_s).isEmpty())
        GTEST_SKIP() << "the messages of other projects are not on this machine";
    const QDir dir(test::corpora(u"msg"_s));
    int read = 0;
    for (const QString &name : messages(dir)) {
        SCOPED_TRACE(name.toStdString());
        auto walk = Walk::over({dir.filePath(name)}, Instant{1}); // as a person drops it
        ASSERT_TRUE(walk);
        const Item item = itemOf(walk->next().value());
        if (const auto *letter = std::get_if<Letter>(&item)) {
            ++read;
            EXPECT_FALSE(letter->parts.empty());
            for (const Part &part : letter->parts) {
                const auto bytes = partBytes(letter->original, part);
                ASSERT_TRUE(bytes) << part.name.toStdString();
                EXPECT_EQ(bytes->size(), part.bytes);
                EXPECT_EQ(part.reason.isEmpty(), part.state == TextState::Read);
            }
        } else {
            std::cout << "  " << qPrintable(std::get<Unread>(item).reason) << '\n';
        }
    }
    EXPECT_EQ(read, messages(dir).size()) << "each is known as Outlook's, whatever words stand in it";
}

TEST(MsgCorpus, agreesWithMsgconvert)
{
    if (test::corpora(u"msg"_s).isEmpty() || QStandardPaths::findExecutable(u"msgconvert"_s).isEmpty())
        GTEST_SKIP() << "neither msgconvert nor the messages of other projects may be missing";
    const QDir dir(test::corpora(u"msg"_s));
    const QTemporaryDir out;
    int compared = 0;
    double words = 0;
    double common = 0;
    for (const QString &name : messages(dir)) {
        const auto theirs = msgconvert(dir.filePath(name), out.filePath(name + u".eml"_s));
        const Item item = readOutlook(test::readFile(dir.filePath(name)), name, Instant{1});
        const auto *letter = std::get_if<Letter>(&item);
        if (!theirs || !letter) {
            std::cout << "  " << qPrintable(name) << ": " << (theirs ? "" : "msgconvert gives up ")
                      << (letter ? "" : "unread") << '\n';
            continue;
        }
        const Facts ours = factsOf(*letter);
        const double share = inOrder(theirs->words, ours.words);
        ++compared;
        words += double(theirs->words.size());
        common += share * double(theirs->words.size());
        std::cout << "  " << qPrintable(name.leftJustified(52, u' ', true)) << " words "
                  << theirs->words.size() << " in order " << int(share * 1000) / 10.0 << " %\n";
        const auto tell = [&](const char *field, const QString &a, const QString &b) {
            if (a != b)
                std::cout << "      " << field << " theirs: " << qUtf8Printable(a.left(120)) << "\n      "
                          << field << " ours:   " << qUtf8Printable(b.left(120)) << '\n';
        };
        tell("subject", theirs->subject, ours.subject);
        tell("address", theirs->address, ours.address);
        tell("date", theirs->date, ours.date);
        tell("files", theirs->names.join(u'|'), ours.names.join(u'|'));
    }
    std::cout << compared << " compared, words in order " << common / std::max(1.0, words) * 100 << " %\n";
    EXPECT_GE(compared, 15);
    EXPECT_GE(common, 0.98 * words);
}
