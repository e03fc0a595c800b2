#include "core/desk/desk.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"
#include "core/intake/contentkey.h"
#include "core/intake/kindguess.h"
#include "core/intake/mail.h"
#include "core/intake/sources.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QSet>
#include <QTimeZone>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

constexpr size_t itemsInABatch = 250;
constexpr qint64 bytesInABatch = 32LL * 1024 * 1024;
constexpr qint64 msBetweenProgress = 100;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Response responseFrom(intake::Letter &letter, const ImportRequest &request)
{
    Response r;
    r.contentKey = intake::contentKey(letter);
    r.respondent.name = letter.name;
    r.respondent.address = letter.address;
    r.respondent.kind = intake::kindFromAddress(letter.address);
    r.subject = letter.subject;
    r.channel = request.channel.value_or(letter.channel);
    r.sent = letter.sent;
    r.received = request.received.value_or(letter.received);
    r.evidence = request.received ? Evidence::Given : letter.evidence;
    r.original = sha256(letter.original);
    r.source = letter.source;
    r.messageId = letter.messageId;
    r.hops = std::move(letter.hops);
    r.parts = std::move(letter.parts);
    return r;
}

ImportItem itemFor(const QString &source, ImportOutcome outcome, const Response &response)
{
    ImportItem item{source, outcome, response, 0, {}, {}};
    for (Part &part : item.response.parts) {
        item.partTextLengths.push_back(codePointCount(part.text));
        item.textLength += item.partTextLengths.back();
        part.text.clear();
    }
    return item;
}

bool isTable(const intake::Letter &letter)
{
    return letter.channel == Channel::Survey && letter.parts.size() == 1 && !tableTypeOf(letter.parts.front().name).isEmpty();
}

/// A response as it was read, before it is asked whether it is here already.
struct Incoming
{
    Response response;
    QByteArray original;
    QString again; ///< "The same message as %1"
};

} // namespace

/// One import: what has been read waits in a batch until the batch is written whole.
class TakingIn
{
public:
    using Write = std::function<Result<ChangeSet>(ChangeSet, const store::Originals &)>;

    /// `goesOn` is asked between the rows of a table, which may be many: false stops.
    using GoesOn = std::function<bool(const QString &source)>;

    TakingIn(const store::Store &store, const ImportRequest &request, const ImportProgress &progress, Write write,
             const ReadTable &readTable, QTimeZone zone)
        : m_store(store)
        , m_request(request)
        , m_progress(progress)
        , m_write(std::move(write))
        , m_readTable(readTable)
        , m_zone(std::move(zone))
    {
    }

    void askBetweenRows(GoesOn goesOn) { m_goesOn = std::move(goesOn); }
    [[nodiscard]] int rowsDone() const { return m_rowsDone; }  ///< of tables
    [[nodiscard]] int rowsAhead() const { return m_rowsAhead; } ///< of the table being taken in

    Result<> take(intake::Item item)
    {
        const Result<> taken = std::visit([this](auto &one) { return take(one); }, item);
        return taken ? flushWhenFull() : taken;
    }

    Result<> flush()
    {
        if (!m_changes.empty()) {
            const Result<ChangeSet> written = m_write(std::move(m_changes), m_originals);
            if (!written)
                return passOn(written);
            fillIn(*written);
        }
        for (ImportItem &item : m_items)
            tell(std::move(item));
        m_changes.clear();
        m_originals.clear();
        m_items.clear();
        m_keys.clear();
        m_addresses.clear();
        m_bytes = 0;
        return {};
    }

    ImportSummary finish(bool cancelled)
    {
        m_summary.cancelled = cancelled;
        return std::move(m_summary);
    }

private:
    Result<> flushWhenFull()
    {
        return m_changes.size() < itemsInABatch && m_bytes < bytesInABatch ? Result<>() : flush();
    }

    Result<> take(intake::Letter &letter)
    {
        if (isTable(letter))
            return m_request.tables ? takeTable(letter) : Result<>();
        return take(Incoming{responseFrom(letter, m_request), letter.original, text("The same message as %1")});
    }

    Result<> takeTable(intake::Letter &letter)
    {
        const Part &part = letter.parts.front();
        Result<extract::Table> table = m_readTable(letter.original, part.type, part.name);
        const Result<MappedTable> mappedTable = table ? mapped(*std::move(table), letter.source, m_request.map) : passOn(table);
        if (!mappedTable) {
            intake::Unread unread{letter.source, letter.original, mappedTable.error().message};
            return take(unread);
        }
        const TableFile file{letter.source, sha256(letter.original), letter.received};
        if (const Result<> kept = keepTable(*mappedTable, file, letter.original); !kept)
            return kept;
        const Result<> taken = takeRows(*mappedTable, file);
        m_rowsAhead = 0;
        return taken;
    }

