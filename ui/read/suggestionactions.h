#pragma once

#include "core/desk/desk.h"
#include "ui/models/commentsmodel.h"
#include "ui/models/editqueue.h"

#include <QAction>
#include <QObject>

#include <atomic>
#include <memory>

namespace soundings {

class ResponseListModel;
class ResponseStrip;

/// Who wrote, suggested: for the open response with one key, and for all that the list shows, with their
/// number. No suggestion is ever taken unasked.
class SuggestionActions : public QObject
{
    Q_OBJECT

public:
    SuggestionActions(ResponseStrip *strip, ResponseListModel *list, CommentsModel *comments,
                      EditQueue *edits, QWidget *scope);
    ~SuggestionActions() override;

    void setDesk(Desk *desk);
    void refresh(); ///< another response is open, or this one changed

    [[nodiscard]] QList<QAction *> menu() const { return {m_accept, m_dismiss, m_acceptAll}; }
    [[nodiscard]] QAction *accept() const { return m_accept; }
    [[nodiscard]] QAction *dismiss() const { return m_dismiss; }
    [[nodiscard]] QAction *acceptAll() const { return m_acceptAll; }

Q_SIGNALS:
    void statusMessage(const QString &text);
    void failed(const QString &message, const QString &detail);

private:
    struct Suggested
    {
        ResponseId id;
        int number = 0;
        Respondent before;
        Suggestion suggestion;
    };
    struct Watch
    {
        std::atomic<int> done = 0;
        std::atomic<int> total = 0;
        std::atomic<bool> stop = false;
    };
    using Found = Result<std::vector<Suggested>>;

    void show(const std::optional<Suggestion> &suggestion);
    void acceptOpen();
    void dismissOpen();
    void gatherAll();
    void confirmAll(const Found &found);
    static Found gather(const Desk &desk, const QString &query, Watch &watch);

    ResponseStrip *m_strip;
    ResponseListModel *m_list;
    CommentsModel *m_comments;
    EditQueue *m_edits;
    QWidget *m_scope;
    QAction *m_accept;
    QAction *m_dismiss;
    QAction *m_acceptAll;
    Desk *m_desk = nullptr;
    std::optional<Suggestion> m_suggestion;
    ResponseId m_about;
    quint64 m_question = 0;
    std::shared_ptr<Watch> m_watch;
};

/// "Jane Doe · Keele University · further or higher education": what the suggestion adds to `now`.
[[nodiscard]] QString suggestionText(const Respondent &now, const Suggestion &suggestion);

} // namespace soundings
