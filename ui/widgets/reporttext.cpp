#include "ui/widgets/reporttext.h"

#include <QStringList>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QString textOf(const reports::Runs &runs)
{
    QString text;
    for (const reports::Run &run : runs)
        text += run.bold ? u"<b>%1</b>"_s.arg(escaped(run.text)) : escaped(run.text);
    return text;
}

struct Writer
{
    QString operator()(const reports::Heading &heading) const
    {
        return u"<h%1>%2</h%1>"_s.arg(heading.level + 2).arg(escaped(heading.text));
    }
    QString operator()(const reports::Paragraph &paragraph) const
    {
        return u"<p>%1</p>"_s.arg(textOf(paragraph.runs));
    }
    QString operator()(const reports::List &list) const
    {
        QString items;
        for (const reports::Runs &item : list.items)
            items += u"<li>%1</li>"_s.arg(textOf(item));
        return list.numbered ? u"<ol>%1</ol>"_s.arg(items) : u"<ul>%1</ul>"_s.arg(items);
    }
    QString operator()(const reports::Facts &facts) const
    {
        QString rows;
        for (const reports::Fact &fact : facts.facts)
            rows += u"<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(escaped(fact.label),
                                                                                escaped(fact.value));
        return u"<table cellpadding=\"2\">%1</table>"_s.arg(rows);
    }
    QString operator()(const reports::Table &table) const
    {
        QString rows = u"<tr>"_s;
        for (const reports::Column &column : table.columns)
            rows += u"<th align=\"left\">%1</th>"_s.arg(escaped(column.title));
        rows += u"</tr>"_s;
        for (const reports::Row &row : table.rows) {
            rows += u"<tr>"_s;
            for (const reports::Cell &cell : row)
                rows += u"<td>%1</td>"_s.arg(escaped(cell.text));
            rows += u"</tr>"_s;
        }
        return u"<p>%1</p><table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\">%2</table>"_s
            .arg(escaped(table.caption), rows);
    }
    template<class Other>
    QString operator()(const Other &) const
    {
        return {};
    }
};

} // namespace

QString richTextOf(const reports::Report &report)
{
    QString text = u"<h2>%1</h2><p>%2</p>"_s.arg(escaped(report.title), escaped(report.subtitle));
    for (const reports::Block &block : report.blocks)
        text += std::visit(Writer(), block);
    return text;
}

} // namespace soundings
