#include "ui/window/windowactions.h"

#include "core/desk/places.h"
#include "ui/widgets/icons.h"

#include <QDir>
#include <QMainWindow>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace soundings {

WindowActions::WindowActions(QMainWindow *window)
    : QObject(window)
    , m_window(window)
    , m_consultation(window->menuBar()->addMenu(tr("&Consultation")))
    , m_edit(window->menuBar()->addMenu(tr("&Edit")))
    , m_view(window->menuBar()->addMenu(tr("&View")))
    , m_response(window->menuBar()->addMenu(tr("&Response")))
    , m_themes(window->menuBar()->addMenu(tr("&Themes")))
    , m_campaigns(window->menuBar()->addMenu(tr("Ca&mpaigns")))
    , m_points(window->menuBar()->addMenu(tr("&Points")))
    , m_draft(window->menuBar()->addMenu(tr("&Draft")))
    , m_help(window->menuBar()->addMenu(tr("&Help")))
    , m_recent(new QMenu(tr("Open &recent"), window))
    , m_record(new QMenu(tr("Re&cord and backups"), window))
    , m_palette(new QMenu(tr("&Palette"), window))
{
    m_recent->setIcon(namedIcon(u"recent"_s));
    m_palette->setIcon(namedIcon(u"palette"_s));
    makeConsultationActions();
    makeOtherActions();
    fillMenus(nullptr);
}

QAction *WindowActions::make(const QString &text, const QString &icon, const QKeySequence &keys, const QString &tip)
{
    auto *action = new QAction(namedIcon(icon), text, this);
    action->setShortcut(keys);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    m_window->addAction(action); // its shortcut works whatever the menus hold
    return action;
}

void WindowActions::makeConsultationActions()
{
    newConsultation = make(tr("&New…"), u"new"_s, QKeySequence::New, tr("Start a consultation on a draft"));
    open = make(tr("&Open…"), u"open"_s, QKeySequence::Open, tr("Open a consultation file"));
    openTeam = make(tr("Open a tea&m database…"), u"open"_s, {}, tr("Open a consultation that a team works on together"));
    openSample = make(tr("Open the &sample"), u"sample"_s, {}, tr("Open the sample consultation to try things on"));
    restore = make(tr("Restore from a bac&kup…"), u"recent"_s, {}, tr("Make a consultation of a backup, in a new file"));
    importFiles = make(tr("&Import files…"), u"import"_s, tr("Ctrl+I", "import files"),
                       tr("Take in e-mails, mailboxes and letters"));
    importFolder = make(tr("Import &folder…"), u"import-folder"_s, tr("Ctrl+Shift+I", "import folder"),
                        tr("Take in everything in a folder and its sub-folders"));
    importWithDetails = make(tr("Import &letters with details…"), u"import"_s, {},
                             tr("Take in files that need a channel or a time of receipt from you, as letters do"));
    fetchMailbox = make(tr("&Fetch from a mailbox…"), u"import"_s, {},
                        tr("Take in what is new in a mailbox on a mail server, and change nothing there"));
    watchFolder = make(tr("&Watch a folder…"), u"import-folder"_s, {},
                       tr("Take in what is put into a folder, as it comes, until you stop it"));
    enterResponse = make(tr("En&ter a response…"), u"comment"_s, tr("Ctrl+Shift+N", "enter a response"),
                         tr("Type in a letter, a phone call, notes of an event"));
    importProject = make(tr("Import a p&roject…"), u"import"_s, {},
                         tr("Take in what was tagged in NVivo, MAXQDA, ATLAS.ti or QualCoder (REFI-QDA, .qdpx)"));
    exportProject = make(tr("E&xport…"), u"save"_s, {},
                         tr("Write all responses for NVivo, MAXQDA, ATLAS.ti and others (.qdpx), for a spreadsheet (.xlsx, "
                            ".csv) or for scripts (.jsonl)"));
    unreadable = make(tr("&Unreadable items…"), u"warning"_s, {}, tr("What arrived and could not be read, and why"));
    acknowledge = make(tr("Ackno&wledge…"), u"done"_s, {}, tr("Write receipts for responses, as drafts of e-mail and a table"));
    duplicates = make(tr("&Duplicates…"), u"copy"_s, tr("Ctrl+D", "duplicates"),
                      tr("Responses that say the same: link them, keep both or set one aside"));
    extend = make(tr("&Extend deadline…"), u"extend"_s, {}, tr("Move the closing time, with a reason on record"));
    print = make(tr("&Print or export…"), u"print"_s, QKeySequence::Print, tr("Print a report or save it as a file"));
    properties = make(tr("Propert&ies"), u"properties"_s, tr("Alt+Return", "properties"),
                      tr("Title, dates, draft and file of this consultation"));
    close = make(tr("&Close"), u"close"_s, QKeySequence::Close, tr("Close this consultation; everything is saved"));
    quit = make(tr("&Quit"), u"quit"_s, tr("Ctrl+Q", "quit"), tr("Leave Soundings; everything is saved"));
}

