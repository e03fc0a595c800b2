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
