#pragma once

#include <QImage>
#include <QRect>
#include <QSize>

#include <compare>
#include <list>
#include <map>
#include <vector>

namespace soundings {

/// A piece of a page at a scale. Pages of few pixels are one tile.
struct TileKey
{
    int page = 0;
    int scale = 0; ///< device pixels per point, × 1000
    int column = 0;
    int row = 0;

    friend auto operator<=>(const TileKey &, const TileKey &) = default;
};

struct Tile
{
    TileKey key;
    QRect rect; ///< device pixels from the page's top left
    friend bool operator==(const Tile &, const Tile &) = default;
};

/// The tiles of a page that have part in `wanted` (device pixels). Up to four million pixels a page is one tile;
/// larger ones are cut in squares of 1024.
[[nodiscard]] std::vector<Tile> tilesOf(int page, int scale, QSize pixels, QRect wanted);

/// Pictures of tiles, the least recently used going first when they take more than `bytes`. GUI thread.
class TileCache
{
public:
    explicit TileCache(qsizetype bytes) : m_limit(bytes) {}

    void insert(const Tile &tile, const QImage &image);
    /// Null where it is not kept. Counts as a use.
    [[nodiscard]] QImage find(const TileKey &key);
    [[nodiscard]] bool contains(const TileKey &key) const { return m_places.contains(key); }

    struct Picture
    {
        Tile tile;
        QImage image;
    };
    /// What is kept of a page at other scales, the coarsest first: to show until the right one comes.
    [[nodiscard]] std::vector<Picture> standIns(int page, int notScale) const;

    void clear();
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    qsizetype m_limit;
    qsizetype m_bytes = 0;
    std::list<Picture> m_pictures; // the most recently used first
    std::map<TileKey, std::list<Picture>::iterator> m_places;
};

} // namespace soundings
