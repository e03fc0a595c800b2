#pragma once

#include "core/consultation/result.h"
#include "core/index/gathering.h"
#include "core/index/index.h"

#include <QString>

namespace soundings::index {

/// How far an index has come: the journal's newest entry that it knows of, and that entry's hash.
struct Stamp
{
    qint64 entry = 0;
    QByteArray head;

    friend bool operator==(const Stamp &, const Stamp &) = default;
};

/// An index's folder: a file "state", and a file for each segment that it names. Each is written beside and then given its
/// name, so that a broken-off save leaves what stood before; each carries its digest (XXH3). One thread at a time.
class Files
{
public:
    explicit Files(QString folder);
    [[nodiscard]] const QString &folder() const { return m_folder; }

    struct Loaded
    {
        Index index;
        Stamp stamp;
        std::vector<Document> unsaved; ///< whose words are to be told again
    };
    /// NotFound where there is nothing, Unreadable where a file is damaged or of another version.
    [[nodiscard]] Result<Loaded> load() const;
    /// Words in memory are written once they are many, or where `all` is set; else they are told again after the next load().
    Result<> save(Index &index, const Stamp &stamp, bool all);
    /// Written and mapped; not part of what load() finds until save().
    [[nodiscard]] Result<std::shared_ptr<const Segment>> keep(const Pieces &segment);
    void remove() const; ///< the folder, whole

private:
    [[nodiscard]] Result<std::shared_ptr<const Segment>> map(const QString &name, quint64 digest) const;
    Result<> joinSmall(Index &index);
    void sweep(const QStringList &named) const;

    QString m_folder;
};

} // namespace soundings::index
