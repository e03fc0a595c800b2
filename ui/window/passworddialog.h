#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace soundings {

/// Asks for the password of a new backup, twice. It is kept nowhere.
class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    PasswordDialog(const QString &file, QWidget *parent);

Q_SIGNALS:
    void given(const QString &password);

private:
    void check();

    QLineEdit *m_first;
    QLineEdit *m_second;
    QLabel *m_why;
    QPushButton *m_go = nullptr;
};

} // namespace soundings
