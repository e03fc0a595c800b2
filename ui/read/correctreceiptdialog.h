#pragma once

#include "core/consultation/response.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeZone>

namespace soundings {

class WallTimeEdit;

/// Asks when a response was really received, and why that is known.
class CorrectReceiptDialog : public QDialog
{
    Q_OBJECT

public:
    CorrectReceiptDialog(const Response &response, const QTimeZone &zone, Instant closes, QWidget *parent);

    [[nodiscard]] WallTimeEdit *time() const { return m_time; }
    [[nodiscard]] QLineEdit *reason() const { return m_reason; }

Q_SIGNALS:
    void given(soundings::Instant received, const QString &reason);

private:
    void refresh();

    Instant m_before;
    Instant m_closes;
    WallTimeEdit *m_time;
    QLineEdit *m_reason;
    QLabel *m_remark;
    QPushButton *m_save;
};

} // namespace soundings
