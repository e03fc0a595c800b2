#pragma once

#include "core/consultation/result.h"

#include <QByteArray>
#include <QHash>

#include <memory>

class QBuffer;
class QuaZip;

namespace soundings::zip {

/// What a zip may cost before reading stops.
struct Limits
{
    qint64 unpackedBytes = 512LL * 1024 * 1024; ///< in all that is read of it
    int entries = 20'000;
};

/// The zip that an office document or a project is. Nothing of it is written to a disk, its directory's sizes
/// are not believed: what is unpacked is counted, in sum and against what it was unpacked from.
class Archive
{
public:
    /// Unreadable where it is no whole zip, has too many entries or is encrypted.
    [[nodiscard]] static Result<Archive> open(const QByteArray &bytes, const Limits &limits);
    Archive(Archive &&) noexcept;
    Archive &operator=(Archive &&) noexcept;
    ~Archive();

    /// Names as the zip has them. Looking one up forgives case, a leading slash and backslashes.
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] bool contains(const QString &name) const;
    /// Unreadable where there is none of the name, it is damaged, or too large. A damaged entry is damaged
    /// whole.
    [[nodiscard]] Result<QByteArray> read(const QString &name);

private:
    Archive();

    std::unique_ptr<QByteArray> m_bytes; ///< stays where it is when the archive moves
    std::unique_ptr<QBuffer> m_buffer;
    std::unique_ptr<QuaZip> m_zip;
    QHash<QString, QString> m_names; ///< tidied → as it is
    qint64 m_left = 0;               ///< bytes that may still be unpacked
};

} // namespace soundings::zip
