#pragma once

#include "core/desk/finaltext.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QStackedWidget;
class QTreeView;

namespace soundings {

class EmptyPage;
class FinalChangesModel;
class FinalPages;
class QuickPicker;

/// From the draft to the final text: both side by side, what changed between them, and which decision each change
/// answers; changes that nobody asked for, and promises that were not kept. Comparing runs elsewhere.
class FinalTextDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FinalTextDialog(Desk *desk, QWidget *parent = nullptr);
    ~FinalTextDialog() override;

    void load(const QString &file); ///< keeps the PDF as the final text
    [[nodiscard]] QTreeView *changes() const { return m_table; }
    [[nodiscard]] FinalChangesModel *model() const { return m_model; }
    [[nodiscard]] FinalPages *pages() const { return m_pages; }
    [[nodiscard]] QListWidget *unkept() const { return m_unkept; }
    void tie(const std::vector<PointId> &points); ///< the chosen change
    void callEditorial();

Q_SIGNALS:
    void compared(int changes);
    void pointRequested(soundings::PointId point); ///< to be shown in its workspace
    void failed(const soundings::Error &error);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum Page { Empty, Compared };
    QWidget *makeActs();
    QWidget *makeLists();
    void choose();
    void compare();
    void take(const Result<FinalComparison> &comparison);
    void loadPages(const FinalText &text);
    void react(const Applied &applied);
    void showChange(int row);
    void enableActs();
    void step(int by);
    void pick();
    void judge(const ChangeJudgement &after);
    void filter();
    void tell();
    void tellUnkept();
    [[nodiscard]] const FinalDifference *current() const;

    Desk *m_desk;
    FinalComparison m_comparison;
    std::vector<PointRow> m_points;
    QByteArray m_shown; ///< digest of the final text that is shown
    bool m_comparing = false;
    bool m_again = false;

    FinalChangesModel *m_model;
    class OfInterest;
    OfInterest *m_filtered;
    FinalPages *m_pages;
    QTreeView *m_table;
    QComboBox *m_which;
    QListWidget *m_unkept;
    QLabel *m_unkeptHead;
    QLabel *m_state;
    EmptyPage *m_empty;
    QStackedWidget *m_stack;
    QuickPicker *m_picker;
    QList<QWidget *> m_acts; ///< that need a chosen change
    QWidget *m_untie; ///< one of them, which needs it to be tied
    QList<QWidget *> m_steps; ///< that need any
};

} // namespace soundings
