#include "ui/read/unopenedbutton.h"

#include "core/desk/consideration.h"

#include <algorithm>
#include <chrono>

namespace soundings {

using namespace std::chrono_literals;

UnopenedButton::UnopenedButton(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("unopened"));
    setText(tr("Opened by nobody"));
    setToolTip(tr("Lists the responses that nobody has opened (%1)").arg(unopenedQuery));
    setAutoRaise(true);
    setCheckable(true);
    setEnabled(false);
    m_rest.setSingleShot(true);
    m_rest.setInterval(300ms);
    connect(&m_rest, &QTimer::timeout, this, &UnopenedButton::recount);
    connect(this, &QToolButton::clicked, this, [this](bool down) { Q_EMIT searchRequested(down ? unopenedQuery : QString()); });
}

void UnopenedButton::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    m_desk = desk;
    m_rest.stop();
    m_counting = false;
    setEnabled(desk != nullptr);
    setText(tr("Opened by nobody"));
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, [this](const Applied &applied) {
        const bool counts = std::any_of(applied.changes.begin(), applied.changes.end(), [](const Change &change) {
            return std::holds_alternative<ResponseViewed>(change) || std::holds_alternative<ResponseReceived>(change);
        });
        if (counts && !m_rest.isActive())
            m_rest.start();
    });
    m_rest.start(); // after the list has been read
}

void UnopenedButton::setQuery(const QString &query)
{
    setChecked(query.trimmed() == unopenedQuery);
}

void UnopenedButton::recount()
{
    if (!m_desk)
        return;
    if (m_counting) {
        m_rest.start();
        return;
    }
    m_counting = true;
    m_desk->ask([](const Desk &desk) { return desk.count(unopenedQuery); })
        .then(this, [this, desk = m_desk](const Result<int> &count) {
            if (desk != m_desk)
                return;
            m_counting = false;
            setText(count ? tr("Opened by nobody (%L1)").arg(*count) : tr("Opened by nobody"));
        });
}

} // namespace soundings
