#include "ui/coding/codingactions.h"

#include "core/desk/independent.h"
#include "ui/coding/agreementdialog.h"
#include "ui/coding/autotagdialog.h"
#include "ui/coding/codersdialog.h"
#include "ui/coding/comparisondialog.h"
#include "ui/coding/journaldialog.h"
#include "ui/coding/memosdialog.h"
#include "ui/coding/proposalsdialog.h"
#include "ui/widgets/icons.h"

namespace soundings {

using namespace Qt::StringLiterals;

CodingActions::CodingActions(CodingScope scope, QWidget *window)
    : QObject(window)
    , m_scope(std::move(scope))
    , m_window(window)
{
    makeActions();
    setDesk(nullptr);
}

QAction *CodingActions::make(const QString &text, const QString &icon, const QKeySequence &keys,
                             const QString &tip, const std::function<void()> &act)
{
    auto *action = new QAction(namedIcon(icon), text, this);
    action->setShortcut(keys);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, act);
    m_window->addAction(action); // its keys work whatever the menus hold
    m_all << action;
    return action;
}

void CodingActions::makeActions()
{
    m_independently = make(tr("Tag &independently…"), u"person"_s, tr("Ctrl+Alt+I", "tag independently"),
                           tr("Two people or more tag the selected responses, unseen by each other"),
                           [this] { openCoders(); });
    m_finished = make(tr("I have &finished"), u"done"_s, tr("Ctrl+Alt+F", "finished tagging"),
                      tr("You have tagged the open response independently; what you made stays as it is"),
                      [this] { finishOpen(); });
    m_compare = make(tr("&Compare and agree…"), u"copy"_s, tr("Ctrl+Alt+C", "compare and agree"),
                     tr("What two people made of one response, side by side"), [this] { openComparison(); });
    m_agreement =
        make(tr("A&greement…"), u"summary"_s, tr("Ctrl+Alt+G", "agreement"),
             tr("How far people who tag independently agree, by theme"), [this] { openAgreement(); });
    m_propose = make(tr("&Propose comments…"), u"tag"_s, tr("Ctrl+Alt+P", "propose comments"),
                     tr("A saved search or a list of words proposes comments for a theme"),
                     [this] { openAutotag(); });
    m_review = make(tr("Re&view proposed comments…"), u"filter"_s, tr("Ctrl+Alt+R", "review proposals"),
                    tr("Accept or refuse what was proposed"), [this] { openProposals(); });
    m_memoOnResponse =
        make(tr("&Memo on the response…"), u"comment"_s, tr("Ctrl+Alt+N", "memo on the response"),
             tr("What the team writes down for itself about the open response"), [this] {
                 if (const ResponseId open = m_scope.open(); open.isValid())
                     openMemos(MemoTarget::of(open));
                 else
                     Q_EMIT statusMessage(tr("Open a response first"));
             });
    m_memoOnTheme = make(tr("&Memo on the theme…"), u"comment"_s, tr("Ctrl+Alt+M", "memo on the theme"),
                         tr("What the team writes down for itself about the chosen theme"), [this] {
                             if (const ThemeId theme = m_scope.theme(); theme.isValid())
                                 openMemos(MemoTarget::of(theme));
                             else
                                 Q_EMIT statusMessage(tr("Choose a theme in the list of themes first"));
                         });
    m_memoOnSection =
        make(tr("&Memo on the section…"), u"comment"_s, tr("Ctrl+Alt+S", "memo on the section"),
             tr("What the team writes down for itself about the section of the draft that is shown"), [this] {
                 if (const SectionId section = m_scope.section(); section.isValid())
                     openMemos(MemoTarget::of(section));
                 else
                     Q_EMIT statusMessage(tr("Show a section of the draft first"));
             });
    m_memoOnAll =
        make(tr("Memo on the consultation…"), u"comment"_s, {},
             tr("What the team writes down for itself about all of it"), [this] { openMemos(MemoTarget()); });
    m_memos = make(tr("All &memos…"), u"comment"_s, tr("Ctrl+Shift+M", "all memos"),
                   tr("Every memo: find, read, go to what it is about"), [this] { openMemos(std::nullopt); });
    m_journal = make(tr("&Journal…"), u"recent"_s, tr("Ctrl+Alt+J", "journal"), tr("Who did what, and when"),
                     [this] { openJournal(); });
}

