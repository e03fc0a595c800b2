#include "ui/read/responseactions.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/read/correctreceiptdialog.h"
#include "ui/read/receiptdialog.h"
#include "ui/read/respondentdialog.h"
#include "ui/read/responselistpane.h"
#include "ui/read/textdialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/makeaction.h"

#include <QApplication>

#include <algorithm>
#include <chrono>

namespace soundings {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ResponseActions::ResponseActions(ResponseListPane *list, CommentsModel *comments, EditQueue *edits, QWidget *scope)
    : QObject(scope)
    , m_list(list)
    , m_comments(comments)
    , m_edits(edits)
    , m_scope(scope)
    , m_statusMenu(new QMenu(scope))
{
    m_next = make(tr("&Next response"), {Qt::Key_J, Qt::ALT | Qt::Key_Down}, tr("Opens the next response of the list"));
    m_previous = make(tr("&Previous response"), {Qt::Key_K, Qt::ALT | Qt::Key_Up}, tr("Opens the response before"));
    m_status = make(tr("&Status"), {}, tr("How far the work on the response is"));
    m_status->setMenu(m_statusMenu);
    m_respondent = make(tr("&Respondent…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E}, tr("Puts right who wrote, and what they let us do with it"));
    m_receipt = make(tr("Rec&eipt…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_R},
                     tr("When it was sent and received, on what evidence, and what does not fit"));
    m_accept = make(tr("&Accept late response…"), {}, tr("Counts it with those on time, with a reason that stays on record"));
    m_setAside = make(tr("Set late response a&side…"), {}, tr("Keeps it apart, with a reason that stays on record; it is never hidden"));
    const std::pair<Status, QKeySequence> statuses[]{{Status::Unread, QKeySequence(Qt::SHIFT | Qt::Key_U)},
                                                     {Status::InProgress, QKeySequence(Qt::SHIFT | Qt::Key_I)},
                                                     {Status::Tagged, QKeySequence(Qt::Key_M)},
                                                     {Status::Reviewed, QKeySequence(Qt::SHIFT | Qt::Key_M)}};
    for (const auto &[status, key] : statuses) {
        QAction *action = make(label(status), {key}, tr("Marks the selected responses as %1").arg(label(status).toLower()));
        m_statusMenu->addAction(action);
        connect(action, &QAction::triggered, this, [this, to = status] { markSelected(to); });
    }
    m_next->setIcon(namedIcon(u"next"_s));
    m_previous->setIcon(namedIcon(u"previous"_s));
    m_respondent->setIcon(namedIcon(u"person"_s));
    connect(m_next, &QAction::triggered, this, [this] { m_list->step(+1); });
    connect(m_previous, &QAction::triggered, this, [this] { m_list->step(-1); });
    connect(m_respondent, &QAction::triggered, this, &ResponseActions::openRespondent);
    connect(m_receipt, &QAction::triggered, this, &ResponseActions::openReceipt);
    connect(m_accept, &QAction::triggered, this, [this] { rule(LateRuling::Accepted); });
    connect(m_setAside, &QAction::triggered, this, [this] { rule(LateRuling::SetAside); });
    connect(m_comments, &CommentsModel::responseChanged, this, &ResponseActions::updateEnabled);
    m_viewed.setSingleShot(true);
    m_viewed.setInterval(2s);
    connect(&m_viewed, &QTimer::timeout, this, &ResponseActions::begin);
    updateEnabled();
}

QAction *ResponseActions::make(const QString &text, const QList<QKeySequence> &keys, const QString &tip)
{
    return makeAction(m_scope, this, text, keys, tip);
}

void ResponseActions::setDesk(Desk *desk)
{
    Q_EMIT deskLeaves();
    m_desk = desk;
    m_viewed.stop();
    updateEnabled();
}

QList<QAction *> ResponseActions::menu() const
{
    return {m_status, m_respondent, m_receipt, m_accept, m_setAside};
}

void ResponseActions::updateEnabled()
{
    const bool open = m_comments->detail().has_value();
    const bool late = open && m_comments->detail()->response.timeliness == Timeliness::Late;
    for (QAction *action : {m_next, m_previous})
        action->setEnabled(m_desk != nullptr);
    m_status->setEnabled(open);
    m_respondent->setEnabled(open);
    m_receipt->setEnabled(open);
    m_accept->setEnabled(late);
    m_setAside->setEnabled(late);
}

// --- Reading ------------------------------------------------------------------------------------------------------

void ResponseActions::opened(bool byPerson)
{
    m_viewed.stop();
    m_viewing = m_comments->detail() ? m_comments->detail()->response.id : ResponseId{};
    if (byPerson && m_comments->detail() && begun(m_comments->detail()->response))
        m_viewed.start();
}

void ResponseActions::begin()
{
    m_edits->add([this, id = m_viewing]() -> std::optional<Edit> {
        if (!m_comments->detail() || m_comments->detail()->response.id != id)
            return std::nullopt;
        const Response &response = m_comments->detail()->response;
        const std::optional<StatusChanged> status = begun(response);
        if (!status)
            return std::nullopt;
        return Edit{{*status}, tr("Begin %1").arg(reference(response.number))};
    });
}

// --- Status and rulings ------------------------------------------------------------------------------------------

std::vector<ResponseId> ResponseActions::selected() const
{
    std::vector<ResponseId> ids = m_list->selected();
    if (!m_comments->detail())
        return ids;
    const ResponseId open = m_comments->detail()->response.id;
    if (ids.size() <= 1) // one reads what is open, also where the list shows other responses by now
        return {open};
    return ids;
}

void ResponseActions::withStates(const std::vector<ResponseId> &ids, std::function<void(std::vector<Response>)> act)
{
    if (!m_desk)
        return;
    m_desk->ask([ids](const Desk &desk) -> Result<std::vector<Response>> {
              const Result<std::vector<ResponseRow>> rows = desk.rows(ids);
              if (!rows)
                  return passOn(rows);
              std::vector<Response> responses;
              for (const ResponseRow &row : *rows) {
                  Response response;
                  response.id = row.id;
                  response.number = row.number;
                  response.status = row.status;
                  response.timeliness = row.timeliness;
                  response.lateRuling = row.lateRuling;
                  if (row.timeliness == Timeliness::Late) { // the reason stands only in the whole response
                      const Result<ResponseDetail> whole = desk.response(row.id);
                      if (!whole)
                          return passOn(whole);
                      response.lateReason = whole->response.lateReason;
                  }
                  responses.push_back(std::move(response));
              }
              return responses;
          })
        .then(this, [this, act = std::move(act)](Result<std::vector<Response>> responses) {
            if (responses)
                act(std::move(*responses));
            else
                Q_EMIT failed(responses.error().message, responses.error().detail);
        });
}

void ResponseActions::markSelected(Status status)
{
    m_viewed.stop(); // what a person sets stands
    withStates(selected(), [this, status](const std::vector<Response> &responses) {
        std::vector<std::pair<ResponseId, Status>> from;
        for (const Response &response : responses)
            from.emplace_back(response.id, response.status);
        m_edits->add([from, status] { return setStatus(from, status); },
                     [this, count = from.size(), status](const ChangeSet &) {
                         Q_EMIT statusMessage(tr("%n response(s) marked as %1", nullptr, static_cast<int>(count))
                                                  .arg(label(status).toLower()));
                     });
    });
}

void ResponseActions::setStatusOfOpen(Status status)
{
    m_viewed.stop();
    m_edits->add([this, status]() -> std::optional<Edit> {
        if (!m_comments->detail())
            return std::nullopt;
        return setStatus({{m_comments->detail()->response.id, m_comments->detail()->response.status}}, status);
    });
}

void ResponseActions::rule(LateRuling ruling)
{
    const std::vector<ResponseId> ids = selected();
    const bool accept = ruling == LateRuling::Accepted;
    const int count = static_cast<int>(ids.size());
    const TextDialog::Wording wording{
        accept ? tr("Accept late") : tr("Set late aside"),
        accept ? tr("Why is it accepted although it came late? The reason is printed in reports. (%n selected)", nullptr, count)
               : tr("Why is it set aside? It stays on record and is counted as late; the reason is printed in reports. "
                    "(%n selected)", nullptr, count),
        accept ? tr("Accept") : tr("Set aside"), true};
    const QString before = m_comments->detail() && count == 1 ? m_comments->detail()->response.lateReason : QString();
    auto *dialog = new TextDialog(wording, before, m_scope);
    connect(dialog, &TextDialog::given, this,
            [this, ids, ruling](const QString &reason) { applyRuling(ids, ruling, reason); });
    dialog->open();
}

void ResponseActions::applyRuling(const std::vector<ResponseId> &ids, LateRuling ruling, const QString &reason)
{
    withStates(ids, [this, ruling, reason](const std::vector<Response> &responses) {
        m_edits->add([ruling, reason, responses]() -> std::optional<Edit> {
            Edit all;
            for (const Response &response : responses) {
                if (response.timeliness != Timeliness::Late)
                    continue;
                if (std::optional<Edit> one = ruleLate(response, ruling, reason)) {
                    all.what = one->what;
                    all.changes.insert(all.changes.end(), one->changes.begin(), one->changes.end());
                }
            }
            if (all.changes.size() > 1)
                all.what = tr("Rule on %n late response(s)", nullptr, static_cast<int>(all.changes.size()));
            return all;
        });
    });
}

void ResponseActions::openRespondent()
{
    if (!m_comments->detail())
        return;
    const ResponseId id = m_comments->detail()->response.id;
    auto *dialog = new RespondentDialog(m_comments->detail()->response, m_scope);
    connect(dialog, &RespondentDialog::given, this, [this, id](const Respondent &who, Confidentiality consent) {
        m_edits->add([this, id, who, consent]() -> std::optional<Edit> {
            if (!m_comments->detail() || m_comments->detail()->response.id != id)
                return std::nullopt;
            const Response &now = m_comments->detail()->response;
            Edit edit{{}, tr("Edit the respondent of %1").arg(reference(now.number))};
            if (who != now.respondent)
                edit.changes.emplace_back(RespondentChanged{id, now.respondent, who});
            if (consent != now.confidentiality)
                edit.changes.emplace_back(ConfidentialityChanged{id, now.confidentiality, consent});
            return edit;
        });
    });
    dialog->open();
}

void ResponseActions::openReceipt()
{
    if (!m_desk || !m_comments->detail())
        return;
    const ResponseId id = m_comments->detail()->response.id;
    auto *dialog = new ReceiptDialog(m_desk, id, m_scope);
    connect(dialog, &ReceiptDialog::printRequested, this, &ResponseActions::printReceiptRequested);
    connect(dialog, &ReceiptDialog::correctRequested, this, [this, id] { correctReceipt(id); });
    connect(this, &ResponseActions::deskLeaves, dialog, &QDialog::close);
    dialog->open();
}

void ResponseActions::correctReceipt(ResponseId id)
{
    m_desk->ask([](const Desk &desk) { return desk.consultation(); })
        .then(this, [this, id](const Result<Consultation> &consultation) {
            if (!consultation || !m_comments->detail() || m_comments->detail()->response.id != id)
                return;
            auto *dialog = new CorrectReceiptDialog(m_comments->detail()->response, QTimeZone(consultation->zone),
                                                    consultation->closes, QApplication::activeWindow());
            connect(dialog, &CorrectReceiptDialog::given, this, [this, id](Instant received, const QString &reason) {
                m_edits->add([this, id, received, reason]() -> std::optional<Edit> {
                    if (!m_comments->detail() || m_comments->detail()->response.id != id)
                        return std::nullopt;
                    return soundings::correctReceipt(m_comments->detail()->response, received, reason);
                });
            });
            dialog->open();
        });
}

} // namespace soundings
