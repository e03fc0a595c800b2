#pragma once

#include "core/consultation/consideration.h"
#include "core/desk/desk.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QTimeZone>

#include <functional>

namespace soundings {

/// The record of consideration, a row a response. It holds the responses' ids in order; the rows are read some at a time
/// when they are looked at, off the GUI thread, and again after something happened to them. Until a row is there its
/// cells say "…". Of several questions the newest wins.
class ConsiderationModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Reference, From, Received, Timeliness, FirstOpened, People, Times, InView, Comments, Status, Acknowledged,
                  ColumnCount };

    explicit ConsiderationModel(QObject *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    void setZone(const QByteArray &zone);
    void setQuery(const QString &query);
    [[nodiscard]] const QString &query() const { return m_query; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] ResponseId idAt(int row) const; ///< invalid: there is no such row
    [[nodiscard]] int rowOf(ResponseId id) const; ///< -1: it is not among them
    /// Rows with their heads, cells between tabs, for a spreadsheet: told once they are read, in the model's thread.
    void tellTabbed(const QList<int> &rows, std::function<void(const QString &)> tell);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void found(int responses); ///< a question was answered and the rows are in place
    void touched(soundings::ResponseId id); ///< something happened to it
    void failed(const soundings::Error &error);

private:
    void ask();
    void react(const Applied &applied);
    void want(int row) const;
    void fetch();
    [[nodiscard]] const ConsiderationRow *at(int row) const;
    [[nodiscard]] QString text(const ConsiderationRow &row, int column) const;

    static constexpr int AtOnce = 128;
    Desk *m_desk = nullptr;
    QByteArray m_zone = "UTC";
    QString m_query;
    ConsiderationSort m_sort;
    std::vector<ResponseId> m_ids;
    mutable QCache<qint64, ConsiderationRow> m_rows;
    mutable int m_wanted = -1; ///< the row looked at last that is not here
    bool m_fetching = false;
    bool m_asking = false;
    bool m_again = false;
    quint64 m_question = 0;
};

} // namespace soundings
