#include "core/intake/sources.h"

#include "core/intake/filekind.h"
#include "core/intake/mbox.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSet>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

struct Entry
{
    QString path;
    QString source;  ///< relative to what was dropped
    qint64 size = 0;
    bool maildir = false;
    QString problem; ///< why it can't be read, known beforehand
};

// What a file costs beside its bytes, so that ten thousand small files move the progress as one large one does.
constexpr qint64 perFile = 4096;

bool isPassedOver(const QFileInfo &info)
{
    const QString name = info.fileName();
    const QString lower = name.toLower();
    return name.startsWith(u'.') || name.startsWith(u"~$") || lower == u"thumbs.db" || lower == u"desktop.ini"
        || lower == u"__macosx" || lower.endsWith(u".msf") || lower == u"$recycle.bin";
}

bool isMaildir(const QString &path)
{
    const QDir dir(path);
    return dir.exists(u"cur"_s) + dir.exists(u"new"_s) + dir.exists(u"tmp"_s) >= 2
        && (dir.exists(u"cur"_s) || dir.exists(u"new"_s));
}

bool isOfMaildir(const QString &name)
{
    return name.startsWith(u"dovecot") || name.startsWith(u"courierimap") || name == u"maildirfolder"
        || name == u"subscriptions" || name == u"maildirsize";
}

class Finder
{
public:
    Finder(std::vector<Entry> &entries, QStringList &passedOver) : m_entries(entries), m_passedOver(passedOver) {}

    void add(const QFileInfo &info, const QString &source, bool maildir = false);

private:
    void folder(const QFileInfo &info, const QString &source);
    void maildirFolder(const QDir &dir, const QString &source);
    void maildirRest(const QDir &dir, const QString &source);
    [[nodiscard]] static QFileInfoList listed(const QDir &dir);

    std::vector<Entry> &m_entries;
    QStringList &m_passedOver;
    QSet<QString> m_visited; ///< canonical paths of folders
};

QFileInfoList Finder::listed(const QDir &dir)
{
    return dir.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

void Finder::add(const QFileInfo &info, const QString &source, bool maildir)
{
    if (info.isDir())
        return folder(info, source);
    Entry entry{info.filePath(), source, info.size(), maildir, {}};
    if (info.isSymLink() && !info.exists())
        entry.problem = QCoreApplication::translate("soundings", "%1 is a link to a file that is not there.").arg(source);
    else if (!info.isFile())
        entry.problem = QCoreApplication::translate("soundings", "%1 is not a file that can be read.").arg(source);
    m_entries.push_back(std::move(entry));
}

void Finder::folder(const QFileInfo &info, const QString &source)
{
    const QString canonical = info.canonicalFilePath();
    if (m_visited.contains(canonical))
        return; // a link back to where we are, or a folder named twice
    m_visited.insert(canonical);
    const QDir dir(info.filePath());
    if (!dir.isReadable()) {
        m_entries.push_back({info.filePath(), source, 0, false,
                             QCoreApplication::translate("soundings", "The folder %1 can't be opened: you may not "
                                                                      "have permission to read it.").arg(source)});
        return;
    }
    if (isMaildir(info.filePath()))
        return maildirFolder(dir, source);
    for (const QFileInfo &inner : listed(dir)) {
        if (isPassedOver(inner))
            m_passedOver << source + u'/' + inner.fileName();
        else
            add(inner, source + u'/' + inner.fileName());
    }
}

void Finder::maildirFolder(const QDir &dir, const QString &source)
{
    for (const auto &part : {u"cur"_s, u"new"_s}) {
        for (const QFileInfo &inner : listed(QDir(dir.filePath(part)))) {
            const QString name = source + u'/' + part + u'/' + inner.fileName();
            if (inner.fileName().startsWith(u'.') || inner.isDir())
                m_passedOver << name;
            else
                add(inner, name, true);
        }
    }
    maildirRest(dir, source);
}

// Beside its messages a Maildir holds folders, ".Name" where they are Maildirs too (Maildir++).
void Finder::maildirRest(const QDir &dir, const QString &source)
{
    for (const QFileInfo &inner : listed(dir)) {
        const QString name = inner.fileName();
        const bool own = name == u"cur" || name == u"new" || name == u"tmp";
        const bool dotFolder = inner.isDir() && isMaildir(inner.filePath());
        if (own && inner.isDir())
            continue;
        if (isOfMaildir(name) || (isPassedOver(inner) && !dotFolder))
            m_passedOver << source + u'/' + name;
        else
            add(inner, source + u'/' + name);
    }
}

} // namespace

struct Walk::State
{
    std::vector<Entry> entries;
    QStringList passedOver;
    Limits limits;
    Instant now;
    size_t at = 0; ///< the next entry
    int done = 0;
    qint64 bytes = 0;     ///< of all entries
    qint64 bytesDone = 0; ///< of those behind us
    std::unique_ptr<QFile> file; ///< of the mbox being read
    std::unique_ptr<MboxReader> mbox;

    [[nodiscard]] const Entry &current() const { return entries[at - 1]; }
    [[nodiscard]] Found load(const Entry &entry) const;
    std::optional<Found> nextOfMbox();
    bool openMbox(const Entry &entry, const QByteArray &begin);
    [[nodiscard]] Instant timeOf(const QString &path) const;
    [[nodiscard]] Unread tooLarge(const QString &source, qint64 size) const;
};

Instant Walk::State::timeOf(const QString &path) const
{
    const QDateTime time = QFileInfo(path).lastModified();
    return time.isValid() ? toInstant(time) : now;
}

