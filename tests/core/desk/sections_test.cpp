#include "core/desk/sectioning.h"
#include "core/desk/sections.h"
#include "core/desk/tagging.h"
#include "core/desk/themes.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray threeBlankPages()
{
    QByteArray bytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                     "2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>endobj\n");
    for (int number = 3; number <= 5; ++number)
        bytes += QByteArray::number(number) + " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n";
    return bytes + "trailer<</Root 1 0 R>>\n%%EOF\n"; // without a table of places: readers look for the objects
}

class SectionsOfDraft : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        const std::vector<Section> sections = m_desk->sections(m_desk->drafts()->front().id).value();
        for (const Section &section : sections)
            m_sections.insert(section.number, section.id);
    }
    void comment(ResponseId response, const QStringList &sections, Stance stance, std::vector<ThemeId> themes = {},
                 Standing standing = Standing::Counts)
    {
        Comment made;
        made.response = response;
        made.stance = stance;
        made.themes = std::move(themes);
        made.standing = standing;
        for (const QString &number : sections)
            made.sections.push_back(m_sections.value(number));
        ASSERT_TRUE(m_desk->apply({CommentAdded{made}}, {}));
    }
    std::vector<SectionComment> list(const SectionQuestion &question, CommentId after = {}, int most = 100)
    {
        return sectionComments(*m_desk, question, after, most).value();
    }

    QHash<QString, SectionId> m_sections;
};

} // namespace

TEST_F(SectionsOfDraft, aSectionCountsItsCommentsByStanceAndEachOnceWithItsSubSections)
{
    const ResponseId id = receive(u"Kilns need skills."_s);
    comment(id, {u"2"_s}, Stance::Support);
    comment(id, {u"2.1"_s}, Stance::Oppose);
    comment(id, {u"2"_s, u"2.1"_s}, Stance::Oppose);
    comment(id, {u"2.1"_s}, Stance::None, {}, Standing::Proposed);
    const SectionTallies tallies = sectionTallies(*m_desk).value();
    const SectionTally chapter = tallies.own.value(m_sections.value(u"2"_s));
    EXPECT_EQ(chapter.total(), 2);
    EXPECT_EQ(chapter.of(Stance::Support), 1);
    EXPECT_EQ(tallies.own.value(m_sections.value(u"2.1"_s)).of(Stance::Oppose), 2);
    const SectionTally whole = tallies.within.value(m_sections.value(u"2"_s));
    EXPECT_EQ(whole.total(), 3);
    EXPECT_EQ(whole.of(Stance::Oppose), 2);
    EXPECT_FALSE(tallies.own.contains(m_sections.value(u"1"_s)));
    EXPECT_FALSE(tallies.within.contains(m_sections.value(u"1"_s)));
}

TEST_F(SectionsOfDraft, aCommentWithTwoThemesOfOneBranchCountsOnceForIt)
{
    Theme child;
    child.parent = theme(u"People"_s).id;
    child.name = u"Apprenticeships"_s;
    ASSERT_TRUE(m_desk->apply({ThemeAdded{child}}, {}));
    const ThemeId people = theme(u"People"_s).id;
    const ThemeId places = theme(u"Places"_s).id;
    comment(receive(u"Kilns"_s), {u"1"_s}, Stance::Support, {people, theme(u"Apprenticeships"_s).id, places});
    const SectionTally tally = sectionTallies(*m_desk)->own.value(m_sections.value(u"1"_s));
    EXPECT_EQ(tally.themes, (QHash<ThemeId, int>{{people, 1}, {places, 1}}));
}

