#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace soundings {

/// What stands where there is nothing to show: why, and what to do about it.
class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(QWidget *parent = nullptr);

    /// `action` is a button's text; empty for none.
    void setText(const QString &heading, const QString &explanation, const QString &action = {});

Q_SIGNALS:
    void actionTriggered();

private:
    QLabel *m_heading;
    QLabel *m_explanation;
    QPushButton *m_action;
};

} // namespace soundings
