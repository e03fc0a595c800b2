#pragma once

#include "core/desk/desk.h"

#include <QDialog>
#include <QThreadPool>

#include <atomic>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace soundings {

/// Asks which folder of which mailbox is to be fetched from: server and user, then the folders found there,
/// each with how far it was read before. The password goes into the keyring of the desktop, if a person wants
/// that, and nowhere else.
class MailboxDialog : public QDialog
{
    Q_OBJECT

public:
    /// `zone`: in which times are shown.
    MailboxDialog(Desk *desk, const QByteArray &zone, QWidget *parent = nullptr);
    ~MailboxDialog() override; ///< stops what it asks of the server

    void setAuthorities(const QByteArray &pem) { m_authorities = pem; } ///< for tests

Q_SIGNALS:
    void fetchRequested(const soundings::MailboxRequest &request);

private:
    void buildForm(QWidget *form);
    void restore();
    void save() const;
    void useKeyring();
    void connectToServer();
    void showFolders(const std::vector<MailFolder> &folders);
    QTreeWidgetItem *itemFor(const MailFolder &folder);
    QString readBefore(const QString &address) const;
    void fetch();
    void refresh();
    void tell(const QString &what, bool bad = false);
    void setBusy(bool busy);
    MailboxRequest request(const QString &folder) const;
    [[nodiscard]] QString account() const;

    QByteArray m_zone;
    QByteArray m_authorities;
    std::vector<MailboxState> m_before;
    bool m_busy = false;
    std::atomic<bool> m_leaving = false;
    QThreadPool m_pool; ///< for the one conversation with the server

    QLineEdit *m_server;
    QComboBox *m_security;
    QSpinBox *m_port;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_remember;
    QPushButton *m_connect;
    QTreeWidget *m_folders;
    QCheckBox *m_watch;
    QLabel *m_remark;
    QPushButton *m_fetch;
};

} // namespace soundings
