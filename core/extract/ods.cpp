#include "core/extract/ods.h"

#include "core/extract/cellvalue.h"
#include "core/extract/failures.h"
#include "core/extract/odf.h"
#include "core/extract/ooxml.h"
#include "core/extract/xml.h"

#include <QRegularExpression>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

QString paragraphText(Xml &xml)
{
    QString text;
    while (xml.nextPiece()) {
        if (xml.isText()) {
            text += xml.text();
        } else if (xml.name() == u"s") {
            text += QString(qBound(1, xml.attribute(u"c").toInt(), 1'000), u' ');
            xml.skip();
        } else if (xml.name() == u"tab" || xml.name() == u"line-break") {
            text += xml.name() == u"tab" ? u'\t' : u'\n';
            xml.skip();
        } else if (xml.name() == u"annotation" || xml.name() == u"ruby-text") {
            xml.skip();
        } else {
            text += paragraphText(xml);
        }
    }
    return text;
}

// PT11H59M58.5S, an elapsed time that may pass a day.
QString clockTime(const QString &duration)
{
    static const QRegularExpression form(
        u"^(-?)P(?:(\\d{1,6})D)?T?(?:(\\d{1,8})H)?(?:(\\d{1,8})M)?(?:(\\d{1,8})(?:[.,]\\d+)?S)?$"_s);
    const auto match = form.match(duration);
    if (!match.hasMatch())
        return duration;
    const qint64 seconds = ((match.captured(2).toLongLong() * 24 + match.captured(3).toLongLong()) * 60 +
                            match.captured(4).toLongLong()) *
                               60 +
                           match.captured(5).toLongLong();
    return match.captured(1) + u"%1:%2:%3"_s.arg(seconds / 3'600, 2, 10, QChar(u'0'))
                                   .arg(seconds / 60 % 60, 2, 10, QChar(u'0'))
                                   .arg(seconds % 60, 2, 10, QChar(u'0'));
}

QString isoDate(const QString &value)
{
    const QString date = value.section(u'.', 0, 0);
    return date.endsWith(u"T00:00:00"_s) ? date.left(10) : date;
}

class Sheets
{
public:
    explicit Sheets(const ReadLimits &limits)
        : m_cellsLeft(limits.cells)
    {}

    bool read(Xml &xml, Table &table) ///< false: too many cells
    {
        while (xml.nextChild()) {
            if (xml.name() == u"table") {
                Sheet &sheet = table.sheets.emplace_back();
                sheet.name = xml.attribute(u"name");
                m_gap = 0;
                if (!rows(xml, sheet))
                    return false;
            } else if (xml.name() == u"body" || xml.name() == u"spreadsheet") {
                if (!read(xml, table))
                    return false;
            } else {
                xml.skip();
            }
        }
        return true;
    }

private:
    bool rows(Xml &xml, Sheet &sheet)
    {
        while (xml.nextChild()) {
            const QStringView name = xml.name();
            if (name == u"table-row") {
                if (!row(xml, sheet))
                    return false;
            } else if (name == u"table-header-rows" || name == u"table-rows" || name == u"table-row-group") {
                if (!rows(xml, sheet))
                    return false;
            } else {
                xml.skip();
            }
        }
        return true;
    }

    // Empty rows and cells are kept back until something stands behind them: a sheet ends in a million of
    // them.
    bool row(Xml &xml, Sheet &sheet)
    {
        const qint64 times = qMax<qint64>(1, xml.attribute(u"number-rows-repeated").toLongLong());
        QStringList columns;
        qint64 blanks = 0;
        while (xml.nextChild()) {
            if (xml.name() != u"table-cell" && xml.name() != u"covered-table-cell") {
                xml.skip();
                continue;
            }
            const bool covered = xml.name() == u"covered-table-cell";
            const qint64 repeated = qMax<qint64>(1, xml.attribute(u"number-columns-repeated").toLongLong());
            const QString text = cell(xml);
            if (covered || text.isEmpty()) {
                blanks += qMin<qint64>(repeated, 1 << 20);
                continue;
            }
            if (columns.size() + blanks > m_cellsLeft - repeated)
                return false;
            columns.resize(columns.size() + blanks);
            blanks = 0;
            columns.resize(columns.size() + repeated, text);
        }
        if (columns.isEmpty()) {
            m_gap += qMin<qint64>(times, 1 << 21);
            return true;
        }
        if (m_gap > m_cellsLeft || times > (m_cellsLeft - m_gap) / columns.size())
            return false;
        m_cellsLeft -= m_gap + times * columns.size();
        sheet.rows.resize(sheet.rows.size() + size_t(std::exchange(m_gap, 0)));
        sheet.rows.insert(sheet.rows.end(), size_t(times), columns);
        return true;
    }

    static QString cell(Xml &xml)
    {
        const QString type = xml.attribute(u"office", u"value-type");
        const QString value = xml.attribute(u"office", u"value");
        const QString date = xml.attribute(u"date-value");
        const QString time = xml.attribute(u"time-value");
        const QString boolean = xml.attribute(u"boolean-value");
        QStringList paragraphs;
        while (xml.nextChild()) {
            if (xml.name() == u"p")
                paragraphs << paragraphText(xml);
            else
                xml.skip();
        }
        const QString shown = paragraphs.join(u'\n');
        if (type == u"date" && !date.isEmpty())
            return isoDate(date);
        if (type == u"time" && !time.isEmpty())
            return clockTime(time);
        if (type == u"boolean" && !boolean.isEmpty())
            return boolean.toUpper();
        const bool error = shown.startsWith(u'#') || shown.startsWith(u"Err:"_s);
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        return type == u"string" || error || !isNumber ? shown : generalNumber(number);
    }

    qint64 m_cellsLeft;
    qint64 m_gap = 0; ///< empty rows seen since the last that was not
};

} // namespace

Result<Table> readOds(const QByteArray &bytes, const ReadLimits &limits)
{
    Result<Archive> archive = Archive::open(bytes, {limits.unpackedBytes});
    if (!archive)
        return passOn(archive);
    const Result<QByteArray> content = odfContent(*archive, limits);
    if (!content)
        return passOn(content);
    Table table;
    Xml xml(*content, xmlDepth(limits));
    if (xml.start() && !Sheets(limits).read(xml, table))
        return tooManyCells(limits.cells);
    if (xml.failed())
        return damaged(xml.error());
    return table;
}

} // namespace soundings::extract
