#pragma once

#include "core/desk/points.h"
#include "ui/widgets/workspace.h"

#include <QPointer>

class QSplitter;

namespace soundings {

class CommentsPane;
class DecisionPane;
class PointsModel;
class PointsPane;
class QuickPicker;

/// From comments to points, and from points to decisions: what is left over at the left, the points in the middle, the
/// chosen point at the right. Comments get into a point by drag, by key, or from a group of similar ones.
class PointsWorkspace : public Workspace
{
    Q_OBJECT

public:
    explicit PointsWorkspace(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    void setDesk(Desk *desk) override;
    [[nodiscard]] QList<WorkspaceMenu> menus() const override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(const QSettings &settings) override;

    void showPoint(PointId point); ///< chooses it
    [[nodiscard]] CommentsPane *comments() const { return m_comments; }
    [[nodiscard]] PointsPane *points() const { return m_points; }
    [[nodiscard]] DecisionPane *decision() const { return m_decision; }
    [[nodiscard]] PointsModel *model() const { return m_model; }

Q_SIGNALS:
    void responseRequested(soundings::ResponseId response);
    void printRequested(const QString &kind); ///< of a report

private:
    void makeActions();
    void wire();
    void settle();
    void readSections();
    void take(PointId point); ///< it was chosen
    /// Runs `work` on the writing thread; says what went wrong, and calls `then` with what was changed.
    void submit(std::function<Result<ChangeSet>(Desk &)> work, std::function<void(const ChangeSet &)> then = {});
    void newPoint(const std::vector<CommentId> &comments, const QString &wording);
    void newFromSelected();
    void pickPoint(const QString &heading, PointId without, std::function<void(PointId)> chosen);
    void gatherSelected();
    void releaseSelected();
    void mark(bool needsNone);
    void mergeChosen();
    void splitSelected();
    void removeChosen();
    void openSimilar();
    void decideOn(PointId point, Outcome outcome);

    QPointer<Desk> m_desk;
    PointsModel *m_model;
    CommentsPane *m_comments;
    PointsPane *m_points;
    DecisionPane *m_decision;
    QSplitter *m_split;
    QuickPicker *m_picker;
    std::function<void(PointId)> m_picked;
    PointId m_toShow; ///< once the model has it

    QAction *m_new = nullptr;
    QAction *m_gather = nullptr;
    QAction *m_needsNone = nullptr;
    QAction *m_leftOver = nullptr;
    QAction *m_release = nullptr;
    QAction *m_splitOff = nullptr;
    QAction *m_similar = nullptr;
    QAction *m_reword = nullptr;
    QAction *m_merge = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_print = nullptr;
    QAction *m_said = nullptr;
    QList<QAction *> m_onComments; ///< that need some to be selected
    QList<QAction *> m_onPoint;    ///< that need one to be chosen
};

} // namespace soundings