TEST_F(SectionsOfDraft, commentsOfASectionAreListedInPagesWithWhoWroteThem)
{
    const ResponseId first = receive(u"Kilns need \U0001F600 skills and buses."_s);
    const ResponseId second = receive(u"No."_s);
    ASSERT_TRUE(tagResponse(*m_desk, {first, u"\U0001F600 skills"_s, {u"People"_s}, {u"2.1"_s}, Stance::Support, {}}));
    comment(second, {u"2"_s, u"2.1"_s}, Stance::Oppose);
    comment(second, {u"1"_s}, Stance::Oppose);
    comment(second, {u"2.1"_s}, Stance::Oppose, {}, Standing::Proposed);

    const SectionId section = m_sections.value(u"2.1"_s);
    const std::vector<SectionComment> all = list({section});
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].response, first);
    EXPECT_EQ(all[0].number, 1);
    EXPECT_EQ(all[0].respondent, u"Ann Lee"_s);
    EXPECT_EQ(all[0].quote, u"\U0001F600 skills"_s);
    EXPECT_EQ(all[0].themes, std::vector{theme(u"People"_s).id});
    EXPECT_EQ(all[1].quote, QString());

    EXPECT_EQ(list({section}, {}, 1), std::vector{all[0]});
    EXPECT_EQ(list({section}, all[0].id, 1), std::vector{all[1]});
    EXPECT_EQ(list({section, false, Stance::Oppose}), std::vector{all[1]});
    EXPECT_EQ(list({m_sections.value(u"2"_s)}), std::vector{all[1]});
    EXPECT_EQ(list({m_sections.value(u"2"_s), true}), all);
}

TEST_F(SectionsOfDraft, aDraftWithoutHeadingsIsCommentedOnByPage)
{
    NewConsultation how;
    how.title = u"Draft strategy"_s;
    how.opens = utc(u"2020-01-10T09:00:00Z"_s);
    how.closes = utc(u"2020-02-10T12:00:00Z"_s);
    how.draftFile = path(u"scan.pdf"_s);
    writeFile(how.draftFile, threeBlankPages());
    const Result<std::unique_ptr<Desk>> desk = Desk::create(path(u"pages.soundings"_s), how, u"Ann"_s);
    ASSERT_TRUE(desk) << desk.error().message.toStdString();
    const std::vector<Section> sections = (*desk)->sections((*desk)->drafts()->front().id).value();
    ASSERT_EQ(sections.size(), 3u);
    EXPECT_EQ(sections[2].title, u"Page 3"_s);
    EXPECT_EQ(sections[2].page, 2);
}

namespace {

class CorrectingSections : public SectionsOfDraft
{
protected:
    DraftId draft() { return m_desk->drafts()->front().id; }
    std::vector<Section> all() { return m_desk->sections(draft()).value(); }
    QStringList headings()
    {
        QStringList list;
        for (const Section &section : all())
            list << QString(section.depth, u'>') + section.number + u' ' + section.title;
        return list;
    }
    Section numbered(const QString &number)
    {
        for (const Section &section : all()) {
            if (section.number == number)
                return section;
        }
        return {};
    }
    void expectWhole()
    {
        const std::vector<Finding> findings = m_desk->verify().value();
        for (const Finding &finding : findings)
            ADD_FAILURE() << finding.what.toStdString() << ": " << finding.detail.toStdString();
    }
};

} // namespace

TEST_F(CorrectingSections, aMissedSectionStandsWhereItIsOnThePagesAndBelongsToItsChapter)
{
    const QStringList before = headings();
    Section missed;
    missed.number = u"2.0"_s;
    missed.title = u"Missed  by the outline"_s;
    missed.depth = 1;
    const Section chapter = numbered(u"2"_s);
    missed.page = chapter.page;
    missed.box = {0.1, chapter.box.top + 0.0001, 0.5, chapter.box.top + 0.01};
    ASSERT_TRUE(addSection(*m_desk, missed)) << "without a draft named it is the newest";
    const Section added = numbered(u"2.0"_s);
    EXPECT_EQ(added.title, u"Missed by the outline"_s);
    EXPECT_EQ(added.parent, chapter.id);
    EXPECT_EQ(headings().indexOf(u">2.0 Missed by the outline"_s),
              before.indexOf(chapter.number + u' ' + chapter.title) + 1);
    expectWhole();
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(headings(), before);
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(numbered(u"2.0"_s).id, added.id) << "under the same id";
    expectWhole();
}

