#pragma once

#include <QWidget>

class QAction;
class QVBoxLayout;

namespace soundings {

/// The bar at the left: a button a workspace, and at its foot whatever should always be in sight.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void add(QAction *workspace); ///< checkable
    void setFoot(QWidget *foot);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
    int m_buttons = 0;
};

} // namespace soundings
