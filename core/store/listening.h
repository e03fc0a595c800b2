#pragma once

#include "core/consultation/change.h"

#include <QHash>
#include <QObject>
#include <QThread>

namespace soundings::store {

class Store;

/// Hears what others write into a team database: the server tells of new entries of the journal (LISTEN and NOTIFY), they
/// are read, and nothing is polled for. A connection that breaks is tried again until it stands, and what was missed
/// meanwhile is read then. On a thread of its own; signals come in the order of the journal, from that thread.
class Listening : public QObject
{
    Q_OBJECT

public:
    /// What comes after the entry `seen`. `store` outlives it, and is on a team database. Returns at once.
    Listening(const Store &store, qint64 seen);
    ~Listening() override;

    /// Tells the others that `who` has this response open; 0: none. They hear it again every minute, and forget who is
    /// not heard of for two. Returns at once.
    void tellReading(const QString &who, qint64 response);

Q_SIGNALS:
    void othersReading(const QHash<QString, qint64> &where); ///< all others who have a response open, by name
    void heard(const soundings::ChangeSet &changes, const QString &by); ///< one step of somebody else
    void connected(bool stands); ///< told when that changes; at first it stands

private:
    class Ear;
    Ear *m_ear; ///< goes with the thread
    QThread m_thread;
};

} // namespace soundings::store
