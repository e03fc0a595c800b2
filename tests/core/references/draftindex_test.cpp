#include "core/references/references.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::references;
using namespace Qt::StringLiterals;

namespace {

Section section(const QString &number, const QString &title, int depth, int page)
{
    Section made;
    made.number = number;
    made.title = title;
    made.depth = depth;
    made.page = page;
    return made;
}

/// Eight pages, paragraphs numbered through, pages counted from the third sheet.
DraftIndex plainDraft()
{
    std::vector<DraftPage> pages{{u"1"_s, u"A Plan for Moss\n"_s},
                                 {u"2"_s, u"Contents\nPeople 1\nHomes 3\n"_s}};
    int paragraph = 1;
    for (int page = 1; page <= 6; ++page) {
        QString text;
        if (page == 1)
            text = u"People\n"_s;
        if (page == 3)
            text = u"Homes\nObjective 1: Warm homes for all who rent\n1. Apples\n2. Pears\n"_s;
        for (int i = 0; i < 2; ++i)
            text += u"%1. This paragraph number %1 says what the borough means to do.\n"_s.arg(paragraph++);
        if (page == 4)
            text += u"Table 2: Rents\n"_s;
        pages.push_back({QString::number(page + 2), text + u"Moss Borough %1\n"_s.arg(page)});
    }
    return indexOf({section({}, u"People"_s, 0, 2), section({}, u"Homes"_s, 0, 4)}, pages);
}

const Reference only(const DraftIndex &index, const QString &text)
{
    const std::vector<Reference> all = findReferences(index, text);
    EXPECT_EQ(all.size(), 1U) << text.toStdString();
    return all.empty() ? Reference{} : all.front();
}

} // namespace

TEST(DraftIndex, knowsParagraphsThatRunThroughTheDraft)
{
    const DraftIndex index = plainDraft();
    EXPECT_EQ(index.paragraphs.size(), 12);
    EXPECT_EQ(only(index, u"In para 4 you say"_s).sections, std::vector<int>{0});
    EXPECT_EQ(only(index, u"In paras 4–6 you say"_s).sections, (std::vector<int>{0, 1}));
    EXPECT_EQ(only(index, u"para 45 is missing"_s).why, u"The draft has no paragraph 45."_s);
}

TEST(DraftIndex, countsPagesAsTheyArePrinted)
{
    const DraftIndex index = plainDraft();
    EXPECT_EQ(only(index, u"on page 3"_s).page, 4);
    EXPECT_EQ(only(index, u"on page 3"_s).sections, std::vector<int>{1});
    EXPECT_EQ(only(index, u"on page 8"_s).page, 7) << "the last sheet, as the reader's program counts";
}

TEST(DraftIndex, knowsObjectivesAndTablesOfADraftThatHasThem)
{
    const DraftIndex index = plainDraft();
    EXPECT_EQ(only(index, u"Strategic Objective 1 is right"_s).sections, std::vector<int>{1});
    EXPECT_EQ(only(index, u"We back warm homes for all who rent, mostly."_s).sections, std::vector<int>{1});
    EXPECT_EQ(only(index, u"Table 2"_s).page, 5);
    EXPECT_TRUE(findReferences(index, u"Priority 2 is ours"_s).empty()) << "this draft numbers no priorities";
}
