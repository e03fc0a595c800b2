#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

namespace soundings {

/// Where a query is typed: found as one types, how many, what is wrong with it and where, the recent ones, and a
/// page that explains the language.
class SearchBox : public QWidget
{
    Q_OBJECT

public:
    explicit SearchBox(QWidget *parent = nullptr);

    [[nodiscard]] QString query() const { return m_edit->text(); }
    void setQuery(const QString &query); ///< asks at once
    void focusAll();                     ///< puts the caret in, everything selected
    void showHelp();

    void showCount(int hits, int total);
    void showFault(const QString &message, int column); ///< column from 1; 0 for no known place
    void showBusy();

    [[nodiscard]] QStringList recent() const { return m_recent->stringList(); }
    void setRecent(const QStringList &queries) { m_recent->setStringList(queries); }
    void remember(); ///< the query as it stands was worth it

Q_SIGNALS:
    void queryChanged(const QString &query); ///< typed, after a moment's rest, or set
    void leaveRequested();                   ///< Down or Enter: on to the list

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void markFault(int column);

    QLineEdit *m_edit;
    QLabel *m_count;
    QLabel *m_fault;
    QToolButton *m_help;
    QStringListModel *m_recent;
    QTimer m_rest;
    QString m_asked;
};

} // namespace soundings
