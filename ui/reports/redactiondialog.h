#pragma once

#include "ui/models/recordjobs.h"
#include "ui/models/redactionsmodel.h"
#include "ui/reports/redactiontext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>

namespace soundings {

class EmptyPage;
class PublishPanel;

/// What may be personal in responses, looked at passage by passage and hidden or left in by keys, each with a reason; and
/// the responses published. Each judgement is an act that Undo takes back.
class RedactionDialog : public QDialog
{
    Q_OBJECT

public:
    RedactionDialog(Desk *desk, const QString &query, QWidget *parent);
    ~RedactionDialog() override;

    void judgeCurrent(bool hide);   ///< the selection, or else the current mark; the next that waits takes its place
    void judgeAllAlike(bool hide);  ///< all suggestions of the current one's kind in this response
    void takeBack();                ///< what was decided about the current mark
    void openNext();                ///< the next response that waits

    [[nodiscard]] RedactionsModel *model() const { return m_model; }
    [[nodiscard]] RedactionText *text() const { return m_text; }
    [[nodiscard]] PublishPanel *publishing() const { return m_publish; }

Q_SIGNALS:
    void listed(); ///< all texts were looked through
    void shown();  ///< a response, or what became of it
    void responseRequested(soundings::ResponseId response);

protected:
    bool event(QEvent *event) override;

private:
    QWidget *makeReview();
    QWidget *makeFields();
    QWidget *makeActs();
    void buildLayout();
    void list();
    void take(const Result<std::vector<RedactionRow>> &rows);
    void react(const Applied &applied);
    void showChosen();
    void readChosen();
    void refreshCurrent();
    void refreshState();
    void submit(std::vector<RedactionJudgement> judgements);
    void run(std::function<Result<ChangeSet>(Desk &)> act);
    [[nodiscard]] ResponseId chosen() const;

    Desk *m_desk;
    QString m_query;
    RecordJobs m_jobs;
    RedactionsModel *m_model;
    QTreeView *m_table;
    RedactionText *m_text;
    QComboBox *m_reason;
    QLineEdit *m_note;
    QCheckBox *m_waitingOnly;
    QLabel *m_mark;
    QLabel *m_state;
    QProgressBar *m_progress; ///< of looking through the texts
    QStackedWidget *m_stack;
    EmptyPage *m_empty;
    PublishPanel *m_publish;
    QList<QPushButton *> m_acts;
    QPushButton *m_undo = nullptr;
    ResponseId m_shown;
    quint64 m_question = 0;
};

} // namespace soundings
