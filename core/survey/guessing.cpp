#include "core/survey/guessing.h"

#include "core/survey/columncells.h"
#include "core/survey/headerwords.h"
#include "core/survey/submissions.h"
#include "core/survey/surveydate.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace soundings::survey {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings::Survey", source);
}

int filledIn(const QStringList &row)
{
    return int(std::count_if(row.begin(), row.end(),
                             [](const QString &cell) { return !QStringView(cell).trimmed().isEmpty(); }));
}

/// The first row that is about as full as the fullest of the first twenty: a title above the table is not.
int headerRowOf(const tables::Sheet &sheet)
{
    constexpr size_t looked = 20;
    const size_t end = std::min(sheet.rows.size(), looked);
    int fullest = 0;
    for (size_t i = 0; i < end; ++i)
        fullest = std::max(fullest, filledIn(sheet.rows[i]));
    for (size_t i = 0; i < end; ++i) {
        // A question over many options leaves most of its row empty; then the next row tells.
        const bool options = i + 1 < end && filledIn(sheet.rows[i]) > 2 &&
                             sheet.rows[i + 1].contains(u"Open-Ended Response"_s);
        if (options || 5 * filledIn(sheet.rows[i]) >= 3 * fullest)
            return int(i) + 1;
    }
    return 1;
}

/// SurveyMonkey's second row: nothing beneath what it knows itself, "Response" or options beneath the
/// questions.
int headerRowsOf(const tables::Sheet &sheet, int headerRow)
{
    if (size_t(headerRow) >= sheet.rows.size())
        return 1;
    const QStringList &second = sheet.rows[size_t(headerRow)];
    const bool says = std::any_of(second.begin(), second.end(), [](const QString &cell) {
        return cell.trimmed() == u"Open-Ended Response" || cell.trimmed() == u"Response";
    });
    return says && second.value(0).trimmed().isEmpty() ? 2 : 1;
}

/// Makes a map column by column.
class Guesser
{
public:
    Guesser(const tables::Sheet &sheet, int headerRow, int headerRows)
        : m_sheet(sheet)
        , m_first(size_t(headerRow - 1 + headerRows))
        , m_headers(headersOf(sheet, headerRow, headerRows))
        , m_splits(splitOptions(m_headers))
    {
        m_guess.map.sheet = sheet.name;
        m_guess.map.headerRow = headerRow;
        m_guess.map.headerRows = headerRows;
    }

    Guess all()
    {
        QHash<QString, int> met;
        for (qsizetype i = 0; i < m_headers.size(); ++i) {
            m_cells.push_back(countCells(m_sheet, m_first, i));
            MapColumn column;
            column.header = m_headers[i];
            column.nth = ++met[column.header];
            m_guess.map.columns.push_back(column);
        }
        for (qsizetype i = 0; i < m_headers.size(); ++i)
            m_guess.map.columns[size_t(i)].role = roleFor(i);
        keepOptionsTogether();
        fallBack();
        for (qsizetype i = 0; i < m_headers.size(); ++i)
            describe(m_guess.map.columns[size_t(i)], i);
        readOrder();
        judge();
        return std::move(m_guess);
    }

    void describe(MapColumn &column, qsizetype place) const
    {
        column.question.clear();
        column.option.clear();
        column.separator.clear();
        if (!isQuestion(column.role))
            return;
        column.question = column.header;
        if (column.role != Role::MultipleChoice)
            return;
        const Split &split = m_splits[size_t(place)];
        if (split.isOption()) {
            column.question = split.question;
            column.option = split.option;
        } else {
            column.separator = separatorOf(m_sheet, m_first, place);
        }
    }

private:
    Role roleFor(qsizetype i)
    {
        const ColumnCells &cells = m_cells[size_t(i)];
        if (m_headers[i].isEmpty())
            return Role::Ignore;
        const std::optional<Role> asked = roleAskedFor(m_headers[i]);
        if (asked && !isOption(i) && bornOut(*asked, i) && (!isSingle(*asked) || !has(*asked)))
            return *asked;
        if (asked == Role::Identifier || asked == Role::Submitted)
            return Role::Ignore; // a second one, or not what it says: no answer of the respondent's all the
                                 // same
        if (isOption(i))
            return Role::MultipleChoice;
        if (!separatorOf(m_sheet, m_first, i).isEmpty() && !isClosed(cells))
            return Role::MultipleChoice;
        return isClosed(cells) ? Role::SingleChoice : Role::FreeText;
    }

