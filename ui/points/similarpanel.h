#pragma once

#include "core/desk/points.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace soundings {

/// Groups of comments that seem to say the same, each to be made a point of or passed over. Looking for them runs
/// elsewhere; closing the panel drops it.
class SimilarPanel : public QDialog
{
    Q_OBJECT

public:
    SimilarPanel(Desk *desk, const CommentFilter &filter, QWidget *parent = nullptr);

    [[nodiscard]] QListWidget *groups() const { return m_groups; }

Q_SIGNALS:
    void looked(int groups);
    /// What the words in common are may serve as a first wording.
    void pointRequested(const std::vector<soundings::CommentId> &comments, const QString &wording);
    void failed(const soundings::Error &error);

private:
    void take(const Result<std::vector<categorisation::CommentGroup>> &groups);
    void showGroup(int row);
    [[nodiscard]] std::vector<CommentId> checked() const;
    void make();

    Desk *m_desk;
    std::vector<categorisation::CommentGroup> m_found;
    QLabel *m_state;
    QListWidget *m_groups;
    QListWidget *m_comments;
    QPushButton *m_make;
};

} // namespace soundings
