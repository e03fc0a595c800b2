#include "core/redaction/clearing.h"

#include "core/consultation/codepoints.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::redaction;
using namespace Qt::StringLiterals;

namespace {

ResponseDetail detail(const QString &text)
{
    ResponseDetail detail;
    Response &r = detail.response;
    r.id = {1};
    r.number = 1;
    r.respondent = {{1}, u"Ann Lee"_s, u"Kilns Ltd"_s, RespondentKind::Business, u"Leek"_s, u"ann@kilns.example"_s};
    r.subject = u"From Ann Lee"_s;
    r.assignee = u"Ben"_s;
    r.source = u"in/ann.eml"_s;
    r.messageId = u"1@kilns.example"_s;
    r.original = QByteArray(32, 'x');
    r.hops = {{u"out.kilns.example"_s, u"mx"_s, {}}};
    Part part;
    part.id = {7};
    part.text = text;
    r.parts = {part};
    Part attachment;
    attachment.id = {8};
    attachment.index = 1;
    attachment.kind = PartKind::Attachment;
    attachment.name = u"Ann Lee.docx"_s;
    attachment.sha256 = QByteArray(32, 'y');
    attachment.text = u"Kilns need skills"_s;
    r.parts.push_back(attachment);
    return detail;
}

Judged hidden(int begin, int end, RedactionReason reason = RedactionReason::Other, bool hide = true)
{
    return {{Passage{{7}, begin, end}, soundings::Redaction{reason, hide}}};
}

QString textOf(const std::optional<ResponseDetail> &clean) { return clean->response.parts.front().text; }

} // namespace

TEST(ClearingTest, consentSaysWhoIsNamed)
{
    ResponseDetail one = detail(u"Ann Lee writes from Kilns Ltd."_s);
    const auto open = cleared(one, {}, Edition::Consented);
    EXPECT_EQ(textOf(open), u"Ann Lee writes from Kilns Ltd."_s);
    EXPECT_EQ(open->response.respondent.name, u"Ann Lee"_s);
    EXPECT_TRUE(open->response.respondent.address.isEmpty()) << "never an address";
    const auto anonymous = cleared(one, {}, Edition::Anonymous);
    EXPECT_EQ(textOf(anonymous), u"█████ [name] writes from Kilns Ltd."_s) << "an organisation that may be named";
    EXPECT_TRUE(anonymous->response.respondent.name.isEmpty());
    one.response.confidentiality = Confidentiality::Anonymous;
    const auto nameless = cleared(one, {}, Edition::Consented);
    EXPECT_EQ(textOf(nameless), u"█████ [name] writes from █████ [name]."_s);
    EXPECT_EQ(nameless->response.respondent, (Respondent{{1}, {}, {}, RespondentKind::Business, {}, {}}));
    one.response.confidentiality = Confidentiality::Confidential;
    EXPECT_FALSE(cleared(one, {}, Edition::Consented));
    EXPECT_FALSE(cleared(one, {}, Edition::Anonymous));
}

TEST(ClearingTest, theWayItCameTheFilesNamesAndTheTeamGo)
{
    const Response r = cleared(detail(u"Text"_s), {}, Edition::Consented)->response;
    for (const QString &gone : {r.assignee, r.source, r.messageId})
        EXPECT_TRUE(gone.isEmpty());
    EXPECT_TRUE(r.hops.empty());
    EXPECT_TRUE(r.original.isEmpty());
    EXPECT_EQ(r.parts[1].name, u"attachment 1"_s);
    EXPECT_TRUE(r.parts[1].sha256.isEmpty());
}

TEST(ClearingTest, aSubjectThatIsTheNameOfTheFileTellsNobody)
{
    ResponseDetail one = detail(u"Text"_s);
    one.response.source = u"letters/2020-02-06-ann-lee.docx"_s;
    one.response.subject = u"2020-02-06-ann-lee"_s;
    EXPECT_TRUE(cleared(one, {}, Edition::Consented)->response.subject.isEmpty());
    one.response.source = u"letters/7.docx"_s;
    EXPECT_EQ(cleared(one, {}, Edition::Anonymous)->response.subject, u"2020-02-06-█████ [name]-█████ [name]"_s);
    one.response.respondent.name.clear();
    one.response.subject = u"2020-02-06-miss-e-wardle"_s;
    EXPECT_EQ(cleared(one, {}, Edition::Anonymous)->response.subject, u"2020-02-06-miss-█████ [name]"_s);
}

TEST(ClearingTest, hiddenWordsGoWhereverTheResponseSaysThem)
{
    ResponseDetail one = detail(u"\U0001F600 Kilns need skills."_s);
    one.response.subject = u"KILNS need"_s;
    Comment comment;
    comment.passage = Passage{{7}, 0, 19};
    comment.note = u"says that kilns need them"_s;
    comment.author = u"Ben"_s;
    one.comments = {comment};
    const auto clean = cleared(one, hidden(2, 12), Edition::Consented);
    EXPECT_EQ(textOf(clean), u"\U0001F600 █████ [withheld] skills."_s);
    EXPECT_EQ(clean->response.subject, u"█████ [withheld]"_s);
    EXPECT_EQ(clean->response.parts[1].text, u"█████ [withheld] skills"_s);
    EXPECT_EQ(clean->comments[0].note, u"says that █████ [withheld] them"_s);
    EXPECT_TRUE(clean->comments[0].author.isEmpty());
}

TEST(ClearingTest, commentsStandOnTheirWordsStill)
{
    ResponseDetail one = detail(u"\U0001F600 Ring 01782 123456 now, please."_s);
    const auto on = [&](int begin, int end) {
        Comment comment;
        comment.passage = Passage{{7}, begin, end};
        one.comments = {comment};
        const auto clean = cleared(one, {}, Edition::Consented);
        const Passage passage = *clean->comments[0].passage;
        return passageOf(textOf(clean), passage.begin, passage.end).toString();
    };
    EXPECT_EQ(on(20, 23), u"now"_s);
    EXPECT_EQ(on(2, 6), u"Ring"_s);
    EXPECT_EQ(on(0, 32), u"\U0001F600 Ring █████ [telephone number] now, please."_s);
    EXPECT_EQ(on(9, 23), u"█████ [telephone number] now"_s) << "a part of what is hidden shows the bar whole";
    EXPECT_EQ(on(2, 10), u"Ring █████ [telephone number]"_s);
    EXPECT_EQ(on(8, 12), u"█████ [telephone number]"_s);
}

TEST(ClearingTest, whatIsLeftInStaysButWhoAskedNotToBeNamed)
{
    ResponseDetail one = detail(u"Ann Lee, 01782 123456"_s);
    EXPECT_EQ(textOf(cleared(one, hidden(0, 21, RedactionReason::Other, false), Edition::Consented)), u"Ann Lee, 01782 123456"_s);
    one.response.confidentiality = Confidentiality::Anonymous;
    EXPECT_EQ(textOf(cleared(one, hidden(0, 21, RedactionReason::Other, false), Edition::Consented)),
              u"█████ [name], 01782 123456"_s);
}
