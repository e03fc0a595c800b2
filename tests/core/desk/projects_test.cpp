#include "core/desk/projects.h"

#include "core/consultation/codepoints.h"
#include "core/desk/codebook.h"
#include "core/desk/sample.h"
#include "core/exchange/qdpx.h"
#include "tests/support/deskfixture.h"

#include <tuple>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// What a comment says, whatever numbers the consultation has given to what it names.
struct Said
{
    QString response;
    int part = -1;
    int begin = 0;
    int end = 0;
    QStringList themes;
    QStringList sections;
    Stance stance;
    QString note;
    QString author;
    Instant at;
    Origin origin;

    friend bool operator==(const Said &, const Said &) = default;
    friend bool operator<(const Said &a, const Said &b)
    {
        const auto all = [](const Said &s) {
            return std::tie(s.response, s.part, s.begin, s.end, s.themes, s.sections, s.stance, s.note,
                            s.author, s.at, s.origin);
        };
        return all(a) < all(b);
    }
};

void PrintTo(const Said &said, std::ostream *out)
{
    *out << said.response.toStdString() << ' ' << said.part << ' ' << said.begin << '-' << said.end << ' '
         << said.themes.join(u',').toStdString() << ' ' << said.sections.join(u',').toStdString() << ' '
         << int(said.stance) << ' ' << said.note.toStdString() << ' ' << said.author.toStdString() << ' '
         << said.at.ms;
}

std::vector<Said> commentsOf(const Desk &desk)
{
    QHash<ThemeId, QString> themes;
    const std::vector<Theme> all = desk.themes().value();
    const QStringList paths = exchange::pathsOf(all);
    for (size_t i = 0; i < all.size(); ++i)
        themes.insert(all[i].id, paths[qsizetype(i)]);
    QHash<SectionId, QString> sections;
    const std::vector<Draft> drafts = desk.drafts().value();
    for (const Draft &draft : drafts) {
        const std::vector<Section> ofDraft = desk.sections(draft.id).value();
        for (const Section &section : ofDraft)
            sections.insert(section.id, section.number + section.title);
    }
    std::vector<Said> comments;
    const std::vector<ResponseId> ids = desk.find({}).value();
    for (const ResponseId id : ids) {
        const ResponseDetail detail = desk.response(id).value();
        for (const Comment &comment : detail.comments) {
            Said said{detail.response.messageId,
                      -1,
                      0,
                      0,
                      {},
                      {},
                      comment.stance,
                      comment.note,
                      comment.author,
                      comment.at,
                      comment.origin};
            for (const Part &part : detail.response.parts) {
                if (comment.passage && comment.passage->part == part.id)
                    said.part = part.index;
            }
            said.begin = comment.passage ? comment.passage->begin : 0;
            said.end = comment.passage ? comment.passage->end : 0;
            for (const ThemeId theme : comment.themes)
                said.themes << themes.value(theme);
            for (const SectionId section : comment.sections)
                said.sections << sections.value(section);
            said.themes.sort();
            said.sections.sort();
            comments.push_back(said);
        }
    }
    std::sort(comments.begin(), comments.end());
    return comments;
}

class Projects : public DeskFixture
{
protected:
    /// Another consultation, with the same draft.
    std::unique_ptr<Desk> another(const QString &name, const QString &person = u"Ben"_s)
    {
        NewConsultation how;
        how.title = u"The same again"_s;
        how.closes = utc(u"2020-02-10T12:00:00Z"_s);
        how.draftFile = projectFile(u"tests/data/drafts/tiny.pdf"_s);
        return Desk::create(path(name), how, person, [this] { return m_now; }).value();
    }
    void comment(ResponseId id, const QString &quote, const QString &theme, Stance stance = Stance::None)
    {
        const Response response = this->response(id).response;
        Comment comment;
        comment.response = id;
        if (!quote.isEmpty()) {
            const qsizetype at = response.parts.front().text.indexOf(quote);
            ASSERT_GE(at, 0);
            comment.passage = Passage{response.parts.front().id, int(at), int(at + quote.size())};
        }
        comment.themes = {this->theme(theme).id};
        comment.stance = stance;
        comment.note = u"noted"_s;
        ASSERT_TRUE(m_desk->apply({CommentAdded{comment}}, u"Tag"_s));
    }
    QString exported()
    {
        const Result<ProjectExport> written = exportProject(*m_desk, path(u"out.qdpx"_s));
        EXPECT_TRUE(written);
        return path(u"out.qdpx"_s);
    }
    ProjectImport imported(Desk &desk, const QString &file, const ProjectImportRequest &more = {})
    {
        ProjectImportRequest request = more;
        request.file = file;
        Result<ProjectImport> taken = importProject(desk, request);
        EXPECT_TRUE(taken) << testing::PrintToString(taken.error());
        return taken ? *std::move(taken) : ProjectImport{};
    }
};

