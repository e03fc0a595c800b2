#pragma once

#include "core/desk/desk.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace soundings {

/// A proposed comment with what its row shows.
struct ProposalRow
{
    Comment comment;
    int number = 0; ///< of the response
    QString quote;  ///< the passage in one line; empty: the whole response
    QString themes;
};

/// Proposed comments that wait for a person, of one rule or of all. What is accepted, refused or undone,
/// whoever did it, leaves or is asked for anew (incomplete()).
class ProposalsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Response, Quote, Theme, Because, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<ProposalRow> rows); ///< those that stay keep their place
    void setRule(const QString &because);        ///< empty: all
    void apply(const ChangeSet &changes);

    [[nodiscard]] const ProposalRow *at(int row) const; ///< nullptr where there is no such row
    [[nodiscard]] int rowOf(CommentId id) const;        ///< -1: not shown
    [[nodiscard]] std::vector<Comment> shown() const;
    /// How many wait, by what they rest on.
    [[nodiscard]] std::map<QString, int> rules() const;
    [[nodiscard]] int total() const { return int(m_all.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void incomplete(); ///< there are proposals that it has no rows for
    void rulesChanged();

private:
    void show();
    bool remove(const std::vector<CommentId> &gone);

    std::vector<ProposalRow> m_all;
    std::vector<ProposalRow> m_shown;
    QString m_rule;
};

/// All proposals with what their rows show; long: through ask().
[[nodiscard]] Result<std::vector<ProposalRow>> readProposals(const Desk &desk);

} // namespace soundings
