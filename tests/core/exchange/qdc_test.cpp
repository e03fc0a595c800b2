#include "core/exchange/qdc.h"

#include <QXmlStreamReader>

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

Theme theme(int id, int parent, const QString &name, const QString &definition = {})
{
    return {ThemeId{id}, ThemeId{parent}, name, definition, u"#1f6fb4"_s, {}, id};
}

TEST(Qdc, readsATreeAsOtherProgramsWriteIt)
{
    const auto themes = exchange::readCodebookQdc(R"(<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="NVivo"><Codes>
  <Code guid="{1}" name="People" isCodable="true" color="#B34700">
    <Description>Skills &amp; pay</Description>
    <Code guid="2" name="Apprentice/Trainee" isCodable="true"/>
    <Code guid="3" name=" people " isCodable="false"><NoteRef targetGUID="9"/></Code>
  </Code>
  <Code guid="4" name="PEOPLE" isCodable="true"/>
</Codes><Sets><Set guid="5" name="x"/></Sets></CodeBook>)");
    ASSERT_TRUE(themes) << themes.error().message.toStdString();
    const std::vector<exchange::PathTheme> expected{{u"People"_s, u"Skills & pay"_s, u"#b34700"_s, {}},
                                                    {u"People/Apprentice∕Trainee"_s, {}, {}, {}},
                                                    {u"People/people"_s, {}, {}, {}}};
    EXPECT_EQ(*themes, expected);
}

TEST(Qdc, whatIsNoCodebookIsSaidWithItsLine)
{
    const auto cut = exchange::readCodebookQdc("<CodeBook>\n<Codes>\n<Code name=\"a\">");
    ASSERT_FALSE(cut);
    EXPECT_TRUE(cut.error().message.contains(u"line 3"_s)) << cut.error().message.toStdString();
    EXPECT_FALSE(exchange::readCodebookQdc("<Project/>"));
    EXPECT_FALSE(exchange::readCodebookQdc({}));
    EXPECT_FALSE(
        exchange::readCodebookQdc("<CodeBook><Codes>" + QByteArray("<Code name=\"a\">").repeated(100'000)));
}

TEST(Qdc, whatIsWrittenComesBackAndKeepsItsGuids)
{
    const std::vector<Theme> themes{theme(1, 0, u"People"_s, u"Jobs <and> \"pay\""_s),
                                    theme(2, 1, u"Skills"_s), theme(3, 0, u"Places"_s)};
    const auto once = exchange::writeCodebookQdc(themes);
    ASSERT_TRUE(once);
    EXPECT_EQ(once, exchange::writeCodebookQdc(themes));
    const auto back = exchange::readCodebookQdc(*once);
    ASSERT_TRUE(back);
    const std::vector<exchange::PathTheme> expected{{u"People"_s, u"Jobs <and> \"pay\""_s, u"#1f6fb4"_s, {}},
                                                    {u"People/Skills"_s, {}, u"#1f6fb4"_s, {}},
                                                    {u"Places"_s, {}, u"#1f6fb4"_s, {}}};
    EXPECT_EQ(*back, expected);
    EXPECT_FALSE(exchange::writeCodebookQdc({})) << "the standard has no empty codebook";
}

TEST(Qdc, whatBelongsToAThemeComesBackFromEitherFormat)
{
    Theme people = theme(1, 0, u"People"_s, u"Skills and pay.\n\nOf all ages."_s);
    people.examples = u"“Our apprentices leave.”\n“Pay is too low.”"_s;
    people.inclusion = u"Training; childcare: where it keeps people from work"_s;
    people.exclusion = u"Degrees (Ideas)"_s;
    people.retired = true;
    const std::vector<Theme> themes{people, theme(2, 0, u"Places"_s)};
    const exchange::PathTheme expected{u"People"_s,     people.definition, people.colour,    {},
                                       people.examples, people.inclusion,  people.exclusion, true};
    const auto csv = exchange::readCodebookCsv(exchange::writeCodebookCsv(themes));
    ASSERT_TRUE(csv);
    EXPECT_EQ(csv->front(), expected);
    EXPECT_FALSE(csv->back().retired);
    const auto qdc = exchange::readCodebookQdc(*exchange::writeCodebookQdc(themes));
    ASSERT_TRUE(qdc);
    EXPECT_EQ(qdc->front(), expected);
}

} // namespace
