#include "ui/widgets/edgedstyle.h"

#include "ui/widgets/palette.h"

#include <QPainter>
#include <QStyleOption>

namespace soundings {

using namespace Qt::StringLiterals;

EdgedStyle::EdgedStyle()
    : QProxyStyle(u"Fusion"_s)
{}

void EdgedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (!isDark(option->palette) || option->state.testFlag(State_HasFocus))
        return;
    const bool round = element == PE_IndicatorRadioButton;
    if (!round && element != PE_IndicatorCheckBox && element != PE_FrameLineEdit)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool enabled = option->state.testFlag(State_Enabled);
    painter->setPen(option->palette.color(enabled ? QPalette::Normal : QPalette::Disabled,
                                          enabled ? QPalette::PlaceholderText : QPalette::WindowText));
    painter->setBrush(Qt::NoBrush);
    const QRectF edge = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (round)
        painter->drawEllipse(edge);
    else
        painter->drawRoundedRect(edge, 2, 2);
    painter->restore();
}

int EdgedStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0; // the cross on "Close" is black on dark, and says nothing that the word does not
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace soundings
