#include "ui/widgets/walltimeedit.h"

#include "core/deadline/localtime.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace soundings {

QString wallTimeRemark(const QDateTime &wall, const QTimeZone &zone)
{
    const WallTime meaning = resolve(wall, zone);
    const QString date = QLocale().toString(wall.date(), WallTimeEdit::tr("d MMMM yyyy", "date format"));
    const QString time = QLocale().toString(wall.time(), u"HH:mm"_s);
    const QString name = QString::fromLatin1(zone.id());
    if (!meaning.first)
        return WallTimeEdit::tr("On %1 the clocks of %2 go forward and skip %3: choose another time.").arg(date, name, time);
    if (meaning.second)
        return WallTimeEdit::tr("On %1 the clocks of %2 go back and show %3 twice: the first (%4) is meant.")
            .arg(date, name, time, toUtc(*meaning.first).toTimeZone(zone).timeZoneAbbreviation());
    return {};
}

WallTimeEdit::WallTimeEdit(QWidget *parent) : QWidget(parent), m_edit(new QDateTimeEdit), m_name(new QLabel)
{
    // The editor counts in UTC: in the computer's own zone it would refuse the hour that its clocks skip.
    m_edit->setTimeSpec(Qt::UTC);
    m_edit->setCalendarPopup(true);
    m_edit->setDisplayFormat(tr("d MMM yyyy  HH:mm", "date and time as edited"));
    m_edit->setDateRange(QDate(1990, 1, 1), QDate(2199, 12, 31));
    m_name->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit);
    row->addWidget(m_name, 1);
    setFocusProxy(m_edit);
    const auto refresh = [this] {
        const std::optional<Instant> meant = instant();
        m_name->setText(meant ? tr("%1, %2", "weekday, zone")
                                    .arg(QLocale().dayName(m_edit->date().dayOfWeek()),
                                         toUtc(*meant).toTimeZone(m_zone).timeZoneAbbreviation())
                              : QString());
    };
    connect(this, &WallTimeEdit::changed, this, refresh);
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, &WallTimeEdit::changed);
    refresh();
}

void WallTimeEdit::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    Q_EMIT changed();
}

void WallTimeEdit::setWallTime(QDate date, QTime time)
{
    m_edit->setDateTime(QDateTime(date, time, Qt::UTC));
}

void WallTimeEdit::setInstant(Instant instant)
{
    const QDateTime local = toUtc(instant).toTimeZone(m_zone);
    setWallTime(local.date(), local.time());
}

QDateTime WallTimeEdit::wallTime() const
{
    return m_edit->dateTime();
}

std::optional<Instant> WallTimeEdit::instant() const
{
    return resolve(wallTime(), m_zone).first;
}

QString WallTimeEdit::remark() const
{
    return wallTimeRemark(wallTime(), m_zone);
}

} // namespace soundings
