#pragma once

#include <QByteArray>
#include <QHash>
#include <QIODevice>

#include <vector>

namespace soundings::reports {

/// A stretch of a page's content and what of the report it shows; see tagmarks.h.
struct TaggedContent
{
    int page = 0;    ///< from 0
    int number = 0;  ///< its MCID on the page, from 0
    int block = 0;
    int piece = 0;
    int column = 0;
};

/// Stands between Qt's PDF writer and the file, and makes of the marks that were painted the operators of marked content
/// (ISO 32000-1, 14.6), object by object as they come. What is not of the shape that Qt 6 writes goes through as it is.
class PdfTagging : public QIODevice
{
public:
    explicit PdfTagging(QIODevice &target);

    [[nodiscard]] bool isSequential() const override { return true; }
    /// After the last page: writes what Qt says at the end, with the places where things now stand.
    void finish();
    /// In the order in which it was painted. Empty: the file is as Qt wrote it.
    [[nodiscard]] const std::vector<TaggedContent> &content() const { return m_content; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    void takeObjects();
    void pass(const QByteArray &bytes, qsizetype from);
    [[nodiscard]] QByteArray rewritten(const QByteArray &object);
    [[nodiscard]] QByteArray tagged(const QByteArray &operators, int page);
    [[nodiscard]] QByteArray endMoved(const QByteArray &end) const;

    QIODevice &m_target;
    QByteArray m_pending;
    qsizetype m_searched = 0; ///< of the pending bytes
    qint64 m_taken = 0;       ///< bytes that Qt wrote before the pending ones
    qint64 m_written = 0;
    QHash<qint64, qint64> m_moved; ///< where an object was → where it is
    QHash<int, int> m_contents;    ///< object of a page's content → page
    std::vector<TaggedContent> m_content;
};

} // namespace soundings::reports
