#pragma once

#include "core/desk/projects.h"

#include <QHash>

namespace soundings {

/// Where a source of a project is: a part, and how far its text is moved within the part's.
struct SourcePlace
{
    ResponseId response;
    PartId part;
    int offset = 0; ///< code points
};
using SourcePlaces = QHash<QUuid, SourcePlace>;

/// The texts of a case as the one message that they are here.
struct JoinedTexts
{
    std::vector<const exchange::ProjectSource *> sources; ///< those without a file, with a text
    QString text;                                         ///< each below what it is called
    std::vector<int> begins; ///< of each within the message as it is kept, code points
};
[[nodiscard]] JoinedTexts joinedTexts(const std::vector<const exchange::ProjectSource *> &sources);

/// Takes in as new responses what a project has and the consultation has not.
class ProjectArrivals
{
public:
    ProjectArrivals(Desk &desk, const ProjectImportRequest &request, const exchange::Project &project)
        : m_desk(desk)
        , m_request(request)
        , m_project(project)
    {}

    /// A case, whose sources these are: its texts as one message with the first of its files, each further
    /// file as a response that follows. Refused, Invalid: what can't be kept, with a reason. Fills in where
    /// each source went.
    Result<> take(const exchange::ProjectResponse &about,
                  const std::vector<const exchange::ProjectSource *> &sources, SourcePlaces &places);

    [[nodiscard]] std::vector<ImportItem> &items() { return m_items; }

private:
    Result<> receive(const exchange::ProjectResponse &about, const JoinedTexts &message,
                     const exchange::ProjectSource *file, SourcePlaces &places);
    [[nodiscard]] Instant receivedAt(const exchange::ProjectResponse &about,
                                     const exchange::ProjectSource &source) const;

    Desk &m_desk;
    const ProjectImportRequest &m_request;
    const exchange::Project &m_project;
    ResponseId m_first; ///< of the case being taken in
    std::vector<ImportItem> m_items;
};

} // namespace soundings
