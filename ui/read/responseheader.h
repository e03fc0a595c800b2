#pragma once

#include "core/consultation/views.h"

#include <QComboBox>
#include <QLabel>
#include <QTimeZone>
#include <QToolButton>
#include <QWidget>

namespace soundings {

/// Who wrote, when it came and on what evidence, whether that was in time, and where the work on it stands.
class ResponseHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ResponseHeader(QWidget *parent = nullptr);

    void setZone(const QTimeZone &zone) { m_zone = zone; }
    void setResponse(const ResponseDetail &detail);
    /// What the two buttons do: actions of the workspace, with their shortcuts and texts.
    void setActions(QAction *editRespondent, QAction *acceptLate, QAction *setAsideLate);

Q_SIGNALS:
    void statusChosen(soundings::Status status);

private:
    class Timely;

    [[nodiscard]] QString local(Instant instant, QStringView format) const;
    [[nodiscard]] QString evidence(const ResponseDetail &detail) const;

    QLabel *m_who;
    QLabel *m_about;
    QLabel *m_subject;
    QLabel *m_received;
    QLabel *m_evidence;
    QLabel *m_ruling;
    QLabel *m_consent;
    Timely *m_timely;
    QComboBox *m_status;
    QToolButton *m_edit;
    QToolButton *m_judge;
    QTimeZone m_zone;
};

} // namespace soundings
