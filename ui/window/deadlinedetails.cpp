#include "ui/window/deadlinedetails.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int popupWidth = 380;

QLabel *plain(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *heading(const QString &text, double factor)
{
    QLabel *label = plain(text);
    QFont face = label->font();
    face.setBold(true);
    face.setPointSizeF(face.pointSizeF() * factor);
    label->setFont(face);
    return label;
}

} // namespace

DeadlineDetails::DeadlineDetails(const Consultation &consultation, const DeadlineText &text, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setObjectName(u"deadlineDetails"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->addWidget(heading(tr("%1 – %2").arg(text.state, text.left), 1.15));
    auto *form = new QFormLayout;
    if (consultation.opens)
        form->addRow(tr("Opens"), plain(localTime(*consultation.opens, consultation.zone)));
    form->addRow(tr("Closes"), plain(text.closes));
    form->addRow(tr("Time zone"), plain(QString::fromLatin1(consultation.zone)));
    form->addRow(tr("Responses"), plain(tr("%1, %2").arg(text.onTime, text.late)));
    if (!text.counted.isEmpty())
        form->addRow(tr("Counted"), plain(text.counted));
    column->addLayout(form);
    column->addWidget(plain(tr("A response is on time if it was received at or before the closing time.")));
    if (!consultation.extensions.empty()) {
        column->addSpacing(6);
        column->addWidget(heading(tr("Extensions"), 1));
        for (const Extension &extension : consultation.extensions) {
            column->addWidget(plain(tr("From %1 to %2: %3\nby %4, %5")
                                        .arg(localTime(extension.before, consultation.zone),
                                             localTime(extension.after, consultation.zone), extension.reason,
                                             extension.by, localTime(extension.at, consultation.zone))));
        }
    }
    auto *extend = new QPushButton(tr("&Extend deadline…"));
    column->addSpacing(6);
    column->addWidget(extend, 0, Qt::AlignLeft);
    connect(extend, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT extendRequested();
    });
    extend->setFocus();
}

void DeadlineDetails::popUpBeside(const QWidget &widget)
{
    setFixedWidth(popupWidth);
    adjustSize();
    const QRect screen = widget.screen()->availableGeometry();
    QPoint corner = widget.mapToGlobal(QPoint(widget.width() + 4, widget.height() - height()));
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    corner.setY(std::clamp(corner.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    move(corner);
    show();
}

} // namespace soundings
