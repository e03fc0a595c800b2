#include "core/redaction/suggesting.h"

#include "tests/support/files.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <iostream>
#include <map>

using namespace soundings;
using namespace soundings::redaction;
using namespace Qt::StringLiterals;

namespace {

/// News stories: prose with many figures, dates, amounts and names of companies.
QStringList stories(int atMost)
{
    const QString file = test::corpora(u"labelled/reuters21578"_s) + u"/modapte.jsonl.gz"_s;
    QProcess unpack;
    unpack.start(u"gzip"_s, {u"-dc"_s, file});
    if (!unpack.waitForFinished(60'000))
        return {};
    QStringList texts;
    for (const QByteArray &line : unpack.readAllStandardOutput().split('\n')) {
        const QString text = QJsonDocument::fromJson(line).object()[u"text"_s].toString();
        if (!text.isEmpty() && texts.size() < atMost)
            texts << text;
    }
    return texts;
}

struct Detail
{
    QString sentence; ///< %1: the detail
    QString detail;
};

/// Invented details in the sentences in which people give them.
std::vector<Detail> details(int number)
{
    const QString family = u"%1%2"_s.arg(QStringList{u"Brack"_s, u"Thorn"_s, u"Quill"_s, u"Pember"_s}[number % 4],
                                         QStringList{u"well"_s, u"by"_s, u"stock"_s}[number % 3]);
    const QString phone = u"01782 %1"_s.arg(100000 + number * 91);
    return {{u"I agree with Mrs %1 on this."_s, family},
            {u"Dear %1,\n"_s, u"Ada "_s + family},
            {u"My name is %1."_s, u"Bertram "_s + family},
            {u"Cllr %1 said so."_s, u"J. "_s + family},
            {u"Call me on %1."_s, phone},
            {u"Mobile: %1"_s, u"07700 9%1"_s.arg(10000 + number)},
            {u"My e-mail is %1, please reply."_s, u"%1.%2@mail.example"_s.arg(family.toLower()).arg(number)},
            {u"I live at %1 and walk."_s, u"%1 %2 Lane"_s.arg(number % 90 + 1).arg(family)},
            {u"We are at %1"_s, u"%1 %2 Street, Leek ST13 %3AB"_s.arg(number % 90 + 1).arg(family).arg(number % 9)},
            {u"My account number is %1."_s, QString::number(10000000 + number)}};
}

} // namespace

/// What fraction of planted details is found whole, and how many suggestions there are where nothing is planted.
TEST(RedactionCorporaTest, plantedDetailsAreFoundInRealTexts)
{
    const QStringList texts = test::corpora().isEmpty() ? QStringList() : stories(300);
    if (texts.isEmpty())
        GTEST_SKIP() << "the corpora are absent";
    int planted = 0;
    int found = 0;
    std::map<QString, int> missed;
    for (int number = 0; number < texts.size(); ++number) {
        const std::vector<Detail> all = details(number);
        const Detail &one = all[size_t(number) % all.size()];
        const qsizetype middle = std::max<qsizetype>(texts[number].indexOf(u". "_s, texts[number].size() / 2) + 2, 0);
        const QString begin = texts[number].first(middle) + u'\n';
        const QString text = begin + one.sentence.arg(one.detail) + u"\n"_s + texts[number].sliced(middle);
        const qsizetype at = text.indexOf(one.detail, begin.size());
        const Finds finds = suggestions(text, {{}, true, true}, TextKind::Message);
        const bool hit = std::any_of(finds.begin(), finds.end(), [&](const Found &f) { return f.begin <= at && at + one.detail.size() <= f.end; });
        ++planted;
        found += hit;
        if (!hit)
            ++missed[one.sentence];
    }
    for (const auto &[sentence, n] : missed)
        std::cout << "missed " << n << ": " << sentence.toStdString() << '\n';
    std::cout << "recall " << found << " of " << planted << '\n';
    EXPECT_GE(found * 100, planted * 97);
}

TEST(RedactionCorporaTest, realTextsWithoutAddressesAreLeftAloneAndQuickly)
{
    const QStringList texts = test::corpora().isEmpty() ? QStringList() : stories(2'000);
    if (texts.isEmpty())
        GTEST_SKIP() << "the corpora are absent";
    std::map<RedactionReason, int> counts;
    std::map<RedactionReason, QStringList> samples;
    qsizetype characters = 0;
    QElapsedTimer timer;
    timer.start();
    for (const QString &text : texts) {
        characters += text.size();
        for (const Found &one : suggestions(text, {{}, true, true}, TextKind::Document)) {
            ++counts[one.reason];
            if (samples[one.reason].size() < 30)
                samples[one.reason] << text.mid(one.begin, one.end - one.begin).simplified();
        }
    }
    const double perSecond = double(characters) / 1e6 / (double(timer.elapsed()) / 1e3);
    std::cout << texts.size() << " stories, " << characters << " characters, " << perSecond << " million a second\n";
    for (const auto &[reason, n] : counts)
        std::cout << int(reason) << ": " << n << " – " << samples[reason].join(u" | "_s).toStdString() << '\n';
    const int numbers = counts[RedactionReason::Telephone] + counts[RedactionReason::Account] + counts[RedactionReason::Postcode];
    EXPECT_LE(numbers, texts.size() / 200) << "amounts and dates are no numbers to ring";
    EXPECT_LE(counts[RedactionReason::Address], texts.size() / 100);
}
