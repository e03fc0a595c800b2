#include "app/window.h"

#include "app/englishplurals.h"
#include "app/picture.h"
#include "core/desk/sample.h"
#include "ui/intake/duplicatesdialog.h"
#include "ui/intake/imports.h"
#include "ui/read/readworkspace.h"
#include "ui/reports/reportsdialog.h"
#include "ui/summary/summaryworkspace.h"
#include "ui/widgets/icons.h"
#include "ui/window/appearance.h"
#include "ui/window/mainwindow.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

/// The rooms of the window. It owns them; the wiring knows them.
struct Rooms
{
    std::unique_ptr<ReadWorkspace> ownedRead = std::make_unique<ReadWorkspace>();
    std::unique_ptr<SummaryWorkspace> ownedSummary = std::make_unique<SummaryWorkspace>();
    ReadWorkspace *read = ownedRead.get();
    SummaryWorkspace *summary = ownedSummary.get();

    std::vector<std::unique_ptr<Workspace>> handOver()
    {
        std::vector<std::unique_ptr<Workspace>> all;
        all.push_back(std::move(ownedRead));
        all.push_back(std::move(ownedSummary));
        return all;
    }
};

void openReports(MainWindow &window, ReportScope scope)
{
    if (!window.desk())
        return;
    auto *dialog = new ReportsDialog(window.desk(), std::move(scope), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(&window, &MainWindow::deskClosing, dialog, &QDialog::close);
    dialog->open();
}

void openDuplicates(MainWindow &window, ReadWorkspace &read)
{
    if (!window.desk())
        return;
    auto *dialog = new DuplicatesDialog(window.desk(), &window);
    QObject::connect(&window, &MainWindow::deskClosing, dialog, &QDialog::close);
    QObject::connect(dialog, &DuplicatesDialog::responseRequested, &read, [&window, &read](ResponseId id) {
        window.showWorkspace(0);
        read.openResponse(id);
    });
    dialog->show();
}

/// What stands in the list of responses.
ReportScope scopeOf(const ReadWorkspace &read)
{
    ReportScope scope;
    scope.selected = read.selectedResponses();
    scope.kind = scope.selected.empty() ? u"summary"_s : u"responses"_s;
    scope.query = read.query();
    scope.found = read.found();
    return scope;
}

void wireRooms(MainWindow &window, Imports &imports, const Rooms &rooms)
{
    ReadWorkspace *read = rooms.read;
    QObject::connect(&window, &MainWindow::printRequested, read, [&window, read] { openReports(window, scopeOf(*read)); });
    QObject::connect(read, &ReadWorkspace::printReceiptRequested, &window, [&window](ResponseId id) {
        ReportScope scope;
        scope.kind = u"receipt"_s;
        scope.selected = {id};
        openReports(window, scope);
    });
    QObject::connect(rooms.summary, &SummaryWorkspace::printRequested, read,
                     [&window, read] { openReports(window, scopeOf(*read)); });
    QObject::connect(&window, &MainWindow::duplicatesRequested, read, [&window, read] { openDuplicates(window, *read); });
    QObject::connect(read, &ReadWorkspace::importRequested, &window, [&window] { window.chooseImports(false); });
    QObject::connect(&imports, &Imports::responseRequested, read, [&window, read](ResponseId id) {
        window.showWorkspace(0);
        read->openResponse(id);
    });
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
    EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    Appearance appearance;
    Rooms rooms;
    MainWindow window(rooms.handOver(), &appearance);
    window.setSampleFolder(sampleFolder());
    Imports imports(&window);
    wireImports(window, imports);
    wireRooms(window, imports, rooms);

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
