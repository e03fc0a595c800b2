#include "core/desk/takingin.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"
#include "core/intake/contentkey.h"
#include "core/intake/kindguess.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

constexpr size_t itemsInABatch = 250;
constexpr qint64 bytesInABatch = 32LL * 1024 * 1024;

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

} // namespace

TakingIn::TakingIn(const store::Store &store, const ImportRequest &request, const ImportProgress &progress,
                   Write write)
    : m_store(store)
    , m_request(request)
    , m_progress(progress)
    , m_write(std::move(write))
{}

Result<bool> TakingIn::takeAll(ItemSource &source, const std::function<bool(const QString &source)> &goOn)
{
    for (;;) {
        Result<std::optional<intake::Item>> item = source.next();
        if (!item || !*item) {
            if (const Result<> written = flush(); !written)
                return passOn(written);
            return item ? Result<bool>(true) : passOn(item);
        }
        const QString name = std::visit([](const auto &one) { return one.source; }, **item);
        if (const Result<> taken = take(**std::move(item)); !taken)
            return passOn(taken);
        m_reached = source.reached();
        if (m_items.size() >= itemsInABatch || m_bytes >= bytesInABatch) {
            if (const Result<> written = flush(); !written)
                return passOn(written);
        }
        if (!goOn(name)) {
            const Result<> written = flush();
            return written ? Result<bool>(false) : passOn(written);
        }
    }
}

Result<> TakingIn::take(intake::Item item)
{
    return std::visit([this](auto &one) { return take(one); }, item);
}

/// With the batch goes how far it brought us, so that the next fetch begins exactly behind it.
Result<> TakingIn::noteReached()
{
    if (!m_reached)
        return {};
    const Result<MailboxState> stood =
        m_store.read([&](store::Connection &c) { return store::mailboxOf(c, m_reached->mailbox); });
    if (!stood)
        return passOn(stood);
    if (stood->position != m_reached->position)
        m_changes.push_back(
            MailboxRead{m_reached->mailbox, stood->position, m_reached->position, int(m_items.size()), {}});
    m_reached.reset();
    return {};
}

Result<> TakingIn::flush()
{
    if (const Result<> noted = noteReached(); !noted)
        return noted;
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

ImportSummary TakingIn::finish(bool cancelled)
{
    m_summary.cancelled = cancelled;
    return std::move(m_summary);
}

Result<> TakingIn::take(intake::Letter &letter)
{
    Response response = responseFrom(letter, m_request);
    const QString address = response.respondent.address.toCaseFolded();
    // What hangs on an item of the same batch is only known when that stands in the file.
    if (m_keys.contains(response.contentKey) || (!address.isEmpty() && m_addresses.contains(address))) {
        if (const Result<> written = flush(); !written)
            return written;
    }
    const Result<std::optional<int>> repeats =
        m_store.read([&](store::Connection &c) { return store::numberByContentKey(c, response.contentKey); });
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

Result<> TakingIn::take(intake::Unread &unread)
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

void TakingIn::keep(const QByteArray &digest, const QByteArray &bytes)
{
    m_originals.insert(digest, bytes);
    m_bytes += bytes.size();
}

/// Numbers, ids and timeliness, as the store gave them.
void TakingIn::fillIn(const ChangeSet &written)
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

void TakingIn::tell(ImportItem item)
{
    m_summary.added += item.outcome == ImportOutcome::Added ? 1 : 0;
    m_summary.duplicates += item.outcome == ImportOutcome::Duplicate ? 1 : 0;
    m_summary.unreadable += item.outcome == ImportOutcome::Unreadable ? 1 : 0;
    if (m_progress.item)
        m_progress.item(item);
    else
        m_summary.items.push_back(std::move(item));
}

} // namespace soundings
