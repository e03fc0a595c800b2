#pragma once

#include "core/consultation/change.h"
#include "core/store/connection.h"

#include <QHash>

namespace soundings::store {

/// Writes what the changes of one set say of themes, comments and new points, inside the caller's transaction, and fills
/// in the ids it gave. Throws StoreFailure: Refused for what would break a rule.
class TaggingWriter
{
public:
    TaggingWriter(Connection &connection, QString by, Instant at, const ChangeSet &changes);

    void write(ThemeAdded &change);
    void write(ThemeChanged &change);
    void write(ThemeRemoved &change);
    void write(PointAdded &change);
    void write(CommentAdded &change);
    void write(CommentChanged &change);
    void write(CommentRemoved &change);

    /// The id that a theme or point of this set got which a change names by an id below 0; any other as it is.
    [[nodiscard]] ThemeId given(ThemeId theme) const;
    [[nodiscard]] PointId given(PointId point) const;

private:
    void checkName(const Theme &theme);
    void checkNoLoop(const Theme &theme);
    void complete(Comment &comment) const;
    void tie(const Comment &comment);
    void untie(CommentId comment);
    void countComment(const Comment &comment, int difference);

    Connection &m_db;
    QString m_by;
    Instant m_at;
    QHash<ThemeId, ThemeId> m_given;
    QHash<PointId, PointId> m_givenPoints;
    bool m_recodes; ///< the set takes away a theme or a section or brings one back, and its comments with it
};

} // namespace soundings::store