    Result<> keepTable(const MappedTable &table, const TableFile &file, const QByteArray &bytes)
    {
        ReceivedTable received{{}, file.source, file.original, survey::writeMap(table.map), 0, {}};
        survey::Submissions all(table.map, table.sheet(), m_zone);
        while (all.next())
            ++received.rows;
        m_summary.notes << u"%1: %2"_s.arg(file.source, survey::inWords(all.tally()));
        const Result<std::vector<ReceivedTable>> known = m_store.read(store::surveyTables);
        if (!known)
            return passOn(known);
        const bool again = std::any_of(known->begin(), known->end(), [&](const ReceivedTable &one) {
            return one.original == received.original && one.source == received.source && one.map == received.map;
        });
        if (again)
            return {};
        keep(file.original, bytes);
        m_changes.push_back(TableReceived{std::move(received)});
        return {};
    }

    Result<> takeRows(const MappedTable &table, const TableFile &file)
    {
        survey::Submissions rows(table.map, table.sheet(), m_zone);
        while (std::optional<survey::Submission> row = rows.next()) {
            m_rowsAhead = rows.rowsLeft();
            if (m_goesOn && !m_goesOn(u"%1#%2"_s.arg(file.source).arg(row->row)))
                return {};
            Response response = soundings::responseFrom(*row, table.map, file);
            response.channel = m_request.channel.value_or(response.channel);
            response.received = m_request.received.value_or(response.received);
            response.evidence = m_request.received ? Evidence::Given : response.evidence;
            if (const Result<> taken = take(Incoming{std::move(response), row->cells, text("The same row as %1")}); !taken)
                return taken;
            if (const Result<> written = flushWhenFull(); !written)
                return written;
            ++m_rowsDone;
        }
        return {};
    }

    Result<> take(Incoming incoming)
    {
        Response &response = incoming.response;
        const QByteArray rowKey = response.table.isEmpty() ? QByteArray() : response.messageId.toUtf8();
        const QString address = response.respondent.address.toCaseFolded();
        // What hangs on an item of the same batch is only known when that stands in the file.
        if (m_keys.contains(response.contentKey) || (!rowKey.isEmpty() && m_keys.contains(rowKey))
            || (!address.isEmpty() && m_addresses.contains(address))) {
            if (const Result<> written = flush(); !written)
                return written;
        }
        const Result<std::optional<int>> repeats = m_store.read(
            [&](store::Connection &c) { return store::numberByContentKey(c, response.contentKey); });
        if (!repeats)
            return passOn(repeats);
        if (*repeats) {
            ImportItem item = itemFor(response.source, ImportOutcome::Duplicate, response);
            item.response.number = **repeats;
            item.reason = incoming.again.arg(reference(**repeats));
            m_items.push_back(std::move(item));
            return {};
        }
        const Result<QString> remark = linkToEarlier(response);
        if (!remark)
            return passOn(remark);
        m_keys.insert(response.contentKey);
        if (!rowKey.isEmpty())
            m_keys.insert(rowKey);
        m_addresses.insert(address);
        keep(response.original, incoming.original);
        m_items.push_back(itemFor(response.source, ImportOutcome::Added, response));
        m_items.back().reason = *remark;
        m_changes.push_back(ResponseReceived{std::move(response)});
        return {};
    }

    /// To what the same person sent before; gives what should be said about it.
    Result<QString> linkToEarlier(Response &response)
    {
        if (!response.table.isEmpty()) {
            const auto row = m_store.read([&](store::Connection &c) { return store::newestOfSurveyRow(c, response.messageId); });
            if (!row)
                return passOn(row);
            if (*row) {
                response.earlier = (*row)->id;
                return text("The answers differ from those of %1 under the same identifier. Both are kept, this one as the "
                            "later response.")
                    .arg(reference((*row)->number));
            }
        }
        const Result<ResponseId> earlier = m_store.read(
            [&](store::Connection &c) { return store::firstFromAddress(c, response.respondent.address); });
        if (!earlier)
            return passOn(earlier);
        response.earlier = *earlier;
        return QString();
    }

    Result<> take(intake::Unread &unread)
    {
        const QByteArray digest = sha256(unread.original);
        const Result<bool> known = m_store.read(
            [&](store::Connection &c) { return store::isKnownUnreadable(c, digest, unread.source); });
        if (!known)
            return passOn(known);
        ImportItem item{unread.source, ImportOutcome::Unreadable, {}, 0, {}, unread.reason};
        m_items.push_back(std::move(item));
        if (*known || m_keys.contains(digest + unread.source.toUtf8()))
            return {};
        m_keys.insert(digest + unread.source.toUtf8());
        keep(digest, unread.original);
        m_changes.push_back(UnreadableReceived{{{}, unread.source, digest, unread.reason, {}}});
        return {};
    }

