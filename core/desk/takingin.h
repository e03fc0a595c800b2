#pragma once

#include "core/consultation/change.h"
#include "core/desk/documents.h"
#include "core/desk/importing.h"
#include "core/desk/readahead.h"
#include "core/desk/surveying.h"
#include "core/intake/letter.h"
#include "core/store/store.h"

#include <QFuture>
#include <QSet>
#include <QThreadPool>
#include <QTimeZone>

namespace soundings {

/// One import: what has been read waits in a batch until the batch is written whole, together with how far
/// its source was read. While one batch is being written, on a thread of its own, the next is read; an item is told
/// once it is stored. Any one thread.
class TakingIn
{
public:
    using Write = std::function<Result<ChangeSet>(ChangeSet, const store::Originals &)>;
    /// Asked after every item, and between the rows of a table, which may be many: false stops. Counts rows
    /// too.
    using GoOn = std::function<bool(int done, int total, const QString &source)>;

    /// `zone`: of times in tables that say none.
    TakingIn(const store::Store &store, extract::Extractor &extractor, const ImportRequest &request,
             const ImportProgress &progress, Write write, QTimeZone zone);

    /// Takes in all that the source has. What was read before an error is stored all the same. False:
    /// stopped.
    Result<bool> takeAll(ReadAhead &source, GoOn goOn);
    ImportSummary finish(bool cancelled);

private:
    /// A response as it was read, before it is asked whether it is here already.
    struct Incoming
    {
        Response response;
        QByteArray original;
        QString again; ///< "The same message as %1"
        QStringList otherIds = {}; ///< message ids that it had under other maps of the same columns
    };

    // Each false where it was stopped half-way.
    Result<bool> take(intake::Item item);
    Result<bool> take(intake::Letter &letter);
    Result<bool> take(intake::Unread &unread);
    Result<bool> take(Incoming incoming);
    Result<bool> takeTable(intake::Letter &letter);
    Result<bool> takeRows(const MappedTable &table, const TableFile &file);

    Result<> keepTable(const MappedTable &table, const TableFile &file, const QByteArray &bytes,
                       const std::vector<ReceivedTable> &known);
    Result<> makeRoomFor(const Response &response, const QByteArray &rowKey);
    Result<QString> linkToEarlier(Response &response, const QStringList &otherIds);
    Result<> settle(const std::function<bool(const UnreadableItem &)> &fits, const QString &how);
    Result<> settleRead(const QByteArray &original);
    [[nodiscard]] bool goOn(const QString &source) const;
    Result<> tellPartsOf(int number, Response &again) const;
    void keep(const QByteArray &digest, const QByteArray &bytes);

    /// Written in one transaction.
    struct Batch
    {
        ChangeSet changes;
        store::Originals originals;
        qint64 bytes = 0;
        std::vector<ImportItem> items;
        QSet<QByteArray> keys; ///< of the items
        std::optional<MailboxState> reached; ///< with the last whole item

        [[nodiscard]] bool holds(const Response &response, const QByteArray &rowKey) const;
    };
    Result<> flush();         ///< until all is stored
    Result<> flushWhenFull(); ///< begins to write a batch that is full
    Result<> beginToWrite();
    Result<> awaitWritten();
    Result<bool> takeItems(ReadAhead &source);
    bool leaveOutWhatCameMeanwhile(Batch &batch) const;
    [[nodiscard]] bool isDoneMeanwhile(const Change &change) const;
    Result<> noteReached();
    void tell(ImportItem item);

    const store::Store &m_store;
    const ImportRequest &m_request;
    const ImportProgress &m_progress;
    Write m_write;
    QTimeZone m_zone;
    Documents m_documents;
    GoOn m_goOn;
    int m_done = 0;      ///< of the source
    int m_total = 0;     ///< of the source
    int m_rowsDone = 0;  ///< of tables
    int m_rowsAhead = 0; ///< of the table being taken in
    Batch m_batch;   ///< being read
    Batch m_written; ///< being written, where m_writing is valid
    QFuture<Result<ChangeSet>> m_writing;
    std::optional<QSet<QByteArray>> m_unread; ///< digests of what was listed as unreadable before, once asked for
    ImportSummary m_summary;
    QThreadPool m_writer; ///< one thread, whose connection lasts as long as this; last, so that it goes first
};

} // namespace soundings
