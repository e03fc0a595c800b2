#pragma once

#include "core/consultation/comment.h"
#include "core/consultation/response.h"

#include <QByteArray>
#include <QRect>
#include <QString>
#include <QUuid>

#include <optional>
#include <vector>

/// A whole consultation, or another program's project, as it is exchanged: complete in itself, and nothing in
/// it knows of a store. Everything is named by a GUID, which stays the same from export to export. Texts have
/// `\n` line ends and no NUL; positions in them count Unicode code points from 0, the end excluded.
namespace soundings::exchange {

struct ProjectTheme
{
    QUuid guid;
    QUuid parent; ///< null at the top; parents stand before their children
    QString name;
    QString description;
    QString colour; ///< "#rrggbb", or empty
    QString key;    ///< one key that tags with it, or empty
    QString examples = {};
    QString inclusion = {}; ///< what belongs to it
    QString exclusion = {}; ///< and what does not

    friend bool operator==(const ProjectTheme &, const ProjectTheme &) = default;
};

/// What one respondent sent. Other programs know it as a case. Unset is what the file does not tell.
struct ProjectResponse
{
    QUuid guid;
    QString reference; ///< "R-0001", or what another program calls the case
    QString subject;
    QString name; ///< of the respondent
    QString organisation;
    std::optional<RespondentKind> kind = {};
    QString place = {};
    std::optional<Channel> channel = {};
    std::optional<Instant> received = {};
    std::optional<Timeliness> timeliness = {};
    std::optional<Status> status = {};
    std::optional<Confidentiality> confidentiality = {};
    std::optional<int> signatories = {};

    friend bool operator==(const ProjectResponse &, const ProjectResponse &) = default;
};

/// A text that passages are marked in: a part of a response.
struct ProjectSource
{
    QUuid guid;
    QUuid response; ///< null: of no response in the project
    PartKind kind = PartKind::Message;
    QString name;     ///< as a list shows it
    QString question; ///< of a survey's answer
    QString text;
    bool hasText = true;            ///< false: the file does not have it, nor where it says it is
    QString fileName = {};          ///< of the original; empty: there is none
    QByteArray file = {};           ///< the original's bytes, where there are any
    std::optional<Instant> at = {}; ///< when it was put into the project

    friend bool operator==(const ProjectSource &, const ProjectSource &) = default;
};

/// A numbered or titled part of the draft.
struct ProjectSection
{
    QUuid guid;
    QString number; ///< "3.2", or empty
    QString title;
    int page = 0; ///< from 0
    /// Of its heading: points of 1/72 inch from the bottom left of the page, so that `top` is the smaller
    /// number.
    QRect box;

    friend bool operator==(const ProjectSection &, const ProjectSection &) = default;
};

/// The document consulted on.
struct ProjectDraft
{
    QUuid guid;
    QString label;
    QString fileName;
    QByteArray file; ///< the PDF
    std::vector<ProjectSection> sections;

    friend bool operator==(const ProjectDraft &, const ProjectDraft &) = default;
};

/// [begin, end) of a source's text.
struct ProjectRange
{
    int begin = 0;
    int end = 0;

    friend bool operator==(const ProjectRange &, const ProjectRange &) = default;
};

/// A coded passage. Where several people coded the same passage each has a comment.
struct ProjectComment
{
    QUuid guid;
    QUuid source;                      ///< of the whole response: the first of its sources
    std::optional<ProjectRange> range; ///< none: the whole response
    std::vector<QUuid> themes;
    std::vector<QUuid> sections; ///< of a draft
    Stance stance = Stance::None;
    QString note = {};
    QString author = {};
    std::optional<Instant> at = {};
    Origin origin = Origin::Person;
    bool quotable = false;

    friend bool operator==(const ProjectComment &, const ProjectComment &) = default;
};

/// A memo.
struct ProjectNote
{
    QUuid guid;
    QString name;
    QString text;
    QString author = {};
    std::optional<Instant> at = {};
    std::vector<QUuid> about = {}; ///< themes, sources, responses; none: the whole project

    friend bool operator==(const ProjectNote &, const ProjectNote &) = default;
};

/// A group that a person made of themes, sources and notes.
struct ProjectSet
{
    QUuid guid;
    QString name;
    QString description = {};
    std::vector<QUuid> themes = {};
    std::vector<QUuid> sources = {};
    std::vector<QUuid> notes = {};

    friend bool operator==(const ProjectSet &, const ProjectSet &) = default;
};

struct Project
{
    QString name;
    QString origin = {}; ///< the program that wrote it; ours is written whatever stands here
    QString description = {};
    std::vector<ProjectTheme> themes = {};
    std::vector<ProjectResponse> responses = {};
    std::vector<ProjectSource> sources = {};
    std::vector<ProjectDraft> drafts = {};
    std::vector<ProjectComment> comments = {};
    std::vector<ProjectNote> notes = {};
    std::vector<ProjectSet> sets = {};

    friend bool operator==(const Project &, const Project &) = default;
};

/// A GUID of its own for what `name` names, the same every time: version 5 (RFC 4122).
[[nodiscard]] inline QUuid guidFor(const QUuid &space, const QString &name)
{
    return QUuid::createUuidV5(space, name);
}

} // namespace soundings::exchange
