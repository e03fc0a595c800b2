#include "core/desk/desk.h"

#include "core/desk/documents.h"
#include "core/desk/extractors.h"
#include "core/desk/files.h"
#include "core/desk/steps.h"
#include "core/store/answers.h"
#include "core/store/engine.h"
#include "core/store/erasing.h"
#include "core/store/indexing.h"
#include "core/store/listening.h"
#include "core/store/members.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <pwd.h>
#include <unistd.h>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

} // namespace

Desk::Desk(std::unique_ptr<store::Store> store, QString person, Clock clock)
    : m_store(std::move(store))
    , m_extractors(std::make_unique<Extractors>())
    , m_person(std::move(person))
    , m_clock(std::move(clock))
    , m_steps(std::make_unique<Steps>())
{
    qRegisterMetaType<Applied>();
    if (!store::isTeamDatabase(m_store->place())) // where it was made just now
        m_steps->place.holding = store::Holding::take(m_store->place(), m_person).holding;
    m_readers.setMaxThreadCount(2);
    m_writer.setMaxThreadCount(1);
    m_jobs.setMaxThreadCount(1);
}

Desk::~Desk()
{
    m_closing = true;
    m_listening.reset();
    m_stop.request_stop();
    m_jobs.waitForDone();
    m_writer.waitForDone();
    m_readers.waitForDone();
}

Result<std::unique_ptr<Desk>> Desk::open(const QString &file, const QString &person, Clock clock)
{
    Result<SharedPlace> place = placeOf(file, person);
    if (!place)
        return passOn(place);
    Result<std::unique_ptr<store::Store>> store = store::Store::open(place->opened);
    if (!store)
        return passOn(store);
    std::unique_ptr<Desk> desk(new Desk(*std::move(store), person, std::move(clock)));
    if (place->folder) {
        desk->m_steps->named = file;
        desk->m_store->answers().keepNothing();
    }
    desk->m_steps->place = *std::move(place);
    const Result<Consultation> consultation = desk->consultation();
    desk->m_opened = desk->m_store->read(store::journalEnd).value_or(0);
    const Result<QString> member = desk->m_store->read(store::memberName);
    if (member && !member->isEmpty())
        desk->m_person = *member;
    desk->m_store->release(); // this thread may be one that only opens
    if (!consultation)
        return passOn(consultation);
    return desk;
}

void Desk::listen()
{
    m_store->answers().prepare();
    if (m_listening || !store::isTeamDatabase(m_store->place()))
        return;
    m_listening = std::make_unique<store::Listening>(*m_store, m_opened);
    connect(m_listening.get(), &store::Listening::heard, this,
            [this](const ChangeSet &changes) {
                const bool erased = std::any_of(changes.begin(), changes.end(), [](const Change &change) {
                    return std::holds_alternative<PersonErased>(change);
                });
                if (erased)
                    forgetSteps();
                Q_EMIT changed(Applied{changes, {}});
            });
    connect(m_listening.get(), &store::Listening::connected, this, &Desk::connected);
    connect(m_listening.get(), &store::Listening::othersReading, this, &Desk::othersReading);
}

void Desk::tellReading(ResponseId response)
{
    if (m_listening)
        m_listening->tellReading(m_person, response.value);
}

QString Desk::currentPerson()
{
    const passwd *account = getpwuid(geteuid());
    if (!account)
        return qEnvironmentVariable("USER", u"unknown"_s);
    const QString full = QString::fromLocal8Bit(account->pw_gecos).section(u',', 0, 0).trimmed();
    return full.isEmpty() ? QString::fromLocal8Bit(account->pw_name) : full;
}

QString Desk::file() const
{
    return m_steps->named.isEmpty() ? m_store->shownPlace() : m_steps->named;
}

QString Desk::person() const
{
    return m_person;
}

Instant Desk::now() const
{
    return m_clock();
}

// --- Reading -------------------------------------------------------------------------------------------------

Result<Consultation> Desk::consultation() const
{
    return m_store->read(store::consultationOf);
}

Result<Counts> Desk::counts() const
{
    return m_store->read(store::countsOf);
}

Result<std::vector<Theme>> Desk::themes() const
{
    return m_store->read(store::themesOf);
}

Result<QHash<ThemeId, int>> Desk::themeCounts() const
{
    return m_store->read(store::themeCountsOf);
}

