#pragma once

#include "core/desk/projects.h"

#include <QHash>
#include <QSet>

namespace soundings {

/// The parts of the responses that are here, to find a project's sources among them.
class PartsHere
{
public:
    struct Match
    {
        ResponseId response;
        PartId part;
    };

    /// Reads every response once. Cancelled: stopped by `step`.
    static Result<PartsHere> read(const Desk &desk, const ProjectGuids &guids, const ProjectStep &step);

    /// The part that a source is. `about` is the case it belongs to, if any, and `chosen` the response that
    /// another source of this case is already. A part is given once, unless a GUID names it.
    std::optional<Match> find(const exchange::ProjectSource &source, const exchange::ProjectResponse *about,
                              ResponseId chosen);

private:
    struct Part
    {
        Match match;
        bool given = false;
    };
    struct Facts
    {
        QString reference;
        QString name;
        QString organisation;
        Instant received;
    };
    void add(const Response &response, const ProjectGuids &guids);
    [[nodiscard]] int likeness(const Part &part, const exchange::ProjectResponse *about,
                               ResponseId chosen) const;

    std::vector<Part> m_parts;
    QHash<ResponseId, Facts> m_facts;
    QHash<QUuid, size_t> m_byGuid;
    QMultiHash<QByteArray, size_t> m_byText;
    QMultiHash<QByteArray, size_t> m_byDigest;
};

} // namespace soundings
