#include "core/draft/sections.h"
#include "tests/core/draft/pdfs.h"
#include "tests/support/files.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gmock/gmock.h>

using namespace soundings;
using namespace Qt::StringLiterals;
using ::testing::ElementsAre;

namespace {

draft::Document opened(const QByteArray &bytes)
{
    auto document = draft::Document::open(bytes, u"test.pdf"_s);
    EXPECT_TRUE(document.has_value());
    return std::move(*document);
}

std::vector<draft::PageText> textsOf(const draft::Document &document, std::vector<QSizeF> *sizes)
{
    std::vector<draft::PageText> texts;
    for (int i = 0; i < document.pageCount(); ++i) {
        texts.push_back(document.pageText(i));
        sizes->push_back(document.pageSize(i));
    }
    return texts;
}

/// "1.1 Title @2 ^1": number, title, page from 1, parent's place.
std::vector<std::string> told(const std::vector<Section> &sections)
{
    std::vector<std::string> lines;
    for (const Section &s : sections) {
        lines.push_back(u"%1|%2|%3|%4"_s.arg(s.number, s.title).arg(s.page + 1).arg(s.parent.value).toStdString());
    }
    return lines;
}

void add(std::vector<test::PdfText> &page, const std::vector<test::PdfText> &more)
{
    page.insert(page.end(), more.begin(), more.end());
}

/// Chapters in 18 points, sections in 13, numbered paragraphs and a list in 11, a running head, contents.
test::Pdf numberedDraft()
{
    test::Pdf pdf;
    const std::vector<QByteArray> prose = {"This is how the area means to raise what is made in an", "hour of work, and what it asks of Government for that.",
                                           "Nothing here is settled and all of it can be changed."};
    pdf.pages.resize(4);
    pdf.pages[0] = {{72, 80, 18, "Contents"}};
    add(pdf.pages[0], test::paragraph(120, {"1 Introduction . . . . . . . . . . . 2", "1.1 What this is . . . . . . . . . 2", "1.2 How it was made . . . . . . . 2",
                                            "2 Ideas . . . . . . . . . . . . . . 3", "2.1 Where we stand . . . . . . . 3", "2.2 Kilns . . . . . . . . . . . . . 4"}));
    pdf.pages[1] = {{72, 80, 18, "1"}, {110, 80, 18, "Introduction"}, {72, 110, 13, "1.1 What this is"}};
    add(pdf.pages[1], test::paragraph(135, {"1.1.1 This is the draft of a strategy for the county, and it", "sets out how the area would raise pay by the year", "2035 and after."}));
    add(pdf.pages[1], {{72, 220, 13, "1.2 How it was made, with whom and for what"}, {72, 235.6, 13, "purpose in the end"}});
    add(pdf.pages[1], test::paragraph(260, prose));
    add(pdf.pages[1], test::paragraph(310, {"1. Firms cannot find people", "2. Travel takes too long", "3. Good work is hidden"}));
    pdf.pages[2] = {{72, 40, 9, "1 Introduction"}, {72, 80, 18, "2 Ideas"}, {72, 110, 13, "2.1 Where we stand"}};
    add(pdf.pages[2], test::paragraph(135, prose));
    pdf.pages[3] = {{72, 40, 9, "2 Ideas"}, {72, 110, 13, "2.2 Kilns"}};
    add(pdf.pages[3], test::paragraph(135, prose));
    for (size_t i = 0; i < pdf.pages.size(); ++i)
        pdf.pages[i].push_back({72, 570, 9, "Draft for consultation " + QByteArray::number(int(i) + 1)});
    return pdf;
}

} // namespace

