// The part of Answers that makes its index and keeps it in step.
#include "core/store/answers.h"

#include "core/store/journal.h"
#include "core/store/reading.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QScopeGuard>
#include <QStandardPaths>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;
using index::Document;
using index::Gathering;
using index::Segment;

constexpr qint64 responsesAtOnce = 2'000;
/// While somebody waits for an answer, no more than so much is caught up on.
constexpr size_t fewTexts = 600; // a batch of an import
constexpr qint64 entriesAtOnce = 5'000;
constexpr size_t manyInMemory = 60'000; // responses
/// Less than this is told again when it is opened next, rather than written each time it is closed.
constexpr qint64 entriesWorthSaving = 200;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

qint64 highestId(Connection &connection)
{
    Statement row(connection, u"SELECT coalesce(max(id), 0) FROM response"_s);
    return row.run().next() ? row.number(0) : 0;
}

/// What is read belongs together.
class Reading
{
public:
    explicit Reading(Connection &connection)
        : m_connection(connection)
    {
        connection.run(connection.engine().beginReading());
    }
    ~Reading() { static_cast<void>(guarded([this] { m_connection.run(u"COMMIT"_s); })); }
    Reading(const Reading &) = delete;
    Reading &operator=(const Reading &) = delete;

private:
    Connection &m_connection;
};

[[noreturn]] void refuseStopped()
{
    refuse(ErrorKind::Cancelled, text("Bringing the search index up to date was stopped. Searching goes on without it."));
}

} // namespace

Answers::Answers(QString place, qint64 worth)
    : m_place(std::move(place))
    , m_worth(worth)
    , m_keeps(!isTeamDatabase(m_place))
{}

Answers::~Answers()
{
    m_stop = true;
    waitUntilPrepared();
    if (m_files && m_lock && !m_keeps) {
        m_held.reset();
        m_files->remove();
    } else if (m_held && m_lock && m_held->stamp.entry - m_held->saved.entry >= entriesWorthSaving) {
        save(false);
    }
}

/// Two copies of one consultation in two places have each its own.
QString Answers::folderOf(Connection &connection) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(journalBeginning(connection));
    hash.addData((isTeamDatabase(m_place) ? m_place : QDir(m_place).canonicalPath()).toUtf8());
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/soundings/index/"_s +
           QString::fromLatin1(hash.result().toHex().left(24));
}

bool Answers::isReady() const
{
    const std::shared_lock reading(m_guard);
    return m_held != nullptr;
}

void Answers::prepare()
{
    m_wanted = true;
    if (m_preparing.exchange(true))
        return;
    const std::scoped_lock lock(m_threadGuard);
    if (m_thread.joinable())
        m_thread.join();
    m_thread = std::thread([this] {
        const auto ended = qScopeGuard([this] { m_preparing = false; });
        static_cast<void>(guarded([this] { // what goes wrong leaves SQL to answer
            Connection connection(m_place, false);
            if (highestId(connection) >= m_worth)
                bringUpToDate(connection, false, [this](qint64, qint64) { return !m_stop; });
        }));
    });
}

void Answers::waitUntilPrepared()
{
    const std::scoped_lock lock(m_threadGuard);
    if (m_thread.joinable())
        m_thread.join();
}

/// True where it was kept and fits the journal.
bool Answers::openKept(Connection &connection, QString &complaint)
{
    if (journalEnd(connection) == 0) // a guest
        return false;
    if (!m_files)
        m_files.emplace(folderOf(connection));
    Result<index::Files::Loaded> loaded = m_files->load();
    if (!loaded) {
        if (loaded.error().kind == ErrorKind::Unreadable)
            complaint = loaded.error().message + u' ' + text("It was made anew.");
        return false;
    }
    auto held = std::make_unique<Held>(Held{std::move(loaded->index), loaded->stamp, loaded->stamp});
    const Reading reading(connection);
    held->index.setZone(QTimeZone(consultationOf(connection).zone));
    std::optional<Differences> differences = differencesSince(connection, held->stamp.entry, held->stamp.head);
    if (!differences)
        return false;
    std::vector<Document> &texts = differences->texts;
    texts.insert(texts.end(), loaded->unsaved.begin(), loaded->unsaved.end());
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    tell(connection, *held, *differences, {});
    const std::unique_lock writing(m_guard);
    m_held = std::move(held);
    return true;
}

QString Answers::bringUpToDate(Connection &connection, bool anew, const IndexProgress &progress)
{
    const std::scoped_lock making(m_making);
    QString complaint;
    m_tried = true;
    if (journalEnd(connection) == 0)
        return complaint;
    if (!m_files)
        m_files.emplace(folderOf(connection));
    if (!m_lock) {
        QDir().mkpath(m_files->folder());
        auto lock = std::make_unique<QLockFile>(m_files->folder() + u"/writing"_s);
        lock->setStaleLockTime(0);
        if (lock->tryLock(0))
            m_lock = std::move(lock);
    }
    if (!anew && (isReady() || openKept(connection, complaint)) && catchUp(connection, progress, true)) {
        if (m_held->stamp.entry - m_held->saved.entry >= entriesWorthSaving)
            save(false);
        return complaint;
    }
    build(connection, progress);
    save(true);
    return complaint;
}

void Answers::forget(Connection &connection)
{
    {
        const std::scoped_lock making(m_making);
        const std::unique_lock writing(m_guard);
        m_held.reset();
        if (!m_files && journalEnd(connection) > 0)
            m_files.emplace(folderOf(connection));
        if (m_files)
            m_files->remove();
        m_files.reset();
        m_lock.reset();
    }
    if (m_wanted)
        prepare();
}

