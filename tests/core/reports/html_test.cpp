#include "core/reports/write.h"
#include "sample.h"
#include "tests/support/files.h"

#include <QXmlStreamReader>

#include <set>

using namespace soundings;
using namespace soundings::reports;
using namespace Qt::StringLiterals;

namespace {

struct Element
{
    QString name;
    QXmlStreamAttributes attributes;
    QString text; ///< directly in it
};

std::vector<Element> elementsOf(const QByteArray &html)
{
    std::vector<Element> elements;
    std::vector<size_t> open;
    QXmlStreamReader reader(html);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            open.push_back(elements.size());
            elements.push_back({reader.name().toString(), reader.attributes(), {}});
        } else if (reader.isCharacters() && !open.empty()) {
            elements[open.back()].text += reader.text();
        } else if (reader.isEndElement()) {
            open.pop_back();
        }
    }
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString() << " at " << reader.lineNumber();
    return elements;
}

const Element *first(const std::vector<Element> &elements, const QString &name)
{
    for (const Element &element : elements) {
        if (element.name == name)
            return &element;
    }
    return nullptr;
}

TEST(HtmlTest, isWellFormedAndSaysItsLanguageAndTitle)
{
    const auto elements = elementsOf(toHtml(summaryReport(test::summary())));
    ASSERT_TRUE(first(elements, u"html"_s));
    EXPECT_EQ(first(elements, u"html"_s)->attributes.value(u"lang"_s), u"en-GB");
    ASSERT_TRUE(first(elements, u"title"_s));
    EXPECT_EQ(first(elements, u"title"_s)->text, u"Summary of responses"_s);
}

TEST(HtmlTest, everyHeadCellHasAScope)
{
    int cells = 0;
    for (const Element &element : elementsOf(toHtml(summaryReport(test::summary())))) {
        if (element.name != u"th")
            continue;
        ++cells;
        const auto scope = element.attributes.value(u"scope"_s);
        EXPECT_TRUE(scope == u"col" || scope == u"row") << element.text.toStdString();
    }
    EXPECT_GT(cells, 100);
}

TEST(HtmlTest, aWideTableMovesByItselfAndByKey)
{
    const auto elements = elementsOf(toHtml(summaryReport(test::summary())));
    int wide = 0;
    for (const Element &element : elements) {
        if (element.attributes.value(u"class"_s) != u"wide")
            continue;
        ++wide;
        EXPECT_EQ(element.attributes.value(u"role"_s), u"region");
        EXPECT_EQ(element.attributes.value(u"tabindex"_s), u"0");
        EXPECT_FALSE(element.attributes.value(u"aria-label"_s).isEmpty());
    }
    EXPECT_EQ(wide, 2) << "the themes by stance and by kind of respondent";
}

TEST(HtmlTest, headingsLeaveNoLevelOut)
{
    int last = 0;
    int first = 0;
    for (const Element &element : elementsOf(toHtml(responseReport({test::response(1, u"Text"_s)}, test::context(), {})))) {
        if (element.name.size() != 2 || element.name[0] != u'h' || !element.name[1].isDigit())
            continue;
        const int level = element.name[1].digitValue();
        EXPECT_LE(level, last + 1) << element.text.toStdString();
        first += level == 1;
        last = level;
    }
    EXPECT_EQ(first, 1);
}

TEST(HtmlTest, noTwoWideTablesHaveOneNameForTheEar)
{
    Table table;
    table.caption = u"By kind"_s;
    table.columns.assign(7, {u"n"_s});
    table.rows.push_back(Row(7, Cell(u"1"_s)));
    Report report;
    report.title = u"Points"_s;
    report.blocks = {table, table, table};
    QStringList names;
    for (const Element &element : elementsOf(toHtml(report))) {
        if (element.attributes.value(u"role"_s) == u"region")
            names << element.attributes.value(u"aria-label"_s).toString();
    }
    EXPECT_EQ(names, (QStringList{u"By kind"_s, u"By kind (2)"_s, u"By kind (3)"_s}));
}

TEST(HtmlTest, whatRespondentsWroteIsTextAndNothingElse)
{
    const QString nasty = u"<script>alert(1)</script> & \"q\" ]]> \x01\x0b \uFFFF\nline two"_s + QChar(0xD800);
    ResponseDetail detail = test::response(1, nasty, 0, 8);
    detail.response.subject = u"</title><b>"_s;
    detail.response.respondent.name = u"<i>Oakes"_s;
    const QByteArray html = toHtml(responseReport({detail}, test::context(), {}));
    const auto elements = elementsOf(html);
    EXPECT_FALSE(first(elements, u"script"_s));
    EXPECT_FALSE(html.contains("<i>Oakes"));
    const Element *mark = first(elements, u"mark"_s);
    ASSERT_TRUE(mark);
    EXPECT_EQ(mark->text, u"<script>"_s);
    EXPECT_TRUE(mark->attributes.value(u"style"_s).contains(u"#e69f00"));
}

TEST(HtmlTest, noElementClosesItselfThatHtmlWouldLeaveOpen)
{
    const QByteArray html = toHtml(summaryReport(test::summary()));
    const std::set<QByteArray> empty{"meta", "br"};
    for (qsizetype at = html.indexOf("/>"); at >= 0; at = html.indexOf("/>", at + 1)) {
        const qsizetype open = html.lastIndexOf('<', at);
        const QByteArray name = html.mid(open + 1, at - open - 1).split(' ').front();
        EXPECT_TRUE(empty.contains(name)) << name.toStdString();
    }
}

} // namespace