    /// Roles of which a table has one column.
    static bool isSingle(Role role)
    {
        return role != Role::Ignore && role != Role::Consent && role != Role::Confidentiality;
    }

    [[nodiscard]] bool has(Role role) const
    {
        return std::any_of(m_guess.map.columns.begin(), m_guess.map.columns.end(),
                           [&](const MapColumn &column) { return column.role == role; });
    }

    /// Whether the cells hold what the header promises; empty ones may.
    [[nodiscard]] bool bornOut(Role role, qsizetype i) const
    {
        const ColumnCells &cells = m_cells[size_t(i)];
        const bool yesNo = cells.filled > 0 && cells.ticks + cells.unticks == cells.filled;
        constexpr int longestName = 200;
        if (cells.filled == 0)
            return role != Role::Identifier || m_sheet.rows.size() <= m_first;
        switch (role) {
        case Role::Identifier:
            return isUnique(m_sheet, m_first, i);
        case Role::Submitted:
            return 2 * cells.dates >= cells.filled;
        case Role::Email:
            return cells.mostly(cells.addresses);
        case Role::Kind:
            return cells.mostly(cells.kinds) && !yesNo;
        case Role::Consent:
            return cells.mostly(cells.consents);
        case Role::Confidentiality:
            return cells.mostly(cells.wishes);
        case Role::Name:
        case Role::Organisation:
        case Role::Place:
            return !yesNo && cells.longest <= longestName;
        default:
            return true;
        }
    }

    /// One of several columns of ticks: each cell is a tick, none, or the option's own name.
    [[nodiscard]] bool isOption(qsizetype i) const
    {
        const Split &split = m_splits[size_t(i)];
        if (!split.isOption())
            return false;
        for (size_t row = m_first; row < m_sheet.rows.size(); ++row) {
            if (tickFrom(m_sheet.rows[row].value(i), split.option) == Tick::Text)
                return false;
        }
        return true;
    }

    /// Options of one question are all ticks, or the columns are questions of their own. Only what asks to
    /// say more beside it may hold text: "Other (please specify)". And somebody must have ticked one.
    void keepOptionsTogether()
    {
        for (qsizetype i = 0; i < m_headers.size();) {
            qsizetype end = i + 1;
            if (m_splits[size_t(i)].isOption()) {
                while (end < m_headers.size() &&
                       m_splits[size_t(end)].question == m_splits[size_t(i)].question)
                    ++end;
            }
            int options = 0;
            int ticked = 0;
            for (qsizetype k = i; k < end; ++k) {
                options += m_guess.map.columns[size_t(k)].role == Role::MultipleChoice &&
                                   m_splits[size_t(k)].isOption() && isOption(k)
                               ? 1
                               : 0;
                ticked += m_cells[size_t(k)].filled - m_cells[size_t(k)].unticks;
            }
            if (end - i > 1) {
                const bool together = options >= 2 && ticked > 0;
                for (qsizetype k = i; k < end; ++k)
                    settle(k, together);
            }
            i = end;
        }
    }

    void settle(qsizetype k, bool together)
    {
        MapColumn &column = m_guess.map.columns[size_t(k)];
        const ColumnCells &cells = m_cells[size_t(k)];
        if (together && isQuestion(column.role) && m_splits[size_t(k)].option.startsWith(u"Other"_s))
            column.role = Role::MultipleChoice;
        else if (!together && column.role == Role::MultipleChoice && isOption(k))
            column.role = isClosed(cells) ? Role::SingleChoice : Role::FreeText;
    }

    /// Where no column says when it was submitted, the start is the next best.
    void fallBack()
    {
        for (qsizetype i = 0; i < m_headers.size() && !has(Role::Submitted); ++i) {
            if (isStart(m_headers[i]) && m_cells[size_t(i)].mostly(m_cells[size_t(i)].dates))
                m_guess.map.columns[size_t(i)].role = Role::Submitted;
        }
    }