void WindowActions::makeOtherActions()
{
    undo = make(tr("&Undo"), u"undo"_s, QKeySequence::Undo, tr("Take back the last change"));
    redo = make(tr("&Redo"), u"redo"_s, QKeySequence::Redo, tr("Make the change again that was taken back"));
    redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z", "redo")), QKeySequence(tr("Ctrl+Y", "redo"))});
    for (QAction *action : {undo, redo})
        action->setShortcutContext(Qt::ApplicationShortcut); // windows beside this one change the same consultation
    fullScreen = make(tr("&Full screen"), u"fullscreen"_s, tr("F11", "full screen"), tr("Use the whole screen"));
    fullScreen->setCheckable(true);
    commands = make(tr("&All commands…"), u"command"_s, tr("Ctrl+Shift+P", "command palette"),
                    tr("Find a command by typing part of its name"));
    shortcuts = make(tr("&Keyboard shortcuts"), u"keyboard"_s, tr("Ctrl+F1", "shortcut list"),
                     tr("Every command and its keys"));
    guide = make(tr("&User guide"), u"guide"_s, QKeySequence::HelpContents, tr("How to work with Soundings"));
    about = make(tr("&About Soundings"), u"help"_s, {}, tr("Version and licence"));

    const std::pair<QString, ColourScheme> schemes[] = {{tr("As the &desktop"), ColourScheme::System},
                                                        {tr("&Light"), ColourScheme::Light},
                                                        {tr("Da&rk"), ColourScheme::Dark}};
    for (const auto &[text, scheme] : schemes) {
        QAction *action = m_palette->addAction(text);
        action->setCheckable(true);
        action->setData(int(scheme));
        m_schemes.addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = scheme] { Q_EMIT schemeChosen(chosen); });
    }
}

QAction *WindowActions::addWorkspace(const QString &title, const QIcon &icon)
{
    const qsizetype place = m_workspaces.actions().size() + 1;
    auto *action = new QAction(icon, title, this);
    action->setCheckable(true);
    action->setToolTip(tr("Go to %1").arg(title));
    if (place <= 9)
        action->setShortcut(QKeySequence(u"Ctrl+%1"_s.arg(place)));
    m_workspaces.addAction(action);
    m_window->addAction(action);
    return action;
}

QMenu *WindowActions::menu(WorkspaceMenu::Menu menu) const
{
    switch (menu) {
    case WorkspaceMenu::Consultation:
        return m_consultation;
    case WorkspaceMenu::Record:
        return m_record;
    case WorkspaceMenu::Edit:
        return m_edit;
    case WorkspaceMenu::Response:
        return m_response;
    case WorkspaceMenu::Draft:
        return m_draft;
    case WorkspaceMenu::Themes:
        return m_themes;
    case WorkspaceMenu::Campaigns:
        return m_campaigns;
    case WorkspaceMenu::Points:
        return m_points;
    case WorkspaceMenu::View:
        break;
    }
    return m_view;
}

