#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

class QCompleter;

namespace soundings {

class Desk;
class SearchCompletions;

/// Where a query is typed: found as one types, how many, what was asked in plain words, what is wrong with it and where,
/// what may be written next, the recent ones, and a page that explains the language.
class SearchBox : public QWidget
{
    Q_OBJECT

public:
    explicit SearchBox(QWidget *parent = nullptr);

    [[nodiscard]] QString query() const { return m_edit->text(); }
    void setDesk(Desk *desk); ///< whose values are offered
    void setQuery(const QString &query); ///< asks at once
    void focusAll();                     ///< puts the caret in, everything selected
    void showHelp();

    void showCount(int hits, int total);
    void showFault(const QString &message, int column); ///< column from 1; 0 for no known place
    void showBusy();
    void offerInstead(const QString &query); ///< "Did you mean …": until the next answer

    [[nodiscard]] QStringList recent() const;
    void setRecent(const QStringList &queries);
    void remember(); ///< the query as it stands was worth it

Q_SIGNALS:
    void queryChanged(const QString &query); ///< typed, after a moment's rest, or set
    void leaveRequested();                   ///< Down or Enter: on to the list

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildCompleter();
    void complete();
    void enter();
    void ask();
    void explain();
    void markFault(int column);

    QLineEdit *m_edit;
    QLabel *m_count;
    QLabel *m_fault;
    QLabel *m_told; ///< the query in plain words, or what else might have been meant
    QToolButton *m_help;
    SearchCompletions *m_completions;
    QCompleter *m_completer;
    QTimer m_rest;
    QString m_asked;
};

} // namespace soundings
