#pragma once

#include "core/survey/surveymap.h"

#include <QAbstractTableModel>

namespace soundings {

/// What each column of a survey's table means: one row, a role a column, which can be edited (as an int).
class SurveyRolesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit SurveyRolesModel(QObject *parent = nullptr);

    /// As many roles as headers. Columns that only changed their role keep the selection.
    void setRoles(const QStringList &headers, const std::vector<survey::Role> &roles);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void roleChosen(int column, soundings::survey::Role role);

private:
    QStringList m_headers;
    std::vector<survey::Role> m_roles;
};

} // namespace soundings
