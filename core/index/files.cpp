#include "core/index/files.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QUuid>

#include <xxhash.h>

#include <algorithm>

namespace soundings::index {

namespace {

using namespace Qt::StringLiterals;

constexpr quint32 stateVersion = 2; ///< another with each change of what save() writes
constexpr size_t manyInMemory = 1'000;
const QString stateName = u"state"_s;
const QString segmentEnding = u".words"_s;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

tl::unexpected<Error> damaged(const QString &file, const QString &why)
{
    return failure(ErrorKind::Unreadable, text("The search index in %1 is damaged, or of another version.").arg(file), why);
}

quint64 digestOf(const void *bytes, size_t size)
{
    return XXH3_64bits(bytes, size);
}

/// Passes on what is written to it, and digests it on the way: of a large consultation that is too much to have twice.
class Digesting : public QIODevice
{
public:
    explicit Digesting(QFileDevice &file)
        : m_file(file)
        , m_state(XXH3_createState(), XXH3_freeState)
    {
        XXH3_64bits_reset(m_state.get());
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] quint64 digest() const { return XXH3_64bits_digest(m_state.get()); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override
    {
        XXH3_64bits_update(m_state.get(), bytes, size_t(size));
        return m_file.write(bytes, size);
    }

private:
    QFileDevice &m_file;
    std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t *)> m_state;
};

Result<> committed(QSaveFile &file, bool written)
{
    if (written && file.commit())
        return {};
    return failure(ErrorKind::Storage,
                   text("The search index can't be written to %1. Searching goes on without it.").arg(file.fileName()),
                   file.errorString());
}

Result<> write(const QString &name, const char *bytes, qint64 size)
{
    QSaveFile file(name);
    return committed(file, file.open(QIODevice::WriteOnly) && file.write(bytes, size) == size);
}

/// The digest of what `contents` writes, and that behind it.
template<class F>
Result<> writeDigested(const QString &name, F contents)
{
    QSaveFile file(name);
    quint64 digest = 0;
    const auto writeDigest = [&] {
        return file.write(reinterpret_cast<const char *>(&digest), sizeof digest) == qint64(sizeof digest);
    };
    bool done = file.open(QIODevice::WriteOnly) && writeDigest();
    if (done) {
        Digesting digesting(file);
        QDataStream to(&digesting);
        contents(to);
        digest = digesting.digest();
        done = to.status() == QDataStream::Ok && file.seek(0) && writeDigest();
    }
    return committed(file, done);
}

} // namespace

Files::Files(QString folder)
    : m_folder(std::move(folder))
{}

Result<std::shared_ptr<const Segment>> Files::map(const QString &name, quint64 digest) const
{
    auto file = std::make_unique<QFile>(QDir(m_folder).filePath(name));
    if (!file->open(QIODevice::ReadOnly))
        return damaged(file->fileName(), file->errorString());
    const qint64 size = file->size();
    const uchar *mapped = size > 0 ? file->map(0, size) : nullptr;
    if (!mapped || !Segment::isReadable(mapped, size_t(size)) || digestOf(mapped, size_t(size)) != digest)
        return damaged(file->fileName(), u"digest"_s);
    auto segment = std::make_shared<const Segment>(std::move(file), mapped, size_t(size), name, digest);
    segment->letGo(); // the digest read it all
    return segment;
}

Result<std::shared_ptr<const Segment>> Files::keep(const Pieces &segment)
{
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString name = QUuid::createUuid().toString(QUuid::Id128) + segmentEnding;
    const auto size = qint64(segment.size() * sizeof(Piece));
    const auto *bytes = reinterpret_cast<const char *>(segment.data());
    if (const Result<> written = write(QDir(m_folder).filePath(name), bytes, size); !written)
        return passOn(written);
    return map(name, digestOf(bytes, size_t(size)));
}

Result<Files::Loaded> Files::load() const
{
    QFile file(QDir(m_folder).filePath(stateName));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, text("There is no search index in %1 yet.").arg(m_folder));
    const qint64 size = file.size();
    quint64 digest = 0;
    uchar *mapped = size > qint64(sizeof digest) ? file.map(0, size) : nullptr;
    if (!mapped)
        return damaged(file.fileName(), file.errorString());
    std::memcpy(&digest, mapped, sizeof digest);
    if (digestOf(mapped + sizeof digest, size_t(size) - sizeof digest) != digest)
        return damaged(file.fileName(), u"digest"_s);
    file.unmap(mapped); // what is read from here on is not in memory twice
    if (!file.seek(sizeof digest))
        return damaged(file.fileName(), file.errorString());
    QDataStream from(&file);
    quint32 version = 0;
    from >> version;
    if (version != stateVersion)
        return damaged(file.fileName(), u"version %1"_s.arg(version));
    Loaded loaded;
    quint32 segments = 0;
    from >> loaded.stamp.entry >> loaded.stamp.head >> segments;
    std::vector<Words::Part> parts;
    for (quint32 i = 0; i < segments; ++i) {
        QString name;
        quint64 segmentDigest = 0;
        QByteArray superseded;
        from >> name >> segmentDigest >> superseded;
        Result<std::shared_ptr<const Segment>> segment = map(name, segmentDigest);
        if (!segment)
            return passOn(segment);
        const auto set = Bitmap::read(superseded.constData(), size_t(superseded.size()));
        if (!set)
            return damaged(file.fileName(), u"superseded"_s);
        parts.push_back({*std::move(segment), *set});
    }
    QByteArray unsaved;
    from >> unsaved;
    if (const auto set = Bitmap::read(unsaved.constData(), size_t(unsaved.size())))
        loaded.unsaved = set->documents();
    loaded.index.words().setParts(std::move(parts));
    loaded.index.read(from);
    if (from.status() != QDataStream::Ok || !from.atEnd())
        return damaged(file.fileName(), u"contents"_s);
    return loaded;
}

