#include "app/wiredwindow.h"

#include "core/desk/sample.h"
#include "ui/campaigns/campaignsworkspace.h"
#include "ui/coding/codingactions.h"
#include "ui/intake/acknowledgedialog.h"
#include "ui/intake/duplicatesdialog.h"
#include "ui/intake/entrydialog.h"
#include "ui/intake/imports.h"
#include "ui/intake/projectexchange.h"
#include "ui/points/pointsworkspace.h"
#include "ui/read/finaltextactions.h"
#include "ui/read/readworkspace.h"
#include "ui/reports/considerationactions.h"
#include "ui/reports/redactionactions.h"
#include "ui/reports/reportsdialog.h"
#include "ui/summary/crosstableactions.h"
#include "ui/summary/overviewpage.h"
#include "ui/summary/summaryworkspace.h"
#include "ui/window/backupschedule.h"
#include "ui/window/mainwindow.h"
#include "ui/window/peopleactions.h"
#include "ui/window/recordactions.h"
#include "ui/window/windowactions.h"

#include <QFileInfo>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// Where workspaces stand on the rail.
enum Place { ReadPlace, CampaignsPlace, PointsPlace };

/// The rooms of the window, in their places. It owns them; the wiring knows them.
struct Rooms
{
    std::unique_ptr<ReadWorkspace> ownedRead = std::make_unique<ReadWorkspace>();
    std::unique_ptr<CampaignsWorkspace> ownedCampaigns = std::make_unique<CampaignsWorkspace>();
    std::unique_ptr<PointsWorkspace> ownedPoints = std::make_unique<PointsWorkspace>();
    std::unique_ptr<SummaryWorkspace> ownedSummary = std::make_unique<SummaryWorkspace>();
    ReadWorkspace *read = ownedRead.get();
    CampaignsWorkspace *campaigns = ownedCampaigns.get();
    PointsWorkspace *points = ownedPoints.get();
    SummaryWorkspace *summary = ownedSummary.get();

    std::vector<std::unique_ptr<Workspace>> handOver()
    {
        std::vector<std::unique_ptr<Workspace>> all;
        all.push_back(std::move(ownedRead));
        all.push_back(std::move(ownedCampaigns));
        all.push_back(std::move(ownedPoints));
        all.push_back(std::move(ownedSummary));
        return all;
    }
};

