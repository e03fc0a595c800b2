#include "core/desk/takingin.h"

#include "core/consultation/words.h"

#include <QCoreApplication>
#include <QCryptographicHash>

/// A survey's table among the items: kept whole, and a response a row.
namespace soundings {

using namespace Qt::StringLiterals;

Result<bool> TakingIn::takeTable(intake::Letter &letter)
{
    const Part &part = letter.parts.front();
    Result<tables::Table> table = m_documents.table(letter.original, part.type, part.name);
    if (m_progress.stop.stop_requested())
        return false;
    if (const Result<> written = flush(); !written) // what the maps of tables before it say counts for this one
        return passOn(written);
    const Result<std::vector<ReceivedTable>> known = m_store.read(store::surveyTables);
    if (!known)
        return passOn(known);
    const Result<MappedTable> read =
        table ? mapped(*std::move(table), letter.source, m_request.map, mapsOf(*known)) : passOn(table);
    if (!read) {
        intake::Unread unread{letter.source, letter.original, read.error().message};
        return take(unread);
    }
    const TableFile file{letter.source, QCryptographicHash::hash(letter.original, QCryptographicHash::Sha256),
                         letter.received};
    if (const Result<> kept = keepTable(*read, file, letter.original, *known); !kept)
        return passOn(kept);
    const Result<bool> taken = takeRows(*read, file);
    m_rowsAhead = 0;
    return taken;
}

Result<> TakingIn::keepTable(const MappedTable &table, const TableFile &file, const QByteArray &bytes,
                             const std::vector<ReceivedTable> &known)
{
    const survey::Tally tally = survey::Submissions(table.map, table.sheet(), m_zone).countAll();
    const ReceivedTable received{{}, file.source, file.original, survey::writeMap(table.map), tally.responses, {}};
    m_summary.notes << u"%1: %2"_s.arg(file.source, survey::inWords(tally));
    const bool again = std::any_of(known.begin(), known.end(), [&](const ReceivedTable &one) {
        return one.original == received.original && one.source == received.source && one.map == received.map;
    });
    if (!again) {
        keep(file.original, bytes);
        m_batch.changes.push_back(TableReceived{received});
    }
    const auto isThis = [&](const UnreadableItem &item) {
        return item.original == received.original || item.source == received.source; // or was put right since
    };
    return settle(isThis, QCoreApplication::translate("soundings", "It came in after all, as the survey table %1")
                              .arg(received.source));
}

Result<bool> TakingIn::takeRows(const MappedTable &table, const TableFile &file)
{
    survey::Submissions rows(table.map, table.sheet(), m_zone);
    while (std::optional<survey::Submission> row = rows.next()) {
        m_rowsAhead = rows.rowsLeft();
        if (!goOn(u"%1#%2"_s.arg(file.source).arg(row->row)))
            return false;
        Response response = responseFrom(*row, table.map, file);
        response.channel = m_request.channel.value_or(response.channel);
        response.received = m_request.received.value_or(response.received);
        response.evidence = m_request.received ? Evidence::Given : response.evidence;
        const QString again = QCoreApplication::translate("soundings", "The same row as %1");
        QStringList otherIds;
        for (const survey::SurveyMap &map : table.earlier) {
            const QString id = surveyRowId(map, row->identifier);
            if (!id.isEmpty() && id != response.messageId && !otherIds.contains(id))
                otherIds << id;
        }
        const Result<bool> taken = take(Incoming{std::move(response), row->cells, again, otherIds});
        if (!taken || !*taken)
            return taken;
        if (const Result<> written = flushWhenFull(); !written)
            return passOn(written);
        ++m_rowsDone;
    }
    return true;
}

} // namespace soundings
