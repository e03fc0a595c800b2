#pragma once

#include "core/desk/desk.h"
#include "ui/models/commentsmodel.h"
#include "ui/models/editqueue.h"

#include <QAction>
#include <QMenu>
#include <QObject>
#include <QTimer>

namespace soundings {

class ResponseListPane;

/// What is done with whole responses: going from one to the next, status, ruling on late ones, putting right who
/// wrote. Status and rulings apply to all that are selected in the list.
class ResponseActions : public QObject
{
    Q_OBJECT

public:
    ResponseActions(ResponseListPane *list, CommentsModel *comments, EditQueue *edits, QWidget *scope);

    void setDesk(Desk *desk);
    void opened(bool byPerson);        ///< a response is shown: to a person, after a moment it is no longer unread
    void updateEnabled();
    void setStatusOfOpen(Status status);

    [[nodiscard]] QList<QAction *> going() const { return {m_next, m_previous}; }
    [[nodiscard]] QList<QAction *> menu() const;
    [[nodiscard]] QAction *editRespondent() const { return m_respondent; }
    [[nodiscard]] QAction *receipt() const { return m_receipt; }
    [[nodiscard]] QAction *acceptLate() const { return m_accept; }
    [[nodiscard]] QAction *setAsideLate() const { return m_setAside; }

Q_SIGNALS:
    void printReceiptRequested(soundings::ResponseId response);
    void statusMessage(const QString &text);
    void deskLeaves(); ///< what stands on the desk closes
    void failed(const QString &message, const QString &detail);

private:
    QAction *make(const QString &text, const QList<QKeySequence> &keys, const QString &tip);
    void markSelected(Status status);
    void rule(LateRuling ruling);
    void applyRuling(const std::vector<ResponseId> &ids, LateRuling ruling, const QString &reason);
    void openRespondent();
    void openReceipt();
    void correctReceipt(ResponseId id);
    void begin();
    /// Reads the responses' states off the GUI thread, then hands them on here.
    void withStates(const std::vector<ResponseId> &ids, std::function<void(std::vector<Response>)> act);
    [[nodiscard]] std::vector<ResponseId> selected() const;

    ResponseListPane *m_list;
    CommentsModel *m_comments;
    EditQueue *m_edits;
    QWidget *m_scope;
    Desk *m_desk = nullptr;
    QTimer m_viewed;
    ResponseId m_viewing;
    QAction *m_next;
    QAction *m_previous;
    QAction *m_status;
    QAction *m_respondent;
    QAction *m_receipt;
    QAction *m_accept;
    QAction *m_setAside;
    QMenu *m_statusMenu;
};

} // namespace soundings