Result<std::vector<Draft>> Desk::drafts() const
{
    return m_store->read(store::draftsOf);
}

Result<std::vector<Section>> Desk::sections(DraftId draft) const
{
    return m_store->read([&](store::Connection &c) { return store::sectionsOf(c, draft); });
}

Result<QHash<SectionId, int>> Desk::sectionCounts() const
{
    return m_store->read(store::sectionCountsOf);
}

Result<QByteArray> Desk::draftBytes(DraftId draft) const
{
    return m_store->read([&](store::Connection &c) {
        for (const Draft &one : store::draftsOf(c)) {
            if (one.id == draft)
                return store::originalBytes(c, one.sha256);
        }
        store::refuse(ErrorKind::NotFound, text("This draft is not in the consultation."));
    });
}

Result<std::vector<ResponseId>> Desk::find(const QString &query, Sort sort) const
{
    return m_store->read([&](store::Connection &c) { return m_store->answers().matching(c, query, sort); });
}

Result<int> Desk::count(const QString &query) const
{
    return m_store->read([&](store::Connection &c) { return m_store->answers().countMatching(c, query); });
}

Result<std::vector<FacetCount>> Desk::countBy(const QString &query, const QString &facet) const
{
    return m_store->read([&](store::Connection &c) { return m_store->answers().countBy(c, query, facet); });
}

Result<std::vector<CrossCount>> Desk::countBy(const QString &query, const QString &first, const QString &second) const
{
    return m_store->read([&](store::Connection &c) { return m_store->answers().countBy(c, query, first, second); });
}

Result<std::vector<QuestionCounts>> Desk::questionCounts(const QString &query) const
{
    return m_store->read([&](store::Connection &c) { return store::questionCounts(c, query); });
}

Result<std::vector<ResponseRow>> Desk::rows(const std::vector<ResponseId> &ids, const QString &query) const
{
    return m_store->read([&](store::Connection &c) { return m_store->answers().rowsOf(c, ids, query); });
}

Result<ResponseDetail> Desk::response(ResponseId id) const
{
    return m_store->read([&](store::Connection &c) {
        return store::responseInDetail(c, id);
    });
}

Result<std::vector<ReceiptFacts>> Desk::receipts(const std::vector<ResponseId> &ids) const
{
    return m_store->read([&](store::Connection &c) { return store::receiptsOf(c, ids); });
}

Result<ResponseId> Desk::responseByNumber(int number) const
{
    return m_store->read([&](store::Connection &c) { return store::responseByNumber(c, number); });
}

Result<std::vector<JournalEntry>> Desk::history(ResponseId id) const
{
    return m_store->read([&](store::Connection &c) { return store::historyOf(c, id); });
}

Result<std::vector<qint64>> Desk::journal(const JournalFilter &filter) const
{
    return m_store->read([&](store::Connection &c) { return store::journalMatching(c, filter); });
}

Result<std::vector<JournalRow>> Desk::journalRows(const std::vector<qint64> &entries) const
{
    return m_store->read([&](store::Connection &c) { return store::journalRows(c, entries); });
}

Result<QStringList> Desk::journalPeople() const
{
    return m_store->read(store::journalPeople);
}

Result<QByteArray> Desk::journalHead() const
{
    return m_store->read(store::journalHead);
}

Result<QByteArray> Desk::original(ResponseId id) const
{
    return m_store->read([&](store::Connection &c) {
        return store::originalBytes(c, store::responseWhole(c, id).original);
    });
}

Result<QByteArray> Desk::journalBeginning() const
{
    return m_store->read(store::journalBeginning);
}

Result<std::vector<UnreadableItem>> Desk::unreadable() const
{
    return m_store->read(store::unreadableItems);
}

Result<QByteArray> Desk::unreadableBytes(const UnreadableItem &item) const
{
    return m_store->read([&](store::Connection &c) { return store::originalBytes(c, item.original); });
}

Result<std::vector<ReceivedTable>> Desk::surveyTables() const
{
    return m_store->read(store::surveyTables);
}

Result<QByteArray> Desk::tableBytes(const ReceivedTable &table) const
{
    return m_store->read([&](store::Connection &c) { return store::originalBytes(c, table.original); });
}

Result<tables::Table> Desk::readTable(const QString &file) const
{
    const Result<QByteArray> bytes = readWholeFile(file);
    if (!bytes)
        return passOn(bytes);
    return Documents(*m_extractors->borrow(), m_stop.get_token()).table(*bytes, tableTypeOf(file), QFileInfo(file).fileName());
}

