#pragma once

#include "core/desk/autotag.h"
#include "ui/models/longwork.h"
#include "ui/widgets/workspace.h"

#include <QAction>
#include <QPointer>

namespace soundings {

/// What is in hand elsewhere in the window, asked for when an action is triggered.
struct CodingScope
{
    std::function<ResponseId()> open;                   ///< invalid for none
    std::function<std::vector<ResponseId>()> responses; ///< that are selected; empty for none
    std::function<ThemeId()> theme;                     ///< chosen in the codebook
    std::function<SectionId()> section;                 ///< of the draft, that is shown
};

/// What goes with tagging: two people on one response, proposals, memos, the journal. Their actions and
/// dialogs.
class CodingActions : public QObject
{
    Q_OBJECT

public:
    /// The keys of the actions work in `window`, which owns the dialogs.
    CodingActions(CodingScope scope, QWidget *window);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed: dialogs keep what was written, and close
    [[nodiscard]] QList<WorkspaceMenu> menus() const;

    void openAutotag();
    void openProposals(const QString &because = {});
    void openMemos(const std::optional<MemoTarget> &target);
    void openJournal();
    void openComparison();
    void openAgreement();
    void openCoders();
    void finishOpen(); ///< the person has finished tagging the open response

Q_SIGNALS:
    void responseRequested(soundings::ResponseId response);
    void searchRequested(const QString &query);
    void statusMessage(const QString &text);
    void failed(const soundings::Error &error);
    /// A job for the window's job bar; it stays ours.
    void started(const QString &title, QFutureWatcherBase *job);

private:
    QAction *make(const QString &text, const QString &icon, const QKeySequence &keys, const QString &tip,
                  const std::function<void()> &act);
    void makeActions();
    void write(const std::function<Result<ChangeSet>(Desk &)> &how);
    void run(const QString &title, const LongWork &work, std::function<void(const BulkSummary &)> done = {});
    void setCodersOf(const std::vector<ResponseId> &responses, const QStringList &names);
    void propose(const AutotagRule &rule);
    template<class Dialog>
    Dialog *front(); ///< the dialog that is open already, brought to the front; null for none
    void adopt(QDialog *dialog);
    [[nodiscard]] std::vector<ResponseId> selected() const;

    CodingScope m_scope;
    QWidget *m_window;
    Desk *m_desk = nullptr;
    QList<QPointer<QDialog>> m_dialogs;
    QAction *m_independently = nullptr;
    QAction *m_finished = nullptr;
    QAction *m_compare = nullptr;
    QAction *m_agreement = nullptr;
    QAction *m_propose = nullptr;
    QAction *m_review = nullptr;
    QAction *m_memoOnResponse = nullptr;
    QAction *m_memoOnTheme = nullptr;
    QAction *m_memoOnSection = nullptr;
    QAction *m_memoOnAll = nullptr;
    QAction *m_memos = nullptr;
    QAction *m_journal = nullptr;
    QList<QAction *> m_all;
};

} // namespace soundings
