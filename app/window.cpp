#include "app/window.h"

#include "app/englishplurals.h"
#include "app/picture.h"
#include "app/wiredwindow.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/screenfit.h"
#include "ui/window/appearance.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

/// Takes the picture once what is to be shown has opened, or can't be, and leaves.
void wirePicture(QApplication &application, MainWindow &window, Picture &picture, bool opens)
{
    QObject::connect(&picture, &Picture::taken, &application, [](bool saved) { QCoreApplication::exit(saved ? 0 : 1); });
    if (!opens) {
        picture.begin();
        return;
    }
    QObject::connect(&window, &MainWindow::deskOpened, &picture, &Picture::begin);
    QObject::connect(&window, &MainWindow::openFailed, &application, [](const Error &error) {
        std::fprintf(stderr, "soundings: %s\n", qPrintable(error.message));
        QCoreApplication::exit(1);
    });
}

} // namespace

int runWindow(QApplication &application, const QString &consultation, const QString &picture)
{
    QGuiApplication::setApplicationDisplayName(u"Soundings"_s);
    QGuiApplication::setDesktopFileName(u"soundings"_s);
    QGuiApplication::setWindowIcon(namedIcon(u"soundings"_s));
    EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    const QTemporaryDir nobodys; // a picture shows the program as it comes, and leaves nobody's layout changed
    if (!picture.isEmpty())
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, nobodys.path());
    Appearance appearance;
    const ScreenFit fit(&application);
    WiredWindow wired(&appearance);
    MainWindow &window = wired.window();

    const QString file = consultation.isEmpty() ? MainWindow::lastConsultation() : consultation;
    std::unique_ptr<Picture> camera;
    if (!picture.isEmpty()) {
        camera = std::make_unique<Picture>(&window, picture);
        wirePicture(application, window, *camera, !file.isEmpty());
    }
    if (camera)
        window.resize(1440, 900); // whatever the screen, for there may be none
    window.show();
    if (!file.isEmpty())
        window.openConsultation(file);
    return QApplication::exec();
}

} // namespace soundings
