#include "core/desk/desk.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"
#include "core/intake/contentkey.h"
#include "core/intake/mail.h"
#include "core/intake/sources.h"
#include "core/respondents/kindguess.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QSet>

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
    r.respondent.kind = kindFromAddress(letter.address);
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

} // namespace

/// One import: what has been read waits in a batch until the batch is written whole.
class TakingIn
{
public:
    using Write = std::function<Result<ChangeSet>(ChangeSet, const store::Originals &)>;

    TakingIn(const store::Store &store, const ImportRequest &request, const ImportProgress &progress, Write write)
        : m_store(store)
        , m_request(request)
        , m_progress(progress)
        , m_write(std::move(write))
    {
    }

    Result<> take(intake::Item item)
    {
        const Result<> taken = std::visit([this](auto &one) { return take(one); }, item);
        if (!taken || (m_changes.size() < itemsInABatch && m_bytes < bytesInABatch))
            return taken;
        return flush();
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
    Result<> take(intake::Letter &letter)
    {
        Response response = responseFrom(letter, m_request);
        const QString address = response.respondent.address.toCaseFolded();
        // What hangs on an item of the same batch is only known when that stands in the file.
        if (m_keys.contains(response.contentKey) || (!address.isEmpty() && m_addresses.contains(address))) {
            if (const Result<> written = flush(); !written)
                return written;
        }
        const Result<std::optional<int>> repeats = m_store.read(
            [&](store::Connection &c) { return store::numberByContentKey(c, response.contentKey); });
        if (!repeats)
            return passOn(repeats);
        if (*repeats) {
            ImportItem item = itemFor(letter.source, ImportOutcome::Duplicate, response);
            item.response.number = **repeats;
            item.reason = text("The same message as %1").arg(reference(**repeats));
            m_items.push_back(std::move(item));
            return {};
        }
        const Result<ResponseId> earlier = m_store.read(
            [&](store::Connection &c) { return store::firstFromAddress(c, response.respondent.address); });
        if (!earlier)
            return passOn(earlier);
        response.earlier = *earlier;
        m_keys.insert(response.contentKey);
        m_addresses.insert(address);
        keep(response.original, letter.original);
        m_items.push_back(itemFor(letter.source, ImportOutcome::Added, response));
        m_changes.push_back(ResponseReceived{std::move(response)});
        return {};
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
    TakingIn taking(*m_store, request, progress, [this](ChangeSet changes, const store::Originals &originals) {
        return writeInTurn(std::move(changes), originals);
    });
    QElapsedTimer sinceTold;
    sinceTold.start();
    bool cancelled = false;
    while (std::optional<intake::Item> item = walk->next()) {
        const QString source = std::visit([](const auto &one) { return one.source; }, *item);
        if (const Result<> taken = taking.take(*std::move(item)); !taken)
            return passOn(taken);
        if (sinceTold.elapsed() < msBetweenProgress)
            continue;
        sinceTold.restart();
        cancelled = m_closing || (progress.step && !progress.step(walk->done(), walk->total(), source));
        if (cancelled)
            break;
    }
    if (const Result<> written = taking.flush(); !written)
        return passOn(written);
    if (progress.step && !cancelled)
        progress.step(walk->done(), walk->total(), {});
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
    const Result<QByteArray> bytes = original(id);
    return bytes ? intake::partBytes(*bytes, *part) : bytes;
}

} // namespace soundings
