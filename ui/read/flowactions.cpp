#include "ui/read/flowactions.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/bulk.h"
#include "core/desk/flow.h"
#include "core/desk/themes.h"
#include "ui/models/codebookmodel.h"
#include "ui/models/commentsmodel.h"
#include "ui/models/responselistmodel.h"
#include "ui/read/responselistpane.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/makeaction.h"
#include "ui/widgets/quickpicker.h"

#include <QMessageBox>
#include <QPromise>
#include <QPushButton>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Nobody = -1; ///< an entry of the picker of names

QString noneWaits(Waiting waiting, bool searching)
{
    switch (waiting) {
    case Waiting::Unread:
        return searching ? FlowActions::tr("Every response found has been read")
                         : FlowActions::tr("Every response has been read");
    case Waiting::WithoutComments:
        return searching ? FlowActions::tr("Every response found has a comment")
                         : FlowActions::tr("Every response has a comment");
    case Waiting::WithProposals:
        return searching ? FlowActions::tr("No response found has a proposal that waits")
                         : FlowActions::tr("No response has a proposal that waits");
    case Waiting::Unassigned: break;
    }
    return FlowActions::tr("Every response here is assigned to somebody");
}

} // namespace

FlowActions::FlowActions(ResponseListPane *list, ResponseListModel *model, CommentsModel *comments,
                         CodebookModel *codebook, QWidget *scope)
    : QObject(scope)
    , m_list(list)
    , m_model(model)
    , m_comments(comments)
    , m_codebook(codebook)
    , m_scope(scope)
    , m_people(new QuickPicker(scope))
    , m_themes(new QuickPicker(scope))
    , m_manyMenu(new QMenu(tr("&Many at once"), scope))
{
    m_people->setObjectName(u"peoplePicker"_s);
    m_people->setCreateText(tr("Assign to “%1”"));
    m_themes->setObjectName(u"manyThemesPicker"_s);
    const auto next = [this](Waiting waiting, const QString &text, const QKeySequence &key, const QString &tip) {
        QAction *action = make(text, {key}, tip);
        action->setIcon(namedIcon(u"next-unread"_s));
        connect(action, &QAction::triggered, this, [this, waiting] { goToNext(waiting); });
        m_next.append(action);
    };
    next(Waiting::Unread, tr("Next &unread"), Qt::Key_N, tr("Opens the next response that nobody has read"));
    next(Waiting::WithoutComments, tr("Next wit&hout comments"), Qt::SHIFT | Qt::Key_J,
         tr("Opens the next response that nobody has tagged"));
    next(Waiting::WithProposals, tr("Next with p&roposals"), Qt::SHIFT | Qt::Key_P,
         tr("Opens the next response with comments that a rule proposes and nobody has judged"));
    m_take = make(tr("Ta&ke the next unassigned"), {Qt::SHIFT | Qt::Key_T},
                  tr("Assigns the next response that has nobody to you, and opens it"));
    m_assign = make(tr("Assi&gn to…"), {Qt::SHIFT | Qt::Key_A}, tr("Who works on the response: a name from the list, or any other"));
    m_take->setIcon(namedIcon(u"person"_s));
    connect(m_take, &QAction::triggered, this, &FlowActions::take);
    connect(m_assign, &QAction::triggered, this, [this] { openAssigning(m_list->selected().size() > 1); });
    connect(m_people, &QuickPicker::chosen, this, [this](qint64 place) {
        const QString to = place == Nobody ? QString() : m_names.value(place - 1);
        m_assigningMany ? confirm(to) : assignOpen(to);
    });
    connect(m_people, &QuickPicker::createRequested, this,
            [this](const QString &name) { m_assigningMany ? confirm(name.simplified()) : assignOpen(name.simplified()); });
    connect(m_themes, &QuickPicker::chosen, this, [this](qint64 id) { confirm(ThemeId{id}); });
    connect(m_comments, &CommentsModel::responseChanged, this, &FlowActions::updateEnabled);
    buildMany();
    updateEnabled();
}

QAction *FlowActions::make(const QString &text, const QList<QKeySequence> &keys, const QString &tip)
{
    return makeAction(m_scope, this, text, keys, tip);
}

