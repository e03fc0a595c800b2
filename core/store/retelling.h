#pragma once

#include "core/store/connection.h"
#include "core/store/journal.h"

#include <QHash>
#include <QTemporaryDir>

namespace soundings::store {

/// The tables as the journal tells them: its entries, written down from the first in an empty consultation of
/// their own. It follows none of the rules of applying.cpp: those may have been others when an entry was
/// written. Where a column can't be told from the journal it holds notTold; a part's text is its SHA-256 in
/// hex, an original has no bytes.
class Retelling
{
public:
    static constexpr int notTold = -1;

    Retelling();
    /// Throws StoreFailure where the entry makes no sense after those before it; the others can still be
    /// told.
    void tell(const ChainLink &entry);
    /// The id of the response that an entry speaks of; 0: of none.
    [[nodiscard]] static qint64 responseOf(const ChainLink &entry);
    /// After the last: what follows from the rest.
    void finish();
    [[nodiscard]] Connection &tables() { return m_tables; }

private:
    using Values = QList<std::pair<QString, QVariant>>;
    using Teller = void (Retelling::*)(const QJsonObject &);
    [[nodiscard]] static const QHash<QString, Teller> &tellers();

    void consultationCreated(const QJsonObject &change);
    void draftAdded(const QJsonObject &change);
    void sectionChanged(const QJsonObject &change);
    void deadlineMoved(const QJsonObject &change);
    void responseReceived(const QJsonObject &change);
    void partsReceived(const QJsonObject &change);
    void unreadableReceived(const QJsonObject &change);
    void unreadableSettled(const QJsonObject &change);
    void tableReceived(const QJsonObject &change);
    void statusChanged(const QJsonObject &change);
    void assigneeChanged(const QJsonObject &change);
    void confidentialityChanged(const QJsonObject &change);
    void signatoriesChanged(const QJsonObject &change);
    void respondentChanged(const QJsonObject &change);
    void receiptCorrected(const QJsonObject &change);
    void lateRuled(const QJsonObject &change);
    void acknowledged(const QJsonObject &change);
    void duplicateJudged(const QJsonObject &change);
    void respondentsJoined(const QJsonObject &change);
    void suggestionDismissed(const QJsonObject &change);
    void themeAdded(const QJsonObject &change);
    void themeChanged(const QJsonObject &change);
    void themeRemoved(const QJsonObject &change);
    void commentAdded(const QJsonObject &change);
    void commentChanged(const QJsonObject &change);
    void commentRemoved(const QJsonObject &change);
    void mailboxRead(const QJsonObject &change);
    void memoWritten(const QJsonObject &change);
    void savedSearchWritten(const QJsonObject &change);
    void codersChanged(const QJsonObject &change);
    void referenceDismissed(const QJsonObject &change);
    void proposalDismissed(const QJsonObject &change);
    void responseViewed(const QJsonObject &change);
    void retentionSet(const QJsonObject &change);
    void personErased(const QJsonObject &change);
    void pointAdded(const QJsonObject &change);
    void pointChanged(const QJsonObject &change);
    void pointRemoved(const QJsonObject &change);
    void decisionRecorded(const QJsonObject &change);
    void finalTextSet(const QJsonObject &change);
    void textChangeJudged(const QJsonObject &change);
    void redactionJudged(const QJsonObject &change);
    void campaignAdded(const QJsonObject &change);
    void campaignChanged(const QJsonObject &change);
    void campaignRemoved(const QJsonObject &change);
    void campaignJoined(const QJsonObject &change);
    void responseErased(const QJsonObject &change);

    void put(const QString &table, const Values &values);
    void keep(const QByteArray &digest);
    /// Of the rows that `where` names; refuses where there are none.
    void set(const QString &table, const Values &values, const Values &where);
    void drop(const QString &table, const Values &where);
    void mark(const QString &table, const QJsonObject &change, const Values &row);
    void putSection(const QJsonObject &section, const QVariant &draft, int ordinal);
    void orderSections(qint64 draft, qint64 moved, int place);
    void tie(const QJsonObject &comment);
    void tieSections(const QJsonValue &point, const QJsonValue &decision);
    /// Before milliseconds stood in the journal: the entry's own time, where it falls into the same second,
    /// and that of the same thing before, which came back.
    [[nodiscard]] qint64 written(const QString &what, const QJsonObject &thing);

    QTemporaryDir m_folder;
    Connection m_tables;
    const ChainLink *m_entry = nullptr; ///< that is being told
    QHash<QString, qint64> m_written;   ///< when comments and memos were, by "comment 17"
};

} // namespace soundings::store
