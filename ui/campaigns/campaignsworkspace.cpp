#include "ui/campaigns/campaignsworkspace.h"

#include "ui/campaigns/letterpane.h"
#include "ui/models/campaignmembersmodel.h"
#include "ui/models/campaignsmodel.h"
#include "ui/models/longwork.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/makeaction.h"
#include "ui/widgets/quickpicker.h"

#include <QLocale>
#include <QToolBar>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr double loosely = 0.5; ///< of the letter's words

} // namespace

CampaignsWorkspace::CampaignsWorkspace(QWidget *parent)
    : Workspace(parent)
    , m_model(new CampaignsModel(this))
    , m_members(new CampaignMembersModel(this))
    , m_table(makeTable(m_model, tr("Campaigns")))
    , m_membersTable(makeTable(m_members, tr("Responses of the campaign")))
    , m_letter(new LetterPane)
    , m_figures(makeNote())
    , m_empty(new EmptyPage)
    , m_stack(new QStackedWidget)
    , m_split(new QSplitter(Qt::Horizontal))
    , m_picker(new QuickPicker(this))
{
    makeActions();
    build();
    wire();
    settle();
}

void CampaignsWorkspace::makeActions()
{
    const auto make = [this](const QString &text, const QList<QKeySequence> &keys, const QString &tip, auto act) {
        QAction *action = makeAction(this, this, text, keys, tip);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    m_look = make(tr("&Look for campaigns"), {Qt::Key_F5},
                  tr("Finds letters that several people sent, with or without changes of their own (F5)"),
                  [this] { look(); });
    m_lookLoosely = make(tr("Look for loo&ser copies too"), {Qt::SHIFT | Qt::Key_F5},
                         tr("Half of the letter's words are enough: read those of few per cent, and take out what is none (Shift+F5)"),
                         [this] { look(loosely); });
    m_rename = make(tr("&Rename"), {Qt::Key_F2}, tr("Goes to the name of the chosen campaign (F2)"),
                    [this] { m_letter->focusTitle(); });
    m_takeOut = make(tr("&Take out of the campaign"), {Qt::Key_Delete},
                     tr("The selected responses are none of its letters, whatever they are like (Delete)"),
                     [this] { submit([ids = selectedMembers()](Desk &desk) { return takeOutOfCampaign(desk, ids); }); });
    m_move = make(tr("&Move to another campaign…"), {Qt::Key_G}, tr("The selected responses belong to a campaign that you name (G)"),
                  [this] { putInto(selectedMembers()); });
    m_takeOut->setIconText(tr("Take out"));
    m_move->setIconText(tr("Move…"));
    m_open = make(tr("&Open the response"), {Qt::CTRL | Qt::Key_Return}, tr("Reads the response beside the draft (Enter)"), [this] {
        if (const CampaignMember *member = m_members->at(m_membersTable->currentIndex().row()))
            Q_EMIT responseRequested(member->response);
    });
    m_list = make(tr("&List its responses"), {Qt::Key_L}, tr("Shows the responses of the chosen campaign in the list of responses (L)"),
                  [this] { Q_EMIT searchRequested(u"campaign:%1"_s.arg(m_current.value)); });
    m_merge = make(tr("M&erge into…"), {Qt::CTRL | Qt::Key_M}, tr("The chosen campaign becomes part of another (Ctrl+M)"),
                   &CampaignsWorkspace::mergeChosen);
    m_dissolve = make(tr("&Dissolve the campaign"), {}, tr("Its responses are of no campaign; they stay counted as they are"),
                      &CampaignsWorkspace::dissolveChosen);
    m_print = make(tr("&Print campaigns…"), {}, tr("Every campaign with both numbers, who sent it, and what people added"),
                   [this] { Q_EMIT printRequested(u"campaigns"_s); });
}

void CampaignsWorkspace::build()
{
    setColumnWidths(*m_table, {30, 11, 7, 15});
    m_fit = new ColumnFit(m_table->header(), CampaignsModel::Title, 22 * fontMetrics().averageCharWidth(),
                          {CampaignsModel::Last, CampaignsModel::Texts});
    setColumnWidths(*m_membersTable, {11, 22, 16, 21, 14, 11});
    m_membersFit = new ColumnFit(m_membersTable->header(), CampaignMembersModel::Who, 16 * fontMetrics().averageCharWidth(),
                                 {CampaignMembersModel::Kind, CampaignMembersModel::Received});
    m_membersTable->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_membersTable->setSortingEnabled(true);
    m_membersTable->sortByColumn(CampaignMembersModel::Reference, Qt::AscendingOrder);

    auto *bar = new QToolBar;
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->addActions({m_look, m_list, m_print});
    bar->setAccessibleName(tr("What to do with campaigns"));
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_figures);
    column->addWidget(m_table, 1);
    column->addWidget(bar);
    auto *membersBar = new QToolBar;
    membersBar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    membersBar->addActions({m_open, m_takeOut, m_move});
    membersBar->setAccessibleName(tr("What to do with the selected responses"));
    auto *middle = new QWidget;
    auto *responses = new QVBoxLayout(middle);
    responses->setContentsMargins(0, 0, 0, 0);
    responses->addWidget(m_membersTable, 1);
    responses->addWidget(membersBar);
    m_split->addWidget(left);
    m_split->addWidget(middle);
    m_split->addWidget(m_letter);
    m_split->setChildrenCollapsible(false);
    for (int pane = 0; pane < 3; ++pane)
        m_split->setStretchFactor(pane, 1);
    const int width = fontMetrics().averageCharWidth();
    m_split->setSizes({56 * width, 60 * width, 60 * width});
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
    auto *around = new QVBoxLayout(this);
    around->addWidget(m_stack);
}

