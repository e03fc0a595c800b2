#include "ui/points/pointsworkspace.h"

#include "core/desk/desk.h"
#include "ui/models/pointsmodel.h"
#include "ui/points/commentspane.h"
#include "ui/points/decisionpane.h"
#include "ui/points/pointspane.h"
#include "ui/points/similarpanel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/makeaction.h"
#include "ui/widgets/quickpicker.h"

#include <QInputDialog>
#include <QListView>
#include <QSplitter>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

PointsWorkspace::PointsWorkspace(QWidget *parent)
    : Workspace(parent)
    , m_model(new PointsModel(this))
    , m_comments(new CommentsPane)
    , m_points(new PointsPane(m_model))
    , m_decision(new DecisionPane)
    , m_split(new QSplitter(Qt::Horizontal))
    , m_picker(new QuickPicker(this))
{
    makeActions();
    auto *bar = new QToolBar;
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->addActions({m_new, m_gather, m_needsNone, m_similar});
    bar->setAccessibleName(tr("What to do with the selected comments"));
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_comments, 1);
    column->addWidget(bar);
    m_split->addWidget(left);
    m_split->addWidget(m_points);
    m_split->addWidget(m_decision);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 4);
    m_split->setStretchFactor(2, 3);
    m_split->setChildrenCollapsible(false);
    auto *around = new QVBoxLayout(this);
    around->addWidget(m_split);
    wire();
    settle();
}

void PointsWorkspace::makeActions()
{
    const auto make = [this](const QString &text, const QList<QKeySequence> &keys, const QString &tip, void (PointsWorkspace::*act)()) {
        QAction *action = makeAction(this, this, text, keys, tip);
        if (act)
            connect(action, &QAction::triggered, this, act);
        return action;
    };
    m_new = make(tr("&New point"), {Qt::Key_N}, tr("Words a point that the selected comments raise (N)"),
                 &PointsWorkspace::newFromSelected);
    m_gather = make(tr("&Gather in…"), {Qt::Key_G}, tr("Puts the selected comments into a point that you name (G)"),
                    &PointsWorkspace::gatherSelected);
    m_needsNone = make(tr("Needs n&one"), {Qt::Key_X}, tr("Nothing follows from the selected comments (X)"), nullptr);
    m_leftOver = make(tr("&Left over again"), {Qt::SHIFT | Qt::Key_X},
                      tr("The selected comments are in no point, and wait for one (Shift+X)"), nullptr);
    m_release = make(tr("&Take out of the point"), {Qt::Key_Delete},
                     tr("The selected comments raise the chosen point no more (Delete)"), &PointsWorkspace::releaseSelected);
    m_splitOff = make(tr("&Split off a point…"), {Qt::Key_S},
                      tr("The selected comments leave the chosen point for a new one (S)"), &PointsWorkspace::splitSelected);
    m_similar = make(tr("&Similar…"), {Qt::Key_M}, tr("Groups of comments that seem to say the same (M)"),
                     &PointsWorkspace::openSimilar);
    m_reword = make(tr("&Reword"), {Qt::Key_F2}, tr("Goes to the words of the chosen point (F2)"), nullptr);
    m_merge = make(tr("&Merge into…"), {Qt::CTRL | Qt::Key_M}, tr("The chosen point becomes part of another (Ctrl+M)"),
                   &PointsWorkspace::mergeChosen);
    m_remove = make(tr("Remove the &point"), {}, tr("Its comments are left over again"), &PointsWorkspace::removeChosen);
    m_print = make(tr("Print points and decisions…"), {}, tr("Every point, who raised it, and what was decided"), nullptr);
    m_said = make(tr("Print “You said, we did”…"), {}, tr("What was raised and what became of it, for those who responded"),
                  nullptr);
    connect(m_needsNone, &QAction::triggered, this, [this] { mark(true); });
    connect(m_leftOver, &QAction::triggered, this, [this] { mark(false); });
    connect(m_reword, &QAction::triggered, m_decision, &DecisionPane::focusTitle);
    connect(m_print, &QAction::triggered, this, [this] { Q_EMIT printRequested(u"points"_s); });
    connect(m_said, &QAction::triggered, this, [this] { Q_EMIT printRequested(u"you-said-we-did"_s); });
    m_onComments = {m_gather, m_needsNone, m_leftOver};
    m_onPoint = {m_reword, m_merge, m_remove};
}

