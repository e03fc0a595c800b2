#include "core/index/words.h"

#include "core/index/gathering.h"
#include "core/index/phrase.h"

#include <QtConcurrent>

#include <algorithm>

namespace soundings::index {

namespace {

/// Not the global one, for whose threads Qt's painting waits.
Q_GLOBAL_STATIC(QThreadPool, comparers)

/// Segments in memory are joined while one is not twice as large as the next: so there are few, and none is joined often.
bool isToJoin(const Words::Part &before, const Words::Part &last)
{
    return before.segment->isInMemory() && last.segment->isInMemory() &&
           before.segment->documentCount() < 2 * last.segment->documentCount() &&
           before.segment->documentCount() + last.segment->documentCount() < Gathering::mostDocuments;
}

std::vector<Wanted> searchable(const search::Text &text)
{
    std::vector<Wanted> wanted = wantedBy(text);
    if (wanted.size() > Words::longestPhrase)
        wanted.clear();
    return wanted;
}

} // namespace

std::optional<Bitmap> Words::having(const search::Text &text) const
{
    const std::vector<Wanted> wanted = searchable(text);
    if (wanted.empty())
        return std::nullopt;
    const auto havingIn = [&wanted](const Part &part) {
        Bitmap found = index::having(*part.segment, spotsIn(*part.segment, wanted));
        if (!part.superseded.isEmpty())
            found -= part.superseded;
        return found;
    };
    Bitmap all;
    if (wanted.size() > 1 && m_parts.size() > 1) { // places are compared, which takes long enough for all cores
        for (const Bitmap &found : QtConcurrent::blockingMapped<std::vector<Bitmap>>(comparers(), m_parts, havingIn))
            all |= found;
    } else {
        for (const Part &part : m_parts)
            all |= havingIn(part);
    }
    keepSmall();
    return all;
}

std::optional<std::vector<Occurrence>> Words::occurrences(const search::Text &text, const Bitmap &in) const
{
    const std::vector<Wanted> wanted = searchable(text);
    if (wanted.empty())
        return std::nullopt;
    std::vector<Occurrence> all;
    for (const Part &part : m_parts) {
        for (const Occurrence &one : index::occurrences(*part.segment, spotsIn(*part.segment, wanted), in)) {
            if (!part.superseded.contains(one.document))
                all.push_back(one);
        }
    }
    std::sort(all.begin(), all.end(),
              [](const Occurrence &a, const Occurrence &b) { return a.document < b.document; });
    keepSmall();
    return all;
}

void Words::add(std::shared_ptr<const Segment> segment)
{
    const Bitmap documents = segment->documents();
    for (Part &part : m_parts) {
        Bitmap again = part.segment->documents();
        again &= documents;
        part.superseded |= again;
    }
    m_parts.push_back({std::move(segment), {}});
    while (m_parts.size() > 1 && isToJoin(m_parts[m_parts.size() - 2], m_parts.back())) {
        Gathering both;
        both.add(*m_parts[m_parts.size() - 2].segment, m_parts[m_parts.size() - 2].superseded);
        both.add(*m_parts.back().segment, m_parts.back().superseded);
        m_parts.pop_back();
        m_parts.back() = {std::make_shared<const Segment>(both.segment()), {}};
    }
}

bool Words::knows(std::string_view folded) const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [&](const Part &part) { return part.segment->find(folded).has_value(); });
}

size_t Words::inMemory() const
{
    size_t count = 0;
    for (const Part &part : m_parts)
        count += part.segment->isInMemory() ? part.segment->documentCount() : 0;
    return count;
}

quint64 Words::tokens() const
{
    quint64 all = 0;
    for (const Part &part : m_parts) {
        all += part.segment->tokens();
        if (part.superseded.isEmpty())
            continue;
        const std::vector<Document> documents = part.segment->documents().documents();
        for (size_t i = 0; i < documents.size(); ++i) {
            if (part.superseded.contains(documents[i]))
                all -= part.segment->lengths()[i];
        }
    }
    return all;
}

void Words::lengthsOf(const std::vector<Document> &documents, std::vector<quint32> &lengths) const
{
    lengths.assign(documents.size(), 0);
    for (const Part &part : m_parts) {
        const std::vector<Document> here = part.segment->documents().documents();
        auto wanted = documents.begin();
        for (size_t i = 0; i < here.size() && wanted != documents.end(); ++i) {
            wanted = std::lower_bound(wanted, documents.end(), here[i]);
            if (wanted != documents.end() && *wanted == here[i] && !part.superseded.contains(here[i]))
                lengths[size_t(wanted - documents.begin())] = part.segment->lengths()[i];
        }
    }
}

void Words::keepSmall() const
{
    constexpr size_t most = 100'000'000; // bytes
    for (const Part &part : m_parts)
        m_touched.fetch_add(part.segment->takeTouched(), std::memory_order_relaxed);
    if (m_touched.load(std::memory_order_relaxed) < most)
        return;
    m_touched = 0;
    for (const Part &part : m_parts)
        part.segment->letGo();
}

} // namespace soundings::index
