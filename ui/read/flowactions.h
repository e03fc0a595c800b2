#pragma once

#include "core/desk/desk.h"

#include <QAction>
#include <QFutureWatcher>
#include <QMenu>
#include <QObject>

#include <variant>

namespace soundings {

class CodebookModel;
class CommentsModel;
class QuickPicker;
class ResponseListModel;
class ResponseListPane;
struct BulkRequest;
struct BulkSummary;

/// The flow of the work: to the next response that waits for something, to whom a response belongs, and one thing
/// done to many. Many are those selected in the list or, where no more than one is, all that the search finds.
class FlowActions : public QObject
{
    Q_OBJECT

public:
    FlowActions(ResponseListPane *list, ResponseListModel *model, CommentsModel *comments, CodebookModel *codebook,
                QWidget *scope);

    void setDesk(Desk *desk);

    [[nodiscard]] QList<QAction *> menu() const; ///< nullptr is a separator

Q_SIGNALS:
    void statusMessage(const QString &text);
    void failed(const QString &message, const QString &detail);
    void jobStarted(const QString &title, QFutureWatcherBase *job); ///< the job stays ours

private:
    /// What becomes of many; a theme: a comment on the whole response.
    using What = std::variant<ThemeId, Status, QString>;

    QAction *make(const QString &text, const QList<QKeySequence> &keys, const QString &tip);
    void buildMany();
    void updateEnabled();
    void goToNext(Waiting waiting);
    void take();
    void openAssigning(bool many);
    void assignOpen(const QString &to);
    void openTagging();
    [[nodiscard]] std::vector<ResponseId> many() const;
    void confirm(const What &what);
    void run(const BulkRequest &request, const QString &title);
    void tellOutcome(const BulkSummary &summary);
    [[nodiscard]] QString question(const What &what, int count) const;
    [[nodiscard]] QPoint popupPlace() const;

    ResponseListPane *m_list;
    ResponseListModel *m_model;
    CommentsModel *m_comments;
    CodebookModel *m_codebook;
    QWidget *m_scope;
    Desk *m_desk = nullptr;
    QuickPicker *m_people;
    QuickPicker *m_themes;
    QStringList m_names; ///< in the picker, by number from 1
    bool m_assigningMany = false;
    bool m_taking = false;
    QList<QAction *> m_next;
    QAction *m_take;
    QAction *m_assign;
    QMenu *m_manyMenu;
};

} // namespace soundings
