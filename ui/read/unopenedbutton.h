#pragma once

#include "core/desk/desk.h"

#include <QTimer>
#include <QToolButton>

namespace soundings {

/// "Opened by nobody (12)" beside the saved searches: one click to the responses that nobody has opened. Counts anew
/// after what happened.
class UnopenedButton : public QToolButton
{
    Q_OBJECT

public:
    explicit UnopenedButton(QWidget *parent = nullptr);

    void setDesk(Desk *desk);
    void setQuery(const QString &query); ///< of the search box: it is down while that is its own

Q_SIGNALS:
    void searchRequested(const QString &query);

private:
    void recount();

    Desk *m_desk = nullptr;
    QTimer m_rest; ///< many changes are counted once
    bool m_counting = false;
};

} // namespace soundings
