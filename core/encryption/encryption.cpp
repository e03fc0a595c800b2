#include "core/encryption/encryption.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <sodium.h>
#include <unistd.h>

#include <array>

namespace soundings::encryption {

namespace {

using namespace Qt::StringLiterals;

constexpr QByteArrayView magic("Soundings sealed 1\r\n");
constexpr qsizetype pieceBytes = 65'536;
constexpr qsizetype extraBytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qsizetype saltBytes = crypto_pwhash_SALTBYTES;
constexpr qsizetype headerBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr qsizetype prefaceBytes = 20 + 4 + 8 + saltBytes + headerBytes;
// What a file may ask for: somebody else may have written it.
constexpr quint32 mostPasses = 20;
constexpr quint64 mostMemory = 2ULL * 1024 * 1024 * 1024;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

tl::unexpected<Error> noMemory()
{
    return failure(ErrorKind::Storage, text("There is not enough memory to make a key of the password. Close other "
                                            "programs and try again."));
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

/// Wiped when it goes.
struct Key
{
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> bytes{};
    ~Key() { sodium_memzero(bytes.data(), bytes.size()); }
};

bool deriveKey(Key &key, const QString &password, const QByteArray &salt, quint32 passes, quint64 memory)
{
    QByteArray utf8 = password.normalized(QString::NormalizationForm_C).toUtf8();
    const bool made = crypto_pwhash(key.bytes.data(), key.bytes.size(), utf8.constData(), quint64(utf8.size()),
                                    bytesOf(salt), passes, size_t(memory), crypto_pwhash_ALG_ARGON2ID13) == 0;
    sodium_memzero(utf8.data(), size_t(utf8.size()));
    return made;
}

/// A new file that is taken away again unless it is kept.
class NewFile
{
public:
    explicit NewFile(const QString &name) : m_file(name) {}
    ~NewFile()
    {
        if (!m_kept && m_file.isOpen())
            m_file.remove();
    }
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    [[nodiscard]] Result<> open()
    {
        if (m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return {};
        return failure(ErrorKind::Storage,
                       m_file.exists()
                           ? text("%1 exists already and is not overwritten. Choose another name.").arg(m_file.fileName())
                           : text("%1 can't be written. Choose another folder.").arg(m_file.fileName()),
                       m_file.errorString());
    }
    [[nodiscard]] Result<> write(const QByteArray &bytes)
    {
        if (m_file.write(bytes) == bytes.size())
            return {};
        return cannotWrite();
    }
    [[nodiscard]] Result<> keep()
    {
        if (!m_file.flush() || ::fsync(m_file.handle()) != 0)
            return cannotWrite();
        m_kept = true;
        return {};
    }

private:
    tl::unexpected<Error> cannotWrite()
    {
        return failure(ErrorKind::Storage,
                       text("%1 could not be written whole, and was taken away. Is there room on the disk?")
                           .arg(m_file.fileName()),
                       m_file.errorString());
    }

    QFile m_file;
    bool m_kept = false;
};

Result<> openToRead(QFile &file)
{
    if (file.open(QIODevice::ReadOnly))
        return {};
    return failure(file.exists() ? ErrorKind::Storage : ErrorKind::NotFound,
                   file.exists() ? text("%1 can't be read.").arg(file.fileName())
                                 : text("There is no file %1.").arg(file.fileName()),
                   file.errorString());
}

tl::unexpected<Error> unreadable(const QFile &file)
{
    return failure(ErrorKind::Storage, text("%1 can't be read to its end.").arg(file.fileName()), file.errorString());
}

tl::unexpected<Error> altered(const QString &file)
{
    return failure(ErrorKind::Unreadable,
                   text("%1 was altered or is cut off since it was written. Nothing was taken from it: use another backup.")
                       .arg(QFileInfo(file).fileName()));
}

/// What is to be known before the first piece.
struct Preface
{
    quint32 passes = 0;
    quint64 memory = 0;
    QByteArray salt = QByteArray(saltBytes, '\0');
    QByteArray header = QByteArray(headerBytes, '\0');

    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray all = magic.toByteArray();
        const quint32 p = qToLittleEndian(passes);
        const quint64 m = qToLittleEndian(memory);
        all.append(reinterpret_cast<const char *>(&p), sizeof p).append(reinterpret_cast<const char *>(&m), sizeof m);
        return all + salt + header;
    }
    [[nodiscard]] static std::optional<Preface> from(const QByteArray &bytes)
    {
        if (bytes.size() != prefaceBytes || !bytes.startsWith(magic.toByteArray()))
            return std::nullopt;
        Preface preface{qFromLittleEndian<quint32>(bytes.constData() + magic.size()),
                        qFromLittleEndian<quint64>(bytes.constData() + magic.size() + 4),
                        bytes.sliced(magic.size() + 12, saltBytes), bytes.last(headerBytes)};
        const bool sane = preface.passes >= crypto_pwhash_OPSLIMIT_MIN && preface.passes <= mostPasses
                          && preface.memory >= crypto_pwhash_MEMLIMIT_MIN && preface.memory <= mostMemory;
        return sane ? std::optional(preface) : std::nullopt;
    }
};

using State = crypto_secretstream_xchacha20poly1305_state;

QByteArray pushed(State &state, const QByteArray &content, const QByteArray &additional, unsigned char tag)
{
    QByteArray piece(content.size() + extraBytes, '\0');
    crypto_secretstream_xchacha20poly1305_push(&state, bytesOf(piece), nullptr, bytesOf(content), quint64(content.size()),
                                               bytesOf(additional), quint64(additional.size()), tag);
    return piece;
}

/// The content of a piece and whether it is the last; none where it is not what was written.
struct Pulled
{
    QByteArray content;
    bool last = false;
};
std::optional<Pulled> pulled(State &state, const QByteArray &piece, const QByteArray &additional)
{
    if (piece.size() < extraBytes)
        return std::nullopt;
    Pulled out{QByteArray(piece.size() - extraBytes, '\0')};
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state, bytesOf(out.content), nullptr, &tag, bytesOf(piece),
                                                   quint64(piece.size()), bytesOf(additional), quint64(additional.size()))
        != 0)
        return std::nullopt;
    out.last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return out;
}

Result<> encryptPieces(QFile &in, NewFile &out, State &state, const Progress &progress)
{
    qint64 done = 0;
    const qint64 all = in.size();
    QByteArray content = in.read(pieceBytes);
    for (bool last = false; !last;) {
        const QByteArray following = in.read(pieceBytes);
        if (in.error() != QFileDevice::NoError)
            return unreadable(in);
        last = following.isEmpty();
        const unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        if (const Result<> written = out.write(pushed(state, content, {}, tag)); !written)
            return written;
        done += content.size();
        if (progress && !progress(done, all))
            return failure(ErrorKind::Cancelled, {});
        content = following;
    }
    return {};
}

Result<> decryptPieces(QFile &in, NewFile &out, State &state, const Progress &progress)
{
    for (bool last = false; !last;) {
        const QByteArray piece = in.read(pieceBytes + extraBytes);
        if (in.error() != QFileDevice::NoError)
            return unreadable(in);
        const std::optional<Pulled> content = pulled(state, piece, {});
        if (!content)
            return altered(in.fileName());
        last = content->last;
        if (const Result<> written = out.write(content->content); !written)
            return written;
        if (progress && !progress(in.pos(), in.size()))
            return failure(ErrorKind::Cancelled, {});
    }
    return in.atEnd() ? Result<>() : altered(in.fileName());
}

} // namespace

