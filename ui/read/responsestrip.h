#pragma once

#include "core/consultation/response.h"

#include <QAction>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace soundings {

/// A line beneath a response's header: that it was set aside as a duplicate, who is suggested to have written
/// it, and the way to its receipt.
class ResponseStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ResponseStrip(QWidget *parent = nullptr);

    void setResponse(const Response &response);
    void setReaders(const QStringList &names); ///< colleagues who have it open too
    void setSuggestion(const QString &text,
                       const QString &because); ///< "Jane Doe · Keele University"; empty: none
    /// What the buttons do: actions of the workspace, with their shortcuts and texts.
    void setReceiptAction(QAction *action) { m_receipt->setDefaultAction(action); }
    void setSuggestionActions(QAction *accept, QAction *dismiss);

    [[nodiscard]] QString suggestion() const { return m_suggestion->text(); }

private:
    QLabel *m_duplicate;
    QLabel *m_readers;
    QLabel *m_suggestion;
    QToolButton *m_accept;
    QToolButton *m_dismiss;
    QToolButton *m_receipt;
};

} // namespace soundings
