#pragma once

#include "core/desk/desk.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QTimeZone>

#include <vector>

namespace soundings {

/// Who did what, newest first. It holds the entries' numbers, 8 bytes each; the entries themselves are read
/// some at a time when they are looked at, off the GUI thread. What is new comes in at the top; of several
/// questions the newest wins. Until an entry is there its cells say "…".
class JournalModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Entry, When, Who, Response, What, ColumnCount };

    explicit JournalModel(QObject *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    void setZone(const QTimeZone &zone);
    void setFilter(const JournalFilter &filter);
    [[nodiscard]] const JournalFilter &filter() const { return m_filter; }
    /// None while it is not read yet.
    [[nodiscard]] const JournalRow *at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void found(int entries); ///< a question was answered and the rows are in place
    void failed(const soundings::Error &error);

private:
    void ask();
    void take(std::vector<qint64> entries);
    void want(int row) const;
    void fetch();
    [[nodiscard]] QString text(const JournalRow &row, int column) const;

    static constexpr int AtOnce = 128;
    Desk *m_desk = nullptr;
    QTimeZone m_zone = QTimeZone::utc();
    JournalFilter m_filter;
    std::vector<qint64> m_entries; ///< newest first
    mutable QCache<qint64, JournalRow> m_rows;
    mutable int m_wanted = -1; ///< the row looked at last that is not here
    bool m_fetching = false;
    bool m_asking = false;
    bool m_again = false;
    quint64 m_question = 0;
};

} // namespace soundings