Result<std::vector<Finding>> Desk::verify() const
{
    return m_store->read([](store::Connection &c) { return store::verified(c); });
}

// --- Writing -------------------------------------------------------------------------------------------------

Result<ChangeSet> Desk::write(ChangeSet changes, const store::Originals &originals, const QString &what)
{
    if (const std::optional<store::Holder> &other = m_steps->place.elsewhere) {
        return failure(ErrorKind::Refused, text("%1 on %2 has this consultation open. It can only be read here.")
                                               .arg(other->person, other->machine));
    }
    if (m_steps->place.closed) {
        return failure(ErrorKind::Refused,
                       text("Nothing can be written where %1 stands. It can only be read there: to work on it, copy it into a "
                            "folder of your own.")
                           .arg(QFileInfo(m_steps->named).fileName()));
    }
    Result<ChangeSet> applied = m_store->apply(std::move(changes), originals, m_person, m_clock());
    if (!applied)
        return applied;
    QMetaObject::invokeMethod(
        this, [this, told = Applied{*applied, what}] { Q_EMIT changed(told); }, Qt::QueuedConnection);
    return applied;
}

Result<ChangeSet> Desk::writeInTurn(ChangeSet changes, const store::Originals &originals)
{
    const std::scoped_lock writing(m_steps->writing);
    return write(std::move(changes), originals, {});
}

void Desk::tellUndo()
{
    QMetaObject::invokeMethod(this, &Desk::undoChanged, Qt::QueuedConnection);
}

Result<ChangeSet> Desk::apply(ChangeSet changes, const QString &what, int step)
{
    if (changes.empty())
        return changes;
    const std::scoped_lock writing(m_steps->writing);
    Result<ChangeSet> applied = write(std::move(changes), {}, what);
    if (applied && !what.isEmpty() && inverse(*applied)) {
        const std::scoped_lock lock(m_steps->guard);
        const auto begun = std::find_if(m_steps->done.begin(), m_steps->done.end(),
                                        [&](const UndoStep &one) { return step > 0 && one.number == step; });
        if (begun == m_steps->done.end())
            m_steps->done.push_back({{*applied}, what, step});
        else
            begun->batches.push_back(*applied);
        m_steps->undone.clear();
        tellUndo();
    }
    return applied;
}

void Desk::forgetSteps()
{
    const std::scoped_lock lock(m_steps->guard);
    m_steps->done.clear();
    m_steps->undone.clear();
    tellUndo();
}

Result<> Desk::forgetErased()
{
    const std::scoped_lock writing(m_steps->writing); // others wait, and their writing is not refused meanwhile
    forgetSteps();
    return m_store->read([this](store::Connection &c) {
        store::wipeFreePlaces(c);
        m_store->answers().forget(c);
    });
}

Result<ChangeSet> Desk::extend(Instant closes, const QString &reason)
{
    const Result<Consultation> now = consultation();
    if (!now)
        return passOn(now);
    if (reason.trimmed().isEmpty()) {
        return failure(ErrorKind::Invalid, text("Say why the deadline moves: the reason stays on record and is "
                                                "printed in reports."));
    }
    if (now->opens && closes <= *now->opens)
        return failure(ErrorKind::Invalid, text("The consultation can't close before it opens."));
    if (closes == now->closes)
        return failure(ErrorKind::Invalid, text("The consultation closes at that time already."));
    return apply({DeadlineMoved{Extension{{}, {}, now->closes, closes, reason.trimmed()}}}, text("Move the deadline"));
}

Result<> Desk::rebuildIndex()
{
    const std::scoped_lock writing(m_steps->writing);
    return m_store->read([](store::Connection &c) { store::rebuildIndex(c); });
}

// --- From the GUI thread -------------------------------------------------------------------------------------

Answer<Result<ChangeSet>> Desk::submit(ChangeSet changes, const QString &what)
{
    return submitJob([changes = std::move(changes), what](Desk &desk) { return desk.apply(changes, what); });
}

Answer<Result<ChangeSet>> Desk::submitUndo()
{
    return submitJob([](Desk &desk) { return desk.undo(); });
}

Answer<Result<ChangeSet>> Desk::submitRedo()
{
    return submitJob([](Desk &desk) { return desk.redo(); });
}

} // namespace soundings
