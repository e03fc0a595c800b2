#pragma once

#include "core/draft/document.h"
#include "core/draft/textsearch.h"
#include "ui/read/drafttiles.h"

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QSizeF>
#include <QStringList>

#include <memory>
#include <vector>

namespace soundings {

/// What is known of a draft once it is open.
struct DraftFacts
{
    std::vector<QSizeF> sizes; ///< points, by page
    QStringList labels;        ///< by page
};

/// What is known of a page once it is read. Shared and never changed.
struct DraftPage
{
    draft::PageText text;
    std::vector<draft::Link> links;
};

/// Draws, reads and searches a draft on a thread of its own, which owns the Poppler document.
///
/// What is wanted is a list that each new one replaces, so that nothing that scrolled past is drawn and the work
/// that waits is never more than one list; the tile being drawn is given up when it is no longer in the list.
/// All functions and signals belong to the GUI thread. The destructor gives up what is being drawn and waits for it.
class DraftRenderer : public QObject
{
    Q_OBJECT

public:
    explicit DraftRenderer(QObject *parent = nullptr);
    ~DraftRenderer() override;

    /// Opens another document; answers about the one before come no more. `name` is for messages.
    void open(const QByteArray &pdf, const QString &name);
    void close();

    /// Tiles in order of need: those seen first, those that may be seen next after. `page` is the one looked at;
    /// texts are read from it outwards.
    void want(std::vector<Tile> seen, std::vector<Tile> next, int page);
    /// Whole pages to fit in so many device pixels, drawn after what is seen.
    void wantThumbnails(std::vector<int> pages, QSize pixels);
    /// Looks a text up in all pages; the number of the question, which comes back with its answers.
    quint64 find(const QString &query);

    [[nodiscard]] int waiting() const; ///< tiles and thumbnails not begun

Q_SIGNALS:
    void opened(const soundings::DraftFacts &facts);
    void failed(const QString &message, const QString &detail);
    void drawn(const soundings::Tile &tile, const QImage &image); ///< null where the page can't be drawn
    void thumbnailDrawn(int page, const QImage &image);
    void pageRead(int page, const std::shared_ptr<const soundings::DraftPage> &content);
    /// All hits so far; comes at least once, the last time with `complete`.
    void found(quint64 question, const std::vector<soundings::draft::Hit> &hits, bool complete);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace soundings