void CodingActions::setDesk(Desk *desk)
{
    for (const QPointer<QDialog> &dialog : std::exchange(m_dialogs, {})) {
        if (dialog)
            dialog->close();
    }
    m_desk = desk;
    for (QAction *action : std::as_const(m_all))
        action->setEnabled(m_desk != nullptr);
}

QList<WorkspaceMenu> CodingActions::menus() const
{
    return {{WorkspaceMenu::Consultation, {m_memoOnAll, m_memos}},
            {WorkspaceMenu::Record, {m_journal}},
            {WorkspaceMenu::Response, {m_independently, m_finished, m_compare, nullptr, m_memoOnResponse}},
            {WorkspaceMenu::Themes, {m_propose, m_review, m_agreement, m_memoOnTheme}},
            {WorkspaceMenu::Draft, {m_memoOnSection}}};
}

std::vector<ResponseId> CodingActions::selected() const
{
    const std::vector<ResponseId> responses = m_scope.responses();
    const ResponseId open = m_scope.open();
    return responses.size() <= 1 && open.isValid() ? std::vector{open} : responses;
}

// --- Dialogs
// ---------------------------------------------------------------------------------------------------------

template<class Dialog>
Dialog *CodingActions::front()
{
    auto *dialog = m_window->findChild<Dialog *>();
    if (!dialog || !dialog->isVisible()) // one that is closing is gone
        return nullptr;
    dialog->raise();
    dialog->activateWindow();
    return dialog;
}

void CodingActions::adopt(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialogs.removeIf([](const QPointer<QDialog> &old) { return !old; });
    m_dialogs << dialog;
    dialog->show();
}

void CodingActions::openCoders()
{
    if (!m_desk)
        return;
    const std::vector<ResponseId> responses = selected();
    if (responses.empty()) {
        Q_EMIT statusMessage(tr("Select responses in the list first"));
        return;
    }
    auto *dialog = new CodersDialog(m_desk, responses, m_window);
    dialog->setModal(true);
    connect(dialog, &CodersDialog::chosen, this, &CodingActions::setCodersOf);
    adopt(dialog);
}

void CodingActions::setCodersOf(const std::vector<ResponseId> &responses, const QStringList &names)
{
    run(
        tr("Tag independently"),
        [responses, names](Desk &desk, const BatchProgress &progress) {
            return setCoders(desk, responses, names, progress);
        },
        [this, names](const BulkSummary &summary) {
            Q_EMIT statusMessage(
                names.isEmpty()
                    ? tr("%n response(s) no longer tagged independently", nullptr, summary.changed)
                    : tr("%n response(s) tagged independently by %1", nullptr, summary.changed)
                          .arg(names.join(u", "_s)));
        });
}

void CodingActions::finishOpen()
{
    const ResponseId open = m_scope.open();
    if (!m_desk || !open.isValid())
        return;
    m_desk->submitJob([open](Desk &desk) { return finishCoding(desk, open); })
        .then(this, [this](const Result<ChangeSet> &done) {
            if (!done)
                Q_EMIT failed(done.error());
            else
                Q_EMIT statusMessage(done->empty()
                                         ? tr("You had finished it already")
                                         : tr("Finished. Once all have, you see what the others made."));
        });
}

void CodingActions::openComparison()
{
    if (!m_desk || front<ComparisonDialog>())
        return;
    auto *dialog = new ComparisonDialog(m_desk, m_scope.open(), m_window);
    connect(dialog, &ComparisonDialog::responseRequested, this, &CodingActions::responseRequested);
    connect(dialog, &ComparisonDialog::agreementRequested, this, &CodingActions::openAgreement);
    adopt(dialog);
}

