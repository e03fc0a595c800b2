#include "core/desk/readahead.h"

namespace soundings {

namespace {

constexpr size_t itemsInABatch = 64;
constexpr qint64 bytesInABatch = 4LL * 1024 * 1024;

} // namespace

ReadAhead::ReadAhead(ItemSource &source, extract::Extractor &extractor, Pace pace, std::stop_token stop)
    : m_source(source)
    , m_extractor(extractor)
    , m_pace(pace)
    , m_passOn(std::move(stop), [this] { m_stop.request_stop(); })
{
    if (m_pace == Pace::Ahead)
        m_thread = std::jthread([this] { run(); });
}

ReadAhead::~ReadAhead()
{
    m_stop.request_stop();
    const std::lock_guard lock(m_mutex);
    m_changed.notify_all();
}

/// What could not even be opened goes by the reader. Ends with the source, an error or a request to stop.
ReadAhead::Batch ReadAhead::fill(const std::stop_token &stop)
{
    Batch batch;
    std::vector<intake::Raw> raw;
    std::vector<size_t> places; ///< of `raw` among the items
    qint64 bytes = 0;
    while (batch.items.size() < itemsInABatch && bytes < bytesInABatch && !stop.stop_requested()) {
        Result<std::optional<intake::Found>> found = m_source.next();
        if (!found)
            batch.end = passOn(found);
        batch.last = !found || !*found;
        if (batch.last)
            break;
        Given given{intake::Unread{}, m_source.done(), m_source.total(), m_source.reached()};
        if (auto *unread = std::get_if<intake::Unread>(&**found)) {
            given.item = std::move(*unread);
        } else {
            raw.push_back(std::get<intake::Raw>(**std::move(found)));
            places.push_back(batch.items.size());
            bytes += raw.back().bytes.size();
        }
        batch.items.push_back(std::move(given));
    }
    auto items = m_extractor.items(raw, stop);
    if (items && stop.stop_requested())
        items = failure(ErrorKind::Cancelled, {});
    if (!items)
        return {{}, passOn(items), true};
    for (size_t i = 0; i < places.size(); ++i)
        batch.items[places[i]].item = std::move((*items)[i]);
    return batch;
}

void ReadAhead::run()
{
    for (bool last = false; !last;) {
        Batch batch = fill(m_stop.get_token());
        last = batch.last;
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_waiting || m_stop.stop_requested(); });
        m_waiting = std::move(batch);
        m_changed.notify_all();
    }
}

ReadAhead::Batch ReadAhead::await()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.has_value(); });
    Batch batch = *std::exchange(m_waiting, std::nullopt);
    m_changed.notify_all();
    return batch;
}

Result<std::optional<ReadAhead::Given>> ReadAhead::next()
{
    while (m_batch.items.empty() && !m_batch.last)
        m_batch = m_pace == Pace::Ahead ? await() : fill(m_stop.get_token());
    if (m_batch.items.empty())
        return m_batch.end ? Result<std::optional<Given>>(std::nullopt) : passOn(m_batch.end);
    Given given = std::move(m_batch.items.front());
    m_batch.items.pop_front();
    return std::optional(std::move(given));
}

} // namespace soundings