void WindowActions::fillMenus(const Workspace *workspace)
{
    const bool isOpen = workspace != nullptr;
    for (QMenu *each : {m_consultation, m_record, m_edit, m_view, m_response, m_themes, m_campaigns, m_points, m_draft, m_help})
        each->clear();
    for (QAction *action :
         {importFiles, importFolder, importWithDetails, fetchMailbox, watchFolder, enterResponse, importProject, exportProject,
          unreadable, duplicates, acknowledge, extend, print, properties, close})
        action->setEnabled(isOpen);
    for (QAction *action : m_workspaces.actions())
        action->setEnabled(isOpen);
    fillOwn();
    if (workspace) {
        for (const WorkspaceMenu &part : workspace->menus() + m_shared) {
            QMenu *into = menu(part.menu);
            if (!into->isEmpty())
                into->addSeparator();
            for (QAction *action : part.actions) {
                if (action)
                    into->addAction(action);
                else
                    into->addSeparator();
            }
        }
    }
    m_consultation->addSeparator();
    if (!m_record->isEmpty())
        m_consultation->addMenu(m_record);
    m_consultation->addActions({properties, close, quit});
    for (QMenu *each : {m_response, m_themes, m_campaigns, m_points, m_draft})
        each->menuAction()->setVisible(!each->isEmpty());
}

void WindowActions::fillOwn()
{
    m_consultation->addActions({newConsultation, open});
    m_consultation->addMenu(m_recent);
    m_consultation->addActions({openTeam, openSample, restore});
    m_consultation->addSeparator();
    m_consultation->addActions({importFiles, importFolder, importWithDetails, fetchMailbox, watchFolder, enterResponse,
                                importProject, unreadable, duplicates});
    m_consultation->addSeparator();
    m_consultation->addActions({acknowledge, extend, print, exportProject});
    m_edit->addActions({undo, redo});
    m_view->addActions(m_workspaces.actions());
    m_view->addSeparator();
    m_view->addMenu(m_palette);
    m_view->addAction(fullScreen);
    m_help->addActions({commands, shortcuts, guide});
    m_help->addSeparator();
    m_help->addAction(about);
}

void WindowActions::setRecent(const std::vector<RecentConsultation> &recent)
{
    m_recent->clear();
    for (const RecentConsultation &one : recent) {
        const QString title = one.title.isEmpty() ? placeName(one.file) : one.title;
        QAction *action = m_recent->addAction(QString(title).replace(u'&', u"&&"_s));
        action->setToolTip(QDir::toNativeSeparators(one.file));
        connect(action, &QAction::triggered, this, [this, file = one.file] { Q_EMIT recentRequested(file); });
    }
    m_recent->setToolTipsVisible(true);
    m_recent->setEnabled(!recent.empty());
}

void WindowActions::setScheme(ColourScheme scheme)
{
    for (QAction *action : m_schemes.actions())
        action->setChecked(action->data().toInt() == int(scheme));
}

void WindowActions::setUndo(const QString &undoText, const QString &redoText)
{
    const auto escaped = [](QString text) { return text.replace(u'&', u"&&"_s); };
    undo->setText(undoText.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(escaped(undoText)));
    redo->setText(redoText.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(escaped(redoText)));
    undo->setEnabled(!undoText.isEmpty());
    redo->setEnabled(!redoText.isEmpty());
}

std::vector<std::pair<QString, QAction *>> WindowActions::all() const
{
    std::vector<std::pair<QString, QAction *>> found;
    const std::function<void(const QString &, const QMenu *)> collect = [&](const QString &name, const QMenu *from) {
        for (QAction *action : from->actions()) {
            if (const QMenu *inner = action->menu())
                collect(tr("%1 ▸ %2").arg(name, inner->title().remove(u'&')), inner);
            else if (!action->isSeparator() && action->isVisible())
                found.emplace_back(name, action);
        }
    };
    for (const QMenu *each : {m_consultation, m_edit, m_view, m_response, m_themes, m_campaigns, m_points, m_draft, m_help})
        collect(each->title().remove(u'&'), each);
    return found;
}

} // namespace soundings
