#pragma once

#include "ui/models/longwork.h"
#include "ui/models/proposalsmodel.h"

#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>

namespace soundings {

class EmptyPage;
class PassageView;

/// Proposed comments for a person to accept or refuse, one by one by keys, or all that are shown; by the rule
/// they come from. Each is an act that Undo takes back.
class ProposalsDialog : public QDialog
{
    Q_OBJECT

public:
    ProposalsDialog(Desk *desk, QWidget *parent);

    /// Shows those of one rule, once they are there; empty: of all.
    void showRule(const QString &because);
    void judge(bool accept);    ///< the current one; the next takes its place
    void judgeAll(bool accept); ///< that are shown, after a question

    [[nodiscard]] ProposalsModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *table() const { return m_table; }

Q_SIGNALS:
    void listed();
    void responseRequested(soundings::ResponseId response);
    void newRuleRequested();
    /// For whoever runs jobs: the window's job bar shows them.
    void workRequested(const QString &title, const soundings::LongWork &work);

private:
    QWidget *makeReview();
    QWidget *makeActs();
    void read();
    void take(const Result<std::vector<ProposalRow>> &rows);
    void fillRules();
    void showProposal();
    void refreshState();
    void submit(std::vector<Comment> comments, bool accept);

    Desk *m_desk;
    ProposalsModel *m_model;
    QTreeView *m_table;
    QListWidget *m_rules;
    PassageView *m_passage;
    QStackedWidget *m_stack;
    EmptyPage *m_empty;
    QLabel *m_state;
    QLabel *m_message;
    QList<QPushButton *> m_acts;
    QString m_rule;
    std::shared_ptr<const Response> m_response;
    quint64 m_question = 0;
    bool m_reading = false;
    bool m_again = false;
    bool m_writing = false;
};

} // namespace soundings
