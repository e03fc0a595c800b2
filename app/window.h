#pragma once

class QApplication;
class QString;

namespace soundings {

/// Puts the window together and runs it. `consultation` empty: the last one, or the welcome page. With a `picture`
/// the window is drawn once all is loaded, saved there as a PNG, and left again. Gives the exit status.
[[nodiscard]] int runWindow(QApplication &application, const QString &consultation, const QString &picture);

} // namespace soundings
