#pragma once

#include "core/consultation/instant.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>

class QDateTimeEdit;
class QLabel;

namespace soundings {

/// A date and a time on the wall clock of a zone. Says so when the clocks skip that time (then there is no
/// instant) or show it twice (then the first is meant).
class WallTimeEdit : public QWidget
{
    Q_OBJECT

public:
    explicit WallTimeEdit(QWidget *parent = nullptr);

    void setZone(const QTimeZone &zone); ///< the time shown stays; the instant moves
    void setWallTime(QDate date, QTime time);
    void setInstant(Instant instant);

    [[nodiscard]] QDateTime wallTime() const; ///< as UTC, which has every time once
    [[nodiscard]] std::optional<Instant> instant() const;
    [[nodiscard]] QString remark() const; ///< empty: an ordinary time
    [[nodiscard]] QDateTimeEdit *editor() const { return m_edit; }

Q_SIGNALS:
    void changed();

private:
    QTimeZone m_zone = QTimeZone::utc();
    QDateTimeEdit *m_edit;
    QLabel *m_name;
};

/// The remark alone. Pure.
[[nodiscard]] QString wallTimeRemark(const QDateTime &wall, const QTimeZone &zone);

} // namespace soundings
