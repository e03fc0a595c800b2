#pragma once

#include <QProxyStyle>

namespace soundings {

/// Fusion, with edges that can be seen in the dark palette too: its own are darker than the window, and what is to be ticked
/// or typed in would have none (WCAG 2.2, 1.4.11: 3:1).
class EdgedStyle : public QProxyStyle
{
    Q_OBJECT

public:
    EdgedStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returned = nullptr) const override;
};

} // namespace soundings
