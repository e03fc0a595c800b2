#pragma once

#include "core/desk/desk.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace soundings {

/// The searches that the team keeps, in their order, each with how many responses it finds now. Counts are read off
/// the GUI thread, once for many changes. Rows come, move and go; there is no reset while a desk is open.
class SavedSearchesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Count, ColumnCount };
    enum Role { QueryRole = Qt::UserRole + 1 };

    explicit SavedSearchesModel(QObject *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed

    [[nodiscard]] std::optional<SavedSearch> search(int row) const; ///< none for a row that is not there
    [[nodiscard]] const std::vector<SavedSearch> &searches() const { return m_searches; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override; ///< its name
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

Q_SIGNALS:
    void renameRequested(const soundings::SavedSearch &search, const QString &name);
    void moveRequested(soundings::SavedSearchId search, int position);
    void failed(const QString &message, const QString &detail);

private:
    struct Loaded;

    void react(const Applied &applied);
    void load();
    void take(const Loaded &loaded);
    void reorder(const std::vector<SavedSearch> &searches);

    Desk *m_desk = nullptr;
    std::vector<SavedSearch> m_searches;
    QHash<SavedSearchId, int> m_counts; ///< -1: it names what is no longer there
    QTimer m_rest;
    bool m_loading = false;
    bool m_loadAgain = false;
};

} // namespace soundings