void CampaignsWorkspace::wire()
{
    for (QTreeView *table : {m_table, m_membersTable})
        table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_rename, m_list, m_merge, m_dissolve});
    m_membersTable->addActions({m_open, m_takeOut, m_move});
    const auto fail = [this](const Error &error) { Q_EMIT failed(error.message, error.detail); };
    connect(m_model, &CampaignsModel::failed, this, fail);
    connect(m_members, &CampaignMembersModel::failed, this, fail);
    connect(m_letter, &LetterPane::failed, this, fail);
    connect(m_empty, &EmptyPage::actionTriggered, this, [this] { look(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { choose(index.data(CampaignsModel::IdRole).value<CampaignId>()); });
    connect(m_model, &CampaignsModel::refreshed, this, [this] {
        if (m_toShow.isValid() && m_model->find(m_toShow))
            m_table->setCurrentIndex(m_model->indexOf(std::exchange(m_toShow, CampaignId())));
        else if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
        m_letter->setCampaign(m_model->find(m_current));
        settle();
        putInto(std::exchange(m_toPut, {}));
    });
    connect(m_members, &CampaignMembersModel::refreshed, this, [this] {
        if (!m_membersTable->currentIndex().isValid() && m_members->rowCount() > 0)
            m_membersTable->setCurrentIndex(m_members->index(0, 0));
        settle();
    });
    connect(m_membersTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { m_letter->setMember(m_members->at(index.row())); });
    connect(m_membersTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CampaignsWorkspace::settle);
    connect(m_membersTable, &QTreeView::activated, m_open, &QAction::trigger);
    connect(m_table, &QTreeView::activated, this, [this] { m_membersTable->setFocus(Qt::OtherFocusReason); });
    connect(m_letter, &LetterPane::renameRequested, this, [this](CampaignId campaign, const QString &title) {
        submit([=](Desk &desk) { return renameCampaign(desk, campaign, title); });
    });
    connect(m_picker, &QuickPicker::chosen, this, [this](qint64 id) {
        if (m_picked)
            m_picked(CampaignId{id});
    });
}

QString CampaignsWorkspace::title() const
{
    return tr("Campaigns");
}

QIcon CampaignsWorkspace::icon() const
{
    return namedIcon(u"campaigns"_s);
}

QList<WorkspaceMenu> CampaignsWorkspace::menus() const
{
    return {{WorkspaceMenu::Campaigns, {m_look, m_lookLoosely, nullptr, m_open, m_list, m_takeOut, m_move, nullptr, m_rename, m_merge,
                                        m_dissolve, nullptr, m_print}}};
}

void CampaignsWorkspace::setDesk(Desk *desk)
{
    m_desk = desk;
    m_toShow = {};
    m_toPut.clear();
    m_looking = false;
    m_letter->setDesk(desk);
    m_members->setDesk(desk);
    m_model->setDesk(desk);
    choose({});
}

void CampaignsWorkspace::choose(CampaignId campaign)
{
    m_current = campaign;
    m_letter->setCampaign(m_model->find(campaign));
    m_members->setCampaign(campaign);
    settle();
}

void CampaignsWorkspace::showCampaign(CampaignId campaign)
{
    if (m_model->find(campaign))
        m_table->setCurrentIndex(m_model->indexOf(campaign));
    else
        m_toShow = campaign;
}

void CampaignsWorkspace::settle()
{
    const bool one = m_desk && m_current.isValid();
    const bool some = one && m_membersTable->selectionModel()->hasSelection();
    for (QAction *action : {m_rename, m_list, m_dissolve})
        action->setEnabled(one);
    for (QAction *action : {m_takeOut, m_open})
        action->setEnabled(some);
    m_move->setEnabled(some && m_model->rowCount() > 1);
    m_merge->setEnabled(one && m_model->rowCount() > 1);
    for (QAction *action : {m_look, m_lookLoosely})
        action->setEnabled(m_desk && !m_looking);
    m_print->setEnabled(m_desk);
    const CampaignFigures &f = m_model->figures();
    const QLocale locale;
    m_figures->setText(tr("%1 of %2 responses are in campaigns. Counting each campaign once: %3.")
                           .arg(locale.toString(f.members), locale.toString(f.responses), locale.toString(f.weighed())));
    m_empty->setText(m_looking ? tr("Looking for campaigns…") : tr("No campaigns known"),
                     tr("A campaign is a letter that several people sent, as it was or with changes of their own. Every copy "
                        "is counted, its text is read once, and what people added is shown. Look for campaigns again "
                        "whenever more has been taken in."),
                     m_looking ? QString() : tr("Look for campaigns"));
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
}

void CampaignsWorkspace::look(double threshold)
{
    if (!m_desk || m_looking)
        return;
    m_looking = true;
    settle();
    QFutureWatcherBase *job = startLong<CampaignSearch>(
        *m_desk, this,
        [threshold](Desk &desk, const BatchProgress &progress) { return findCampaigns(desk, threshold, progress); },
        [this, desk = m_desk](const Result<CampaignSearch> &found) {
            if (desk != m_desk)
                return; // the consultation was closed meanwhile
            m_looking = false;
            settle();
            if (!found)
                Q_EMIT failed(found.error().message, found.error().detail);
            else if (found->members == 0)
                Q_EMIT statusMessage(found->cancelled ? tr("The search for campaigns was stopped.")
                                                      : tr("No campaign that was not known."));
            else
                Q_EMIT statusMessage(tr("%1 put into campaigns, %2. Ctrl+Z takes all of it back.")
                                         .arg(tr("%n response(s)", nullptr, found->members),
                                              tr("%n of these new", nullptr, found->campaigns)));
        });
    Q_EMIT jobStarted(tr("Looking for campaigns"), job);
}

void CampaignsWorkspace::submit(std::function<Result<ChangeSet>(Desk &)> work)
{
    if (!m_desk)
        return;
    m_desk->submitJob(std::move(work)).then(this, [this](const Result<ChangeSet> &changed) {
        if (!changed)
            Q_EMIT failed(changed.error().message, changed.error().detail);
    });
}

std::vector<ResponseId> CampaignsWorkspace::selectedMembers() const
{
    std::vector<ResponseId> ids;
    for (const QModelIndex &index : m_membersTable->selectionModel()->selectedRows())
        ids.push_back(index.data(CampaignMembersModel::IdRole).value<ResponseId>());
    return ids;
}

void CampaignsWorkspace::pick(const QString &heading, CampaignId without, std::function<void(CampaignId)> chosen)
{
    std::vector<QuickPicker::Item> items;
    for (const CampaignRow &row : m_model->campaigns()) {
        if (row.campaign.id != without)
            items.push_back({row.campaign.id.value, row.campaign.title, tr("%n response(s)", nullptr, row.size), {}, 0});
    }
    m_picked = std::move(chosen);
    m_picker->open(heading, std::move(items), window()->mapToGlobal(QPoint(window()->width() / 4, window()->height() / 6)));
}

void CampaignsWorkspace::putInto(const std::vector<ResponseId> &responses)
{
    if (responses.empty() || !m_desk)
        return;
    if (!m_model->isRead()) {
        m_toPut = responses;
        return;
    }
    if (m_model->rowCount() == 0) {
        Q_EMIT statusMessage(tr("No campaign is known yet: look for campaigns first."));
        return;
    }
    pick(tr("Put %n response(s) into", nullptr, int(responses.size())), {}, [this, responses](CampaignId into) {
        submit([=](Desk &desk) { return putIntoCampaign(desk, into, responses); });
    });
}

void CampaignsWorkspace::mergeChosen()
{
    const CampaignRow *from = m_model->find(m_current);
    if (!from)
        return;
    pick(tr("“%1” becomes part of").arg(from->campaign.title), m_current, [this, from = m_current](CampaignId into) {
        m_toShow = into;
        submit([=](Desk &desk) { return mergeCampaigns(desk, from, into); });
    });
}

void CampaignsWorkspace::dissolveChosen()
{
    submit([campaign = m_current](Desk &desk) { return dissolveCampaign(desk, campaign); });
}

void CampaignsWorkspace::saveLayout(QSettings &settings) const
{
    settings.setValue(u"campaigns/split"_s, m_split->saveState());
    m_fit->save(settings, u"campaigns/columns"_s);
    m_membersFit->save(settings, u"campaigns/members"_s);
}

void CampaignsWorkspace::restoreLayout(const QSettings &settings)
{
    m_split->restoreState(settings.value(u"campaigns/split"_s).toByteArray());
    m_fit->restore(settings, u"campaigns/columns"_s);
    m_membersFit->restore(settings, u"campaigns/members"_s);
}

} // namespace soundings