Unread Walk::State::tooLarge(const QString &source, qint64 size) const
{
    return {source, {},
            QCoreApplication::translate("soundings", "%1 is larger (%2) than Soundings takes in (%3). Keep it apart "
                                                     "and take in what matters of it.")
                .arg(source, QLocale().formattedDataSize(size), QLocale().formattedDataSize(limits.message))};
}

bool Walk::State::openMbox(const Entry &entry, const QByteArray &begin)
{
    const QString suffix = QFileInfo(entry.path).suffix().toLower();
    const bool named = suffix == u"mbox" || suffix == u"mbx";
    const bool mayBe = suffix.isEmpty() || !isKnownEnding(suffix);
    if (entry.maildir || begin.isEmpty() || !(named || (mayBe && begin.startsWith("From "))))
        return false;
    file = std::make_unique<QFile>(entry.path);
    if (!file->open(QIODevice::ReadOnly))
        return false;
    mbox = std::make_unique<MboxReader>(*file, limits.message);
    return true;
}

std::optional<Found> Walk::State::nextOfMbox()
{
    const Entry &entry = current();
    auto message = mbox->next();
    if (message) {
        const QString source = u"%1#%2"_s.arg(entry.source).arg(message->number);
        if (message->tooLarge)
            return tooLarge(source, message->size);
        return Raw{source, std::move(message->bytes), u"eml"_s, timeOf(entry.path)};
    }
    const bool failed = mbox->failed();
    const bool empty = mbox->count() == 0;
    const QString error = file->errorString();
    mbox.reset();
    file.reset();
    bytesDone += entry.size + perFile;
    if (empty && !failed)
        return Raw{entry.source, {}, u"eml"_s, now};
    if (!failed)
        return std::nullopt;
    return Unread{entry.source, {},
                  QCoreApplication::translate("soundings", "%1 could not be read to its end: %2. What came before is "
                                                           "taken in.").arg(entry.source, error)};
}

Found Walk::State::load(const Entry &entry) const
{
    QFile device(entry.path);
    if (!device.open(QIODevice::ReadOnly))
        return Unread{entry.source, {},
                      QCoreApplication::translate("soundings", "%1 can't be opened: %2.")
                          .arg(entry.source, device.errorString())};
    if (device.size() > limits.message)
        return tooLarge(entry.source, device.size());
    QByteArray content = device.read(limits.message);
    content.squeeze(); // it was read into as much room as a message may have
    if (device.error() != QFileDevice::NoError)
        return Unread{entry.source, content,
                      QCoreApplication::translate("soundings", "%1 could not be read to its end: %2.")
                          .arg(entry.source, device.errorString())};
    const QString ending = entry.maildir ? u"eml"_s : QFileInfo(entry.path).suffix().toLower();
    return Raw{entry.source, content, ending, timeOf(entry.path)};
}

Walk::Walk(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Walk::Walk(Walk &&) noexcept = default;
Walk &Walk::operator=(Walk &&) noexcept = default;
Walk::~Walk() = default;

Result<Walk> Walk::over(const QStringList &sources, Instant now, Limits limits)
{
    auto state = std::make_unique<State>();
    state->now = now;
    state->limits = limits;
    Finder finder(state->entries, state->passedOver);
    for (const QString &source : sources) {
        const QFileInfo info(QDir::cleanPath(source));
        if (!info.exists() && !info.isSymLink())
            return failure(ErrorKind::NotFound,
                           QCoreApplication::translate("soundings", "There is no file or folder %1.").arg(source));
        const QString name = info.fileName().isEmpty() || info.fileName() == u"." || info.fileName() == u".."
            ? QFileInfo(info.canonicalFilePath()).fileName()
            : info.fileName();
        finder.add(info, name);
    }
    for (const Entry &entry : state->entries)
        state->bytes += entry.size + perFile;
    return Walk(std::move(state));
}

std::optional<Found> Walk::next()
{
    State &state = *m_state;
    for (;;) {
        if (state.mbox) {
            if (auto item = state.nextOfMbox()) {
                ++state.done;
                return item;
            }
            continue;
        }
        if (state.at >= state.entries.size())
            return std::nullopt;
        const Entry &entry = state.entries[state.at++];
        QByteArray begin;
        if (entry.problem.isEmpty()) {
            QFile peek(entry.path);
            constexpr qint64 looked = 16;
            if (peek.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
                begin = peek.read(looked);
        }
        if (state.openMbox(entry, begin))
            continue;
        state.bytesDone += entry.size + perFile;
        ++state.done;
        if (!entry.problem.isEmpty())
            return Unread{entry.source, {}, entry.problem};
        return state.load(entry);
    }
}

int Walk::done() const { return m_state->done; }
int Walk::files() const { return int(m_state->entries.size()); }
const QStringList &Walk::passedOver() const { return m_state->passedOver; }

int Walk::total() const
{
    const State &state = *m_state;
    const int ahead = int(state.entries.size() - state.at);
    if (!state.mbox || state.mbox->position() == 0)
        return state.done + ahead + (state.mbox ? 1 : 0);
    const double left = double(std::max<qint64>(0, state.current().size - state.mbox->position()))
        / double(state.mbox->position());
    return state.done + ahead + int(left * std::max(1, state.mbox->count()) + 0.5);
}

double Walk::fraction() const
{
    const State &state = *m_state;
    if (state.bytes == 0)
        return 1.0;
    const qint64 within = state.mbox ? std::min(state.mbox->position(), state.current().size) : 0;
    return double(state.bytesDone + within) / double(state.bytes);
}

} // namespace soundings::intake
