#include "core/survey/columncells.h"

#include "core/survey/submissions.h"
#include "core/survey/surveydate.h"
#include "core/survey/wishes.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace soundings::survey {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t looked = 1000; // rows
constexpr int fewChoices = 12;
constexpr int longestChoice = 80;

bool isOfScale(const QString &cell)
{
    static const QRegularExpression form(
        u"^(?:(?:strongly|tend "
        u"to|somewhat|slightly|completely|fully|partly|partially|mostly|neither|neutral|very|fairly|quite|"
        u"not|extremely|definitely|probably)\\b.{0,50}"
        "|agree|disagree|support|oppose|yes|no|maybe|don[’']?t know|do not know|not sure|unsure|no "
        "opinion|n/?a"
        "|not applicable|not answered|satisfied|dissatisfied|good|poor|excellent|important|\\d|10)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return form.match(cell).hasMatch();
}

template<class F>
void eachFilled(const tables::Sheet &sheet, size_t firstRow, qsizetype column, F f)
{
    const size_t end = std::min(sheet.rows.size(), firstRow + looked);
    for (size_t row = firstRow; row < end; ++row) {
        const QString cell = sheet.rows[row].value(column).trimmed();
        if (!cell.isEmpty())
            f(cell);
    }
}

} // namespace

ColumnCells countCells(const tables::Sheet &sheet, size_t firstRow, qsizetype column)
{
    static const QRegularExpression address(u"^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$"_s);
    const QTimeZone utc = QTimeZone::utc();
    ColumnCells cells;
    QSet<QString> met;
    eachFilled(sheet, firstRow, column, [&](const QString &cell) {
        ++cells.filled;
        cells.longest = std::max(cells.longest, int(cell.size()));
        cells.characters += cell.size();
        cells.semicolons += cell.contains(u';') ? 1 : 0;
        const QString folded = cell.toCaseFolded();
        if (met.contains(folded) && cell.size() > longestChoice)
            return;
        met.insert(folded);
        if (cell.size() > 2 * longestChoice)
            return; // none of what follows is as long
        const bool date = cell[0].isDigit() || cell[0].isLetter();
        cells.dates += date && cell.size() < longestChoice / 2 &&
                               (readDate(cell, DateOrder::DayMonthYear, utc) ||
                                readDate(cell, DateOrder::MonthDayYear, utc))
                           ? 1
                           : 0;
        cells.addresses += address.match(cell).hasMatch() || folded == u"anonymous" ? 1 : 0;
        const Tick tick = tickFrom(cell, {});
        cells.ticks += tick == Tick::Yes ? 1 : 0;
        cells.unticks += tick == Tick::No ? 1 : 0;
        cells.scale += isOfScale(cell) ? 1 : 0;
        cells.kinds += kindFrom(cell) != RespondentKind::Unknown ? 1 : 0;
        cells.consents += consentFrom(cell) ? 1 : 0;
        cells.wishes += confidentialityFrom(cell) ? 1 : 0;
    });
    cells.distinct = int(met.size());
    return cells;
}

bool isUnique(const tables::Sheet &sheet, size_t firstRow, qsizetype column)
{
    QSet<QString> met;
    for (size_t row = firstRow; row < sheet.rows.size(); ++row) {
        const QString cell = sheet.rows[row].value(column).simplified();
        const bool blank =
            std::all_of(sheet.rows[row].begin(), sheet.rows[row].end(),
                        [](const QString &one) { return QStringView(one).trimmed().isEmpty(); });
        if (blank)
            continue;
        if (cell.isEmpty() || met.contains(cell))
            return false;
        met.insert(cell);
    }
    return !met.isEmpty();
}

QString separatorOf(const tables::Sheet &sheet, size_t firstRow, qsizetype column)
{
    for (const QString &separator : {u";"_s, u","_s}) {
        QHash<QString, int> choices;
        int pieces = 0;
        int several = 0;
        int longest = 0;
        eachFilled(sheet, firstRow, column, [&](const QString &cell) {
            int here = 0;
            for (const QString &piece : cell.split(separator)) {
                const QString choice = piece.simplified();
                if (choice.isEmpty())
                    continue;
                ++choices[choice];
                ++here;
                longest = std::max(longest, int(choice.size()));
            }
            pieces += here;
            several += here > 1 || cell.endsWith(separator) ? 1 : 0;
        });
        // A comma also stands within sentences and within options: it takes more to be believed.
        const bool again = separator == u";" ? choices.size() < pieces : 2 * choices.size() <= pieces;
        if (several >= (separator == u";" ? 1 : 2) && again && choices.size() <= 2 * fewChoices &&
            longest <= longestChoice)
            return separator;
    }
    return {};
}

bool isClosed(const ColumnCells &cells)
{
    if (cells.filled == 0 || cells.longest > longestChoice)
        return false;
    return cells.scale == cells.filled ||
           (cells.distinct <= fewChoices && 2 * cells.distinct <= cells.filled);
}

} // namespace soundings::survey