TEST_F(CorrectingSections, aChangedLevelChangesWhatLiesInWhatAndUndoPutsAllBack)
{
    const std::vector<Section> before = all();
    Section chapter = numbered(u"2"_s);
    const Section inside = numbered(u"2.1"_s);
    ASSERT_EQ(inside.parent, chapter.id);
    chapter.depth = 1;
    chapter.title = u"Renamed"_s;
    ASSERT_TRUE(correctSection(*m_desk, chapter));
    EXPECT_EQ(numbered(u"2"_s).parent, numbered(u"1"_s).id) << "it lies in the chapter before now";
    EXPECT_EQ(numbered(u"2.1"_s).parent, numbered(u"1"_s).id);
    expectWhole();
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(all(), before);
    expectWhole();
}

TEST_F(CorrectingSections, whatIsOnARemovedSectionGoesToTheOneItLiesInAndComesBackByUndo)
{
    const std::vector<Section> before = all();
    const ResponseId id = receive(u"Kilns need skills."_s);
    comment(id, {u"2.1"_s}, Stance::Support);
    comment(id, {u"2"_s, u"2.1"_s}, Stance::Oppose);
    const SectionId gone = m_sections.value(u"2.1"_s);
    ASSERT_TRUE(m_desk->apply({MemoWritten{std::nullopt, Memo{{}, MemoTarget::of(gone), u"Mind this"_s, {}, {}}}}, {}));
    ASSERT_TRUE(removeSection(*m_desk, numbered(u"2.1"_s)));
    EXPECT_EQ(all().size(), before.size() - 1);
    const SectionTallies tallies = sectionTallies(*m_desk).value();
    EXPECT_EQ(tallies.own.value(m_sections.value(u"2"_s)).total(), 2);
    EXPECT_EQ(m_desk->memos(MemoTarget::of(m_sections.value(u"2"_s)))->size(), 1u);
    expectWhole();
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(all(), before);
    EXPECT_EQ(sectionTallies(*m_desk)->own.value(gone).total(), 2);
    EXPECT_EQ(m_desk->memos(MemoTarget::of(gone))->size(), 1u);
    expectWhole();
}

TEST_F(CorrectingSections, whatIsWrongIsRefusedAndTwoAtOnceSeeEachOther)
{
    Section section = numbered(u"2.1"_s);
    section.page = 1000;
    EXPECT_EQ(correctSection(*m_desk, section).error().kind, ErrorKind::Refused);
    section.page = numbered(u"2.1"_s).page;
    section.number.clear();
    section.title = u"  "_s;
    EXPECT_EQ(correctSection(*m_desk, section).error().kind, ErrorKind::Refused);

    const Section as = numbered(u"2.1"_s);
    const std::unique_ptr<Desk> ben = openAgain();
    Section bens = as;
    bens.title = u"Ben's"_s;
    ASSERT_TRUE(correctSection(*ben, bens));
    Section anns = as;
    anns.title = u"Ann's"_s;
    const std::vector<Section> now = all();
    const auto at = std::find_if(now.begin(), now.end(), [](const Section &one) { return one.number == u"2.1"; });
    const int place = int(at - now.begin());
    EXPECT_EQ(m_desk->apply({SectionChanged{as, anns, place, place}}, {}).error().kind, ErrorKind::Refused);
    comment(receive(u"Kilns"_s), {u"2.1"_s}, Stance::Support);
    EXPECT_EQ(m_desk->apply({SectionChanged{*at, {}, place, -1}}, {}).error().kind, ErrorKind::Refused);
    EXPECT_EQ(all(), now);
    expectWhole();
}
