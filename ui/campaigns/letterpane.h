#pragma once

#include "core/desk/campaigns.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QWidget>

namespace soundings {

/// A campaign's letter above, one response of it below: what the response leaves out and what it adds are marked.
class LetterPane : public QWidget
{
    Q_OBJECT

public:
    explicit LetterPane(QWidget *parent = nullptr);

    void setDesk(Desk *desk);
    void setCampaign(const CampaignRow *campaign);     ///< nullptr: none
    void setMember(const CampaignMember *member);      ///< nullptr: none
    void focusTitle();
    [[nodiscard]] QLineEdit *titleEdit() const { return m_title; }
    [[nodiscard]] QPlainTextEdit *kernel() const { return m_kernel; }
    [[nodiscard]] QPlainTextEdit *letter() const { return m_letter; }

Q_SIGNALS:
    void renameRequested(soundings::CampaignId campaign, const QString &title);
    void failed(const soundings::Error &error);

private:
    QPointer<Desk> m_desk;
    CampaignRow m_campaign;
    ResponseId m_member;
    QLineEdit *m_title;
    QLabel *m_figures;
    QPlainTextEdit *m_kernel;
    QLabel *m_who;
    QPlainTextEdit *m_letter;
    quint64 m_question = 0;
};

} // namespace soundings
