#include "core/desk/projectmatching.h"

#include "core/consultation/words.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace soundings {

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

Result<PartsHere> PartsHere::read(const Desk &desk, const ProjectGuids &guids, const ProjectStep &step)
{
    const Result<std::vector<ResponseId>> ids = desk.find({}, {SortKey::Reference, false});
    if (!ids)
        return passOn(ids);
    PartsHere here;
    int done = 0;
    for (const ResponseId id : *ids) {
        const Result<ResponseDetail> detail = desk.response(id);
        if (!detail)
            return passOn(detail);
        if (!step(done++, int(ids->size()), reference(detail->response.number)))
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("soundings", "Stopped."));
        here.add(detail->response, guids);
    }
    return here;
}

void PartsHere::add(const Response &response, const ProjectGuids &guids)
{
    m_facts.insert(response.id, {reference(response.number), response.respondent.name,
                                 response.respondent.organisation, response.received});
    for (const soundings::Part &part : response.parts) {
        const size_t at = m_parts.size();
        m_parts.push_back({{response.id, part.id}});
        m_byGuid.insert(guids.of(part.id), at);
        if (const QString said = part.text.trimmed(); !said.isEmpty())
            m_byText.insert(sha256(said.toUtf8()), at);
        if (part.kind == PartKind::Attachment)
            m_byDigest.insert(part.sha256, at);
    }
}

std::optional<PartsHere::Match> PartsHere::find(const exchange::ProjectSource &source,
                                                const exchange::ProjectResponse *about, ResponseId chosen)
{
    if (const auto ours = m_byGuid.constFind(source.guid); ours != m_byGuid.constEnd()) {
        m_parts[*ours].given = true;
        return m_parts[*ours].match;
    }
    const QString said = source.text.trimmed();
    QList<size_t> candidates;
    if (!source.file.isEmpty())
        candidates = m_byDigest.values(sha256(source.file));
    if (candidates.isEmpty() && !said.isEmpty())
        candidates = m_byText.values(sha256(said.toUtf8()));
    std::sort(candidates.begin(), candidates.end());
    Part *best = nullptr;
    for (const size_t candidate : candidates) {
        Part &part = m_parts[candidate];
        if (!part.given && (!best || likeness(part, about, chosen) > likeness(*best, about, chosen)))
            best = &part;
    }
    if (!best)
        return std::nullopt;
    best->given = true;
    return best->match;
}

int PartsHere::likeness(const Part &part, const exchange::ProjectResponse *about, ResponseId chosen) const
{
    const Facts facts = m_facts.value(part.match.response);
    int likeness = part.match.response == chosen ? 8 : 0;
    if (!about)
        return likeness;
    likeness += about->received == facts.received ? 3 : 0;
    likeness += !facts.name.isEmpty() && about->name == facts.name ? 3 : 0;
    likeness += !facts.organisation.isEmpty() && about->organisation == facts.organisation ? 2 : 0;
    likeness += about->reference == facts.reference ? 1 : 0;
    return likeness;
}

} // namespace soundings