    /// United Kingdom's order unless the dates prove the other.
    void readOrder()
    {
        for (size_t i = 0; i < m_guess.map.columns.size(); ++i) {
            if (m_guess.map.columns[i].role != Role::Submitted)
                continue;
            int dayFirst = 0;
            int monthFirst = 0;
            for (size_t row = m_first; row < m_sheet.rows.size(); ++row) {
                const OrderProof proof = orderProof(m_sheet.rows[row].value(qsizetype(i)));
                dayFirst += proof == OrderProof::DayFirst ? 1 : 0;
                monthFirst += proof == OrderProof::MonthFirst ? 1 : 0;
            }
            if (monthFirst > dayFirst)
                m_guess.map.dateOrder = DateOrder::MonthDayYear;
            m_mixedOrders = dayFirst > 0 && monthFirst > 0;
        }
    }

    void judge()
    {
        const std::vector<Problem> problems = checkMap(m_guess.map, m_sheet);
        bool question = false;
        bool repeated = false;
        for (size_t i = 0; i < m_guess.map.columns.size(); ++i) {
            const MapColumn &column = m_guess.map.columns[i];
            constexpr int longAnswer = 30;
            const ColumnCells &cells = m_cells[i];
            question |= isQuestion(column.role) &&
                        (soundsLikeAQuestion(column.header) ||
                         (cells.filled > 0 && cells.characters > longAnswer * qint64(cells.filled)));
            repeated |= isQuestion(column.role) && column.nth > 1;
        }
        if (!problems.empty() && problems.front().blocks)
            m_guess.doubt = problems.front().text;
        else if (headersLookLikeAnswers())
            m_guess.doubt = text("Its first row looks like somebody's answers, not like headers.");
        else if (!question)
            m_guess.doubt = text("None of its columns looks like a question to people.");
        else if (!has(Role::Submitted) && !has(Role::Identifier))
            m_guess.doubt = text("No column says when a response was submitted, and none identifies it.");
        else if (repeated)
            m_guess.doubt = text("Two of its questions have the same header.");
        else if (m_mixedOrders)
            m_guess.doubt = text("Some of its dates can only have the day first, others only the month.");
        m_guess.certain = m_guess.doubt.isEmpty();
    }

    [[nodiscard]] bool headersLookLikeAnswers() const
    {
        const QTimeZone utc = QTimeZone::utc();
        return std::any_of(m_headers.begin(), m_headers.end(), [&](const QString &header) {
            bool number = false;
            header.toDouble(&number);
            return number || readDate(header, DateOrder::DayMonthYear, utc) ||
                   (header.contains(u'@') && !header.contains(u' '));
        });
    }

    const tables::Sheet &m_sheet;
    size_t m_first;
    QStringList m_headers;
    std::vector<Split> m_splits;
    std::vector<ColumnCells> m_cells;
    bool m_mixedOrders = false;
    Guess m_guess;
};

} // namespace

Guess guessMap(const tables::Sheet &sheet, int headerRow, int headerRows)
{
    return Guesser(sheet, headerRow, headerRows).all();
}

Guess guessMap(const tables::Sheet &sheet)
{
    const int headerRow = headerRowOf(sheet);
    return guessMap(sheet, headerRow, headerRowsOf(sheet, headerRow));
}

Guess guessMap(const tables::Table &table)
{
    std::optional<Guess> first;
    for (const tables::Sheet &sheet : table.sheets) {
        if (sheet.rows.empty())
            continue;
        Guess guess = guessMap(sheet);
        if (guess.certain)
            return guess;
        if (!first)
            first = std::move(guess);
    }
    return first.value_or(Guess{{}, false, text("The table is empty.")});
}

SurveyMap withRole(SurveyMap map, const tables::Sheet &sheet, int place, Role role)
{
    if (place < 0 || size_t(place) >= map.columns.size())
        return map;
    const QStringList headers = headersOf(sheet, map.headerRow, map.headerRows);
    const Bound bound = bind(map, headers);
    MapColumn &column = map.columns[size_t(place)];
    column.role = role;
    const auto at = std::find(bound.columns.begin(), bound.columns.end(), place);
    if (at != bound.columns.end())
        Guesser(sheet, map.headerRow, map.headerRows).describe(column, at - bound.columns.begin());
    return map;
}

} // namespace soundings::survey
