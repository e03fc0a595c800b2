#pragma once

#include "core/consultation/draft.h"
#include "core/desk/points.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace soundings {

class StanceBars;

/// A point in full: how it is worded, who is for and against, what was decided, the reply, and the sections of the draft
/// that change. What is typed is recorded by Ctrl+Return or the button, and when another point is chosen: nothing typed is
/// lost.
class DecisionPane : public QWidget
{
    Q_OBJECT

public:
    explicit DecisionPane(QWidget *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    void setSections(const std::vector<Section> &sections);
    /// Shows the point as it stands now; nullptr: none is chosen. Of the point that is shown already, what somebody is
    /// typing stays.
    void setPoint(const PointRow *row);
    void record(); ///< what was typed, where it differs from what stands
    void focusTitle();
    void focusReply();
    [[nodiscard]] bool isEdited() const;

Q_SIGNALS:
    void rewordRequested(soundings::PointId point, const QString &title, const QString &text);
    void decisionRequested(soundings::PointId point, soundings::Outcome outcome, const QString &reply,
                           const std::vector<soundings::SectionId> &sections);
    void commentsRequested(); ///< of the point
    void failed(const soundings::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(const Point &point);
    void askStances();
    void tellSections();
    void settle();
    [[nodiscard]] bool rewords() const;
    [[nodiscard]] bool decides() const;

    Desk *m_desk = nullptr;
    Point m_stands;    ///< as it was last told
    PointTally m_tally;
    std::vector<Section> m_all;
    std::vector<SectionId> m_chosen;

    QStackedWidget *m_stack;
    QLineEdit *m_title;
    QPlainTextEdit *m_text;
    QLabel *m_raised;
    QPushButton *m_comments;
    StanceBars *m_bars;
    QComboBox *m_outcome;
    QPlainTextEdit *m_reply;
    QToolButton *m_sections;
    QMenu *m_menu;
    QLabel *m_decided;
    QPushButton *m_record;
};

} // namespace soundings