TEST_F(Projects, onesOwnExportAddsNothing)
{
    const ResponseId id = receive(u"The buses stop at six."_s);
    comment(id, u"buses"_s, u"People"_s, Stance::Oppose);
    comment(id, {}, u"Ideas"_s);
    const qint64 journal = m_desk->counts()->journal;
    const ProjectImport taken = imported(*m_desk, exported());
    EXPECT_TRUE(taken.responses.empty());
    EXPECT_EQ(taken.themes, 0);
    EXPECT_EQ(taken.comments, 0);
    EXPECT_EQ(taken.commentsThere, 2);
    EXPECT_EQ(taken.notCarried, QStringList());
    EXPECT_EQ(m_desk->counts()->journal, journal);
}

TEST_F(Projects, theSameConsultationIsTheSameFile)
{
    comment(receive(u"The buses stop at six."_s), u"buses"_s, u"People"_s);
    const QByteArray first = readFile(exported());
    EXPECT_EQ(readFile(exported()), first);
}

TEST_F(Projects, aColleaguesCommentsArriveUnderTheirNameAndAreOneStep)
{
    const ResponseId id = receive(u"The buses stop at six."_s);
    comment(id, u"buses"_s, u"People"_s);
    const QString file = exported();
    const std::unique_ptr<Desk> other = another(u"other.soundings"_s);
    ASSERT_TRUE(other->takeIn({{path(u"mail-1.eml"_s)}, {}, {}}, {}));
    m_now = utc(u"2020-01-21T09:00:00Z"_s);
    const ProjectImport taken = imported(*other, file);
    EXPECT_EQ(taken.comments, 1);
    EXPECT_EQ(commentsOf(*other), commentsOf(*m_desk));
    EXPECT_EQ(commentsOf(*other).at(0).author, u"Ann"_s);
    EXPECT_EQ(other->counts()->inProgress, 1);
    EXPECT_EQ(imported(*other, file).commentsThere, 1) << "not doubled";
    ASSERT_TRUE(other->undo());
    EXPECT_EQ(other->counts()->comments, 0);
    EXPECT_EQ(other->counts()->unread, 1);
}

TEST_F(Projects, copiesOfOneLetterKeepTheirOwnComments)
{
    const QString campaign = u"Stop the buses at once."_s;
    receive(campaign, u"Ann <a@x.example>"_s);
    const ResponseId second = receive(campaign, u"Bo <b@x.example>"_s);
    comment(second, u"buses"_s, u"People"_s);
    const QString file = exported();
    const std::unique_ptr<Desk> other = another(u"other.soundings"_s);
    // The other way round, so that the order doesn't tell.
    ASSERT_TRUE(other->takeIn({{path(u"mail-2.eml"_s)}, {}, {}}, {}));
    ASSERT_TRUE(other->takeIn({{path(u"mail-1.eml"_s)}, {}, {}}, {}));
    EXPECT_TRUE(imported(*other, file).responses.empty());
    EXPECT_EQ(commentsOf(*other), commentsOf(*m_desk));
}

TEST_F(Projects, whatIsNotHereComesInAsAResponse)
{
    const ResponseId id = receive(u"The buses stop at six."_s);
    comment(id, u"buses"_s, u"People"_s, Stance::Support);
    const Response sent = response(id).response;
    m_now = utc(u"2020-01-21T09:00:00Z"_s);
    const std::unique_ptr<Desk> other = another(u"other.soundings"_s);
    const ProjectImport taken = imported(*other, exported());
    ASSERT_EQ(taken.responses.size(), 1u);
    const ResponseDetail detail = other->response(taken.responses[0].response.id).value();
    EXPECT_EQ(detail.response.respondent.name, sent.respondent.name);
    EXPECT_EQ(detail.response.received, sent.received);
    EXPECT_EQ(detail.response.evidence, Evidence::Given);
    EXPECT_EQ(detail.response.channel, Channel::Email);
    EXPECT_EQ(detail.response.parts.at(0).text, sent.parts.at(0).text);
    ASSERT_EQ(detail.comments.size(), 1u);
    EXPECT_EQ(detail.comments[0].passage->begin, 4);
    EXPECT_EQ(detail.comments[0].stance, Stance::Support);
    EXPECT_TRUE(other->verify()->empty());
    EXPECT_TRUE(imported(*other, exported()).responses.empty()) << "and is known the next time";
    EXPECT_EQ(other->counts()->comments, 1);
}

