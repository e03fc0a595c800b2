#include "ui/read/suggestionactions.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/models/responselistmodel.h"
#include "ui/read/responsestrip.h"
#include "ui/widgets/makeaction.h"

#include <QMessageBox>
#include <QPointer>
#include <QProgressDialog>
#include <QPushButton>
#include <QTimer>

namespace soundings {

using namespace Qt::StringLiterals;

QString suggestionText(const Respondent &now, const Suggestion &suggestion)
{
    const Respondent &r = suggestion.respondent;
    QStringList parts;
    for (const auto member : {&Respondent::name, &Respondent::organisation, &Respondent::place}) {
        if (r.*member != now.*member)
            parts << r.*member;
    }
    if (r.kind != now.kind)
        parts << label(r.kind).toLower();
    return parts.join(u" · "_s);
}

SuggestionActions::SuggestionActions(ResponseStrip *strip, ResponseListModel *list, CommentsModel *comments,
                                     EditQueue *edits, QWidget *scope)
    : QObject(scope)
    , m_strip(strip)
    , m_list(list)
    , m_comments(comments)
    , m_edits(edits)
    , m_scope(scope)
    , m_accept(makeAction(scope, this, tr("Accept who &wrote"), {Qt::Key_Y}, tr("Takes the suggestion of who wrote")))
    , m_dismiss(makeAction(scope, this, tr("Dismiss the suggestion"), {Qt::SHIFT | Qt::Key_Y},
                           tr("Leaves the respondent as it is; it is not suggested again")))
    , m_acceptAll(makeAction(scope, this, tr("Accept all suggestions for what is shown…"), {},
                             tr("Finds who wrote each response of the list, says how many, and asks")))
{
    m_accept->setIconText(tr("Accept (Y)"));
    m_dismiss->setIconText(tr("Dismiss"));
    connect(m_accept, &QAction::triggered, this, &SuggestionActions::acceptOpen);
    connect(m_dismiss, &QAction::triggered, this, &SuggestionActions::dismissOpen);
    connect(m_acceptAll, &QAction::triggered, this, &SuggestionActions::gatherAll);
    connect(m_comments, &CommentsModel::responseChanged, this, &SuggestionActions::refresh);
    m_strip->setSuggestionActions(m_accept, m_dismiss);
    setDesk(nullptr);
}

SuggestionActions::~SuggestionActions()
{
    if (m_watch)
        m_watch->stop = true;
}

void SuggestionActions::setDesk(Desk *desk)
{
    if (m_watch)
        m_watch->stop = true;
    if (m_desk)
        m_desk->disconnect(this);
    m_desk = desk;
    m_acceptAll->setEnabled(desk != nullptr);
    show(std::nullopt);
    if (!desk)
        return;
    connect(desk, &Desk::changed, this, [this](const Applied &applied) {
        for (const Change &change : applied.changes) {
            if (std::holds_alternative<SuggestionDismissed>(change) && responseOf(change) == m_about)
                refresh();
        }
    });
}

void SuggestionActions::show(const std::optional<Suggestion> &suggestion)
{
    m_suggestion = suggestion;
    m_accept->setEnabled(suggestion.has_value());
    m_dismiss->setEnabled(suggestion.has_value());
    m_strip->setSuggestion(suggestion && m_comments->detail()
                               ? suggestionText(m_comments->detail()->response.respondent, *suggestion)
                               : QString(),
                           suggestion ? tr("From: %1").arg(suggestion->because.join(u", "_s)) : QString());
}

void SuggestionActions::refresh()
{
    const quint64 question = ++m_question;
    const ResponseId id = m_comments->detail() ? m_comments->detail()->response.id : ResponseId{};
    if (id != m_about)
        show(std::nullopt);
    m_about = id;
    if (!m_desk || !id.isValid())
        return;
    m_desk->ask([id](const Desk &desk) { return desk.suggestion(id); })
        .then(this, [this, question](const Result<std::optional<Suggestion>> &found) {
            if (question == m_question) // without one where it can't be read: opening the response says why
                show(found ? *found : std::nullopt);
        });
}

void SuggestionActions::acceptOpen()
{
    m_edits->add([this, suggestion = m_suggestion, id = m_about]() -> std::optional<Edit> {
        if (!suggestion || !m_comments->detail() || m_comments->detail()->response.id != id)
            return std::nullopt;
        const Response &now = m_comments->detail()->response;
        return Edit{{RespondentChanged{id, now.respondent, suggestion->respondent}},
                    tr("Accept who wrote %1").arg(reference(now.number))};
    });
    show(std::nullopt);
}

void SuggestionActions::dismissOpen()
{
    m_edits->add([this, id = m_about]() -> std::optional<Edit> {
        if (!m_comments->detail() || m_comments->detail()->response.id != id)
            return std::nullopt;
        return Edit{
            {SuggestionDismissed{id}},
            tr("Dismiss the suggestion for %1").arg(reference(m_comments->detail()->response.number))};
    });
    show(std::nullopt);
}

// --- All that is shown
// -------------------------------------------------------------------------------------------

SuggestionActions::Found SuggestionActions::gather(const Desk &desk, const QString &query, Watch &watch)
{
    const Result<std::vector<ResponseId>> ids = desk.find(query, {SortKey::Reference, false});
    if (!ids)
        return passOn(ids);
    watch.total = static_cast<int>(ids->size());
    std::vector<Suggested> all;
    for (const ResponseId id : *ids) {
        if (watch.stop)
            return failure(ErrorKind::Cancelled, {});
        ++watch.done;
        const Result<std::optional<Suggestion>> found = desk.suggestion(id);
        if (!found)
            return passOn(found);
        if (!*found)
            continue;
        const Result<ResponseDetail> detail = desk.response(id);
        if (!detail)
            return passOn(detail);
        all.push_back({id, detail->response.number, detail->response.respondent, **found});
    }
    return all;
}

void SuggestionActions::gatherAll()
{
    if (!m_desk || m_watch)
        return;
    m_watch = std::make_shared<Watch>();
    auto *progress = new QProgressDialog(tr("Looking for who wrote…"), tr("Stop"), 0, 0, m_scope);
    progress->setAttribute(Qt::WA_DeleteOnClose);
    progress->setWindowModality(Qt::WindowModal);
    auto *look = new QTimer(progress);
    connect(look, &QTimer::timeout, progress, [progress, watch = m_watch] {
        progress->setMaximum(watch->total);
        progress->setValue(std::min<int>(watch->done, watch->total - 1));
    });
    look->start(100);
    connect(progress, &QProgressDialog::canceled, this, [watch = m_watch] { watch->stop = true; });
    m_desk
        ->ask([query = m_list->query(), watch = m_watch](const Desk &desk) {
            return gather(desk, query, *watch);
        })
        .then(this, [this, desk = m_desk, progress = QPointer(progress)](const Found &found) {
            m_watch.reset();
            if (progress)
                progress->deleteLater();
            if (desk == m_desk)
                confirmAll(found);
        });
}

void SuggestionActions::confirmAll(const Found &found)
{
    if (!found) {
        if (found.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(found.error().message, found.error().detail);
        return;
    }
    if (found->empty()) {
        Q_EMIT statusMessage(tr("No response shown has a suggestion of who wrote"));
        return;
    }
    ChangeSet changes;
    QStringList lines;
    for (const Suggested &each : *found) {
        changes.emplace_back(RespondentChanged{each.id, each.before, each.suggestion.respondent});
        lines << u"%1: %2"_s.arg(reference(each.number), suggestionText(each.before, each.suggestion));
    }
    const int count = static_cast<int>(changes.size());
    auto *box = new QMessageBox(QMessageBox::Question, tr("Accept all suggestions"),
                                tr("Accept who wrote for %n response(s)?", nullptr, count),
                                QMessageBox::Cancel, m_scope);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Nothing that a person entered is replaced. One Undo takes all of them back."));
    box->setDetailedText(lines.join(u'\n'));
    QPushButton *accept = box->addButton(tr("Accept %1").arg(count), QMessageBox::AcceptRole);
    accept->setObjectName(u"acceptAll"_s);
    connect(accept, &QPushButton::clicked, this, [this, changes, count] {
        m_edits->add(
            [changes, count] {
                return Edit{changes, tr("Accept %n suggestion(s)", nullptr, count)};
            },
            [this, count](const ChangeSet &) {
                Q_EMIT statusMessage(tr("%n suggestion(s) accepted", nullptr, count));
            });
    });
    box->open();
}

} // namespace soundings
