#include "core/consultation/words.h"
#include "core/desk/campaigns.h"
#include "core/desk/crosstable.h"
#include "core/desk/narrowing.h"
#include "core/desk/sample.h"
#include "tests/support/deskfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// The sample, made once, beside what its author wrote down about every item.
class Sample : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_folder = new QTemporaryDir;
        const QString file = s_folder->filePath(u"sample.soundings"_s);
        ImportProgress progress;
        progress.item = [](const ImportItem &item) { s_items.push_back(item); };
        const Result<> made = makeSample(projectFile(u"resources/sample"_s), file, u"Ann"_s, progress);
        ASSERT_TRUE(made) << made.error().message.toStdString() << made.error().detail.toStdString();
        s_desk = Desk::open(file).value().release();
        const QByteArray json = readFile(projectFile(u"tests/data/sample/manifest.json"_s));
        s_manifest = QJsonDocument::fromJson(json).object();
    }
    static void TearDownTestSuite()
    {
        delete s_desk;
        delete s_folder;
        s_items.clear();
    }

    /// The response that an e-mail of the manifest became.
    static std::optional<Response> received(const QJsonObject &expected)
    {
        for (const ImportItem &item : s_items) {
            if (item.outcome == ImportOutcome::Added && u'<' + item.response.messageId + u'>' == expected[u"message-id"].toString())
                return s_desk->response(item.response.id).value().response;
        }
        return std::nullopt;
    }

    static inline QTemporaryDir *s_folder = nullptr;
    static inline Desk *s_desk = nullptr;
    static inline QJsonObject s_manifest;
    static inline std::vector<ImportItem> s_items;
};

QStringList attachmentNames(const Response &response)
{
    QStringList names;
    for (const Part &part : response.parts) {
        if (part.kind == PartKind::Attachment)
            names << part.name;
    }
    return names;
}

bool saysSomewhere(const Response &response, const QString &phrase)
{
    return std::any_of(response.parts.begin(), response.parts.end(), [&](const Part &part) {
        return part.text.simplified().contains(phrase.simplified());
    });
}

} // namespace

TEST_F(Sample, everyMessageIsReadAsItsAuthorMeantIt)
{
    int checked = 0;
    for (const QJsonValue &value : s_manifest[u"items"].toArray()) {
        const QJsonObject expected = value.toObject();
        const QString kind = expected[u"kind"].toString();
        if (kind != u"eml" && kind != u"mbox")
            continue;
        SCOPED_TRACE(expected[u"source"].toString().toStdString());
        const std::optional<Response> response = received(expected);
        ASSERT_TRUE(response);
        EXPECT_EQ(response->subject, expected[u"subject"].toString());
        EXPECT_EQ(response->respondent.address, expected[u"from"][u"address"].toString());
        ASSERT_TRUE(response->sent);
        EXPECT_EQ(isoUtc(*response->sent), expected[u"sent"].toString());
        EXPECT_EQ(isoUtc(response->received), expected[u"received"].toString());
        EXPECT_EQ(toWord(response->evidence), expected[u"evidence"].toString());
        EXPECT_EQ(toWord(response->timeliness), expected[u"timeliness"].toString());
        EXPECT_TRUE(saysSomewhere(*response, expected[u"phrase"].toString())) << expected[u"phrase"].toString().toStdString();
        for (const QJsonValue &name : expected[u"attachments"].toArray())
            EXPECT_TRUE(attachmentNames(*response).contains(name.toString())) << name.toString().toStdString();
        ++checked;
    }
    EXPECT_EQ(checked, 104);
}

TEST_F(Sample, nothingIsUnreadableAndTheRepeatedMessageIsKnown)
{
    const Counts counts = s_desk->counts().value();
    EXPECT_EQ(counts.unreadable, 0);
    EXPECT_EQ(counts.responses, 103 + 2 + 28); // messages once each, two letters, the survey's rows
    EXPECT_EQ(counts.comments, s_manifest[u"totals"][u"comments"].toInt());
    EXPECT_EQ(counts.tagged, s_manifest[u"totals"][u"messages-with-comments"].toInt());
    EXPECT_TRUE(s_desk->verify()->empty());
}

TEST_F(Sample, everyRowOfTheSurveyIsAResponse)
{
    int checked = 0;
    for (const QJsonValue &value : s_manifest[u"items"].toArray()) {
        const QJsonObject expected = value.toObject();
        if (expected[u"kind"].toString() != u"survey")
            continue;
        SCOPED_TRACE(expected[u"source"].toString().toStdString());
        const auto item = std::find_if(s_items.begin(), s_items.end(), [&](const ImportItem &one) {
            return one.source.endsWith(u'/' + expected[u"source"].toString());
        });
        ASSERT_NE(item, s_items.end());
        const Response response = s_desk->response(item->response.id)->response;
        EXPECT_EQ(response.respondent.name, expected[u"from"][u"name"].toString());
        EXPECT_TRUE(response.messageId.endsWith(u':' + expected[u"respondent-id"].toString()));
        EXPECT_EQ(isoUtc(response.received), expected[u"received"].toString());
        EXPECT_EQ(toWord(response.evidence), expected[u"evidence"].toString());
        EXPECT_EQ(toWord(response.timeliness), expected[u"timeliness"].toString());
        EXPECT_TRUE(saysSomewhere(response, expected[u"phrase"].toString()));
        ++checked;
    }
    EXPECT_EQ(checked, 28);
    EXPECT_EQ(s_desk->count(u"channel:survey is:late"_s), 1);
    EXPECT_EQ(s_desk->surveyTables()->size(), 1u);
}

