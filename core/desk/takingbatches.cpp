#include "core/desk/takingin.h"

#include "core/consultation/words.h"

#include <QCoreApplication>
#include <QtConcurrent>

/// How what was read is written: a batch at a time, while the next one is read.
namespace soundings {

namespace {

constexpr size_t itemsInABatch = 250;
constexpr qint64 bytesInABatch = 32LL * 1024 * 1024;

/// Numbers, ids, timeliness and what they are linked to, as the store gave them.
void fillIn(std::vector<ImportItem> &items, const ChangeSet &written)
{
    auto item = items.begin();
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
        item->response.earlier = received->response.earlier;
        ++item;
    }
}

} // namespace

bool TakingIn::Batch::holds(const Response &response, const QByteArray &rowKey) const
{
    return keys.contains(response.contentKey) || (!rowKey.isEmpty() && keys.contains(rowKey));
}

Result<> TakingIn::flushWhenFull()
{
    return m_batch.items.size() < itemsInABatch && m_batch.bytes < bytesInABatch ? Result<>() : beginToWrite();
}

Result<> TakingIn::flush()
{
    const Result<> begun = beginToWrite();
    return begun ? awaitWritten() : begun;
}

/// Of one batch, once the one before is stored: what that says of a mailbox is what the next goes on from.
Result<> TakingIn::beginToWrite()
{
    if (const Result<> before = awaitWritten(); !before)
        return before;
    if (const Result<> noted = noteReached(); !noted)
        return noted;
    m_written = std::exchange(m_batch, {});
    m_writing = QtConcurrent::run(&m_writer, [this]() -> Result<ChangeSet> {
        return m_written.changes.empty() ? ChangeSet() : m_write(m_written.changes, m_written.originals);
    });
    return {};
}

Result<> TakingIn::awaitWritten()
{
    if (!m_writing.isValid())
        return {};
    Result<ChangeSet> written = m_writing.takeResult();
    m_writing = {};
    Batch batch = std::exchange(m_written, {});
    if (!written && leaveOutWhatCameMeanwhile(batch))
        written = batch.changes.empty() ? ChangeSet() : m_write(batch.changes, batch.originals);
    if (!written)
        return passOn(written);
    fillIn(batch.items, *written);
    for (ImportItem &item : batch.items)
        tell(std::move(item));
    return {};
}

/// With the batch goes how far it brought us, so that the next fetch begins exactly behind it.
Result<> TakingIn::noteReached()
{
    if (!m_batch.reached)
        return {};
    const Result<MailboxState> stood =
        m_store.read([&](store::Connection &c) { return store::mailboxOf(c, m_batch.reached->mailbox); });
    if (!stood)
        return passOn(stood);
    if (stood->position != m_batch.reached->position)
        m_batch.changes.push_back(MailboxRead{m_batch.reached->mailbox, stood->position, m_batch.reached->position,
                                              int(m_batch.items.size()), {}});
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
bool TakingIn::leaveOutWhatCameMeanwhile(Batch &batch) const
{
    bool any = false;
    auto item = batch.items.begin();
    ChangeSet left;
    for (Change &change : batch.changes) {
        const auto *received = std::get_if<ResponseReceived>(&change);
        if (!received) {
            if (isDoneMeanwhile(change))
                any = true;
            else
                left.push_back(std::move(change));
            continue;
        }
        item = std::find_if(item, batch.items.end(), [](const ImportItem &one) { return one.outcome == ImportOutcome::Added; });
        const Result<std::optional<int>> number = m_store.read(
            [&](store::Connection &c) { return store::numberByContentKey(c, received->response.contentKey); });
        if (number && *number) {
            any = true;
            item->outcome = ImportOutcome::Duplicate;
            item->response.number = **number;
            item->reason = QCoreApplication::translate("soundings", "%1 has been taken in by somebody else meanwhile")
                               .arg(reference(**number));
        } else {
            left.push_back(std::move(change));
        }
        ++item;
    }
    batch.changes = std::move(left);
    return any;
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
