#pragma once

#include "core/consultation/comment.h"
#include "core/store/connection.h"

#include <QHash>
#include <QJsonObject>

namespace soundings::store {

/// Journal entries in a line for a person. What they say of a comment takes more than stands in the entry:
/// its words, the names of its themes, its response. Throws StoreFailure.
class JournalSentences
{
public:
    explicit JournalSentences(Connection &connection);

    /// “Comment on R-0012 “quoted words…” added: People, Places”. While people tag the response independently
    /// and not all have finished, it says nothing but the response.
    [[nodiscard]] QString of(const QString &kind, const QJsonObject &change);

private:
    [[nodiscard]] QString ofChange(const QJsonObject &before, const QJsonObject &after);
    [[nodiscard]] QString placeOf(const QJsonObject &comment); ///< “R-0012 “quoted words…””
    [[nodiscard]] bool isBlind(const QJsonObject &comment);
    [[nodiscard]] QString referenceOf(const QJsonObject &comment);
    [[nodiscard]] QString themesOf(const QJsonObject &comment);
    QString pointsOf(const QJsonObject &comment);

    Connection &m_db;
    QHash<qint64, QString> m_themes; ///< by id
    bool m_read = false;             ///< the themes
};

} // namespace soundings::store
