#include "core/desk/takingin.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"
#include "core/desk/received.h"
#include "core/intake/contentkey.h"
#include "core/respondents/kindguess.h"

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

bool isTable(const intake::Letter &letter)
{
    return letter.channel == Channel::Survey && letter.parts.size() == 1 &&
           !tableTypeOf(letter.parts.front().name).isEmpty();
}

} // namespace

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

TakingIn::TakingIn(const store::Store &store, extract::Extractor &extractor, const ImportRequest &request,
                   const ImportProgress &progress, Write write, QTimeZone zone)
    : m_store(store)
    , m_request(request)
    , m_progress(progress)
    , m_write(std::move(write))
    , m_zone(std::move(zone))
    , m_documents(extractor, progress.stop)
{}

bool TakingIn::goOn(const QString &source) const
{
    return m_goOn(m_done + m_rowsDone, m_total + m_rowsDone + m_rowsAhead, source);
}

Result<bool> TakingIn::takeAll(ReadAhead &source, GoOn goOn)
{
    m_goOn = std::move(goOn);
    for (;;) {
        Result<std::optional<ReadAhead::Given>> given = source.next();
        if (!given || !*given) {
            if (const Result<> written = flush(); !written)
                return passOn(written);
            if (!given && m_progress.stop.stop_requested())
                return false;
            return given ? Result<bool>(true) : passOn(given);
        }
        m_done = (*given)->done;
        m_total = (*given)->total;
        const QString name = std::visit([](const auto &one) { return one.source; }, (*given)->item);
        const Result<bool> whole = take(std::move((*given)->item));
        if (!whole)
            return whole;
        if (*whole)
            m_reached = std::move((*given)->reached);
        if (!*whole || !this->goOn(name)) {
            const Result<> written = flush();
            return written ? Result<bool>(false) : passOn(written);
        }
        if (const Result<> written = flushWhenFull(); !written)
            return passOn(written);
    }
}

Result<bool> TakingIn::take(intake::Item item)
{
    return std::visit([this](auto &one) { return take(one); }, item);
}