exchange::Project fromElsewhere()
{
    using namespace exchange;
    Project project{u"Interviews"_s};
    const auto guid = [](const QString &what) { return guidFor({}, what); };
    project.themes = {{guid(u"t1"_s), {}, u"people"_s, {}, {}, {}},
                      {guid(u"t2"_s), guid(u"t1"_s), u"Skills/pay"_s, u"What work gives"_s, {}, u"p"_s}};
    project.responses = {{guid(u"r"_s), u"Kilns"_s, {}, u"Cy"_s, u"Kilns Ltd"_s}};
    project.sources = {
        {guid(u"a"_s),
         guid(u"r"_s),
         PartKind::Message,
         u"First talk"_s,
         {},
         u"\n\n  We need 🏺 kilns.\n"_s},
        {guid(u"b"_s), guid(u"r"_s), PartKind::Message, u"Second talk"_s, {}, u"And 🏺 buses."_s},
        {guid(u"c"_s),
         guid(u"r"_s),
         PartKind::Attachment,
         u"Plan.pdf"_s,
         {},
         u"Trams everywhere"_s,
         true,
         u"Plan.pdf"_s,
         readFile(projectFile(u"tests/data/drafts/tiny.pdf"_s))},
        {guid(u"d"_s), {}, PartKind::Message, u"Lone note"_s, {}, u"Nothing but horses"_s}};
    const auto add = [&](const QString &source, ProjectRange range) {
        project.comments.push_back(
            {guid(source + QString::number(range.begin)), guid(source), range, {guid(u"t2"_s)}, {}});
    };
    add(u"a"_s, {4, 6});
    add(u"a"_s, {14, 19});
    add(u"b"_s, {6, 11});
    add(u"c"_s, {0, 5});
    add(u"d"_s, {12, 18});
    return project;
}

TEST_F(Projects, aProjectOfAnotherProgramComesInWhole)
{
    writeFile(path(u"nvivo.qdpx"_s), *exchange::writeQdpx(fromElsewhere()));
    const ProjectImport taken =
        imported(*m_desk, path(u"nvivo.qdpx"_s), {{}, Channel::Event, utc(u"2020-01-15T10:00:00Z"_s)});
    EXPECT_EQ(taken.notCarried, QStringList());
    ASSERT_EQ(taken.responses.size(), 2u);
    EXPECT_EQ(taken.themes, 1) << "People was here";
    const std::vector<Theme> themes = m_desk->themes().value();
    EXPECT_TRUE(exchange::pathsOf(themes).contains(u"People/Skills∕pay"_s));
    QStringList quotes;
    for (const ImportItem &item : taken.responses) {
        const ResponseDetail detail = m_desk->response(item.response.id).value();
        EXPECT_EQ(detail.response.channel, Channel::Event);
        EXPECT_EQ(detail.response.received, utc(u"2020-01-15T10:00:00Z"_s));
        for (const Part &part : detail.response.parts) {
            if (part.kind == PartKind::Attachment) {
                EXPECT_EQ(m_desk->partBytes(item.response.id, part.index).value(),
                          readFile(projectFile(u"tests/data/drafts/tiny.pdf"_s)));
            }
            for (const Comment &comment : detail.comments) {
                if (comment.passage->part == part.id)
                    quotes << passageOf(part.text, comment.passage->begin, comment.passage->end).toString();
            }
        }
    }
    EXPECT_EQ(quotes, (QStringList{u"We"_s, u"kilns"_s, u"buses"_s, u"Trams"_s, u"horses"_s}));
    const Response first = m_desk->response(taken.responses[0].response.id)->response;
    EXPECT_EQ(first.respondent.organisation, u"Kilns Ltd"_s);
    EXPECT_EQ(first.parts.size(), 2u) << "two talks are one message, beside the file";
    EXPECT_TRUE(m_desk->verify()->empty());

    const ProjectImport again = imported(*m_desk, path(u"nvivo.qdpx"_s));
    EXPECT_TRUE(again.responses.empty()) << "all is here already";
    EXPECT_EQ(again.commentsThere, 5);
    EXPECT_EQ(again.comments, 0);
    EXPECT_EQ(again.notCarried, QStringList());
}