void PointsWorkspace::wire()
{
    m_comments->list()->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_comments->list()->addActions({m_new, m_gather, m_needsNone, m_leftOver, m_release, m_splitOff, m_similar});
    m_points->table()->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_points->table()->addActions({m_reword, m_merge, m_remove});
    const auto fail = [this](const Error &error) { Q_EMIT failed(error.message, error.detail); };
    connect(m_model, &PointsModel::failed, this, fail);
    connect(m_comments, &CommentsPane::failed, this, fail);
    connect(m_decision, &DecisionPane::failed, this, fail);
    connect(m_comments, &CommentsPane::selectionChanged, this, &PointsWorkspace::settle);
    connect(m_comments->model(), &PointCommentsModel::found, this, &PointsWorkspace::settle);
    connect(m_comments, &CommentsPane::responseRequested, this, &PointsWorkspace::responseRequested);
    connect(m_points, &PointsPane::chosen, this, &PointsWorkspace::take);
    connect(m_points, &PointsPane::newRequested, this, &PointsWorkspace::newFromSelected);
    connect(m_points, &PointsPane::pointDropped, this, &PointsWorkspace::decideOn);
    connect(m_model, &PointsModel::refreshed, this, [this] {
        m_comments->setLeftOver(m_model->progress().leftOver);
        if (m_toShow.isValid() && m_model->find(m_toShow))
            m_points->setCurrent(std::exchange(m_toShow, PointId()));
        m_decision->setPoint(m_model->find(m_points->current()));
        settle();
    });
    connect(m_model, &PointsModel::commentsDropped, this, [this](PointId point, const std::vector<CommentId> &comments) {
        submit([=](Desk &desk) { return gather(desk, point, comments); });
    });
    connect(m_decision, &DecisionPane::rewordRequested, this, [this](PointId point, const QString &title, const QString &text) {
        submit([=](Desk &desk) { return rewordPoint(desk, point, title, text); });
    });
    connect(m_decision, &DecisionPane::decisionRequested, this,
            [this](PointId point, Outcome outcome, const QString &reply, const std::vector<SectionId> &sections) {
                submit([=](Desk &desk) { return decide(desk, point, outcome, reply, sections); });
            });
    connect(m_decision, &DecisionPane::commentsRequested, this, [this] { m_comments->show(CommentFilter::Which::OfPoint); });
    connect(m_picker, &QuickPicker::chosen, this, [this](qint64 id) {
        if (m_picked)
            m_picked(PointId{id});
    });
    connect(m_picker, &QuickPicker::createRequested, this,
            [this](const QString &typed) { newPoint(m_comments->selected(), typed); });
}

QString PointsWorkspace::title() const
{
    return tr("Points");
}

QIcon PointsWorkspace::icon() const
{
    return namedIcon(u"points"_s);
}

QList<WorkspaceMenu> PointsWorkspace::menus() const
{
    return {{WorkspaceMenu::Points,
             {m_new, m_gather, m_needsNone, m_leftOver, m_similar, nullptr, m_release, m_splitOff, nullptr, m_reword,
              m_merge, m_remove, nullptr, m_print, m_said}}};
}

void PointsWorkspace::setDesk(Desk *desk)
{
    if (m_desk)
        m_desk->disconnect(this);
    else
        m_decision->setPoint(nullptr);
    m_decision->record();
    m_desk = desk;
    m_toShow = {};
    m_decision->setDesk(desk);
    m_model->setDesk(desk);
    m_comments->setDesk(desk);
    if (!desk)
        return;
    readSections();
    connect(desk, &Desk::changed, this, [this](const Applied &applied) {
        const bool sections = std::any_of(applied.changes.begin(), applied.changes.end(), [](const Change &change) {
            return std::holds_alternative<SectionChanged>(change) || std::holds_alternative<DraftAdded>(change);
        });
        if (sections)
            readSections();
    });
    settle();
}

void PointsWorkspace::readSections()
{
    m_desk
        ->ask([](const Desk &desk) -> Result<std::vector<Section>> {
            const Result<std::vector<Draft>> drafts = desk.drafts();
            if (!drafts)
                return passOn(drafts);
            return drafts->empty() ? std::vector<Section>() : desk.sections(drafts->back().id);
        })
        .then(this, [this](const Result<std::vector<Section>> &sections) {
            if (sections)
                m_decision->setSections(*sections);
        });
}

void PointsWorkspace::settle()
{
    const bool some = !m_comments->selected().empty();
    const bool point = m_points->current().isValid();
    const CommentFilter &filter = m_comments->filter();
    const bool ofPoint = point && filter.which == CommentFilter::Which::OfPoint;
    for (QAction *action : m_onComments)
        action->setEnabled(m_desk && some);
    for (QAction *action : m_onPoint)
        action->setEnabled(m_desk && point);
    for (QAction *action : {m_release, m_splitOff})
        action->setEnabled(m_desk && some && ofPoint);
    for (QAction *action : {m_new, m_similar, m_print, m_said})
        action->setEnabled(m_desk);
    m_gather->setEnabled(m_desk && some && m_model->rowCount() > 0);
}

void PointsWorkspace::showPoint(PointId point)
{
    if (m_model->find(point))
        m_points->setCurrent(point);
    else
        m_toShow = point;
}

void PointsWorkspace::take(PointId point)
{
    const PointRow *row = m_model->find(point);
    m_decision->setPoint(row);
    m_comments->setPoint(point, row ? row->point.title : QString());
    settle();
}

