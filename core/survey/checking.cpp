#include "core/survey/guessing.h"

#include <QCoreApplication>
#include <QHash>
#include <QTimeZone>

#include <algorithm>

namespace soundings::survey {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings::Survey", source);
}

/// The problems of one map with one sheet.
class Check
{
public:
    Check(const SurveyMap &map, const tables::Sheet &sheet)
        : m_map(map)
        , m_sheet(sheet)
        , m_headers(headersOf(sheet, map.headerRow, map.headerRows))
        , m_bound(bind(map, m_headers))
        , m_first(size_t(map.headerRow - 1 + map.headerRows))
    {}

    std::vector<Problem> all()
    {
        if (m_headers.isEmpty()) {
            block(text("Row %1 holds no headers.").arg(m_map.headerRow));
            return std::move(m_problems);
        }
        missing();
        twice();
        questions();
        if (m_sheet.rows.size() <= m_first)
            note(text("There is no response beneath the headers."));
        identifiers();
        sameHeaders();
        beyondHeaders();
        if (columnsOf(Role::Consent).empty() && columnsOf(Role::Confidentiality).empty())
            note(text("No column asks for consent: each response counts as one that may be published."));
        std::stable_sort(m_problems.begin(), m_problems.end(),
                         [](const Problem &a, const Problem &b) { return a.blocks && !b.blocks; });
        return std::move(m_problems);
    }

private:
    void block(const QString &what, int column = -1) { m_problems.push_back({what, true, column}); }
    void note(const QString &what, int column = -1) { m_problems.push_back({what, false, column}); }

    void missing()
    {
        for (const int place : m_bound.missing) {
            const MapColumn &column = m_map.columns[size_t(place)];
            if (column.role != Role::Ignore)
                block(text("The table has no column “%1” (%2).").arg(column.header, label(column.role)));
        }
        QStringList unknown;
        for (size_t i = 0; i < m_bound.columns.size(); ++i) {
            if (m_bound.columns[i] < 0 && !m_headers[qsizetype(i)].isEmpty())
                unknown << u"“%1”"_s.arg(m_headers[qsizetype(i)]);
        }
        constexpr qsizetype shown = 5;
        if (!unknown.isEmpty()) {
            const QString more = unknown.size() > shown ? u", …"_s : QString();
            note(text("The map says nothing of %1: left out.")
                     .arg(unknown.mid(0, shown).join(u", "_s) + more));
        }
    }

    [[nodiscard]] std::vector<int> columnsOf(Role role) const
    {
        std::vector<int> columns;
        for (size_t i = 0; i < m_bound.columns.size(); ++i) {
            if (m_bound.columns[i] >= 0 && m_map.columns[size_t(m_bound.columns[i])].role == role)
                columns.push_back(int(i));
        }
        return columns;
    }

    void twice()
    {
        for (const Role role : {Role::Name, Role::FirstName, Role::LastName, Role::Email, Role::Organisation,
                                Role::Kind, Role::Place, Role::Submitted, Role::Identifier}) {
            const std::vector<int> columns = columnsOf(role);
            if (columns.size() > 1) {
                block(text("Two columns are said to hold the same, “%1”: “%2” and “%3”. Choose one.")
                          .arg(label(role), m_headers[columns[0]], m_headers[columns[1]]),
                      columns[1]);
            }
        }
    }

    void questions()
    {
        bool any = false;
        for (const int place : m_bound.columns)
            any |= place >= 0 && isQuestion(m_map.columns[size_t(place)].role);
        if (!any)
            block(text("No column is a question, so there would be nothing to read. Choose at least one."));
        if (columnsOf(Role::Submitted).empty())
            note(text("No column says when a response was submitted: the file's time counts as received."));
        if (columnsOf(Role::Identifier).empty())
            note(text("No column identifies a response: in a newer export an answer that was changed can't "
                      "be linked to what stood there before."));
    }

    void identifiers()
    {
        for (const int column : columnsOf(Role::Identifier)) {
            QHash<QString, int> met;
            int blank = 0;
            for (size_t row = m_first; row < m_sheet.rows.size(); ++row) {
                const QString id = m_sheet.rows[row].value(column).simplified();
                if (id.isEmpty()) {
                    blank += m_sheet.rows[row].join(QString()).trimmed().isEmpty() ? 0 : 1;
                } else if (const int earlier = met.value(id); earlier > 0) {
                    note(text("The identifier “%1” stands in rows %2 and %3: the later row counts as the "
                              "same person's second response.")
                             .arg(id)
                             .arg(earlier)
                             .arg(row + 1),
                         column);
                    return;
                } else {
                    met.insert(id, int(row) + 1);
                }
            }
            if (blank > 0)
                note(
                    text("Rows without an identifier: %1. They are known again by what they say.").arg(blank),
                    column);
        }
    }

    void sameHeaders()
    {
        for (size_t i = 0; i < m_bound.columns.size(); ++i) {
            const int place = m_bound.columns[i];
            if (place >= 0 && isQuestion(m_map.columns[size_t(place)].role) &&
                m_map.columns[size_t(place)].nth == 2)
                note(text("Several columns have the header “%1”; they are told apart by their order.")
                         .arg(m_headers[qsizetype(i)]),
                     int(i));
        }
    }

    void beyondHeaders()
    {
        for (size_t row = m_first; row < m_sheet.rows.size(); ++row) {
            const QStringList beyond = m_sheet.rows[row].mid(m_headers.size());
            if (!beyond.join(QString()).trimmed().isEmpty()) {
                note(text("Row %1 has more cells than there are headers. They are kept with the response and "
                          "not shown as answers.")
                         .arg(row + 1));
                return;
            }
        }
    }

    const SurveyMap &m_map;
    const tables::Sheet &m_sheet;
    QStringList m_headers;
    Bound m_bound;
    size_t m_first;
    std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> checkMap(const SurveyMap &map, const tables::Sheet &sheet)
{
    return Check(map, sheet).all();
}

} // namespace soundings::survey
