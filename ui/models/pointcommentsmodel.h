#pragma once

#include "core/desk/points.h"

#include <QAbstractListModel>
#include <QCache>

namespace soundings {

/// Comments to be gathered in points: those that a filter wants, by the response's number. It holds their ids; rows are
/// read some at a time when they are looked at, off the GUI thread. Until a row is there it says "…". Of several
/// questions the newest wins. Rows can be dragged.
class PointCommentsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< CommentId
        RowRole,               ///< CommentRow; invalid until it is read
        ResponseRole,          ///< ResponseId; invalid until it is read
    };

    explicit PointCommentsModel(QObject *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    void setFilter(const CommentFilter &filter);
    [[nodiscard]] const CommentFilter &filter() const { return m_filter; }
    [[nodiscard]] CommentId idAt(int row) const; ///< invalid: there is no such row
    [[nodiscard]] std::vector<CommentId> idsAt(const QModelIndexList &indexes) const; ///< in the list's order

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

    [[nodiscard]] static QString mimeType();
    /// What was dragged from such a model; empty where it is something else.
    [[nodiscard]] static std::vector<CommentId> dragged(const QMimeData *data);

Q_SIGNALS:
    void found(int comments); ///< a question was answered and the rows are in place
    void failed(const soundings::Error &error);

private:
    void ask();
    void react(const Applied &applied);
    void take(std::vector<CommentId> ids);
    void want(int row) const;
    void fetch();
    [[nodiscard]] const CommentRow *at(int row) const;

    static constexpr int AtOnce = 128;
    Desk *m_desk = nullptr;
    CommentFilter m_filter;
    std::vector<CommentId> m_ids;
    mutable QCache<qint64, CommentRow> m_rows;
    mutable int m_wanted = -1; ///< the row looked at last that is not here
    bool m_fetching = false;
    bool m_asking = false;
    bool m_again = false;
    quint64 m_question = 0;
};

} // namespace soundings

Q_DECLARE_METATYPE(soundings::CommentRow)
