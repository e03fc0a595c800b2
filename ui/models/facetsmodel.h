#pragma once

#include "core/desk/narrowing.h"

#include <QAbstractItemModel>
#include <QTimeZone>

namespace soundings {

/// The facets of what a query finds, each with its values below it, counted: a value's tick narrows the query. Counted off
/// the GUI thread, only while somebody looks, and one question at a time: of several queries the newest is asked next.
/// Of a facet with many values the first are rows, and a last row that stands for the others until showAll().
class FacetsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Count, ColumnCount };
    enum Role {
        FacetRole = Qt::UserRole + 1, ///< its word; of every row
        ValueRole,                    ///< as count gives it; null for a facet and for the row of the others
        ShareRole,                    ///< 0 to 1, of the facet's greatest count
        MoreRole,                     ///< bool: the row that stands for the others
    };
    static constexpr int fewValues = 10; ///< that are rows before showAll()

    explicit FacetsModel(QObject *parent = nullptr);

    void setDesk(Desk *desk);
    void setQuery(const QString &query);
    void setLookedAt(bool isIt); ///< while it is not, nothing is counted
    void showAll(const QString &facet);
    [[nodiscard]] QString query() const { return m_query; }
    [[nodiscard]] int chosen() const; ///< values that the query is narrowed to

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; ///< the tick of a value
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void narrowed(const QString &query); ///< a tick was set or taken away
    void settled();                      ///< what is shown belongs to the newest query
    void failed(const QString &message, const QString &detail);

private:
    struct Group
    {
        Facet facet;
        int shown = 0; ///< values that are rows, of them all
        bool others = false; ///< a last row stands for those that are none
        int most = 0;  ///< the greatest count
    };

    void markStale();
    void load();
    void take(std::vector<Facet> facets);
    void put(int row, Facet facet);
    void putValues(int row, Facet facet, int shown);
    void putOthers(int row, bool are);
    [[nodiscard]] int rowsOf(const Group &group) const;
    [[nodiscard]] const FacetValue *valueAt(const QModelIndex &index) const;
    [[nodiscard]] QVariant ofFacet(const Group &group, int column, int role) const;
    [[nodiscard]] QVariant ofValue(const Group &group, const FacetValue &value, int column, int role) const;
    [[nodiscard]] QVariant ofOthers(const Group &group, int column, int role) const;

    Desk *m_desk = nullptr;
    QString m_query;
    std::vector<Group> m_groups;
    QStringList m_all; ///< facets of which every value is a row
    bool m_lookedAt = false;
    bool m_stale = false;
    bool m_loading = false;
};

} // namespace soundings
