#pragma once

#include "core/consultation/views.h"
#include "core/desk/desk.h"
#include "ui/models/rowpages.h"
#include "ui/models/themelooks.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <memory>
#include <vector>

namespace soundings {

/// The responses that match a query, in order. A million rows are 8 MB of ids; the rows themselves are read a page
/// at a time when they are looked at, off the GUI thread. Until a row is there its cells say "…".
///
/// Selection and the current row are kept by response through every new query, order and import: the list is never
/// reset while a desk is open. Of several questions the newest wins; late answers are dropped.
class ResponseListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Reference, Who, Kind, Received, Timely, State, Themes, Subject, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1, ///< ResponseId; known for every row
        RowRole,                   ///< ResponseRow; invalid while it is loading
        ChipsRole,                 ///< QList<ThemeLook>, in the codebook's order
        SnippetRole,               ///< the query's words in context; empty without a query
        LoadingRole,               ///< bool
    };

    explicit ResponseListModel(QObject *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    void setThemeLooks(const ThemeLooks &looks);
    void setQuery(const QString &query, Sort sort);
    /// The response whose row is read along with the next answer, so that it does not flicker.
    void setAnchor(ResponseId id) { m_anchor = id; }

    [[nodiscard]] QString query() const { return m_query; }
    [[nodiscard]] Sort order() const { return m_sort; }
    [[nodiscard]] static std::optional<SortKey> sortKeyOf(int column);
    [[nodiscard]] static int columnOf(SortKey key); ///< -1 for relevance
    [[nodiscard]] int total() const { return m_total; } ///< all responses there are, matching or not
    [[nodiscard]] bool isSettled() const { return m_settled; } ///< the newest question has been answered
    [[nodiscard]] ResponseId idAt(int row) const;
    [[nodiscard]] int rowOf(ResponseId id) const; ///< -1 if it does not match; O(n)

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override; ///< asks anew; columns without an order change nothing

Q_SIGNALS:
    void settled(int hits, int total); ///< a question was answered and the rows are in place
    void queryFailed(const QString &message, int column); ///< column from 1, 0 if unknown; the rows stay as they were
    void failed(const QString &message, const QString &detail);
    void orderChanged(); ///< by sort() or setQuery()

private:
    struct Found;

    void find(bool quiet);
    void take(quint64 question, Result<Found> found);
    void swapIn(std::shared_ptr<const std::vector<ResponseId>> ids);
    void want(int page) const;
    void fetchWanted();
    void refresh(const std::vector<ResponseId> &ids);
    void react(const Applied &applied);
    void emitRows(int first, int last);
    [[nodiscard]] QVariant text(const ResponseRow &row, int column) const;
    [[nodiscard]] QString spoken(const ResponseRow &row, int column) const;
    [[nodiscard]] QVariant toolTip(const ResponseRow &row, int column) const;
    [[nodiscard]] QList<ThemeLook> chips(const ResponseRow &row) const;

    Desk *m_desk = nullptr;
    QTimeZone m_zone;
    int m_year = 0; ///< in which it closes; 0 until that is known
    ThemeLooks m_looks;
    QString m_query; ///< of the newest question
    QString m_shown; ///< of the rows in place
    Sort m_sort;
    ResponseId m_anchor;
    std::shared_ptr<const std::vector<ResponseId>> m_ids; ///< never null
    int m_total = 0;
    bool m_recount = true;
    bool m_settled = true;
    bool m_findAgain = false; ///< something arrived while a question was out
    quint64 m_question = 0;   ///< number of the newest question
    quint64 m_order = 0;      ///< number of the order that the pages belong to
    mutable RowPages m_pages;
    mutable std::vector<int> m_wanted; ///< pages asked for, the latest last
    mutable bool m_fetchPosted = false;
    bool m_fetching = false;
};

} // namespace soundings

Q_DECLARE_METATYPE(soundings::ResponseRow)
