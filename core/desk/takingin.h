#pragma once

#include "core/consultation/change.h"
#include "core/desk/importing.h"
#include "core/intake/letter.h"
#include "core/store/store.h"

#include <QSet>

namespace soundings {

/// Where items come from, one after another: files, or a mailbox.
class ItemSource
{
public:
    virtual ~ItemSource() = default;
    virtual Result<std::optional<intake::Item>> next() = 0; ///< none at the end
    [[nodiscard]] virtual int done() const = 0;             ///< given so far
    [[nodiscard]] virtual int total() const = 0;
    /// How far the source was read with the item given last, for a source that is to go on from there.
    [[nodiscard]] virtual std::optional<MailboxState> reached() const { return std::nullopt; }
};

/// One import: what has been read waits in a batch until the batch is written whole, together with how far
/// its source was read. Any one thread.
class TakingIn
{
public:
    using Write = std::function<Result<ChangeSet>(ChangeSet, const store::Originals &)>;

    TakingIn(const store::Store &store, const ImportRequest &request, const ImportProgress &progress,
             Write write);

    /// Takes in all that the source has. What was read before an error is stored all the same. False:
    /// stopped.
    Result<bool> takeAll(ItemSource &source, const std::function<bool(const QString &source)> &goOn);
    ImportSummary finish(bool cancelled);

private:
    Result<> take(intake::Item item);
    Result<> take(intake::Letter &letter);
    Result<> take(intake::Unread &unread);
    Result<> flush();
    Result<> noteReached();
    void keep(const QByteArray &digest, const QByteArray &bytes);
    void fillIn(const ChangeSet &written);
    void tell(ImportItem item);

    const store::Store &m_store;
    const ImportRequest &m_request;
    const ImportProgress &m_progress;
    Write m_write;
    ChangeSet m_changes;
    store::Originals m_originals;
    qint64 m_bytes = 0;
    std::vector<ImportItem> m_items;       ///< of this batch
    QSet<QByteArray> m_keys;               ///< of this batch
    QSet<QString> m_addresses;             ///< of this batch
    std::optional<MailboxState> m_reached; ///< with the last item of this batch
    ImportSummary m_summary;
};

} // namespace soundings