TEST(Sections, comeFromTheOutline)
{
    test::Pdf pdf;
    pdf.pages = {{{72, 90, 18, "Ideas"}, {72, 200, 11, "We speak of Ideas and of kilns here."}, {72, 300, 14, "Kilns"}},
                 {{72, 90, 18, "Annex A"}, {180, 90, 18, "Questions"}}};
    pdf.outline = {{"Chapter 3 Ideas", 0, 0, 70}, {"3.1 Kilns", 1, 0, 280}, {"Website", 1, -1, 0}, {"Annex A Questions", 0, 1, 0}};
    const std::vector<Section> sections = draft::findSections(opened(pdf.bytes()));
    EXPECT_THAT(told(sections), ElementsAre("3|Ideas|1|0", "3.1|Kilns|1|1", "A|Questions|2|0"));
    // The heading, not the first mention of its words.
    EXPECT_GT(sections[1].box.top, 280.0 / 600);
    EXPECT_LT(sections[1].box.bottom, 310.0 / 600);
    EXPECT_NEAR(sections[1].box.left, 72.0 / 400, 0.01);
    EXPECT_GT(sections[2].box.right, 230.0 / 400);
    EXPECT_EQ(sections[1].depth, 1);
}

TEST(Sections, areRecognisedByTheirNumbersWithoutAnOutline)
{
    const std::vector<Section> sections = draft::findSections(opened(numberedDraft().bytes()));
    EXPECT_THAT(told(sections),
                ElementsAre("1|Introduction|2|0", "1.1|What this is|2|1",
                            "1.2|How it was made, with whom and for what purpose in the end|2|1", "2|Ideas|3|0",
                            "2.1|Where we stand|3|4", "2.2|Kilns|4|4"));
    EXPECT_NEAR(sections[0].box.left, 72.0 / 400, 0.01);
}

TEST(Sections, areRecognisedByTheirSizeWhereNothingIsNumbered)
{
    test::Pdf pdf;
    const std::vector<QByteArray> prose = {"This is how the area means to raise what is made in an", "hour of work, and what it asks of Government for that."};
    for (const char *name : {"Foreword", "People"}) {
        std::vector<test::PdfText> page = {{72, 80, 20, name}, {72, 200, 14, QByteArray("Where ") + name + " stand"}};
        add(page, test::paragraph(110, prose));
        add(page, test::paragraph(230, prose));
        pdf.pages.push_back(page);
    }
    EXPECT_THAT(told(draft::findSections(opened(pdf.bytes()))),
                ElementsAre("|Foreword|1|0", "|Where Foreword stand|1|1", "|People|2|0", "|Where People stand|2|3"));
}

TEST(Sections, areNoneInProseAlone)
{
    test::Pdf pdf;
    pdf.pages = {test::paragraph(80, {"Dear Sir or Madam,", "we write about the draft strategy and what it says", "of kilns. Yours faithfully"})};
    EXPECT_TRUE(draft::findSections(opened(pdf.bytes())).empty());
}

namespace {

struct Expected
{
    QStringList all; ///< "number title @page"
    static Expected read()
    {
        Expected expected;
        const QByteArray json = test::readFile(test::projectFile(u"resources/sample/draft/sections.json"_s));
        for (const QJsonValue value : QJsonDocument::fromJson(json).object()[u"sections"].toArray())
            expected.all += u"%1 %2 @%3"_s.arg(value[u"number"].toString(), value[u"title"].toString())
                                .arg(value[u"page"].toInt());
        return expected;
    }
};

QStringList named(const std::vector<Section> &sections)
{
    QStringList all;
    for (const Section &section : sections)
        all += u"%1 %2 @%3"_s.arg(section.number, section.title).arg(section.page + 1);
    return all;
}

} // namespace

TEST(Sections, ofTheSampleDraftAreThoseOfItsSource)
{
    const QString file = test::projectFile(u"resources/sample/draft/draft-lis.pdf"_s);
    if (!QFile::exists(file))
        GTEST_SKIP() << "the sample draft is not here";
    const draft::Document document = opened(test::readFile(file));
    const QStringList expected = Expected::read().all;

    QStringList outlined;
    for (const Section &section : draft::findSections(document)) {
        if (!section.number.isEmpty())
            outlined += named({section});
        EXPECT_FALSE(section.box.isEmpty()) << section.title.toStdString();
    }
    EXPECT_EQ(outlined, expected);

    // The same without looking at its outline: a section missed or made up would show.
    std::vector<QSizeF> sizes;
    const std::vector<draft::PageText> texts = textsOf(document, &sizes);
    QStringList readFromText;
    for (const Section &section : draft::sectionsFromText(texts, sizes)) {
        if (!section.number.isEmpty())
            readFromText += named({section});
    }
    EXPECT_EQ(readFromText, expected);
}