void PointsWorkspace::submit(std::function<Result<ChangeSet>(Desk &)> work, std::function<void(const ChangeSet &)> then)
{
    if (!m_desk)
        return;
    m_desk->submitJob(std::move(work)).then(this, [this, then = std::move(then)](const Result<ChangeSet> &changed) {
        if (!changed)
            Q_EMIT failed(changed.error().message, changed.error().detail);
        else if (then)
            then(*changed);
    });
}

void PointsWorkspace::newPoint(const std::vector<CommentId> &comments, const QString &wording)
{
    bool wanted = false;
    const QString title = QInputDialog::getText(this, tr("New point"),
                                                comments.empty()
                                                    ? tr("What was raised, in one line:")
                                                    : tr("What %n comment(s) raise, in one line:", nullptr, int(comments.size())),
                                                QLineEdit::Normal, wording, &wanted);
    if (!wanted || title.trimmed().isEmpty())
        return;
    submit([=](Desk &desk) { return addPoint(desk, title, {}, comments); },
           [this](const ChangeSet &changes) { showPoint(addedPoint(changes)); });
}

void PointsWorkspace::newFromSelected()
{
    newPoint(m_comments->selected(), {});
}

void PointsWorkspace::pickPoint(const QString &heading, PointId without, std::function<void(PointId)> chosen)
{
    std::vector<QuickPicker::Item> items;
    for (const PointRow &row : m_model->points()) {
        if (row.point.id != without)
            items.push_back({row.point.id.value, row.point.title, tr("%n response(s)", nullptr, row.tally.responses), {}, 0});
    }
    std::stable_sort(items.begin(), items.end(), [this](const auto &a, const auto &b) {
        const auto responses = [this](qint64 id) { return m_model->find({id})->tally.responses; };
        return responses(a.id) > responses(b.id);
    });
    m_picked = std::move(chosen);
    m_picker->open(heading, std::move(items), m_points->mapToGlobal(QPoint(0, 0)));
}

void PointsWorkspace::gatherSelected()
{
    const std::vector<CommentId> comments = m_comments->selected();
    if (comments.empty())
        return;
    m_picker->setCreateText(tr("New point: “%1”"));
    pickPoint(tr("Gather %n comment(s) in", nullptr, int(comments.size())), {}, [this, comments](PointId point) {
        submit([=](Desk &desk) { return gather(desk, point, comments); });
    });
}

void PointsWorkspace::releaseSelected()
{
    submit([point = m_points->current(), comments = m_comments->selected()](Desk &desk) {
        return release(desk, point, comments);
    });
}

void PointsWorkspace::mark(bool needsNone)
{
    submit([needsNone, comments = m_comments->selected()](Desk &desk) { return markNeedingNone(desk, comments, needsNone); });
}

void PointsWorkspace::mergeChosen()
{
    const PointRow *from = m_model->find(m_points->current());
    if (!from)
        return;
    m_decision->record();
    m_picker->setCreateText({});
    pickPoint(tr("“%1” becomes part of").arg(from->point.title), from->point.id, [this, id = from->point.id](PointId into) {
        submit([=](Desk &desk) { return mergePoints(desk, id, into); },
               [this, into](const ChangeSet &) { m_points->setCurrent(into); });
    });
}

void PointsWorkspace::splitSelected()
{
    bool wanted = false;
    const QString title = QInputDialog::getText(this, tr("Split off a point"), tr("What these comments raise, in one line:"),
                                                QLineEdit::Normal, {}, &wanted);
    if (!wanted || title.trimmed().isEmpty())
        return;
    submit([title, point = m_points->current(), comments = m_comments->selected()](Desk &desk) {
        return splitPoint(desk, point, comments, title);
    });
}

void PointsWorkspace::removeChosen()
{
    submit([point = m_points->current()](Desk &desk) { return removePoint(desk, point); });
}

void PointsWorkspace::openSimilar()
{
    auto *panel = new SimilarPanel(m_desk, m_comments->filter(), this);
    connect(panel, &SimilarPanel::pointRequested, this, &PointsWorkspace::newPoint);
    connect(panel, &SimilarPanel::failed, this, [this](const Error &error) { Q_EMIT failed(error.message, error.detail); });
    connect(m_desk, &QObject::destroyed, panel, &QDialog::close);
    panel->open();
}

void PointsWorkspace::decideOn(PointId point, Outcome outcome)
{
    const PointRow *row = m_model->find(point);
    if (!row || row->point.decision.outcome == outcome)
        return;
    m_decision->record();
    submit([point, outcome, d = row->point.decision](Desk &desk) { return decide(desk, point, outcome, d.reply, d.sections); },
           [this, point](const ChangeSet &) { m_points->setCurrent(point); });
}

void PointsWorkspace::saveLayout(QSettings &settings) const
{
    settings.setValue(u"points/split"_s, m_split->saveState());
    m_points->saveLayout(settings);
}

void PointsWorkspace::restoreLayout(const QSettings &settings)
{
    m_split->restoreState(settings.value(u"points/split"_s).toByteArray());
    m_points->restoreLayout(settings);
}

} // namespace soundings
