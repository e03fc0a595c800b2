#pragma once

#include "core/desk/desk.h"
#include "core/search/completion.h"

#include <QAbstractListModel>

namespace soundings {

/// What may be written where the caret stands in the search box: fields by their beginning, then values that there are in
/// this consultation, most frequent first; and the recent searches that have what is written in them.
/// Values are asked for off the GUI thread, when a field is first written, and again once something has changed.
class SearchCompletions : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        WholeRole = Qt::UserRole + 1, ///< the search box's text, once this is chosen
        CaretRole,                    ///< where its caret stands then
    };
    static constexpr qsizetype most = 50; ///< rows

    explicit SearchCompletions(QObject *parent = nullptr);

    void setDesk(Desk *desk);
    void setRecent(const QStringList &queries) { m_recent = queries; }
    [[nodiscard]] QStringList recent() const { return m_recent; }
    void setTyped(const QString &query, int caret); ///< what the rows are for

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void arrived(); ///< values that were asked for: rows are there now

private:
    struct Row
    {
        QString shown;
        search::Completed whole;
    };

    void fill();
    [[nodiscard]] QStringList valuesOf(search::Field field);
    void fetch(const QString &facet);

    Desk *m_desk = nullptr;
    QStringList m_recent;
    QString m_query;
    int m_caret = 0;
    std::vector<Row> m_rows;
    QHash<QString, QStringList> m_values; ///< by facet
    QStringList m_asked;                  ///< facets that are being asked for
};

} // namespace soundings
