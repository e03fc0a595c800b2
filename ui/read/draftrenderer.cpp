#include "ui/read/draftrenderer.h"

#include <QElapsedTimer>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace soundings {

namespace {

struct Source
{
    QByteArray pdf; ///< null closes
    QString name;
};

struct Search
{
    quint64 question = 0;
    QString query;
    int nextPage = 0;
    std::vector<draft::Hit> hits;
};

} // namespace

/// The thread and what it is asked to do. The members below the lock are shared; the rest is the thread's.
class DraftRenderer::Worker
{
public:
    explicit Worker(DraftRenderer *owner) : m_owner(owner), m_thread([this] { run(); }) {}
    ~Worker()
    {
        {
            const std::lock_guard lock(m_lock);
            m_stop = true;
            m_giveUp = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }

    void open(Source source)
    {
        change([&] {
            ++m_generation;
            m_source = std::move(source);
            m_seen.clear();
            m_next.clear();
            m_thumbnails.clear();
            m_search.reset();
            m_giveUp = true;
        });
    }
    void want(std::vector<Tile> seen, std::vector<Tile> next, int page)
    {
        change([&] {
            m_seen.assign(seen.begin(), seen.end());
            m_next.assign(next.begin(), next.end());
            m_page = page;
            // Drawn already: not again. No longer wanted: given up. Else what is seen goes before what may be.
            const bool seenStill = m_drawing && std::erase(m_seen, *m_drawing) > 0;
            const bool nextStill = m_drawing && std::erase(m_next, *m_drawing) > 0;
            if (m_drawing && !seenStill && (!nextStill || !m_seen.empty()))
                m_giveUp = true;
        });
    }
    void wantThumbnails(std::vector<int> pages, QSize pixels)
    {
        change([&] {
            m_thumbnails.assign(pages.begin(), pages.end());
            m_thumbnailPixels = pixels;
        });
    }
    quint64 find(const QString &query)
    {
        change([&] { m_search = Search{++m_question, query, 0, {}}; });
        return m_question;
    }
    [[nodiscard]] int waiting() const
    {
        const std::lock_guard lock(m_lock);
        return int(m_seen.size() + m_next.size() + m_thumbnails.size());
    }

private:
    template<class F>
    void change(F f)
    {
        {
            const std::lock_guard lock(m_lock);
            f();
        }
        m_wake.notify_one();
    }

    /// Calls f(owner) in the GUI thread, unless another document was opened in the meantime.
    template<class F>
    void tell(F f)
    {
        QMetaObject::invokeMethod(m_owner, [this, f = std::move(f), generation = m_mine] {
            if (generation == m_generation) // written in this thread only
                f(m_owner);
        }, Qt::QueuedConnection);
    }

    void run();
    void openSource(const Source &source);
    void draw(const Tile &tile);
    void drawThumbnail(int page, QSize pixels);
    void searchOn(Search search);
    std::shared_ptr<const DraftPage> content(int page); ///< read at the first call, and told
    [[nodiscard]] std::optional<int> nextUnread(int from) const;
    [[nodiscard]] draft::Aborted giveUp() const
    {
        return [this] { return m_giveUp.load(std::memory_order_relaxed); };
    }

    DraftRenderer *m_owner;

    mutable std::mutex m_lock;
    std::condition_variable m_wake;
    bool m_stop = false;
    quint64 m_generation = 0;
    quint64 m_question = 0;
    std::optional<Source> m_source;
    std::deque<Tile> m_seen;
    std::deque<Tile> m_next;
    std::deque<int> m_thumbnails;
    QSize m_thumbnailPixels;
    std::optional<Search> m_search;
    std::optional<Tile> m_drawing;
    int m_page = 0;
    std::atomic<bool> m_giveUp = false;

    quint64 m_mine = 0; ///< the generation that the document belongs to
    std::optional<draft::Document> m_document;
    std::vector<std::shared_ptr<const DraftPage>> m_pages;

    std::thread m_thread; // last: it begins when all else stands
};

void DraftRenderer::Worker::run()
{
    const auto take = [](auto &queue) {
        auto first = std::move(queue.front());
        queue.pop_front();
        return first;
    };
    std::unique_lock lock(m_lock);
    while (!m_stop) {
        m_giveUp = false;
        std::optional<int> unread;
        if (m_source) {
            const Source source = *std::exchange(m_source, std::nullopt);
            m_mine = m_generation;
            lock.unlock();
            openSource(source);
        } else if (m_document && !m_seen.empty()) {
            m_drawing = take(m_seen);
            lock.unlock();
            draw(*m_drawing);
        } else if (m_document && m_search) {
            const Search search = *std::exchange(m_search, std::nullopt);
            lock.unlock();
            searchOn(search);
        } else if (m_document && !m_thumbnails.empty()) {
            const int page = take(m_thumbnails);
            const QSize pixels = m_thumbnailPixels;
            lock.unlock();
            drawThumbnail(page, pixels);
        } else if (m_document && (unread = nextUnread(m_page))) {
            lock.unlock();
            content(*unread);
        } else if (m_document && !m_next.empty()) {
            m_drawing = take(m_next);
            lock.unlock();
            draw(*m_drawing);
        } else {
            m_wake.wait(lock);
            continue;
        }
        lock.lock();
        m_drawing.reset();
    }
    lock.unlock();
    m_document.reset(); // in the thread that opened it
}

void DraftRenderer::Worker::openSource(const Source &source)
{
    m_document.reset();
    m_pages.clear();
    if (source.pdf.isNull())
        return;
    auto document = draft::Document::open(source.pdf, source.name);
    if (!document) {
        tell([error = document.error()](DraftRenderer *owner) { Q_EMIT owner->failed(error.message, error.detail); });
        return;
    }
    m_document = std::move(*document);
    DraftFacts facts;
    for (int i = 0; i < m_document->pageCount(); ++i) {
        facts.sizes.push_back(m_document->pageSize(i));
        facts.labels.push_back(m_document->pageLabel(i));
    }
    m_pages.resize(facts.sizes.size());
    tell([facts = std::move(facts)](DraftRenderer *owner) { Q_EMIT owner->opened(facts); });
}

void DraftRenderer::Worker::draw(const Tile &tile)
{
    if (tile.key.page >= m_document->pageCount())
        return;
    const QImage image = m_document->render(tile.key.page, tile.key.scale / 1000.0, tile.rect, giveUp());
    if (image.isNull() && m_giveUp)
        return;
    tell([tile, image](DraftRenderer *owner) { Q_EMIT owner->drawn(tile, image); });
}

void DraftRenderer::Worker::drawThumbnail(int page, QSize pixels)
{
    if (page >= m_document->pageCount())
        return;
    const QSizeF points = m_document->pageSize(page);
    const double scale = std::min(pixels.width() / points.width(), pixels.height() / points.height());
    const QImage image = m_document->render(page, scale, {}, giveUp());
    if (image.isNull() && m_giveUp)
        return;
    tell([page, image](DraftRenderer *owner) { Q_EMIT owner->thumbnailDrawn(page, image); });
}

/// Goes on with a search for a while, then lets what is seen have its turn.
void DraftRenderer::Worker::searchOn(Search search)
{
    QElapsedTimer timer;
    timer.start();
    while (search.nextPage < m_document->pageCount() && timer.elapsed() < 50) {
        const auto page = content(search.nextPage);
        if (!page)
            return; // given up: another document, or the end
        std::vector<draft::Hit> hits = draft::findText(page->text, search.nextPage, search.query);
        std::move(hits.begin(), hits.end(), std::back_inserter(search.hits));
        ++search.nextPage;
    }
    const bool complete = search.nextPage >= m_document->pageCount();
    tell([search, complete](DraftRenderer *owner) { Q_EMIT owner->found(search.question, search.hits, complete); });
    if (complete)
        return;
    const std::lock_guard lock(m_lock);
    if (!m_search && m_question == search.question && m_mine == m_generation)
        m_search = std::move(search);
}

std::shared_ptr<const DraftPage> DraftRenderer::Worker::content(int page)
{
    auto &known = m_pages[size_t(page)];
    if (!known) {
        // Not stopped for a scroll: a page takes some ten milliseconds, and is wanted in the end.
        const draft::Aborted stop = [this] {
            const std::lock_guard lock(m_lock);
            return m_stop || m_mine != m_generation;
        };
        auto read = std::make_shared<const DraftPage>(
            DraftPage{m_document->pageText(page, stop), m_document->links(page)});
        if (stop())
            return nullptr;
        known = std::move(read);
        tell([content = known, page](DraftRenderer *owner) { Q_EMIT owner->pageRead(page, content); });
    }
    return known;
}

std::optional<int> DraftRenderer::Worker::nextUnread(int from) const
{
    const int count = int(m_pages.size());
    for (int away = 0; away < count; ++away) {
        for (const int page : {from + away, from - away}) {
            if (page >= 0 && page < count && !m_pages[size_t(page)])
                return page;
        }
    }
    return std::nullopt;
}

DraftRenderer::DraftRenderer(QObject *parent) : QObject(parent), m_worker(std::make_unique<Worker>(this)) {}
DraftRenderer::~DraftRenderer() = default;

void DraftRenderer::open(const QByteArray &pdf, const QString &name)
{
    m_worker->open({pdf.isNull() ? QByteArray("") : pdf, name});
}

void DraftRenderer::close()
{
    m_worker->open({});
}

void DraftRenderer::want(std::vector<Tile> seen, std::vector<Tile> next, int page)
{
    m_worker->want(std::move(seen), std::move(next), page);
}

void DraftRenderer::wantThumbnails(std::vector<int> pages, QSize pixels)
{
    m_worker->wantThumbnails(std::move(pages), pixels);
}

quint64 DraftRenderer::find(const QString &query)
{
    return m_worker->find(query);
}

int DraftRenderer::waiting() const
{
    return m_worker->waiting();
}

} // namespace soundings
