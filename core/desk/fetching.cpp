#include "core/desk/fetching.h"

#include "core/desk/desk.h"
#include "core/desk/extractors.h"
#include "core/desk/takingin.h"
#include "core/intake/mailbox.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QThread>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;
using intake::MailboxAddress;

constexpr qint64 msBetweenProgress = 100;
constexpr int msBetweenScans = 2000;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

class MailboxSource : public ItemSource
{
public:
    MailboxSource(intake::Mailbox &mailbox, QString address)
        : m_mailbox(mailbox)
        , m_address(std::move(address))
    {}
    Result<std::optional<intake::Found>> next() override { return m_mailbox.next(); }
    [[nodiscard]] int done() const override { return m_mailbox.done(); }
    [[nodiscard]] int total() const override { return m_mailbox.total(); }
    [[nodiscard]] std::optional<MailboxState> reached() const override
    {
        return MailboxState{m_address, m_mailbox.position(), 0, {}};
    }

private:
    intake::Mailbox &m_mailbox;
    QString m_address;
};

/// Tells how far a job is, at most ten times a second, and remembers that it was told to stop.
class Pace
{
public:
    Pace(const ImportProgress &progress, const std::atomic<bool> &closing)
        : m_progress(progress)
        , m_closing(closing)
    {
        m_sinceTold.start();
    }

    bool goOn(int done, int total, const QString &what)
    {
        if (m_stopped || m_sinceTold.elapsed() < msBetweenProgress)
            return !m_stopped;
        m_sinceTold.restart();
        m_stopped = m_closing || (m_progress.step && !m_progress.step(done, total, what));
        return !m_stopped;
    }
    [[nodiscard]] bool isStopped() const { return m_stopped; }

private:
    const ImportProgress &m_progress;
    const std::atomic<bool> &m_closing;
    QElapsedTimer m_sinceTold;
    bool m_stopped = false;
};

/// A file as last seen: one that looks the same twice is no longer being written.
struct Seen
{
    qint64 size = 0;
    QDateTime modified;
    bool taken = false; ///< in
};

/// The files that have come to rest and are not in yet.
QStringList atRest(const QString &folder, QHash<QString, Seen> &seen)
{
    QStringList ready;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QFileInfo info = files.fileInfo();
        if (info.fileName().startsWith(u"~$"_s) || path.sliced(folder.size()).contains(u"/tmp/"_s) ||
            info.size() == 0)
            continue; // a lock of an office program; an unfinished delivery; nothing in it yet
        Seen &last = seen[path];
        const bool same = last.size == info.size() && last.modified == info.lastModified();
        if (!same)
            last = {info.size(), info.lastModified(), false};
        else if (!last.taken)
            ready << path;
    }
    ready.sort();
    return ready;
}

} // namespace

Result<QString> mailboxAddress(const QString &address)
{
    const Result<MailboxAddress> read = MailboxAddress::fromUrl(address);
    return read ? Result<QString>(read->url()) : passOn(read);
}

Result<QString> mailboxAccount(const QString &address)
{
    const Result<MailboxAddress> read = MailboxAddress::fromUrl(address);
    return read ? Result<QString>(read->account()) : passOn(read);
}

QString mailboxAddress(const QString &host, int port, bool tlsFromTheStart, const QString &user,
                       const QString &folder)
{
    MailboxAddress address{tlsFromTheStart, host.trimmed().toLower(), quint16(tlsFromTheStart ? 993 : 143),
                           user.trimmed(), folder};
    if (port > 0)
        address.port = quint16(port);
    return address.url();
}

Result<std::vector<MailFolder>> mailFolders(const MailboxRequest &request, const std::function<bool()> &stop)
{
    Result<MailboxAddress> address = MailboxAddress::fromUrl(request.address);
    if (!address)
        return passOn(address);
    intake::MailAccess access;
    access.password = request.password;
    access.authorities = request.authorities;
    access.stop = stop;
    const Result<std::vector<intake::MailboxFolder>> found = intake::foldersOf(*address, access);
    if (!found)
        return passOn(found);
    std::vector<MailFolder> folders;
    for (const intake::MailboxFolder &one : *found) {
        address->folder = one.name.compare(u"INBOX"_s, Qt::CaseInsensitive) == 0 ? u"INBOX"_s : one.name;
        folders.push_back({one.name, one.separator, one.selectable, address->url()});
    }
    return folders;
}

