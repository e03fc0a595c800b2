#pragma once

#include "core/consultation/change.h"
#include "core/consultation/views.h"
#include "core/duplicates/pairs.h"

#include <QAbstractTableModel>

namespace soundings {

/// A pair of responses that say the same, with what the list shows of either.
struct TwinsRow
{
    duplicates::Twins twins;
    ResponseRow first;
    ResponseRow second;
};

/// Pairs to be judged, and on request those that are judged already.
class TwinsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { First, Second, Who, Why, Similarity, Judgement, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setPairs(std::vector<TwinsRow> pairs);
    void setJudgedShown(bool shown);
    void apply(const ChangeSet &changes); ///< judgements, whoever made them

    [[nodiscard]] const TwinsRow *at(int row) const;                    ///< nullptr for none
    [[nodiscard]] int rowOf(ResponseId first, ResponseId second) const; ///< -1: not shown
    [[nodiscard]] int open() const;                                     ///< pairs that nobody has judged
    [[nodiscard]] int judged() const { return static_cast<int>(m_all.size()) - open(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isShown(size_t place) const { return m_judgedShown || !m_all[place].twins.judgement; }
    void update(size_t place);

    std::vector<TwinsRow> m_all;
    std::vector<size_t> m_shown; ///< places in m_all
    bool m_judgedShown = false;
};

/// "The same text by two ways", for a person.
[[nodiscard]] QString label(duplicates::Why why);

} // namespace soundings
