// Our reading of other people's mail beside what another parser makes of it: field by field, with figures.

#include "core/intake/mail.h"
#include "tests/support/files.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTimeZone>

#include <gtest/gtest.h>

#include <iostream>
#include <map>

using namespace soundings;
using namespace soundings::intake;
using namespace Qt::StringLiterals;

namespace {

struct Facts
{
    QString subject;
    QString sender; ///< "name <address>"
    QString date;
    QString text;
    QStringList attachments; ///< names; empty where a part has none
};

// The other parser's answer ----------------------------------------------------------------------------------

QJsonArray headersOf(const QJsonObject &message)
{
    return message[u"parts"].toArray().first().toObject()[u"headers"].toArray();
}

QJsonValue header(const QJsonObject &message, const QString &name)
{
    for (const QJsonValue &each : headersOf(message)) {
        if (each[u"name"].toString() == name)
            return each[u"value"];
    }
    return {};
}

QString mailbox(const QJsonValue &value)
{
    QJsonArray list = value[u"Address"][u"List"].toArray();
    if (list.isEmpty())
        list = value[u"Address"][u"Group"].toArray().first()[u"addresses"].toArray();
    const QJsonValue first = list.first();
    return (first[u"name"].toString() + u" <"_s + first[u"address"].toString() + u'>').trimmed();
}

QString dateOf(const QJsonValue &value)
{
    const QJsonObject date = value[u"DateTime"].toObject();
    if (date.isEmpty() || date[u"year"].toInt() < 1990)
        return {};
    const int offset = (date[u"tz_hour"].toInt() * 60 + date[u"tz_minute"].toInt()) * 60;
    const QDateTime local(QDate(date[u"year"].toInt(), date[u"month"].toInt(), date[u"day"].toInt()),
                          QTime(date[u"hour"].toInt(), date[u"minute"].toInt(), date[u"second"].toInt()),
                          Qt::OffsetFromUTC, date[u"tz_before_gmt"].toBool() ? -offset : offset);
    return local.toUTC().toString(Qt::ISODate);
}

QString attribute(const QJsonObject &part, const QString &headerName, const QString &name)
{
    for (const QJsonValue &each : part[u"headers"].toArray()) {
        if (each[u"name"].toString() != headerName)
            continue;
        for (const QJsonValue &attribute : each[u"value"][u"ContentType"][u"attributes"].toArray()) {
            if (attribute[u"name"].toString() == name)
                return attribute[u"value"].toString();
        }
    }
    return {};
}

QStringList attachmentsOf(const QJsonObject &message)
{
    QStringList names;
    const QJsonArray parts = message[u"parts"].toArray();
    for (const QJsonValue &index : message[u"attachments"].toArray()) {
        const QJsonObject part = parts[index.toInt()].toObject();
        const QString name = attribute(part, u"content_disposition"_s, u"filename"_s);
        names << (name.isEmpty() ? attribute(part, u"content_type"_s, u"name"_s) : name);
        const QJsonObject nested = part[u"body"][u"Message"].toObject();
        if (!nested.isEmpty())
            names << attachmentsOf(nested);
    }
    return names;
}

// Tags cut away with a cleaver: good enough to compare words.
QString words(QString html)
{
    static const QRegularExpression hidden(u"<(head|style|script)[^>]*>.*?</\\1>|<!--.*?-->"_s,
                                           QRegularExpression::CaseInsensitiveOption
                                               | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(u"<[^>]*>"_s);
    html.remove(hidden).replace(tag, u" "_s);
    html.replace(u"&nbsp;"_s, u" "_s).replace(u"&quot;"_s, u"\""_s).replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s);
    html.replace(u"&uuml;"_s, u"ü"_s).replace(u"&ouml;"_s, u"ö"_s).replace(u"&auml;"_s, u"ä"_s).replace(u"&szlig;"_s, u"ß"_s);
    return html.replace(u"&amp;"_s, u"&"_s);
}

Facts expected(const QJsonObject &message)
{
    Facts facts;
    facts.subject = header(message, u"subject"_s)[u"Text"].toString().simplified();
    for (const QString &name : {u"from"_s, u"reply_to"_s, u"sender"_s}) {
        if (facts.sender.isEmpty() || facts.sender == u"<>")
            facts.sender = mailbox(header(message, name));
    }
    facts.date = dateOf(header(message, u"date"_s));
    const QJsonArray parts = message[u"parts"].toArray();
    QStringList texts;
    for (const QJsonValue &index : message[u"text_body"].toArray()) {
        const QJsonValue body = parts[index.toInt()][u"body"];
        texts << (body[u"Text"].isString() ? body[u"Text"].toString() : words(body[u"Html"].toString()));
    }
    facts.text = texts.join(u'\n');
    facts.attachments = attachmentsOf(message);
    return facts;
}

// Ours -------------------------------------------------------------------------------------------------------

Facts ours(const Letter &letter)
{
    Facts facts;
    facts.subject = letter.subject;
    facts.sender = (letter.name + u" <"_s + letter.address + u'>').trimmed();
    facts.date = letter.sent ? isoUtc(*letter.sent) : QString();
    QStringList texts;
    for (const Part &part : letter.parts) {
        if (part.kind == PartKind::Message)
            texts << part.text;
        else
            facts.attachments << part.name;
    }
    facts.text = texts.join(u'\n');
    return facts;
}

// Blanks, and the characters that are never text, do not count.
QString plain(QString text)
{
    static const QRegularExpression controls(u"[\\x00-\\x1f\\x7f-\\x9f]+"_s);
    return text.replace(controls, u" "_s).simplified().remove(u' ');
}

// Names that the other has must be ours too; a part that it has no name for may be named by us (nested messages).
bool sameAttachments(const QStringList &theirs, QStringList mine)
{
    if (theirs.size() != mine.size())
        return false;
    for (const QString &name : theirs) {
        if (!name.isEmpty() && !mine.removeOne(name) && !mine.removeOne(name.section(u'/', -1)))
            return false;
    }
    return true;
}

struct Tally
{
    int files = 0;
    std::map<QString, int> agree;
};

void compare(const QString &file, const Facts &theirs, const Facts &mine, Tally &tally)
{
    ++tally.files;
    const auto note = [&](const QString &field, bool same, const QString &expectedValue, const QString &value) {
        tally.agree[field] += same;
        if (!same)
            std::cout << "  " << qPrintable(file) << " differs in " << qPrintable(field) << "\n    theirs: "
                      << qUtf8Printable(expectedValue.simplified().left(300)) << "\n    ours:   "
                      << qUtf8Printable(value.simplified().left(300)) << '\n';
    };
    note(u"subject"_s, plain(theirs.subject) == plain(mine.subject), theirs.subject, mine.subject);
    note(u"sender"_s, plain(theirs.sender) == plain(mine.sender), theirs.sender, mine.sender);
    note(u"date"_s, theirs.date == mine.date, theirs.date, mine.date);
    note(u"text"_s, plain(theirs.text) == plain(mine.text), theirs.text, mine.text);
    note(u"attachments"_s, sameAttachments(theirs.attachments, mine.attachments), theirs.attachments.join(u'|'),
         mine.attachments.join(u'|'));
}

Tally compareFolder(const QString &folder)
{
    Tally tally;
    const QDir dir(test::corpora(u"mail/"_s + folder));
    for (const QString &name : dir.entryList({u"*.eml"_s}, QDir::Files, QDir::Name)) {
        const Item item = readMail(test::readFile(dir.filePath(name)), name, Instant{1});
        const auto json = QJsonDocument::fromJson(
            test::readFile(dir.filePath(QFileInfo(name).completeBaseName() + u".json"_s)));
        const Facts theirs = expected(json.object());
        if (const auto *letter = std::get_if<Letter>(&item)) {
            compare(folder + u'/' + name, theirs, ours(*letter), tally);
        } else {
            ++tally.files;
            std::cout << "  " << qPrintable(folder) << '/' << qPrintable(name)
                      << " is unread: " << qPrintable(std::get<Unread>(item).reason) << '\n';
            EXPECT_FALSE(std::get<Unread>(item).reason.isEmpty());
        }
    }
    std::cout << qPrintable(folder) << ": " << tally.files << " files";
    for (const auto &[field, count] : tally.agree)
        std::cout << ", " << qPrintable(field) << ' ' << count;
    std::cout << '\n';
    return tally;
}

} // namespace

TEST(MailCorpus, agreesWithAnotherParser)
{
    if (test::corpora(u"mail"_s).isEmpty())
        GTEST_SKIP() << "the mail of other projects is not on this machine";
    int compared = 0;
    int agreed = 0;
    for (const QString &folder : {u"rfc"_s, u"thirdparty"_s, u"legacy"_s}) {
        const Tally tally = compareFolder(folder);
        for (const auto &[field, count] : tally.agree)
            agreed += count;
        compared += 5 * tally.files;
    }
    std::cout << "together " << agreed << " of " << compared << '\n';
    EXPECT_GT(compared, 200);
    EXPECT_GE(agreed, 0.97 * compared);
}

TEST(MailCorpus, malformedMailHasAnOutcome)
{
    if (test::corpora(u"mail"_s).isEmpty())
        GTEST_SKIP() << "the mail of other projects is not on this machine";
    EXPECT_GT(compareFolder(u"malformed"_s).files, 20);
}