/// Once it stands in the record how long the response in front has been read: a report may tell it.
void openReports(MainWindow &window, ReadWorkspace &read, ReportScope scope)
{
    read.writeDownViewing([&window, scope = std::move(scope)] {
        if (!window.desk())
            return;
        auto *dialog = new ReportsDialog(window.desk(), scope, &window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(&window, &MainWindow::deskClosing, dialog, &QDialog::close);
        dialog->open();
    });
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

/// What the summary shows, narrowed as it is.
ReportScope scopeOf(const SummaryWorkspace &summary)
{
    ReportScope scope;
    scope.query = summary.overview()->shownQuery();
    scope.found = summary.overview()->overview().found;
    return scope;
}

ReportScope scopeOf(const QString &kind)
{
    ReportScope scope;
    scope.kind = kind;
    return scope;
}

void show(MainWindow &window, ReadWorkspace &read, ResponseId id)
{
    window.showWorkspace(ReadPlace);
    read.openResponse(id);
}

void showPoint(MainWindow &window, PointsWorkspace *points, PointId point)
{
    window.showWorkspace(PointsPlace);
    points->showPoint(point);
}

void openDuplicates(MainWindow &window, ReadWorkspace *read)
{
    if (!window.desk())
        return;
    auto *dialog = new DuplicatesDialog(window.desk(), &window);
    QObject::connect(&window, &MainWindow::deskClosing, dialog, &QDialog::close);
    QObject::connect(dialog, &DuplicatesDialog::responseRequested, read,
                     [&window, read](ResponseId id) { show(window, *read, id); });
    dialog->show();
}

void openEntry(MainWindow &window, ReadWorkspace *read)
{
    if (!window.desk())
        return;
    if (auto *open = window.findChild<EntryDialog *>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *dialog = new EntryDialog(window.desk(), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(&window, &MainWindow::deskClosing, dialog, &QDialog::close);
    QObject::connect(dialog, &EntryDialog::saved, &window, &MainWindow::showStatus);
    QObject::connect(dialog, &EntryDialog::responseRequested, read,
                     [&window, read](ResponseId id) { show(window, *read, id); });
    dialog->show(); // what is read beside it can be typed off
}

void openAcknowledging(MainWindow &window, const ReadWorkspace &read)
{
    if (!window.desk())
        return;
    auto *dialog =
        new AcknowledgeDialog(window.desk(), {read.selectedResponses(), read.query(), read.found()}, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(&window, &MainWindow::deskClosing, dialog, &QDialog::close);
    QObject::connect(dialog, &AcknowledgeDialog::marked, &window, &MainWindow::showStatus);
    dialog->open();
}

void wireCampaigns(MainWindow &window, const Rooms &rooms)
{
    ReadWorkspace *read = rooms.read;
    CampaignsWorkspace *campaigns = rooms.campaigns;
    QObject::connect(campaigns, &CampaignsWorkspace::responseRequested, read,
                     [&window, read](ResponseId id) { show(window, *read, id); });
    QObject::connect(campaigns, &CampaignsWorkspace::searchRequested, read, [&window, read](const QString &query) {
        window.showWorkspace(ReadPlace);
        read->search(query);
    });
    QObject::connect(campaigns, &CampaignsWorkspace::printRequested, read,
                     [&window, read](const QString &kind) { openReports(window, *read, scopeOf(kind)); });
    QObject::connect(rooms.summary, &SummaryWorkspace::campaignRequested, campaigns, [&window, campaigns](CampaignId campaign) {
        window.showWorkspace(CampaignsPlace);
        campaigns->showCampaign(campaign);
    });
}

void wireRooms(MainWindow &window, Imports &imports, const Rooms &rooms)
{
    ReadWorkspace *read = rooms.read;
    const auto scopeInFront = [read, points = rooms.points, campaigns = rooms.campaigns, summary = rooms.summary] {
        return summary->isVisible()     ? scopeOf(*summary)
               : points->isVisible()    ? scopeOf(u"points"_s)
               : campaigns->isVisible() ? scopeOf(u"campaigns"_s)
                                        : scopeOf(*read);
    };
    QObject::connect(&window, &MainWindow::printRequested, read,
                     [&window, read, scopeInFront] { openReports(window, *read, scopeInFront()); });
    QObject::connect(rooms.summary, &SummaryWorkspace::printRequested, read,
                     [&window, read, summary = rooms.summary] { openReports(window, *read, scopeOf(*summary)); });
    QObject::connect(rooms.points, &PointsWorkspace::printRequested, read,
                     [&window, read](const QString &kind) { openReports(window, *read, scopeOf(kind)); });
    wireCampaigns(window, rooms);
    QObject::connect(rooms.points, &PointsWorkspace::responseRequested, read,
                     [&window, read](ResponseId id) { show(window, *read, id); });
    QObject::connect(rooms.summary, &SummaryWorkspace::responseRequested, read,
                     [&window, read](ResponseId id) { show(window, *read, id); });
    QObject::connect(rooms.summary, &SummaryWorkspace::pointRequested, rooms.points,
                     [&window, points = rooms.points](PointId point) { showPoint(window, points, point); });
    QObject::connect(rooms.summary, &SummaryWorkspace::searchRequested, read, [&window, read](const QString &query) {
        window.showWorkspace(ReadPlace);
        read->search(query);
    });
    QObject::connect(read, &ReadWorkspace::printReceiptRequested, &window, [&window, read](ResponseId id) {
        ReportScope scope;
        scope.kind = u"receipt"_s;
        scope.selected = {id};
        openReports(window, *read, scope);
    });
    QObject::connect(&window, &MainWindow::enterRequested, read,
                     [&window, read] { openEntry(window, read); });
    QObject::connect(&window, &MainWindow::acknowledgeRequested, read,
                     [&window, read] { openAcknowledging(window, *read); });
    QObject::connect(&window, &MainWindow::duplicatesRequested, read,
                     [&window, read] { openDuplicates(window, read); });
    QObject::connect(read, &ReadWorkspace::importRequested, &window,
                     [&window] { window.chooseImports(false); });
    QObject::connect(&imports, &Imports::responseRequested, read,
                     [&window, read](ResponseId id) { show(window, *read, id); });
}

/// Gives its entry in the menus.
QList<WorkspaceMenu> putIntoCampaign(MainWindow &window, const Rooms &rooms)
{
    auto *put = new QAction(CampaignsWorkspace::tr("Put into a ca&mpaign…"), &window);
    put->setToolTip(CampaignsWorkspace::tr("The selected responses belong to a campaign that you name, whatever they are like"));
    QObject::connect(put, &QAction::triggered, &window, [&window, read = rooms.read, campaigns = rooms.campaigns] {
        window.giveDesk(CampaignsPlace);
        campaigns->putInto(read->selectedResponses());
    });
    return {{WorkspaceMenu::Response, {put}}};
}

/// Gives its entries in the menus.
QList<WorkspaceMenu> wireRecord(MainWindow &window)
{
    auto *record = new RecordActions(&window);
    QObject::connect(&window, &MainWindow::deskOpened, record, &RecordActions::setDesk);
    QObject::connect(&window, &MainWindow::deskClosing, record, [record] { record->setDesk(nullptr); });
    QObject::connect(record, &RecordActions::statusMessage, &window, &MainWindow::showStatus);
    QObject::connect(record, &RecordActions::failed, &window, &MainWindow::showError);
    QObject::connect(record, &RecordActions::told, &window, &MainWindow::showMessage);
    QObject::connect(record, &RecordActions::started, &window, &MainWindow::addJob);
    QObject::connect(record, &RecordActions::damaged, &window, [&window](const QString &file, const QStringList &found) {
        window.offerRescue(file, RecordActions::tr("%1 is damaged.").arg(QFileInfo(file).fileName()), found);
    });
    window.setFarewell([record](const std::function<void()> &next) { return record->leave(next); });
    window.setBackupFolder([record] { return record->schedule().plan().folder; });
    return record->menus();
}

/// Gives its entries in the menus.
QList<WorkspaceMenu> wireConsideration(MainWindow &window, ReadWorkspace *read)
{
    auto *consideration = new ConsiderationActions(&window);
    QObject::connect(&window, &MainWindow::deskOpened, consideration, &ConsiderationActions::setDesk);
    QObject::connect(&window, &MainWindow::deskClosing, consideration, [consideration] { consideration->setDesk(nullptr); });
    QObject::connect(consideration, &ConsiderationActions::responseRequested, read,
                     [&window, read](ResponseId id) { show(window, *read, id); });
    QObject::connect(consideration, &ConsiderationActions::searchRequested, read, [&window, read](const QString &query) {
        window.showWorkspace(ReadPlace);
        read->search(query);
    });
    QObject::connect(consideration, &ConsiderationActions::reportRequested, &window, [&window, read](const QString &query, int found) {
        ReportScope scope;
        scope.kind = u"consideration"_s;
        scope.query = query;
        scope.found = found;
        openReports(window, *read, scope);
    });
    QObject::connect(consideration, &ConsiderationActions::recordOpened, read, [read] { read->writeDownViewing(); });
    return consideration->menus();
}

/// Gives its entries in the menus.
QList<WorkspaceMenu> wireRedaction(MainWindow &window, ReadWorkspace *read)
{
    auto *redaction = new RedactionActions([read] { return read->query(); }, &window);
    QObject::connect(&window, &MainWindow::deskOpened, redaction, &RedactionActions::setDesk);
    QObject::connect(&window, &MainWindow::deskClosing, redaction, [redaction] { redaction->setDesk(nullptr); });
    return redaction->menus();
}

/// Gives its entries in the menus.
QList<WorkspaceMenu> wireCrossTable(MainWindow &window, ReadWorkspace *read)
{
    auto *crossing = new CrossTableActions([read] { return read->query(); }, &window);
    QObject::connect(&window, &MainWindow::deskOpened, crossing, &CrossTableActions::setDesk);
    QObject::connect(&window, &MainWindow::deskClosing, crossing, [crossing] { crossing->setDesk(nullptr); });
    QObject::connect(read, &ReadWorkspace::crossTableRequested, crossing, &CrossTableActions::open);
    QObject::connect(crossing, &CrossTableActions::searchRequested, read, [&window, read](const QString &query) {
        window.showWorkspace(ReadPlace);
        read->search(query);
    });
    return crossing->menus();
}

/// Gives its entries in the menus.
QList<WorkspaceMenu> wirePeople(MainWindow &window, ReadWorkspace *read)
{
    auto *people = new PeopleActions(&window);
    QObject::connect(&window, &MainWindow::deskOpened, people, &PeopleActions::setDesk);
    QObject::connect(&window, &MainWindow::deskClosing, people, [people] { people->setDesk(nullptr); });
    QObject::connect(people, &PeopleActions::statusMessage, &window, &MainWindow::showStatus);
    QObject::connect(people, &PeopleActions::told, &window, &MainWindow::showMessage);
    QObject::connect(people, &PeopleActions::responseRequested, read,
                     [&window, read](ResponseId id) { show(window, *read, id); });
    return people->menus();
}

/// Gives its entries in the menus.
QList<WorkspaceMenu> wireFinalText(MainWindow &window, PointsWorkspace *points)
{
    auto *final = new FinalTextActions(&window);
    QObject::connect(&window, &MainWindow::deskOpened, final, &FinalTextActions::setDesk);
    QObject::connect(&window, &MainWindow::deskClosing, final, [final] { final->setDesk(nullptr); });
    QObject::connect(final, &FinalTextActions::pointRequested, points,
                     [&window, points](PointId point) { showPoint(window, points, point); });
    return final->menus();
}

void wireCoding(MainWindow &window, const Rooms &rooms)
{
    ReadWorkspace *read = rooms.read;
    const CodingScope scope{[read] { return read->openedResponse(); }, [read] { return read->selectedResponses(); },
                            [read] { return read->chosenTheme(); }, [read] { return read->shownSection(); }};
    auto *coding = new CodingActions(scope, &window);
    window.actions().setShared(coding->menus() + wireConsideration(window, read) + wireRedaction(window, read) + wireRecord(window)
                               + wirePeople(window, read) + wireCrossTable(window, read)
                               + wireFinalText(window, rooms.points) + putIntoCampaign(window, rooms));
    QObject::connect(&window, &MainWindow::deskOpened, coding, &CodingActions::setDesk);
    QObject::connect(&window, &MainWindow::deskClosing, coding, [coding] { coding->setDesk(nullptr); });
    QObject::connect(coding, &CodingActions::responseRequested, read,
                     [&window, read](ResponseId id) { show(window, *read, id); });
    QObject::connect(coding, &CodingActions::searchRequested, read, [&window, read](const QString &query) {
        window.showWorkspace(ReadPlace);
        read->search(query);
    });
    QObject::connect(coding, &CodingActions::statusMessage, &window, &MainWindow::showStatus);
    QObject::connect(coding, &CodingActions::failed, &window, &MainWindow::showError);
    QObject::connect(coding, &CodingActions::started, &window, &MainWindow::addJob);
}

void wireImports(MainWindow &window, Imports &imports)
{
    QObject::connect(&window, &MainWindow::deskOpened, &imports, &Imports::setDesk);
    QObject::connect(&window, &MainWindow::deskClosing, &imports, [&imports] { imports.setDesk(nullptr); });
    QObject::connect(&window, &MainWindow::importWithDetailsRequested, &imports, &Imports::askDetails);
    QObject::connect(&window, &MainWindow::mailboxRequested, &imports, &Imports::askMailbox);
    QObject::connect(&window, &MainWindow::folderWatchRequested, &imports, &Imports::watchFolder);
    QObject::connect(&window, &MainWindow::unreadableRequested, &imports, &Imports::showUnreadable);
    QObject::connect(&window, &MainWindow::jobClicked, &imports, &Imports::showRunning);
    QObject::connect(&imports, &Imports::started, &window, &MainWindow::addJob);
    QObject::connect(&imports, &Imports::finished, &window, &MainWindow::showStatus);
    QObject::connect(&imports, &Imports::failed, &window, &MainWindow::showError);
}

void wireProjects(MainWindow &window, Imports &imports)
{
    auto *projects = new ProjectExchange(&window);
    QObject::connect(&window, &MainWindow::deskOpened, projects, &ProjectExchange::setDesk);
    QObject::connect(&window, &MainWindow::deskClosing, projects, [projects] { projects->setDesk(nullptr); });
    QObject::connect(&window, &MainWindow::projectImportRequested, projects, &ProjectExchange::askImport);
    QObject::connect(&window, &MainWindow::projectExportRequested, projects, &ProjectExchange::askExport);
    QObject::connect(projects, &ProjectExchange::started, &window, &MainWindow::addJob);
    QObject::connect(projects, &ProjectExchange::finished, &window, &MainWindow::showStatus);
    QObject::connect(projects, &ProjectExchange::failed, &window, &MainWindow::showError);
    QObject::connect(&window, &MainWindow::importRequested, &imports, [&imports, projects](QStringList sources) {
        imports.start({projects->takeFrom(sources), {}, {}});
    });
}

} // namespace

WiredWindow::WiredWindow(Appearance *appearance)
{
    Rooms rooms;
    m_window = std::make_unique<MainWindow>(rooms.handOver(), appearance);
    m_window->setSampleFolder(sampleFolder());
    m_imports = std::make_unique<Imports>(m_window.get());
    wireImports(*m_window, *m_imports);
    wireProjects(*m_window, *m_imports);
    wireRooms(*m_window, *m_imports, rooms);
    wireCoding(*m_window, rooms);
}

WiredWindow::~WiredWindow() = default;

} // namespace soundings
