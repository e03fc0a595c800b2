#pragma once

#include "core/desk/desk.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace soundings {

class WallTimeEdit;

/// Moves the deadline, with a reason that goes on record. Shows beforehand what that does to the responses.
class ExtendDialog : public QDialog
{
    Q_OBJECT

public:
    /// The desk must outlive the dialog.
    ExtendDialog(Desk *desk, const Consultation &consultation, QWidget *parent = nullptr);

Q_SIGNALS:
    void extended(const QString &what); ///< said in a line

private:
    void build(const Consultation &consultation);
    void refresh();
    void askEffect(Instant closes);
    void extend();
    void say(const QString &text, bool wrong);

    Desk *m_desk;
    Instant m_before;
    QByteArray m_zone;
    int m_question = 0; ///< the newest; answers to older ones are dropped
    bool m_saving = false;
    WallTimeEdit *m_closes;
    QLineEdit *m_reason;
    QLabel *m_remark;
    QPushButton *m_save;
};

} // namespace soundings
