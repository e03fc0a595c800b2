#pragma once

class QApplication;
class QString;

namespace soundings {

int runWindow(QApplication &application, const QString &consultation, const QString &picture);

} // namespace soundings
