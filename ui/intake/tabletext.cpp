#include "ui/intake/tabletext.h"

#include <QAbstractItemModel>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

template<class F>
QString line(const QAbstractItemModel &model, QLatin1StringView separator, F cell)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << cell(column);
    return cells.join(separator);
}

QString csvCell(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
        text = u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    return text;
}

} // namespace

QString asTabbedText(const QAbstractItemModel &model, const std::vector<int> &rows)
{
    QStringList lines{line(model, "\t"_L1, [&](int column) {
        return model.headerData(column, Qt::Horizontal).toString();
    })};
    for (const int row : rows) {
        lines << line(model, "\t"_L1, [&](int column) {
            // A tab or a line break inside would make two cells of one.
            return model.index(row, column).data().toString().simplified();
        });
    }
    return lines.join(u'\n') + u'\n';
}

QString asCsv(const QAbstractItemModel &model)
{
    QString text = line(model, ","_L1, [&](int column) {
        return csvCell(model.headerData(column, Qt::Horizontal).toString());
    }) + u"\r\n"_s;
    for (int row = 0; row < model.rowCount(); ++row) {
        text += line(model, ","_L1, [&](int column) { return csvCell(model.index(row, column).data().toString()); })
                + u"\r\n"_s;
    }
    return text;
}

} // namespace soundings