TEST_F(Sample, commentsSpeakOfTheDraftsSections)
{
    const Result<std::vector<Section>> sections = s_desk->sections(s_desk->drafts()->front().id);
    QStringList numbers;
    for (const Section &section : *sections)
        numbers << section.number;
    for (const QString &number : {u"1"_s, u"4.2"_s, u"8"_s, u"14"_s})
        EXPECT_TRUE(numbers.contains(number)) << number.toStdString();
    EXPECT_GT(s_desk->count(u"section:4"_s).value(), s_desk->count(u"section:4.2"_s).value());
    EXPECT_GT(s_desk->count(u"section:4.2"_s).value(), 0);
}

TEST_F(Sample, theLastMomentsAreJudgedToTheSecond)
{
    EXPECT_EQ(s_desk->count(u"received:2020-02-10T11:59:58..2020-02-10T12:00:00 is:late"_s), 0);
    EXPECT_EQ(s_desk->count(u"received:2020-02-10T11:59:58..2020-02-10T12:00:00 is:on-time"_s), 2);
    EXPECT_EQ(s_desk->count(u"received:2020-02-10T12:00:01..2020-02-10T12:00:02 is:late"_s), 1);
}

TEST_F(Sample, anAttachmentComesOutAsItWentIn)
{
    const QJsonArray items = s_manifest[u"items"].toArray();
    int checked = 0;
    for (const QJsonValue &value : items) {
        if (value[u"attachments"].toArray().isEmpty() || value[u"message-id"].isNull())
            continue;
        const std::optional<Response> response = received(value.toObject());
        ASSERT_TRUE(response);
        for (const Part &part : response->parts) {
            if (part.kind != PartKind::Attachment || !part.name.endsWith(u".docx"_s))
                continue;
            const Result<QByteArray> bytes = s_desk->partBytes(response->id, part.index);
            ASSERT_TRUE(bytes);
            EXPECT_TRUE(bytes->startsWith("PK")) << part.name.toStdString();
            EXPECT_EQ(bytes->size(), part.bytes);
            ++checked;
        }
    }
    EXPECT_GE(checked, 3);
}

/// Three of its members say it so much in their own words that less than four fifths of the letter stand in them: these a
/// person puts in.
TEST_F(Sample, theCampaignIsFoundAndNothingElseIsOne)
{
    const std::vector<CampaignRow> rows = campaignRows(*s_desk).value();
    ASSERT_EQ(rows.size(), 1u);
    const std::vector<CampaignMember> members = campaignMembers(*s_desk, rows[0].campaign.id).value();
    QSet<ResponseId> found;
    for (const CampaignMember &member : members)
        found.insert(member.response);
    const QJsonArray items = s_manifest[u"items"].toArray();
    int expected = 0;
    for (const QJsonValue &item : items) {
        const std::optional<Response> response = received(item.toObject());
        if (item[u"special"].toString() == u"campaign")
            expected += int(response && found.remove(response->id));
    }
    EXPECT_EQ(expected, 22) << "of 25";
    EXPECT_TRUE(found.isEmpty()) << "that are no copies";
    EXPECT_EQ(rows[0].campaign.title, u"Reconnect the Moorlands"_s);
    EXPECT_TRUE(rows[0].campaign.kernel.startsWith(u"Dear …\n\nI am writing"_s)) << rows[0].campaign.kernel.toStdString();
}

TEST_F(Sample, aCrossTablesNumberIsWhatAClickOnItLists)
{
    for (const QString &facet : {u"theme"_s, u"section"_s}) {
        const CrossTable table = crossTable(*s_desk, {}, facet, u"kind"_s).value();
        EXPECT_TRUE(table.rows.contains(facet == u"theme" ? u"Business environment"_s : u"9"_s)) << "only spoken of by its parts";
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            const QString query = narrowedTo({}, facet, {table.rows[row]});
            EXPECT_EQ(table.rowTotals[size_t(row)], s_desk->count(query).value()) << query.toStdString();
            for (qsizetype column = 0; column < table.columns.size(); ++column)
                EXPECT_EQ(table.count(row, column), s_desk->count(narrowedTo(query, u"kind"_s, {table.columns[column]})).value());
        }
    }
}