Result<> TakingIn::flushWhenFull()
{
    return m_items.size() < itemsInABatch && m_bytes < bytesInABatch ? Result<>() : flush();
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
        Result<ChangeSet> written = m_write(m_changes, m_originals);
        if (!written && leaveOutWhatCameMeanwhile())
            written = m_changes.empty() ? ChangeSet() : m_write(m_changes, m_originals);
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

/// An unreadable item that is listed by now, or was settled.
bool TakingIn::isDoneMeanwhile(const Change &change) const
{
    if (const auto *unread = std::get_if<UnreadableReceived>(&change)) {
        const Result<bool> known = m_store.read(
            [&](store::Connection &c) { return store::isKnownUnreadable(c, unread->item.original, unread->item.source); });
        return known && *known;
    }
    const auto *settled = std::get_if<UnreadableSettled>(&change);
    if (!settled)
        return false;
    const Result<std::vector<UnreadableItem>> items = m_store.read(store::unreadableItems);
    return items && std::any_of(items->begin(), items->end(), [&](const UnreadableItem &item) {
        return item.id == settled->item && isSettled(item);
    });
}

/// Of this batch, what somebody else has taken in since it was looked for, as duplicates of what they took in. False: nothing.
bool TakingIn::leaveOutWhatCameMeanwhile()
{
    bool any = false;
    auto item = m_items.begin();
    ChangeSet left;
    for (Change &change : m_changes) {
        const auto *received = std::get_if<ResponseReceived>(&change);
        if (!received) {
            if (isDoneMeanwhile(change))
                any = true;
            else
                left.push_back(std::move(change));
            continue;
        }
        item = std::find_if(item, m_items.end(), [](const ImportItem &one) { return one.outcome == ImportOutcome::Added; });
        const Result<std::optional<int>> number = m_store.read(
            [&](store::Connection &c) { return store::numberByContentKey(c, received->response.contentKey); });
        if (number && *number) {
            any = true;
            item->outcome = ImportOutcome::Duplicate;
            item->response.number = **number;
            item->reason = text("%1 has been taken in by somebody else meanwhile").arg(reference(**number));
        } else {
            left.push_back(std::move(change));
        }
        ++item;
    }
    m_changes = std::move(left);
    return any;
}

ImportSummary TakingIn::finish(bool cancelled)
{
    m_summary.cancelled = cancelled;
    return std::move(m_summary);
}

Result<bool> TakingIn::take(intake::Letter &letter)
{
    if (isTable(letter))
        return m_request.tables ? takeTable(letter) : Result<bool>(true);
    return take(Incoming{responseFrom(letter, m_request), letter.original, text("The same message as %1")});
}

/// What hangs on an item of the same batch is only known when that stands in the file.
Result<> TakingIn::makeRoomFor(const Response &response, const QByteArray &rowKey)
{
    const QString address = response.respondent.address.toCaseFolded();
    const bool hangs = m_keys.contains(response.contentKey) ||
                       (!rowKey.isEmpty() && m_keys.contains(rowKey)) ||
                       (!address.isEmpty() && m_addresses.contains(address));
    if (hangs) {
        if (const Result<> written = flush(); !written)
            return written;
    }
    return {};
}

Result<bool> TakingIn::take(Incoming incoming)
{
    Response &response = incoming.response;
    const QByteArray rowKey = response.table.isEmpty() ? QByteArray() : response.messageId.toUtf8();
    if (const Result<> room = makeRoomFor(response, rowKey); !room)
        return passOn(room);
    const Result<std::optional<int>> repeats =
        m_store.read([&](store::Connection &c) { return store::numberByContentKey(c, response.contentKey); });
    if (!repeats)
        return passOn(repeats);
    if (*repeats) {
        if (const Result<> told = tellPartsOf(**repeats, response); !told)
            return passOn(told);
        ImportItem item = itemFor(response.source, ImportOutcome::Duplicate, response);
        item.response.number = **repeats;
        item.reason = incoming.again.arg(reference(**repeats));
        m_items.push_back(std::move(item));
        if (const Result<> settled = settleRead(incoming.original); !settled)
            return passOn(settled);
        return true;
    }
    const Result<QString> remark = linkToEarlier(response, incoming.otherIds);
    if (!remark)
        return passOn(remark);
    if (!m_documents.read(response.parts, incoming.original))
        return false;
    m_keys.insert(response.contentKey);
    if (!rowKey.isEmpty())
        m_keys.insert(rowKey);
    m_addresses.insert(response.respondent.address.toCaseFolded());
    keep(response.original, incoming.original);
    m_items.push_back(itemFor(response.source, ImportOutcome::Added, response));
    m_items.back().reason = *remark;
    m_changes.push_back(ResponseReceived{std::move(response)});
    if (const Result<> settled = settleRead(incoming.original); !settled)
        return passOn(settled);
    return true;
}

/// What was read in the attachments of a response that is there already: they are not read once more.
Result<> TakingIn::tellPartsOf(int number, Response &again) const
{
    const bool has = std::any_of(again.parts.begin(), again.parts.end(),
                                 [](const Part &part) { return part.kind == PartKind::Attachment; });
    if (!has)
        return {};
    Result<std::vector<Part>> parts = m_store.read(
        [&](store::Connection &c) { return store::responseWhole(c, store::responseByNumber(c, number)).parts; });
    if (!parts)
        return passOn(parts);
    again.parts = *std::move(parts);
    return {};
}

/// What is listed as unreadable and fits came in now.
Result<> TakingIn::settle(const std::function<bool(const UnreadableItem &)> &fits, const QString &how)
{
    const Result<std::vector<UnreadableItem>> items = m_store.read(store::unreadableItems);
    if (!items)
        return passOn(items);
    bool any = false;
    for (const UnreadableItem &item : *items) {
        if (!isSettled(item) && fits(item)) {
            m_changes.push_back(UnreadableSettled{item.id, {}, how});
            any = true;
        }
    }
    return any ? flush() : Result<>(); // at once, before a person settles it too
}

/// The bytes could be read, and could not when they were last brought in: by an older Soundings, or on a bad day.
Result<> TakingIn::settleRead(const QByteArray &original)
{
    if (!m_unread) {
        const Result<std::vector<UnreadableItem>> items = m_store.read(store::unreadableItems);
        if (!items)
            return passOn(items);
        m_unread.emplace();
        for (const UnreadableItem &item : *items) {
            if (!isSettled(item))
                m_unread->insert(item.original);
        }
    }
    if (m_unread->isEmpty())
        return {};
    const QByteArray digest = sha256(original);
    if (!m_unread->remove(digest))
        return {};
    return settle([&](const UnreadableItem &item) { return item.original == digest; },
                  text("It came in after all: this version of Soundings can read it"));
}

/// To what the same person sent before; gives what should be said about it.
Result<QString> TakingIn::linkToEarlier(Response &response, const QStringList &otherIds)
{
    if (!response.table.isEmpty()) {
        const auto row = m_store.read([&](store::Connection &c) {
            std::optional<store::EarlierRow> newest = store::newestOfSurveyRow(c, response.messageId);
            for (qsizetype i = 0; !newest && i < otherIds.size(); ++i)
                newest = store::newestOfSurveyRow(c, otherIds[i]);
            return newest;
        });
        if (!row)
            return passOn(row);
        if (*row) {
            response.earlier = (*row)->id;
            return text("The answers differ from those of %1 under the same identifier. Both are kept, this "
                        "one as the "
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

Result<bool> TakingIn::take(intake::Unread &unread)
{
    const QByteArray digest = sha256(unread.original);
    const Result<bool> known = m_store.read(
        [&](store::Connection &c) { return store::isKnownUnreadable(c, digest, unread.source); });
    if (!known)
        return passOn(known);
    ImportItem item{unread.source, ImportOutcome::Unreadable, {}, 0, {}, unread.reason};
    m_items.push_back(std::move(item));
    if (*known || m_keys.contains(digest + unread.source.toUtf8()))
        return true;
    m_keys.insert(digest + unread.source.toUtf8());
    keep(digest, unread.original);
    m_changes.push_back(UnreadableReceived{{{}, unread.source, digest, unread.reason, {}}});
    return true;
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
