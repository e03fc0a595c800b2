#pragma once

#include <QFrame>
#include <QTextBrowser>

namespace soundings {

/// The query language on one page, with examples that can be clicked.
class SearchHelp : public QFrame
{
    Q_OBJECT

public:
    explicit SearchHelp(QWidget *parent);

    void openBelow(const QWidget *button);

Q_SIGNALS:
    void exampleChosen(const QString &query);

private:
    QTextBrowser *m_page;
};

} // namespace soundings
