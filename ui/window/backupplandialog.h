#pragma once

#include "core/desk/backups.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace soundings {

/// How the open consultation is backed up by itself.
class BackupPlanDialog : public QDialog
{
    Q_OBJECT

public:
    /// `newest`: when it was last backed up so; invalid: not known.
    BackupPlanDialog(const BackupPlan &plan, const QDateTime &newest, QWidget *parent);

Q_SIGNALS:
    void chosen(const soundings::BackupPlan &plan);

private:
    void check();
    [[nodiscard]] BackupPlan plan() const;

    QCheckBox *m_on;
    QLineEdit *m_folder;
    QPushButton *m_browse;
    QSpinBox *m_hours;
    QCheckBox *m_atClosing;
    QSpinBox *m_keep;
    QLabel *m_said;
    QPushButton *m_ok = nullptr;
};

} // namespace soundings