Result<std::vector<MailboxState>> Desk::mailboxes() const
{
    return m_store->read(store::mailboxesOf);
}

Result<ImportSummary> Desk::fetch(const MailboxRequest &request, const ImportProgress &progress)
{
    const Result<MailboxAddress> address = MailboxAddress::fromUrl(request.address);
    if (!address)
        return passOn(address);
    const QString url = address->url();
    const Result<MailboxState> stood =
        m_store->read([&](store::Connection &c) { return store::mailboxOf(c, url); });
    if (!stood)
        return passOn(stood);

    Pace pace(progress, m_closing);
    QString doing = text("Asking %1 what is new").arg(address->host);
    const Result<Consultation> about = consultation();
    if (!about)
        return passOn(about);
    intake::Mailbox *open = nullptr;
    intake::MailAccess access;
    access.password = request.password;
    access.authorities = request.authorities;
    access.stop = [&] { return !pace.goOn(open ? open->done() : 0, open ? open->total() : 0, doing); };
    intake::Mailbox::Limits limits;
    limits.pauses = request.pauses;
    limits.message = request.messageLimit.value_or(limits.message);
    intake::Mailbox mailbox(*address, stood->position, access, limits);
    open = &mailbox;
    MailboxSource messages(mailbox, url);
    const Extractors::Lease reader = m_extractors->borrow();
    const Extractors::Lease documents = m_extractors->borrow();
    const ImportRequest noRequest;
    TakingIn taking(
        *m_store, *documents, noRequest, progress,
        [this](ChangeSet changes, const store::Originals &originals) {
            return writeInTurn(std::move(changes), originals);
        },
        QTimeZone(about->zone));
    for (;;) {
        ReadAhead source(messages, *reader, ReadAhead::Pace::InStep, progress.stop); // sockets keep to their thread
        const Result<bool> whole = taking.takeAll(source, [&](int done, int total, const QString &item) {
            doing = item;
            return pace.goOn(done, total, item);
        });
        Result<> ended = whole ? Result<>() : passOn(whole);
        if (ended && *whole && request.watch) {
            doing = text("Waiting for new mail");
            ended = mailbox.waitForNews();
        }
        if (pace.isStopped() || (whole && !*whole)) // stopped in the midst of a document, too
            return taking.finish(true);
        if (!ended)
            return passOn(ended);
        if (!request.watch)
            break;
    }
    if (progress.step)
        progress.step(mailbox.done(), mailbox.total(), {});
    return taking.finish(false);
}

Result<ImportSummary> Desk::watchFolder(const ImportRequest &request, const ImportProgress &progress)
{
    const QString folder = request.sources.value(0);
    if (!QFileInfo(folder).isDir())
        return failure(ErrorKind::NotFound,
                       text("There is no folder “%1” to watch.").arg(QDir::toNativeSeparators(folder)));
    Pace pace(progress, m_closing);
    QHash<QString, Seen> seen;
    ImportSummary all;
    ImportProgress inner = progress;
    inner.step = [&](int done, int total, const QString &source) {
        return pace.goOn(all.added + done, all.added + total, source);
    };
    while (!pace.isStopped()) {
        // Files are looked for rather than waited for: nobody tells of what comes over a network drive.
        ImportRequest ready = request;
        ready.sources = atRest(folder, seen);
        if (!ready.sources.isEmpty()) {
            Result<ImportSummary> some = takeIn(ready, inner);
            const bool allThere = std::all_of(ready.sources.begin(), ready.sources.end(),
                                              [](const QString &path) { return QFileInfo::exists(path); });
            if (!some && allThere)
                return some; // else one is gone again between two looks, and the others are looked at again
            if (some) {
                for (const QString &path : ready.sources)
                    seen[path].taken = true;
                all.added += some->added;
                all.duplicates += some->duplicates;
                all.unreadable += some->unreadable;
                std::move(some->items.begin(), some->items.end(), std::back_inserter(all.items));
            }
        }
        const QDeadlineTimer next(msBetweenScans);
        while (!next.hasExpired() && pace.goOn(0, 0, text("Waiting for new files")))
            QThread::msleep(msBetweenProgress);
    }
    all.cancelled = true;
    return all;
}

} // namespace soundings
