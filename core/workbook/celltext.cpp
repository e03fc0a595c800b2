#include "core/workbook/celltext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>


namespace soundings::workbook {

namespace {

using namespace Qt::StringLiterals;

QString valid(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (c.isSurrogate() || c.unicode() >= 0xFFFE)
            text[i] = QChar::ReplacementCharacter;
        else if (c.unicode() < 0x20 && c != u'\n' && c != u'\t')
            text[i] = u' ';
    }
    return text;
}

} // namespace

QString fitted(const QString &text, bool *cut)
{
    if (cut)
        *cut = text.size() > mostInACell;
    if (text.size() <= mostInACell)
        return valid(text);
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    const QString note = QCoreApplication::translate("soundings", " … [cut: of %1 characters a cell holds %2]")
                             .arg(english.toString(text.size()), english.toString(mostInACell));
    qsizetype end = mostInACell - note.size();
    if (text[end - 1].isHighSurrogate())
        --end;
    return valid(text.left(end)) + note;
}

QString escaped(const QString &text)
{
    static const QRegularExpression looksEscaped(u"_(?=x[0-9A-Fa-f]{4}_)"_s);
    return text.contains(u"_x"_s) ? QString(text).replace(looksEscaped, u"_x005F_"_s) : text;
}

std::optional<double> serial(const QDateTime &time)
{
    const QDate first(1900, 3, 1);
    if (!time.isValid() || time.date() < first || time.date().year() > 9999)
        return {};
    constexpr double msPerDay = 24.0 * 60 * 60 * 1000;
    return double(QDate(1899, 12, 30).daysTo(time.date())) + time.time().msecsSinceStartOfDay() / msPerDay;
}

QString columnName(size_t column)
{
    constexpr size_t letters = 26;
    QString name;
    for (size_t rest = column + 1; rest > 0; rest = (rest - 1) / letters)
        name.prepend(QChar(u'A' + char16_t((rest - 1) % letters)));
    return name;
}

QString quotedSheet(const QString &sheet)
{
    return u'\'' + QString(sheet).replace(u'\'', u"''"_s) + u'\'';
}

QString rangeIn(const QString &sheet, size_t column, qint64 firstRow, qint64 lastRow)
{
    const QString name = columnName(column);
    return u"%1!$%2$%3:$%2$%4"_s.arg(quotedSheet(sheet), name).arg(firstRow).arg(lastRow);
}

} // namespace soundings::workbook
