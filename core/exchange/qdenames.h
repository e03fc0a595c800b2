#pragma once

#include "core/exchange/project.h"

#include <QStringList>

/// What our projects name the same in every consultation, by GUIDs that never change: codes that say what the
/// standard has no attribute for, variables, notes of themes.
namespace soundings::exchange {

enum class Mark { Support, Oppose, Mixed, Neutral, Quotable, Whole, Autotag, Suggestion };

struct MarkCode
{
    Mark mark;
    QString group; ///< the code that it stands beneath: "Stance"
    QString name;
    QString colour;
};
[[nodiscard]] const std::vector<MarkCode> &markCodes(); ///< by group
[[nodiscard]] QUuid guidOf(Mark mark);
[[nodiscard]] QUuid guidOfMarkGroup(const QString &group);
/// What is said of a comment beside its themes. `whole`: it has no range.
[[nodiscard]] std::vector<Mark> marksOf(const ProjectComment &comment);
/// Says it of a comment; `Whole` takes its range.
void apply(Mark mark, ProjectComment &comment);

enum class Variable {
    // of a response
    Respondent,
    Organisation,
    Kind,
    Place,
    Channel,
    Received,
    Timeliness,
    Status,
    Confidentiality,
    Signatories,
    // of a source
    Part,
    Question,
    File,
};
[[nodiscard]] const std::vector<Variable> &variables(); ///< all of them
[[nodiscard]] QString nameOf(Variable variable);
[[nodiscard]] QString typeOf(Variable variable); ///< as the standard names it: "Text"
[[nodiscard]] QUuid guidOf(Variable variable);
/// What a response or source has for the variable; empty: nothing.
[[nodiscard]] QString valueOf(Variable variable, const ProjectResponse &response);
[[nodiscard]] QString valueOf(Variable variable, const ProjectSource &source);
/// Takes a value; false where it means nothing for this variable.
[[nodiscard]] bool take(Variable variable, const QString &value, ProjectResponse &response);
[[nodiscard]] bool take(Variable variable, const QString &value, ProjectSource &source);
inline const QString draftPart = QStringLiteral("draft"); ///< the value of Part for what is no response's

/// The notes of a theme: what they are called, and where they come from.
struct ThemeNote
{
    QString name; ///< "Key"
    QString ProjectTheme::*text;
};
[[nodiscard]] const std::vector<ThemeNote> &themeNotes();
[[nodiscard]] QUuid guidOf(const ThemeNote &note, const QUuid &theme);
[[nodiscard]] QUuid guidOfNote(const QUuid &comment); ///< the note of a comment
[[nodiscard]] QUuid guidOfUser(const QString &name);

/// ISO 8601 in UTC, with milliseconds where there are any: an xsd:dateTime.
[[nodiscard]] QString dateTime(Instant instant);
/// None where it is none. One without an offset is taken as UTC, as the standard says.
[[nodiscard]] std::optional<Instant> readDateTime(const QString &text);

} // namespace soundings::exchange