    void keep(const QByteArray &digest, const QByteArray &bytes)
    {
        m_originals.insert(digest, bytes);
        m_bytes += bytes.size();
    }

    /// Numbers, ids and timeliness, as the store gave them.
    void fillIn(const ChangeSet &written)
    {
        auto item = m_items.begin();
        for (const Change &change : written) {
            const auto *received = std::get_if<ResponseReceived>(&change);
            if (!received)
                continue;
            while (item->outcome != ImportOutcome::Added)
                ++item;
            item->response.id = received->response.id;
            item->response.number = received->response.number;
            item->response.respondent.id = received->response.respondent.id;
            item->response.timeliness = received->response.timeliness;
            ++item;
        }
    }

    void tell(ImportItem item)
    {
        m_summary.added += item.outcome == ImportOutcome::Added ? 1 : 0;
        m_summary.duplicates += item.outcome == ImportOutcome::Duplicate ? 1 : 0;
        m_summary.unreadable += item.outcome == ImportOutcome::Unreadable ? 1 : 0;
        if (m_progress.item)
            m_progress.item(item);
        else
            m_summary.items.push_back(std::move(item));
    }

    const store::Store &m_store;
    const ImportRequest &m_request;
    const ImportProgress &m_progress;
    Write m_write;
    const ReadTable &m_readTable;
    QTimeZone m_zone;
    GoesOn m_goesOn;
    int m_rowsDone = 0;
    int m_rowsAhead = 0;
    ChangeSet m_changes;
    store::Originals m_originals;
    qint64 m_bytes = 0;
    std::vector<ImportItem> m_items; ///< of this batch
    QSet<QByteArray> m_keys;         ///< of this batch
    QSet<QString> m_addresses;       ///< of this batch
    ImportSummary m_summary;
};

Result<ImportSummary> Desk::takeIn(const ImportRequest &request, const ImportProgress &progress)
{
    Result<intake::Walk> walk = intake::Walk::over(request.sources, now());
    if (!walk)
        return passOn(walk);
    const Result<Consultation> about = consultation();
    if (!about)
        return passOn(about);
    TakingIn taking(
        *m_store, request, progress,
        [this](ChangeSet changes, const store::Originals &originals) {
            return writeInTurn(std::move(changes), originals);
        },
        m_readTable, QTimeZone(about->zone));
    QElapsedTimer sinceTold;
    sinceTold.start();
    bool cancelled = false;
    const auto goesOn = [&](const QString &source) {
        if (cancelled || sinceTold.elapsed() < msBetweenProgress)
            return !cancelled;
        sinceTold.restart();
        const int done = walk->done() + taking.rowsDone();
        cancelled = m_closing || (progress.step && !progress.step(done, walk->total() + taking.rowsDone() + taking.rowsAhead(), source));
        return !cancelled;
    };
    taking.askBetweenRows(goesOn);
    while (std::optional<intake::Item> item = walk->next()) {
        const QString source = std::visit([](const auto &one) { return one.source; }, *item);
        if (const Result<> taken = taking.take(*std::move(item)); !taken)
            return passOn(taken);
        if (!goesOn(source))
            break;
    }
    if (const Result<> written = taking.flush(); !written)
        return passOn(written);
    if (progress.step && !cancelled)
        progress.step(walk->done() + taking.rowsDone(), walk->total() + taking.rowsDone(), {});
    return taking.finish(cancelled);
}

QFuture<Result<ImportSummary>> Desk::startImport(const ImportRequest &request)
{
    return QtConcurrent::run(&m_jobs, [this, request](QPromise<Result<ImportSummary>> &promise) {
        ImportProgress progress;
        progress.step = [&promise](int done, int total, const QString &source) {
            promise.setProgressRange(0, total);
            promise.setProgressValueAndText(done, source);
            return !promise.isCanceled();
        };
        promise.addResult(takeIn(request, progress));
    });
}

Result<QByteArray> Desk::partBytes(ResponseId id, int partIndex) const
{
    const Result<ResponseDetail> detail = response(id);
    if (!detail)
        return passOn(detail);
    const auto &parts = detail->response.parts;
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const Part &p) { return p.index == partIndex; });
    if (part == parts.end())
        return failure(ErrorKind::NotFound, text("The response has no such part."));
    if (part->kind == PartKind::Answer)
        return part->text.toUtf8();
    const Result<QByteArray> bytes = original(id);
    return bytes ? intake::partBytes(*bytes, *part) : bytes;
}

} // namespace soundings