TEST_F(Projects, passagesAreFoundByTheirWordsWhereTheTextHereIsAnother)
{
    const ResponseId id = receive(u"The buses stop at six."_s);
    comment(id, u"stop at six"_s, u"People"_s);
    comment(id, u"buses"_s, u"People"_s);
    Result<exchange::Read> read = exchange::readQdpx(readFile(exported()));
    ASSERT_TRUE(read);
    read->project.sources[0].text.replace(u"The buses"_s, u"All the trams"_s);
    read->project.comments[0].range = exchange::ProjectRange{14, 25};
    for (exchange::ProjectComment &one : read->project.comments)
        one.guid = exchange::guidFor(one.guid, u"again"_s);
    read->project.comments[0].author = u"Cy"_s;
    read->project.comments[1].range = exchange::ProjectRange{8, 13};
    writeFile(path(u"other.qdpx"_s), *exchange::writeQdpx(read->project));
    const ProjectImport taken = imported(*m_desk, path(u"other.qdpx"_s));
    EXPECT_EQ(taken.comments, 1);
    ASSERT_EQ(taken.notCarried.size(), 1);
    EXPECT_TRUE(taken.notCarried[0].startsWith(u"1 comment"_s)) << taken.notCarried[0].toStdString();
    const std::vector<Comment> comments = response(id).comments;
    ASSERT_EQ(comments.size(), 3u);
    for (const Comment &one : comments) {
        if (one.author == u"Cy"_s) {
            EXPECT_EQ(one.passage->begin, 10);
            EXPECT_EQ(one.passage->end, 21);
        }
    }
}

TEST_F(Projects, whatCantBeReadNamesTheFileAndWhatIsStoppedLeavesNothing)
{
    writeFile(path(u"broken.qdpx"_s), "PK");
    const Result<ProjectImport> broken = importProject(*m_desk, {path(u"broken.qdpx"_s)});
    ASSERT_FALSE(broken);
    EXPECT_TRUE(broken.error().message.startsWith(u"broken.qdpx: "_s));
    const Result<ProjectExport> nowhere = exportProject(*m_desk, path(u"no/folder/x.qdpx"_s));
    ASSERT_FALSE(nowhere);
    EXPECT_TRUE(nowhere.error().message.contains(u"x.qdpx"_s));
}

/// The sample, through files and back: what its team said stands again in a consultation that holds the same
/// responses.
TEST_F(Projects, theSampleWithFiveHundredCommentsArrivesWhole)
{
    const QString full = path(u"sample.soundings"_s);
    ASSERT_TRUE(makeSample(projectFile(u"resources/sample"_s), full, u"Ann"_s));
    const std::unique_ptr<Desk> sample = Desk::open(full, u"Ann"_s).value();
    const std::vector<Theme> themes = sample->themes().value();
    const std::vector<Section> sections = sample->sections(sample->drafts()->front().id).value();
    ChangeSet more;
    int n = 0;
    const std::vector<ResponseId> ids = sample->find({}).value();
    for (const ResponseId id : ids) {
        const Response response = sample->response(id)->response;
        for (const Part &part : response.parts) {
            const int length = codePointCount(part.text);
            for (int at = 3; at + 40 < length && n < 600; at += 170, ++n) {
                Comment comment;
                comment.response = id;
                comment.passage = Passage{part.id, at, at + 20 + n % 20};
                comment.themes = {themes[size_t(n) % themes.size()].id,
                                  themes[size_t(n / 2) % themes.size()].id};
                comment.stance = Stance(n % 5);
                comment.origin = Origin(n % 3);
                comment.note = n % 2 ? u"Note %1 🏺"_s.arg(n) : QString();
                comment.author = n % 3 ? u"Bo"_s : QString();
                if (n % 4 == 0)
                    comment.sections = {sections[size_t(n) % sections.size()].id};
                more.push_back(CommentAdded{comment});
            }
        }
    }
    ASSERT_TRUE(sample->apply(more, {}));
    ASSERT_GE(sample->counts()->comments, 500);
    ASSERT_TRUE(exportProject(*sample, path(u"sample.qdpx"_s)));

    const QString bare = path(u"bare.soundings"_s);
    ASSERT_TRUE(makeSample(projectFile(u"resources/sample"_s), bare, u"Ben"_s));
    const std::unique_ptr<Desk> fresh = Desk::open(bare, u"Ben"_s).value();
    ChangeSet less;
    const std::vector<ResponseId> same = fresh->find({}).value();
    for (const ResponseId id : same) {
        const std::vector<Comment> comments = fresh->response(id)->comments;
        for (const Comment &comment : comments)
            less.push_back(CommentRemoved{comment});
    }
    ASSERT_TRUE(fresh->apply(less, {}));
    const int responses = fresh->counts()->responses;
    const ProjectImport taken = imported(*fresh, path(u"sample.qdpx"_s));
    EXPECT_EQ(taken.notCarried, QStringList());
    EXPECT_EQ(fresh->counts()->responses, responses);
    EXPECT_EQ(taken.comments, sample->counts()->comments);
    EXPECT_EQ(commentsOf(*fresh), commentsOf(*sample));
}

} // namespace