/// Small segments and those of which much is superseded become new ones of a proper size.
Result<> Files::joinSmall(Index &index)
{
    std::vector<Words::Part> kept;
    std::vector<Words::Part> small;
    for (const Words::Part &part : index.words().parts()) {
        const size_t count = part.segment->documentCount();
        const bool whole = !part.segment->isInMemory() && count * 2 >= Gathering::mostDocuments &&
                           part.superseded.count() * 4 < count;
        (whole ? kept : small).push_back(part);
    }
    Gathering gathering;
    const auto close = [&]() -> Result<> {
        if (gathering.size() == 0)
            return {};
        const Result<std::shared_ptr<const Segment>> segment = keep(gathering.segment());
        if (!segment)
            return passOn(segment);
        kept.push_back({*segment, {}});
        return {};
    };
    for (const Words::Part &part : small) {
        const size_t count = part.segment->documentCount() - part.superseded.count();
        if (gathering.size() + count > Gathering::mostDocuments) {
            if (const Result<> closed = close(); !closed)
                return closed;
        }
        gathering.add(*part.segment, part.superseded);
    }
    if (const Result<> closed = close(); !closed)
        return closed;
    index.words().setParts(std::move(kept));
    return {};
}

Result<> Files::save(Index &index, const Stamp &stamp, bool all)
{
    QDir().mkpath(m_folder);
    if (index.words().inMemory() > (all ? 0 : manyInMemory)) {
        if (const Result<> joined = joinSmall(index); !joined)
            return joined;
    }
    QStringList named;
    Bitmap unsaved;
    std::vector<const Words::Part *> files;
    for (const Words::Part &part : index.words().parts()) {
        if (!part.segment->isInMemory()) {
            files.push_back(&part);
            named << part.segment->name();
            continue;
        }
        Bitmap documents = part.segment->documents();
        documents -= part.superseded;
        unsaved |= documents;
    }
    const Result<> written = writeDigested(QDir(m_folder).filePath(stateName), [&](QDataStream &to) {
        to << stateVersion << stamp.entry << stamp.head << quint32(files.size());
        for (const Words::Part *part : files)
            to << part->segment->name() << part->segment->digest() << part->superseded.bytes();
        to << unsaved.bytes();
        index.write(to);
    });
    if (written)
        sweep(named);
    return written;
}

/// Segments that the state no longer names, and what a broken-off save left. Whoever has one mapped keeps it all the same.
void Files::sweep(const QStringList &named) const
{
    QDir folder(m_folder);
    for (const QString &name : folder.entryList(QDir::Files)) {
        if (name.contains(segmentEnding) && !named.contains(name))
            folder.remove(name);
        else if (name.startsWith(stateName + u'.'))
            folder.remove(name);
    }
}

void Files::remove() const
{
    QDir(m_folder).removeRecursively();
}

} // namespace soundings::index
