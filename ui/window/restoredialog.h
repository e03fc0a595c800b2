#pragma once

#include "core/desk/backups.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QThreadPool>

namespace soundings {

/// Which backup to make a consultation of, what is in it, and the new file's name. Nothing is overwritten.
class RestoreDialog : public QDialog
{
    Q_OBJECT

public:
    /// What to begin with; all may be empty. `why`: what went wrong with it.
    struct Wish
    {
        QString backup;
        QString file; ///< to make
        QString why;
        QString folder; ///< where backups are looked for
    };
    RestoreDialog(const Wish &wish, QWidget *parent);
    ~RestoreDialog() override;

Q_SIGNALS:
    void wanted(const QString &backup, const QString &file, const QString &password);

private:
    void chooseBackup(const QString &folder);
    void chooseFile();
    void lookInto();
    void show(const Result<BackupFacts> &facts);
    void check();

    QThreadPool m_pool; ///< reads what is in a backup
    QLineEdit *m_backup;
    QLabel *m_facts;
    QLabel *m_passwordLabel;
    QLineEdit *m_password;
    QLineEdit *m_file;
    QPushButton *m_restore = nullptr;
    bool m_readable = false;
    bool m_encrypted = false;
    int m_asked = 0; ///< answers to earlier questions are dropped
};

} // namespace soundings