void CodingActions::openAgreement()
{
    if (m_desk && !front<AgreementDialog>())
        adopt(new AgreementDialog(m_desk, m_window));
}

void CodingActions::openAutotag()
{
    if (!m_desk || front<AutotagDialog>())
        return;
    auto *dialog = new AutotagDialog(m_desk, m_window);
    dialog->setTheme(m_scope.theme());
    dialog->setModal(true);
    connect(dialog, &AutotagDialog::chosen, this, &CodingActions::propose);
    adopt(dialog);
}

void CodingActions::propose(const AutotagRule &rule)
{
    run(
        tr("Proposing comments"),
        [rule](Desk &desk, const BatchProgress &progress) { return runRule(desk, rule, progress); },
        [this, because = rule.because](const BulkSummary &summary) {
            Q_EMIT statusMessage(
                summary.cancelled
                    ? tr("Stopped: comments proposed in %n response(s)", nullptr, summary.changed)
                    : tr("Comments proposed in %n response(s)", nullptr, summary.changed));
            if (summary.changed > 0)
                openProposals(because);
        });
}

void CodingActions::openProposals(const QString &because)
{
    if (!m_desk)
        return;
    auto *dialog = front<ProposalsDialog>();
    if (!dialog) {
        dialog = new ProposalsDialog(m_desk, m_window);
        connect(dialog, &ProposalsDialog::responseRequested, this, &CodingActions::responseRequested);
        connect(dialog, &ProposalsDialog::newRuleRequested, this, &CodingActions::openAutotag);
        connect(dialog, &ProposalsDialog::workRequested, this,
                [this](const QString &title, const LongWork &work) {
                    run(title, work, [this](const BulkSummary &summary) {
                        Q_EMIT statusMessage(
                            tr("%n proposed comment(s) dealt with", nullptr, summary.changed));
                    });
                });
        adopt(dialog);
    }
    dialog->showRule(because);
}

void CodingActions::openMemos(const std::optional<MemoTarget> &target)
{
    if (!m_desk)
        return;
    if (auto *open = front<MemosDialog>()) {
        open->setTarget(target);
        return;
    }
    auto *dialog = new MemosDialog(m_desk, target, m_window);
    connect(dialog, &MemosDialog::responseRequested, this, &CodingActions::responseRequested);
    connect(dialog, &MemosDialog::searchRequested, this, &CodingActions::searchRequested);
    connect(dialog, &MemosDialog::writeRequested, this, &CodingActions::write);
    adopt(dialog);
}

void CodingActions::openJournal()
{
    if (!m_desk || front<JournalDialog>())
        return;
    auto *dialog = new JournalDialog(m_desk, m_window);
    connect(dialog, &JournalDialog::responseRequested, this, &CodingActions::responseRequested);
    adopt(dialog);
}

// --- Work
// ------------------------------------------------------------------------------------------------------------

void CodingActions::write(const std::function<Result<ChangeSet>(Desk &)> &how)
{
    if (!m_desk)
        return;
    m_desk->submitJob(how).then(this, [this](const Result<ChangeSet> &done) {
        if (!done)
            Q_EMIT failed(done.error());
    });
}

void CodingActions::run(const QString &title, const LongWork &work,
                        std::function<void(const BulkSummary &)> done)
{
    if (!m_desk)
        return;
    QFutureWatcherBase *job =
        startLong<BulkSummary>(*m_desk, this, work,
                  [this, desk = m_desk, done = std::move(done)](const Result<BulkSummary> &summary) {
                      if (desk != m_desk)
                          return; // the consultation was closed meanwhile
                      if (!summary)
                          Q_EMIT failed(summary.error());
                      else if (done)
                          done(*summary);
                  });
    Q_EMIT started(title, job);
}

} // namespace soundings
