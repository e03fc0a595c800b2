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
{
    m_writer.setMaxThreadCount(1);
    m_writer.setExpiryTimeout(-1);
}

bool TakingIn::goOn(const QString &source) const
{
    return m_goOn(m_done + m_rowsDone, m_total + m_rowsDone + m_rowsAhead, source);
}

Result<bool> TakingIn::takeAll(ReadAhead &source, GoOn goOn)
{
    m_goOn = std::move(goOn);
    Result<bool> whole = takeItems(source);
    const Result<> written = whole ? flush() : awaitWritten(); // what is on its way is stored, and told
    return whole && !written ? passOn(written) : whole;
}

/// False: stopped. Where the source ends in an error, what was read before it is written first.
Result<bool> TakingIn::takeItems(ReadAhead &source)
{
    for (;;) {
        Result<std::optional<ReadAhead::Given>> given = source.next();
        if (!given) {
            if (const Result<> written = flush(); !written)
                return passOn(written);
            return m_progress.stop.stop_requested() ? Result<bool>(false) : passOn(given);
        }
        if (!*given)
            return true;
        m_done = (*given)->done;
        m_total = (*given)->total;
        const QString name = std::visit([](const auto &one) { return one.source; }, (*given)->item);
        const Result<bool> whole = take(std::move((*given)->item));
        if (!whole)
            return whole;
        if (*whole)
            m_batch.reached = std::move((*given)->reached);
        if (!*whole || !this->goOn(name))
            return false;
        if (const Result<> written = flushWhenFull(); !written)
            return passOn(written);
    }
}

Result<bool> TakingIn::take(intake::Item item)
{
    return std::visit([this](auto &one) { return take(one); }, item);
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

/// What hangs on an item that is not stored yet is only known once it is.
Result<> TakingIn::makeRoomFor(const Response &response, const QByteArray &rowKey)
{
    if (m_batch.holds(response, rowKey))
        return flush();
    return m_written.holds(response, rowKey) ? awaitWritten() : Result<>();
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
        m_batch.items.push_back(std::move(item));
        if (const Result<> settled = settleRead(incoming.original); !settled)
            return passOn(settled);
        return true;
    }
    const Result<QString> remark = linkToEarlier(response, incoming.otherIds);
    if (!remark)
        return passOn(remark);
    if (!m_documents.read(response.parts, incoming.original))
        return false;
    m_batch.keys.insert(response.contentKey);
    if (!rowKey.isEmpty())
        m_batch.keys.insert(rowKey);
    keep(response.original, incoming.original);
    m_batch.items.push_back(itemFor(response.source, ImportOutcome::Added, response));
    m_batch.items.back().reason = *remark;
    m_batch.changes.push_back(ResponseReceived{std::move(response)});
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
    if (const Result<> written = awaitWritten(); !written)
        return written;
    const Result<std::vector<UnreadableItem>> items = m_store.read(store::unreadableItems);
    if (!items)
        return passOn(items);
    bool any = false;
    for (const UnreadableItem &item : *items) {
        if (!isSettled(item) && fits(item)) {
            m_batch.changes.push_back(UnreadableSettled{item.id, {}, how});
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

/// A row to what the table said under the same identifier before; gives what should be said about it. What else the
/// same person sent is for the store to find.
Result<QString> TakingIn::linkToEarlier(Response &response, const QStringList &otherIds)
{
    if (response.table.isEmpty())
        return QString();
    const auto row = m_store.read([&](store::Connection &c) {
        std::optional<store::EarlierRow> newest = store::newestOfSurveyRow(c, response.messageId);
        for (qsizetype i = 0; !newest && i < otherIds.size(); ++i)
            newest = store::newestOfSurveyRow(c, otherIds[i]);
        return newest;
    });
    if (!row)
        return passOn(row);
    if (!*row)
        return QString();
    response.earlier = (*row)->id;
    return text("The answers differ from those of %1 under the same identifier. Both are kept, this one as the later "
                "response.")
        .arg(reference((*row)->number));
}

Result<bool> TakingIn::take(intake::Unread &unread)
{
    const QByteArray digest = sha256(unread.original);
    const Result<bool> known = m_store.read(
        [&](store::Connection &c) { return store::isKnownUnreadable(c, digest, unread.source); });
    if (!known)
        return passOn(known);
    ImportItem item{unread.source, ImportOutcome::Unreadable, {}, 0, {}, unread.reason};
    m_batch.items.push_back(std::move(item));
    const QByteArray key = digest + unread.source.toUtf8();
    if (*known || m_batch.keys.contains(key) || m_written.keys.contains(key))
        return true;
    m_batch.keys.insert(key);
    keep(digest, unread.original);
    m_batch.changes.push_back(UnreadableReceived{{{}, unread.source, digest, unread.reason, {}}});
    return true;
}

void TakingIn::keep(const QByteArray &digest, const QByteArray &bytes)
{
    m_batch.originals.insert(digest, bytes);
    m_batch.bytes += bytes.size();
}

} // namespace soundings
