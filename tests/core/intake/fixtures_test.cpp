// tests/data/mail: a message and what must be read of it. Only what the .json names is looked at.

#include "core/consultation/words.h"
#include "core/intake/mail.h"
#include "tests/support/files.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::intake;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant fileTime{1'000'000'000'000}; // 2001-09-09T01:46:40Z

QString timeText(const std::optional<Instant> &instant) { return instant ? isoUtc(*instant) : QString(); }

void expectAttachment(const QJsonObject &expected, const Part &part, const QByteArray &original)
{
    if (expected.contains(u"name")) {
        EXPECT_EQ(part.name, expected[u"name"].toString());
    }
    if (expected.contains(u"type")) {
        EXPECT_EQ(part.type, expected[u"type"].toString());
    }
    if (expected.contains(u"bytes")) {
        EXPECT_EQ(part.bytes, expected[u"bytes"].toInteger());
    }
    if (expected.contains(u"state")) {
        EXPECT_EQ(toWord(part.state), expected[u"state"].toString());
    }
    if (expected.contains(u"text")) {
        EXPECT_EQ(part.text, expected[u"text"].toString());
    }
    EXPECT_EQ(part.reason.isEmpty(), part.state == TextState::Read);
    const auto bytes = partBytes(original, part);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->size(), part.bytes);
    EXPECT_EQ(QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256), part.sha256);
}

void expectHops(const QJsonArray &expected, const std::vector<Hop> &hops)
{
    ASSERT_EQ(hops.size(), size_t(expected.size()));
    for (size_t i = 0; i < hops.size(); ++i) {
        const QJsonObject each = expected[qsizetype(i)].toObject();
        EXPECT_EQ(hops[i].from, each[u"from"].toString());
        EXPECT_EQ(hops[i].by, each[u"by"].toString());
        EXPECT_EQ(timeText(hops[i].at), each[u"at"].toString());
    }
}

void expectLetter(const QJsonObject &expected, const Letter &letter)
{
    const std::pair<QString, QString> texts[] = {
        {u"subject"_s, letter.subject},      {u"name"_s, letter.name},
        {u"address"_s, letter.address},      {u"messageId"_s, letter.messageId},
        {u"sent"_s, timeText(letter.sent)}, {u"received"_s, isoUtc(letter.received)},
        {u"evidence"_s, toWord(letter.evidence)}};
    for (const auto &[key, value] : texts) {
        if (expected.contains(key)) {
            EXPECT_EQ(value, expected[key].toString()) << key.toStdString();
        }
    }
    QStringList messages;
    std::vector<Part> attachments;
    for (const Part &part : letter.parts) {
        EXPECT_EQ(part.index, int(&part - letter.parts.data()));
        if (part.kind == PartKind::Message)
            messages << part.text;
        else
            attachments.push_back(part);
    }
    if (expected.contains(u"texts")) {
        EXPECT_EQ(messages, expected[u"texts"].toVariant().toStringList()) << messages.join(u'|').toStdString();
    }
    if (expected.contains(u"hops"))
        expectHops(expected[u"hops"].toArray(), letter.hops);
    if (!expected.contains(u"attachments"))
        return;
    const QJsonArray wanted = expected[u"attachments"].toArray();
    ASSERT_EQ(attachments.size(), size_t(wanted.size()));
    for (size_t i = 0; i < attachments.size(); ++i)
        expectAttachment(wanted[qsizetype(i)].toObject(), attachments[i], letter.original);
}

} // namespace

TEST(MailFixtures, areReadAsExpected)
{
    const QDir dir(test::projectFile(u"tests/data/mail"_s));
    const QStringList names = dir.entryList({u"*.eml"_s}, QDir::Files, QDir::Name);
    EXPECT_GT(names.size(), 30);
    for (const QString &name : names) {
        SCOPED_TRACE(name.toStdString());
        const QByteArray bytes = test::readFile(dir.filePath(name));
        const auto expected = QJsonDocument::fromJson(test::readFile(dir.filePath(name.chopped(4) + u".json"_s))).object();
        ASSERT_FALSE(expected.isEmpty());
        const Item item = readMail(bytes, name, fileTime);
        if (expected[u"unread"].toBool()) {
            ASSERT_TRUE(std::holds_alternative<Unread>(item));
            EXPECT_EQ(std::get<Unread>(item).original, bytes);
            EXPECT_TRUE(std::get<Unread>(item).reason.contains(name));
        } else {
            ASSERT_TRUE(std::holds_alternative<Letter>(item));
            EXPECT_EQ(std::get<Letter>(item).original, bytes);
            expectLetter(expected, std::get<Letter>(item));
        }
    }
}
