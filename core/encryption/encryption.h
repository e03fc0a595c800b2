#pragma once

#include "core/consultation/result.h"

#include <QString>

#include <functional>

/// A file under a password, by libsodium: a key made of the password with Argon2id, the content encrypted and
/// authenticated in pieces with XChaCha20-Poly1305 (crypto_secretstream). Whoever has the file and not the password
/// learns its length and nothing else, and can change nothing unnoticed.
///
/// The layout: "Soundings sealed 1\r\n" (20 bytes) · passes of Argon2id (4 bytes, little-endian) · its memory in bytes
/// (8, little-endian) · salt (16) · header of the stream (24) · an empty piece that authenticates all of that (17) ·
/// pieces of 65,536 bytes of content, the last of at most that, each 17 longer; the last is marked as such.
///
/// Any thread; all block. No file is ever overwritten.
namespace soundings::encryption {

/// Told bytes; false stops (Cancelled). May be empty.
using Progress = std::function<bool(qint64 done, qint64 all)>;

/// What making a key of a password costs us, and whoever tries passwords one after the other.
struct Cost
{
    quint32 passes = 3;                     ///< libsodium's MODERATE: most of a second
    quint64 memory = 256ULL * 1024 * 1024; ///< bytes
};

/// Whether a file says of itself that it is encrypted.
[[nodiscard]] bool isEncrypted(const QString &file);

/// Writes `plain`, encrypted, into the new file `encrypted`, down to the disk. Leaves none where it fails. Storage: it can't
/// be read or written. `password` as UTF-8, normalised (NFC), so that it is the same from every keyboard.
[[nodiscard]] Result<> encrypt(const QString &plain, const QString &encrypted, const QString &password,
                               const Progress &progress = {}, const Cost &cost = {});

/// The other way round. Refused: the password is not the one it was encrypted with. Unreadable: it is not encrypted, was
/// altered or is cut off. Leaves no file where it fails.
[[nodiscard]] Result<> decrypt(const QString &encrypted, const QString &plain, const QString &password,
                               const Progress &progress = {});

} // namespace soundings::encryption
