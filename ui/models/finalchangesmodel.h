#pragma once

#include "core/desk/finaltext.h"

#include <QAbstractTableModel>

namespace soundings {

/// What changed from the draft to the final text, in the draft's order, and what each change answers.
class FinalChangesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Kind, Section, Words, Answers, ColumnCount };
    enum Role { AccountedRole = Qt::UserRole }; ///< whether a decision asked for it, or it needs none

    explicit FinalChangesModel(QObject *parent = nullptr);

    void setChanges(std::vector<FinalDifference> changes);
    void setPoints(const std::vector<PointRow> &points); ///< for their titles
    void setJudgement(const QString &key, const ChangeJudgement &judgement);
    [[nodiscard]] const FinalDifference *at(int row) const; ///< nullptr: there is no such row
    [[nodiscard]] const std::vector<FinalDifference> &changes() const { return m_changes; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString answers(const FinalDifference &change) const;

    std::vector<FinalDifference> m_changes;
    QHash<PointId, QString> m_titles;
};

} // namespace soundings
