#include "ui/read/drafttiles.h"

#include <algorithm>

namespace soundings {

namespace {
constexpr qint64 MostInOne = 4 * 1024 * 1024;
constexpr int Side = 1024;
} // namespace

std::vector<Tile> tilesOf(int page, int scale, QSize pixels, QRect wanted)
{
    const QRect whole(QPoint(0, 0), pixels);
    wanted &= whole;
    if (wanted.isEmpty())
        return {};
    if (qint64(pixels.width()) * pixels.height() <= MostInOne)
        return {{{page, scale, 0, 0}, whole}};
    std::vector<Tile> tiles;
    for (int row = wanted.top() / Side; row <= wanted.bottom() / Side; ++row) {
        for (int column = wanted.left() / Side; column <= wanted.right() / Side; ++column)
            tiles.push_back({{page, scale, column, row}, QRect(column * Side, row * Side, Side, Side) & whole});
    }
    return tiles;
}

void TileCache::insert(const Tile &tile, const QImage &image)
{
    if (const auto known = m_places.find(tile.key); known != m_places.end()) {
        m_bytes -= known->second->image.sizeInBytes();
        m_pictures.erase(known->second);
        m_places.erase(known);
    }
    m_pictures.push_front({tile, image});
    m_places[tile.key] = m_pictures.begin();
    m_bytes += image.sizeInBytes();
    while (m_bytes > m_limit && m_pictures.size() > 1) {
        m_bytes -= m_pictures.back().image.sizeInBytes();
        m_places.erase(m_pictures.back().tile.key);
        m_pictures.pop_back();
    }
}

QImage TileCache::find(const TileKey &key)
{
    const auto known = m_places.find(key);
    if (known == m_places.end())
        return {};
    m_pictures.splice(m_pictures.begin(), m_pictures, known->second);
    return known->second->image;
}

std::vector<TileCache::Picture> TileCache::standIns(int page, int notScale) const
{
    std::vector<Picture> found;
    // Keys are ordered by page, then by scale.
    for (auto at = m_places.lower_bound({page, 0, 0, 0}); at != m_places.end() && at->first.page == page; ++at) {
        if (at->first.scale != notScale)
            found.push_back(*at->second);
    }
    return found;
}

void TileCache::clear()
{
    m_pictures.clear();
    m_places.clear();
    m_bytes = 0;
}

} // namespace soundings
