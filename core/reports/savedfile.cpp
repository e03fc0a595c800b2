#include "core/reports/savedfile.h"

#include "core/reports/text.h"

#include <QDir>
#include <QFileInfo>

namespace soundings::reports {

/// Passes bytes on and remembers whether some could not be written, which Qt's PDF writer does not tell.
class SavedFile::Watched : public QIODevice
{
public:
    explicit Watched(QFileDevice &target) : m_target(target) { open(QIODevice::WriteOnly); }

    [[nodiscard]] bool isSequential() const override { return true; }

    static constexpr qsizetype tailKept = 4 * 1024 * 1024;
    QByteArray tail;
    qint64 written = 0;
    bool failed = false;
    QString reason;

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 done = failed ? -1 : m_target.write(data, size);
        if (done != size) {
            if (!failed)
                reason = m_target.errorString();
            failed = true;
            return -1;
        }
        written += done;
        tail.append(data, size);
        if (tail.size() > 2 * tailKept)
            tail.remove(0, tail.size() - tailKept);
        return done;
    }

private:
    QFileDevice &m_target;
};

namespace {

Error cannotWrite(const QString &name, const QString &reason)
{
    return {ErrorKind::Storage, Words::tr("%1 could not be written: %2.").arg(QDir::toNativeSeparators(name), reason),
            {}};
}

} // namespace

void SavedFile::Closing::operator()(Watched *device) const
{
    delete device;
}

SavedFile::SavedFile(const QString &file) : m_name(file), m_file(file) {}

Result<std::unique_ptr<SavedFile>> SavedFile::open(const QString &file)
{
    const QFileInfo there(file);
    if (there.exists() && !there.isFile())
        return tl::unexpected(cannotWrite(file, Words::tr("it is a folder or a device, not a file")));
    std::unique_ptr<SavedFile> saved(new SavedFile(file));
    if (!saved->m_file.open(QIODevice::WriteOnly)) {
        const bool noFolder = !there.absoluteDir().exists();
        return tl::unexpected(cannotWrite(file, noFolder ? Words::tr("its folder does not exist")
                                                         : saved->m_file.errorString()));
    }
    saved->m_device.reset(new Watched(saved->m_file));
    return saved;
}

QIODevice &SavedFile::device()
{
    return *m_device;
}

Result<> SavedFile::commit()
{
    m_device->close();
    if (m_device->failed) {
        m_file.cancelWriting();
        return tl::unexpected(cannotWrite(m_name, m_device->reason));
    }
    // Qt 6.4's commit() does not look at what closing could not write any more.
    if (!m_file.flush() || m_file.error() != QFileDevice::NoError) {
        const QString reason = m_file.errorString();
        m_file.cancelWriting();
        return tl::unexpected(cannotWrite(m_name, reason));
    }
    if (!m_file.commit())
        return tl::unexpected(cannotWrite(m_name, m_file.errorString()));
    return {};
}

Result<> SavedFile::refuse(const QString &reason)
{
    m_device->close();
    m_file.cancelWriting();
    return tl::unexpected(cannotWrite(m_name, m_device->failed ? m_device->reason : reason));
}

const QByteArray &SavedFile::tail() const
{
    return m_device->tail;
}

qint64 SavedFile::written() const
{
    return m_device->written;
}

} // namespace soundings::reports
