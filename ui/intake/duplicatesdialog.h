#pragma once

#include "core/desk/twins.h"
#include "ui/models/twinsmodel.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimeZone>
#include <QTimer>
#include <QTreeView>

#include <atomic>
#include <memory>

namespace soundings {

class EmptyPage;

/// Responses that say the same, side by side, for a person to judge: link them, keep both, or set one aside
/// with a reason. Nothing is merged. By keys alone: L, B, 1, 2; the next pair comes by itself.
class DuplicatesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit DuplicatesDialog(Desk *desk, QWidget *parent = nullptr);
    ~DuplicatesDialog() override; ///< stops the search

    [[nodiscard]] TwinsModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *list() const { return m_list; }
    void judge(TwinRuling ruling, bool left, const QString &reason); ///< the pair shown

Q_SIGNALS:
    void searched();
    void shown(); ///< both texts of the current pair
    void responseRequested(soundings::ResponseId response);

private:
    struct Watch
    {
        std::atomic<int> done = 0;
        std::atomic<int> total = 0;
        std::atomic<bool> stop = false;
    };
    struct Side
    {
        QLabel *head;
        QPlainTextEdit *text;
    };
    struct Compared
    {
        TwinSide left;
        TwinSide right;
    };

    QWidget *makePairs();
    QWidget *makeJudging();
    Side makeSide(const QString &name);
    QPushButton *makeButton(const QString &text, const QKeySequence &key, const QString &tip,
                            const std::function<void()> &act);
    void search();
    void take(const Result<std::vector<TwinsRow>> &pairs);
    void readPair();
    void showPair(const Compared &compared);
    void showHead(const Side &side, const TwinSide &twin);
    void clearPair();
    void askReason(bool left);
    void takeBack();
    void join();
    void submit(ChangeSet changes, const QString &what);
    void react(const Applied &applied);
    void refreshState();
    void selectRow(int row);

    Desk *m_desk;
    TwinsModel *m_model;
    QTreeView *m_list;
    QStackedWidget *m_stack;
    EmptyPage *m_empty;
    Side m_left;
    Side m_right;
    QLabel *m_message;
    QLabel *m_state;
    QCheckBox *m_judged;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_takeBack = nullptr;
    QPushButton *m_join = nullptr;
    QList<QPushButton *> m_acts;
    QTimer m_look;
    std::shared_ptr<Watch> m_watch;
    std::optional<Compared> m_compared;
    quint64 m_question = 0;
    bool m_writing = false;
    bool m_scrolling = false; ///< one text, after the other
    QString m_lastReason;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace soundings