bool isEncrypted(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) && in.read(magic.size()) == magic.toByteArray();
}

Result<> encrypt(const QString &plain, const QString &encrypted, const QString &password, const Progress &progress,
              const Cost &cost)
{
    if (sodium_init() < 0)
        return noMemory();
    QFile in(plain);
    if (const Result<> opened = openToRead(in); !opened)
        return opened;
    Preface preface{cost.passes, cost.memory};
    randombytes_buf(preface.salt.data(), size_t(saltBytes));
    Key key;
    if (!deriveKey(key, password, preface.salt, preface.passes, preface.memory))
        return noMemory();
    State state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, bytesOf(preface.header), key.bytes.data());
    NewFile out(encrypted);
    if (const Result<> opened = out.open(); !opened)
        return opened;
    const QByteArray begin = preface.bytes();
    const QByteArray check = pushed(state, {}, begin, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    if (const Result<> written = out.write(begin + check); !written)
        return written;
    if (const Result<> written = encryptPieces(in, out, state, progress); !written)
        return written;
    return out.keep();
}

Result<> decrypt(const QString &encrypted, const QString &plain, const QString &password, const Progress &progress)
{
    if (sodium_init() < 0)
        return noMemory();
    QFile in(encrypted);
    if (const Result<> opened = openToRead(in); !opened)
        return opened;
    const QByteArray begin = in.read(prefaceBytes);
    if (!begin.startsWith(magic.toByteArray())) {
        return failure(ErrorKind::Unreadable,
                       text("%1 is no backup with a password.").arg(QFileInfo(encrypted).fileName()));
    }
    const std::optional<Preface> preface = Preface::from(begin);
    if (!preface)
        return altered(encrypted);
    Key key;
    if (!deriveKey(key, password, preface->salt, preface->passes, preface->memory))
        return noMemory();
    State state;
    const bool ready =
        crypto_secretstream_xchacha20poly1305_init_pull(&state, bytesOf(preface->header), key.bytes.data()) == 0;
    if (!ready || !pulled(state, in.read(extraBytes), begin)) {
        return failure(ErrorKind::Refused,
                       text("The password does not open %1. Type it again, capitals and spaces as they were; if it is right, "
                            "the file was altered.")
                           .arg(QFileInfo(encrypted).fileName()));
    }
    NewFile out(plain);
    if (const Result<> opened = out.open(); !opened)
        return opened;
    if (const Result<> written = decryptPieces(in, out, state, progress); !written)
        return written;
    return out.keep();
}

} // namespace soundings::encryption
