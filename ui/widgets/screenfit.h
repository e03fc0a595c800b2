#pragma once

#include <QObject>
#include <QSize>

namespace soundings {

inline constexpr QSize frameRoom(16, 48); ///< what the desktop puts around a window, about; logical pixels

/// No dialog opens larger than its screen, whatever the size of its letters: its buttons would be out of reach.
/// One for the program.
class ScreenFit : public QObject
{
    Q_OBJECT

public:
    explicit ScreenFit(QObject *application);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace soundings
