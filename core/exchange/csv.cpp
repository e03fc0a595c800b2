#include "core/exchange/csv.h"

#include <QCoreApplication>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

QChar separatorOf(QStringView text)
{
    qsizetype best = -1;
    QChar found = u',';
    const QStringView first = text.left(text.indexOf(u'\n') < 0 ? text.size() : text.indexOf(u'\n'));
    for (const QChar candidate : {QChar(u','), QChar(u';'), QChar(u'\t')}) {
        if (first.count(candidate) > best) {
            best = first.count(candidate);
            found = candidate;
        }
    }
    return found;
}

} // namespace

Result<std::vector<QStringList>> readCsv(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    text.remove(QChar(QChar::ByteOrderMark));
    text.replace(u"\r\n"_s, u"\n"_s);
    const QChar separator = separatorOf(text);
    std::vector<QStringList> rows;
    QStringList row;
    QString field;
    bool quoted = false;
    int line = 1;
    int opened = 0;
    const auto endRow = [&] {
        row << field;
        field.clear();
        if (row.size() > 1 || !row.first().isEmpty())
            rows.push_back(row);
        row.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        line += c == u'\n' ? 1 : 0;
        if (quoted) {
            if (c != u'"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                field += text[++i];
            else
                quoted = false;
        } else if (c == u'"' && field.isEmpty()) {
            quoted = true;
            opened = line;
        } else if (c == separator) {
            row << field;
            field.clear();
        } else if (c == u'\n' || c == u'\r') {
            endRow();
        } else {
            field += c;
        }
    }
    if (quoted) {
        return failure(ErrorKind::Invalid,
                       QCoreApplication::translate("soundings", "A quotation mark opened in line %1 is never closed.")
                           .arg(opened),
                       u"line %1"_s.arg(opened));
    }
    if (!field.isEmpty() || !row.isEmpty())
        endRow();
    return rows;
}

QString csvLine(const QStringList &fields)
{
    QStringList written;
    for (QString field : fields) {
        if (!field.isEmpty() && QStringView(u"=+-@\t\r").contains(field[0]))
            field.prepend(u'\'');
        const bool quote = field.contains(u'"') || field.contains(u',') || field.contains(u'\n') || field.contains(u'\r');
        written << (quote ? u'"' + field.replace(u'"', u"\"\""_s) + u'"' : field);
    }
    return written.join(u',') + u"\r\n"_s;
}

} // namespace soundings::exchange
