#include "ui/read/responseheader.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/widgets/badges.h"
#include "ui/widgets/themecolours.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

/// The badge of the list, as a widget.
class ResponseHeader::Timely : public QWidget
{
public:
    void set(Timeliness timeliness, LateRuling ruling)
    {
        m_timeliness = timeliness;
        m_ruling = ruling;
        setAccessibleName(timelinessText(timeliness, ruling));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(timelinessText(m_timeliness, m_ruling)) + fontMetrics().height() + 10,
                fontMetrics().height() + 4};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QPalette page = palette();
        page.setColor(QPalette::Base, page.color(QPalette::Window));
        page.setColor(QPalette::Text, page.color(QPalette::WindowText));
        paintTimeliness(painter, rect(), m_timeliness, m_ruling, page);
    }

private:
    Timeliness m_timeliness = Timeliness::OnTime;
    LateRuling m_ruling = LateRuling::None;
};

ResponseHeader::ResponseHeader(QWidget *parent)
    : QWidget(parent)
    , m_who(new QLabel)
    , m_about(new QLabel)
    , m_subject(new QLabel)
    , m_received(new QLabel)
    , m_evidence(new QLabel)
    , m_ruling(new QLabel)
    , m_consent(new QLabel)
    , m_timely(new Timely)
    , m_status(new QComboBox)
    , m_edit(new QToolButton)
    , m_judge(new QToolButton)
    , m_zone(QTimeZone::utc())
{
    for (QLabel *label : {m_who, m_about, m_subject, m_received, m_evidence, m_ruling, m_consent}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setMinimumWidth(40);
        label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    }
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_who->setFont(large);
    QFont bold = font();
    bold.setBold(true);
    m_subject->setFont(bold);
    m_consent->setFont(bold);

    m_status->setAccessibleName(tr("Status"));
    m_status->setToolTip(tr("How far the work on this response is"));
    m_status->setFocusPolicy(Qt::StrongFocus);
    for (const Status status : {Status::Unread, Status::InProgress, Status::Tagged, Status::Reviewed})
        m_status->addItem(label(status), static_cast<int>(status));
    connect(m_status, &QComboBox::activated, this, [this] {
        Q_EMIT statusChosen(static_cast<Status>(m_status->currentData().toInt()));
    });
    m_edit->setAutoRaise(true);
    m_judge->setPopupMode(QToolButton::InstantPopup);
    m_judge->setText(tr("Judge…"));
    m_judge->setToolTip(tr("Accept this late response or set it aside, with a reason"));

    auto *first = new QHBoxLayout;
    first->addWidget(m_who, 1);
    first->addWidget(m_edit, 0, Qt::AlignTop);
    first->addWidget(m_status, 0, Qt::AlignTop);
    auto *timing = new QHBoxLayout;
    timing->setSpacing(8);
    timing->addWidget(m_timely, 0, Qt::AlignTop);
    timing->addWidget(m_received, 1);
    auto *ruling = new QHBoxLayout;
    ruling->addWidget(m_ruling, 1);
    ruling->addWidget(m_judge, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 6);
    layout->setSpacing(3);
    layout->addLayout(first);
    layout->addWidget(m_about);
    layout->addLayout(timing);
    layout->addWidget(m_evidence);
    layout->addLayout(ruling);
    layout->addWidget(m_consent);
    layout->addWidget(m_subject);
}

void ResponseHeader::setActions(QAction *editRespondent, QAction *acceptLate, QAction *setAsideLate)
{
    m_edit->setDefaultAction(editRespondent);
    auto *menu = new QMenu(this);
    menu->addAction(acceptLate);
    menu->addAction(setAsideLate);
    m_judge->setMenu(menu);
}

QString ResponseHeader::local(Instant instant, QStringView format) const
{
    const QDateTime time = toUtc(instant).toTimeZone(m_zone);
    return u"%1 %2"_s.arg(QLocale().toString(time, format), time.timeZoneAbbreviation());
}

/// What the time of receipt rests on, when it says it was sent (the day only where that was another), and whether a
/// receipt was sent.
QString ResponseHeader::evidence(const ResponseDetail &detail) const
{
    const Response &response = detail.response;
    const auto local = [this](Instant instant) { return toUtc(instant).toTimeZone(m_zone); };
    const auto day = [&](Instant instant) {
        return QLocale().toString(local(instant), tr("d MMM yyyy", "date format"));
    };
    QString text = tr("Evidence: %1")
                       .arg(isEntered(response) ? tr("entered by %1 on %2").arg(detail.takenInBy, day(detail.takenInAt))
                                                : label(response.evidence, response.channel));
    if (response.sent && response.sent != response.received) {
        const bool sameDay = local(response.received).date() == local(*response.sent).date();
        text += tr("; sent %1").arg(sameDay ? QLocale().toString(local(*response.sent), u"HH:mm:ss"_s)
                                            : this->local(*response.sent, u"ddd d MMM yyyy, HH:mm:ss"));
    }
    if (response.acknowledged)
        text += tr("; acknowledged %1").arg(day(*response.acknowledged));
    return text;
}

void ResponseHeader::setResponse(const ResponseDetail &detail)
{
    const Response &response = detail.response;
    m_who->setText(u"%1 · %2"_s.arg(reference(response.number), displayName(response.respondent)));
    const Respondent &who = response.respondent;
    QStringList about{label(who.kind)};
    if (!who.organisation.isEmpty() && !who.name.isEmpty())
        about.prepend(who.name);
    for (const QString &more : {who.place, who.address}) {
        if (!more.isEmpty() && !about.contains(more))
            about.append(more);
    }
    if (response.signatories > 1)
        about.append(tr("petition, %n signatories", nullptr, response.signatories));
    if (response.channel != Channel::Email)
        about.append(label(response.channel));
    m_about->setText(about.join(u" · "_s));
    m_received->setText(tr("Received %1").arg(local(response.received, u"ddd d MMM yyyy, HH:mm:ss")));
    m_evidence->setText(evidence(detail));
    m_timely->set(response.timeliness, response.lateRuling);
    m_judge->setVisible(response.timeliness == Timeliness::Late);
    m_ruling->setVisible(response.timeliness == Timeliness::Late);
    m_ruling->setText(response.lateRuling == LateRuling::None ? tr("Late: not judged yet.")
                                                               : tr("%1: %2").arg(label(response.lateRuling),
                                                                                 response.lateReason));
    m_consent->setVisible(response.confidentiality != Confidentiality::MayPublish);
    m_consent->setText(label(response.confidentiality));
    m_subject->setText(response.subject.isEmpty() ? tr("(no subject)") : response.subject);
    m_status->setCurrentIndex(m_status->findData(static_cast<int>(response.status)));
}

} // namespace soundings
