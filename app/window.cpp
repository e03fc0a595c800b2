#include "app/window.h"

#include "app/picture.h"
#include "ui/intake/imports.h"
#include "ui/read/readworkspace.h"
#include "ui/widgets/icons.h"
#include "ui/window/appearance.h"
#include "ui/window/mainwindow.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

std::vector<std::unique_ptr<Workspace>> makeWorkspaces()
{
    std::vector<std::unique_ptr<Workspace>> workspaces;
    workspaces.push_back(std::make_unique<ReadWorkspace>());
    return workspaces;
}

void wireImports(MainWindow &window, Imports &imports)
{
    QObject::connect(&window, &MainWindow::deskOpened, &imports, &Imports::setDesk);
    QObject::connect(&window, &MainWindow::deskClosing, &imports, [&imports] { imports.setDesk(nullptr); });
    QObject::connect(&window, &MainWindow::importRequested, &imports,
                     [&imports](const QStringList &sources) { imports.start({sources, {}, {}}); });
    QObject::connect(&window, &MainWindow::importWithDetailsRequested, &imports, &Imports::askDetails);
    QObject::connect(&window, &MainWindow::unreadableRequested, &imports, &Imports::showUnreadable);
    QObject::connect(&window, &MainWindow::jobClicked, &imports, &Imports::showRunning);
    QObject::connect(&imports, &Imports::started, &window, &MainWindow::addJob);
    QObject::connect(&imports, &Imports::finished, &window, &MainWindow::showStatus);
    QObject::connect(&imports, &Imports::failed, &window, &MainWindow::showError);
}

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
    Appearance appearance;
    MainWindow window(makeWorkspaces(), &appearance);
    Imports imports(&window);
    wireImports(window, imports);

    const QString file = consultation.isEmpty() ? MainWindow::lastConsultation() : consultation;
    std::unique_ptr<Picture> camera;
    if (!picture.isEmpty()) {
        camera = std::make_unique<Picture>(&window, picture);
        wirePicture(application, window, *camera, !file.isEmpty());
    }
    window.show();
    if (!file.isEmpty())
        window.openConsultation(file);
    return QApplication::exec();
}

} // namespace soundings
