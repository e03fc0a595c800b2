#pragma once

#include "core/consultation/result.h"

#include <QSaveFile>

#include <memory>

namespace soundings::reports {

/// A file that comes to stand under its name whole or not at all: bytes go to a temporary file beside it, which
/// takes the name when all of them are on disk. Not committed, it leaves what stood there.
class SavedFile
{
public:
    /// Refused where it can't be written, with the reason.
    static Result<std::unique_ptr<SavedFile>> open(const QString &file);

    /// Remembers a failed write: commit() tells, so that writers need not look at every one.
    [[nodiscard]] QIODevice &device();
    Result<> commit();
    /// What commit() says where something can't be written, for a writer that noticed it by itself.
    Result<> refuse(const QString &reason);

    /// The last bytes written, for a writer that looks back: all of a small file.
    [[nodiscard]] const QByteArray &tail() const;
    [[nodiscard]] qint64 written() const;

private:
    class Watched;
    struct Closing
    {
        void operator()(Watched *device) const;
    };

    explicit SavedFile(const QString &file);

    QString m_name;
    QSaveFile m_file;
    std::unique_ptr<Watched, Closing> m_device;
};

} // namespace soundings::reports