void FlowActions::buildMany()
{
    QAction *tag = make(tr("&Tag many…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_T},
                        tr("Gives a theme to the selected responses, or to all that the search finds"));
    tag->setIcon(namedIcon(u"tag"_s));
    connect(tag, &QAction::triggered, this, &FlowActions::openTagging);
    QAction *assign = make(tr("&Assign many…"), {}, tr("Assigns the selected responses, or all that the search finds"));
    connect(assign, &QAction::triggered, this, [this] { openAssigning(true); });
    m_manyMenu->addActions({tag, assign});
    m_manyMenu->addSeparator();
    for (const Status status : {Status::Unread, Status::InProgress, Status::Tagged, Status::Reviewed}) {
        QAction *mark = make(tr("Mark many as %1…").arg(label(status).toLower()), {},
                             tr("Marks the selected responses, or all that the search finds"));
        connect(mark, &QAction::triggered, this, [this, status] { confirm(status); });
        m_manyMenu->addAction(mark);
    }
}

void FlowActions::setDesk(Desk *desk)
{
    m_desk = desk;
    m_taking = false;
    updateEnabled();
}

QList<QAction *> FlowActions::menu() const
{
    QList<QAction *> all = m_next;
    all << nullptr << m_take << m_assign << m_manyMenu->menuAction();
    return all;
}

void FlowActions::updateEnabled()
{
    for (QAction *action : std::as_const(m_next))
        action->setEnabled(m_desk != nullptr);
    m_take->setEnabled(m_desk != nullptr);
    m_assign->setEnabled(m_desk && m_comments->detail());
    m_manyMenu->setEnabled(m_desk != nullptr);
    for (QAction *action : m_manyMenu->actions())
        action->setEnabled(m_desk != nullptr);
}

QPoint FlowActions::popupPlace() const
{
    return m_list->mapToGlobal(QPoint(40, 80));
}

// --- Going on ----------------------------------------------------------------------------------------------------

void FlowActions::goToNext(Waiting waiting)
{
    if (!m_desk)
        return;
    m_desk->ask([waiting, query = m_model->query(), sort = m_model->order(), from = m_list->current()](const Desk &desk) {
              return desk.next(waiting, query, sort, from);
          })
        .then(this, [this, waiting](const Result<std::optional<ResponseId>> &next) {
            if (!next)
                Q_EMIT failed(next.error().message, next.error().detail);
            else if (!*next)
                Q_EMIT statusMessage(noneWaits(waiting, !m_model->query().isEmpty()));
            else
                m_list->setCurrent(**next);
        });
}

void FlowActions::take()
{
    if (!m_desk || m_taking) // a key held down takes one
        return;
    m_taking = true;
    m_desk->submitJob([query = m_model->query(), sort = m_model->order(), from = m_list->current()](Desk &desk) {
              return takeNext(desk, query, sort, from);
          })
        .then(this, [this](const Result<ResponseId> &taken) {
            m_taking = false;
            if (taken) {
                m_list->setCurrent(*taken);
                Q_EMIT statusMessage(tr("The response is yours now"));
            } else if (taken.error().kind == ErrorKind::NotFound) {
                Q_EMIT statusMessage(taken.error().message);
            } else {
                Q_EMIT failed(taken.error().message, taken.error().detail);
            }
        });
}

// --- To whom -----------------------------------------------------------------------------------------------------

void FlowActions::openAssigning(bool many)
{
    const std::vector<ResponseId> ids = many ? this->many() : std::vector<ResponseId>();
    if (!m_desk || (many && ids.empty()) || (!many && !m_comments->detail()))
        return;
    m_assigningMany = many;
    const QString heading = many ? tr("Assign %n response(s) to…", nullptr, static_cast<int>(ids.size()))
                                 : tr("Assign %1 to…").arg(reference(m_comments->detail()->response.number));
    m_desk->ask([](const Desk &desk) { return people(desk); })
        .then(this, [this, heading](const Result<QStringList> &people) {
            if (!m_desk)
                return;
            m_names = people.value_or(QStringList());
            m_names.removeAll(m_desk->person());
            m_names.prepend(m_desk->person());
            std::vector<QuickPicker::Item> items;
            for (qsizetype i = 0; i < m_names.size(); ++i)
                items.push_back({i + 1, m_names[i], i == 0 ? tr("you") : QString(), {}});
            items.push_back({Nobody, tr("Nobody"), tr("takes the assignment back"), {}});
            m_people->open(heading, std::move(items), popupPlace());
        });
}

void FlowActions::assignOpen(const QString &to)
{
    if (!m_desk || !m_comments->detail())
        return;
    const Response &open = m_comments->detail()->response;
    m_desk->submitJob([id = open.id, to](Desk &desk) { return assign(desk, id, to); })
        .then(this, [this, to, name = reference(open.number)](const Result<ChangeSet> &assigned) {
            if (!assigned)
                Q_EMIT failed(assigned.error().message, assigned.error().detail);
            else
                Q_EMIT statusMessage(to.isEmpty() ? tr("%1 is assigned to nobody").arg(name)
                                                  : tr("%1 is assigned to %2").arg(name, to));
        });
}

// --- Many at once ------------------------------------------------------------------------------------------------

std::vector<ResponseId> FlowActions::many() const
{
    std::vector<ResponseId> ids = m_list->selected();
    if (ids.size() > 1)
        return ids;
    ids.clear();
    for (int row = 0; m_model->isSettled() && row < m_model->rowCount(); ++row)
        ids.push_back(m_model->idAt(row));
    return ids;
}

void FlowActions::openTagging()
{
    const int count = static_cast<int>(many().size());
    if (!m_desk || count == 0)
        return;
    std::vector<QuickPicker::Item> items;
    for (const Theme &theme : offered(m_codebook->themes())) {
        const ThemeLook look = m_codebook->looks().value(theme.id);
        items.push_back({theme.id.value, look.path, theme.key.toUpper(), look.colour});
    }
    m_themes->open(tr("Tag %n response(s) with…", nullptr, count), std::move(items), popupPlace());
}

QString FlowActions::question(const What &what, int count) const
{
    if (const auto *theme = std::get_if<ThemeId>(&what))
        return tr("Tag %n response(s) with %1?", nullptr, count).arg(m_codebook->looks().value(*theme).name);
    if (const auto *status = std::get_if<Status>(&what))
        return tr("Mark %n response(s) as %1?", nullptr, count).arg(label(*status).toLower());
    const QString to = std::get<QString>(what);
    return to.isEmpty() ? tr("Assign %n response(s) to nobody?", nullptr, count)
                        : tr("Assign %n response(s) to %1?", nullptr, count).arg(to);
}

void FlowActions::confirm(const What &what)
{
    BulkRequest request;
    request.responses = many(); // those that were told, whatever the search finds later
    const int count = static_cast<int>(request.responses.size());
    if (!m_desk || count == 0)
        return;
    std::visit([&request](const auto &to) {
        if constexpr (std::is_same_v<std::decay_t<decltype(to)>, QString>)
            request.what = Assign{to};
        else
            request.what = to;
    }, what);
    const bool chosen = m_list->selected().size() > 1;
    const QString whole = chosen ? tr("They are the responses selected in the list.")
                          : m_model->query().isEmpty() ? tr("They are all responses of the consultation.")
                                                       : tr("They are all that the search “%1” finds.").arg(m_model->query());
    const QString how = std::holds_alternative<ThemeId>(what)
        ? tr("Each gets a comment on the whole response; those that have it already stay as they are.")
        : tr("Those that are so already stay as they are.");
    auto *box = new QMessageBox(QMessageBox::Question, tr("Many at once"), question(what, count), QMessageBox::Cancel, m_scope);
    box->setObjectName(u"manyQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(u"%1 %2 %3"_s.arg(whole, how, tr("Undo takes all of it back in one step.")));
    QPushButton *yes = box->addButton(question(what, count).chopped(1), QMessageBox::AcceptRole);
    box->setDefaultButton(yes);
    connect(yes, &QPushButton::clicked, this,
            [this, request, title = question(what, count).chopped(1)] { run(request, title); });
    box->open();
}

/// The summary travels beside the future that shows the progress: Qt drops the result of one that was cancelled.
void FlowActions::run(const BulkRequest &request, const QString &title)
{
    if (!m_desk)
        return;
    const auto told = std::make_shared<QPromise<void>>();
    told->start();
    auto *watcher = new QFutureWatcher<void>(this);
    watcher->setFuture(told->future());
    m_desk->submitLongJob([request, told](Desk &desk) {
              Result<BulkSummary> done = applyToAll(desk, request, [&told](int at, int total) {
                  told->setProgressRange(0, total);
                  told->setProgressValue(at);
                  return !told->isCanceled();
              });
              told->finish();
              return done;
          })
        .then(this, [this, watcher](const Result<BulkSummary> &done) {
            watcher->deleteLater();
            if (done)
                tellOutcome(*done);
            else
                Q_EMIT failed(done.error().message, done.error().detail);
        });
    Q_EMIT jobStarted(title, watcher);
}

void FlowActions::tellOutcome(const BulkSummary &summary)
{
    QString text = tr("%n response(s) changed", nullptr, summary.changed);
    if (summary.unchanged > 0)
        text += tr(", %n had it already", nullptr, summary.unchanged);
    if (summary.cancelled)
        text += tr("; then it was stopped");
    Q_EMIT statusMessage(text);
}

} // namespace soundings
