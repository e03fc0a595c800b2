#pragma once

#include "core/desk/overview.h"

#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QWidget>

namespace soundings {

/// What people said, beside a number of the summary. Enter or a double click opens the response in full.
class QuotesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit QuotesPanel(QWidget *parent = nullptr);

    void setDesk(Desk *desk);
    void show(const QString &query, const QString &themePath, std::optional<Stance> stance);
    void clear();
    [[nodiscard]] const QListWidget *list() const { return m_list; }

Q_SIGNALS:
    void responseRequested(soundings::ResponseId response);
    void searchRequested(); ///< for all the responses that stand behind the number
    void failed(const QString &message, const QString &detail);

private:
    void take(const std::vector<Quotation> &quotations);

    QPointer<Desk> m_desk;
    QLabel *m_head;
    QListWidget *m_list;
    QLabel *m_note;
    quint64 m_question = 0;
};

} // namespace soundings
