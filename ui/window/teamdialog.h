#pragma once

#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>

namespace soundings {

/// Where the team's database is and who asks for it. The password goes to the keyring of the desktop, where that is
/// wanted, and nowhere else.
class TeamDialog : public QDialog
{
    Q_OBJECT

public:
    /// `place`: "postgresql://user@server/database", to begin with; may be empty. `why`: what was wrong with it.
    TeamDialog(const QString &place, const QString &why, QWidget *parent);

Q_SIGNALS:
    void given(const QString &place); ///< with the password, where one was typed

private:
    void check();
    void give();
    [[nodiscard]] QString place(bool withPassword) const;

    QLineEdit *m_server;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    QPushButton *m_open = nullptr;
};

/// Gives the place with the password that the keyring has for it, later, in the thread of `context`.
void withKeptPassword(const QString &place, QObject *context, std::function<void(const QString &place)> then);

} // namespace soundings
