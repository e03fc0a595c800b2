#pragma once

#include "core/desk/desk.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <vector>

namespace soundings {

/// A memo and what it is about, in words.
struct MemoRow
{
    Memo memo;
    QString about; ///< "R-0017 Buses", "People/Apprenticeships", "3.2 Skills"

    friend bool operator==(const MemoRow &, const MemoRow &) = default;
};

/// All memos, the newest first, as far as they are of the kind and have the words that are wanted.
class MemosModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { About, Text, Author, When, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<MemoRow> rows, const QTimeZone &zone);
    void setFilter(std::optional<MemoKind> kind, const QString &words);
    /// Only those about this; none: about all.
    void setTarget(const std::optional<MemoTarget> &target);

    [[nodiscard]] const MemoRow *at(int row) const; ///< nullptr where there is no such row
    [[nodiscard]] int rowOf(MemoId id) const;       ///< -1: not shown
    [[nodiscard]] int total() const { return int(m_all.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void show();

    std::vector<MemoRow> m_all;
    std::vector<MemoRow> m_shown;
    QTimeZone m_zone = QTimeZone::utc();
    std::optional<MemoKind> m_kind;
    std::optional<MemoTarget> m_target;
    QString m_words;
};

/// All memos with what they are about, the newest first; through ask().
[[nodiscard]] Result<std::vector<MemoRow>> readMemos(const Desk &desk);
/// What a memo on this is about, in words; through ask().
[[nodiscard]] Result<QString> inWords(const Desk &desk, const MemoTarget &target);

} // namespace soundings
