#include "core/tables/csv.h"

#include <QCoreApplication>

namespace soundings::tables {

namespace {

using namespace Qt::StringLiterals;

// Of the first line, however many lines its quoted fields take.
QChar separatorOf(QStringView text)
{
    static constexpr char16_t candidates[] = {u',', u';', u'\t'};
    qsizetype counts[3] = {};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size() && (quoted || text[i] != u'\n'); ++i) {
        quoted ^= text[i] == u'"';
        for (size_t one = 0; one < 3 && !quoted; ++one)
            counts[one] += text[i] == candidates[one] ? 1 : 0;
    }
    return candidates[std::max_element(counts, counts + 3) - counts];
}

// Excel's first line that only says what separates; taken off the text.
std::optional<QChar> saidSeparator(QString &text)
{
    if (!text.startsWith(u"sep="_s, Qt::CaseInsensitive) || text.size() < 5 ||
        (text.size() > 5 && text[5] != u'\n'))
        return std::nullopt;
    const QChar said = text[4];
    text.remove(0, 6);
    return said;
}

tl::unexpected<Error> neverClosed(int line)
{
    return failure(
        ErrorKind::Invalid,
        QCoreApplication::translate("soundings", "A quotation mark opened in line %1 is never closed.")
            .arg(line),
        u"line %1"_s.arg(line));
}

/// Spreadsheets run a cell that begins so as a formula, whatever it was meant to be; some do so behind spaces and for
/// the wide forms of the signs too.
const QString signs = u"=+-@\uFF1D\uFF0B\uFF0D\uFF20"_s;

bool looksLikeFormula(const QString &text)
{
    const QString bare = text.trimmed();
    return (!bare.isEmpty() && signs.contains(bare.front())) || text.startsWith(u'\t') || text.startsWith(u'\r');
}

/// A list's dash is no formula.
bool beginsFormula(QStringView rest)
{
    return !rest.isEmpty() && signs.contains(rest.front()) && !rest.startsWith(u"- ");
}

/// With an apostrophe wherever a spreadsheet could begin a formula in it.
QString defused(const QString &field)
{
    QString safe = looksLikeFormula(field) ? u"'"_s : QString();
    for (qsizetype i = 0; i < field.size(); ++i) {
        safe += field[i];
        if (u";\t\n\r"_s.contains(field[i]) && beginsFormula(QStringView(field).sliced(i + 1)))
            safe += u'\'';
    }
    return safe;
}

struct Rows
{
    std::vector<QStringList> rows;
    QStringList row;
    QString field;
    qint64 cells = 0;

    void endField()
    {
        row << field;
        field.clear();
        ++cells;
    }
    void endRow()
    {
        endField();
        if (row.size() > 1 || !row.first().isEmpty())
            rows.push_back(row);
        row.clear();
    }
};

} // namespace

Result<std::vector<QStringList>> readCsv(QString text, qint64 mostCells)
{
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').remove(QChar(QChar::Null));
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    const std::optional<QChar> said = saidSeparator(text);
    const QChar separator = said ? *said : separatorOf(text);
    Rows out;
    bool quoted = false;
    int line = said ? 2 : 1;
    int opened = 0;
    for (qsizetype i = 0; i < text.size() && out.cells <= mostCells; ++i) {
        const QChar c = text[i];
        line += c == u'\n' ? 1 : 0;
        if (quoted) {
            if (c != u'"')
                out.field += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                out.field += text[++i];
            else
                quoted = false;
        } else if (c == u'"' && out.field.isEmpty()) {
            quoted = true;
            opened = line;
        } else if (c == separator) {
            out.endField();
        } else if (c == u'\n') {
            out.endRow();
        } else {
            out.field += c;
        }
    }
    if (out.cells > mostCells)
        return failure(ErrorKind::Refused,
                       QCoreApplication::translate("soundings", "The table has too many cells."));
    if (quoted)
        return neverClosed(opened);
    if (!out.field.isEmpty() || !out.row.isEmpty())
        out.endRow();
    return std::move(out.rows);
}

Result<std::vector<QStringList>> readCsv(const QByteArray &bytes)
{
    return readCsv(QString::fromUtf8(bytes));
}

QString csvLine(const QStringList &fields)
{
    QStringList written;
    for (const QString &one : fields) {
        QString field = defused(one);
        const bool quote =
            field.contains(u'"') || field.contains(u',') || field.contains(u'\n') || field.contains(u'\r');
        written << (quote ? u'"' + field.replace(u'"', u"\"\""_s) + u'"' : field);
    }
    return written.join(u',') + u"\r\n"_s;
}

} // namespace soundings::tables
