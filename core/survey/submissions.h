#pragma once

#include "core/consultation/instant.h"
#include "core/consultation/respondent.h"
#include "core/survey/surveymap.h"

#include <QHash>
#include <QTimeZone>

#include <optional>
#include <vector>

/// What the rows of a survey's table say under a map. Pure.
namespace soundings::survey {

/// An answer that is not blank. Of closed questions the text is what was chosen, each choice on a line of its
/// own in the order of the table, so that it can be counted; of a choice that asks to say more, "Other: what
/// was said".
struct Answer
{
    QString question;
    QString text; ///< with `\n` line ends and without NUL
    Role role = Role::FreeText;

    friend bool operator==(const Answer &, const Answer &) = default;
};

/// One row. Texts are as the table has them: what begins with "=" is text, not a formula.
struct Submission
{
    int row = 0; ///< as in the sheet, from 1
    Respondent respondent;
    Confidentiality confidentiality = Confidentiality::MayPublish;
    std::optional<Instant> submitted;
    QString identifier;
    std::vector<Answer> answers;
    /// The row's own bytes: JSON, UTF-8, a list of [header, cell] in the order of the table, every cell as it
    /// is.
    QByteArray cells;
    /// By which the same row is known again in a newer export: a SHA-256 (32 bytes) over the survey
    /// (surveyKey), all cells that the map does not leave out, in any order of columns, and how many equal
    /// rows stand above it. So two people who answer alike without an identifier are two, and both are known
    /// again.
    QByteArray content;
    bool dateUnclear = false;    ///< there is a date and it can't be read
    bool consentUnclear = false; ///< asked and not understood, or not answered: taken as confidential
};

/// How the rows of a table came out.
struct Tally
{
    int responses = 0;
    int blank = 0;                   ///< rows without a single cell
    int withoutTime = 0;             ///< dates without a time of day
    std::vector<int> unclearDates;   ///< rows
    std::vector<int> unclearConsent; ///< rows

    friend bool operator==(const Tally &, const Tally &) = default;
};
/// "28 responses, 3 blank rows, 1 date could not be read (row 7)": translated.
[[nodiscard]] QString inWords(const Tally &tally);

/// Goes through a sheet row by row. The sheet must outlive it.
class Submissions
{
public:
    /// `zone`: the consultation's, for dates where neither they nor the map say one.
    Submissions(SurveyMap map, const tables::Sheet &sheet, const QTimeZone &zone);

    [[nodiscard]] std::optional<Submission> next(); ///< none after the last row; blank rows are passed over
    [[nodiscard]] const Tally &tally() const { return m_tally; } ///< of the rows so far
    const Tally &countAll(); ///< of all rows; none is left then
    [[nodiscard]] int rowsLeft() const;

private:
    std::optional<Submission> read();
    [[nodiscard]] QString cell(const QStringList &row, qsizetype column) const;
    void fill(Submission &submission, const QStringList &row) const;
    void fillChoices(Submission &submission, const MapColumn &column, const QString &cell) const;
    void fillDate(Submission &submission, const QString &cell);
    [[nodiscard]] QByteArray cellsOf(const QStringList &row) const;
    [[nodiscard]] QByteArray contentOf(const QStringList &row) const;

    SurveyMap m_map;
    const tables::Sheet &m_sheet;
    QTimeZone m_zone;
    QStringList m_headers;
    Bound m_bound;
    QByteArray m_surveyKey;
    bool m_asksConsent = false;
    size_t m_next = 0;
    QHash<QByteArray, int> m_equalRows;
    Tally m_tally;
};

/// The text of an option's column: ticked, not ticked, or what was written beside it. Also "Yes", "1",
/// "TRUE", "x", and the option itself tick it; blank, "No", "0", "FALSE", "Not selected" do not.
enum class Tick { No, Yes, Text };
[[nodiscard]] Tick tickFrom(QStringView cell, QStringView option);

} // namespace soundings::survey