/// Inside the caller's reading: what it tells belongs together.
void Answers::tell(Connection &connection, Held &held, const Differences &differences, const IndexProgress &progress)
{
    if (differences.headings || held.stamp.entry == 0) {
        held.index.setThemes(themeHeadings(connection));
        held.index.setSections(sectionHeadings(connection));
    }
    const auto total = qint64(differences.facts.size() + differences.texts.size());
    qint64 done = 0;
    const auto inPieces = [&](const std::vector<Document> &all, auto each) {
        for (size_t at = 0; at < all.size(); at += responsesAtOnce) {
            const size_t end = std::min(all.size(), at + size_t(responsesAtOnce));
            Choice choice;
            choice.listed.assign(all.begin() + ptrdiff_t(at), all.begin() + ptrdiff_t(end));
            each(choice);
            done += qint64(end - at);
            if (progress && !progress(done, total))
                refuseStopped();
        }
    };
    if (differences.everything) {
        const qint64 last = highestId(connection);
        for (qint64 after = 0; after < last; after += responsesAtOnce)
            tellFacts(connection, held, {{}, Document(after), Document(std::min(last, after + responsesAtOnce))});
    } else {
        inPieces(differences.facts, [&](const Choice &choice) { tellFacts(connection, held, choice); });
    }
    inPieces(differences.texts, [&](const Choice &choice) {
        Gathering gathering;
        for (const IndexedTexts &texts : indexedTexts(connection, choice))
            gathering.add(texts.document, texts.columns);
        if (gathering.size() > 0)
            held.index.words().add(std::make_shared<const Segment>(gathering.segment()));
    });
    held.index.columns().settle();
    held.stamp = {differences.end, differences.head};
}

void Answers::tellFacts(Connection &connection, Held &held, const Choice &choice)
{
    const std::vector<index::Facts> all = factsOf(connection, choice);
    if (!choice.listed.empty() && all.size() != choice.listed.size())
        refuse(ErrorKind::NotFound, u"A response that the journal speaks of is not there."_s); // begin anew
    for (const index::Facts &facts : all)
        held.index.columns().put(facts);
}

/// False where it is to begin anew, or, unless `much` may be done, where much is to be done. In pieces, between which
/// others may read.
bool Answers::catchUp(Connection &connection, const IndexProgress &progress, bool much)
{
    for (bool whole = false; !whole;) {
        const std::unique_lock writing(m_guard);
        if (!m_held)
            return false;
        const Reading reading(connection);
        const std::optional<Differences> differences =
            differencesSince(connection, m_held->stamp.entry, m_held->stamp.head, entriesAtOnce);
        if (differences && !much && (!differences->whole || differences->texts.size() > fewTexts))
            return false;
        const Result<> told = guarded([&] {
            if (!differences)
                refuse(ErrorKind::NotFound, u"The journal is another."_s);
            tell(connection, *m_held, *differences, progress);
        });
        if (!told && told.error().kind == ErrorKind::Cancelled)
            throw StoreFailure{told.error()};
        if (!told) {
            m_held.reset();
            return false;
        }
        whole = differences->whole;
        if (m_held->index.words().inMemory() >= manyInMemory)
            saveHeld(true);
    }
    return true;
}

/// Reads on without one great transaction: what changes meanwhile stands in the journal, and is told at the end.
void Answers::build(Connection &connection, const IndexProgress &progress)
{
    {
        const std::unique_lock writing(m_guard);
        m_held.reset();
    }
    auto held = std::make_unique<Held>();
    const index::Stamp begin = [&] {
        const Reading reading(connection);
        return index::Stamp{journalEnd(connection), journalHead(connection)};
    }();
    held->index.setZone(QTimeZone(consultationOf(connection).zone));
    const qint64 last = highestId(connection);
    Gathering gathering;
    const auto close = [&] {
        if (gathering.size() == 0)
            return;
        const index::Pieces segment = gathering.segment();
        const Result<std::shared_ptr<const Segment>> kept = m_files->keep(segment);
        if (!kept)
            throw StoreFailure{kept.error()};
        held->index.words().add(*kept);
    };
    for (qint64 after = 0; after < last; after += responsesAtOnce) {
        const Choice choice{{}, Document(after), Document(std::min(last, after + responsesAtOnce))};
        tellFacts(connection, *held, choice);
        for (const IndexedTexts &texts : indexedTexts(connection, choice)) {
            gathering.add(texts.document, texts.columns);
            if (gathering.size() == Gathering::mostDocuments)
                close();
        }
        if (progress && !progress(std::min(last, after + responsesAtOnce), last))
            refuseStopped();
    }
    close();
    const Reading reading(connection);
    std::optional<Differences> differences = differencesSince(connection, begin.entry, begin.head);
    if (!differences)
        refuse(ErrorKind::Storage, text("The journal changed while the search index was made. Try again."));
    differences->headings = true;
    tell(connection, *held, *differences, {});
    const std::unique_lock writing(m_guard);
    m_held = std::move(held);
}

void Answers::save(bool all)
{
    const std::unique_lock writing(m_guard);
    saveHeld(all);
}

/// What can't be saved is made again another time.
void Answers::saveHeld(bool all)
{
    if (m_held && m_files && m_lock && m_files->save(m_held->index, m_held->stamp, all))
        m_held->saved = m_held->stamp;
}

} // namespace soundings::store
