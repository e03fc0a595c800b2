#pragma once

#include "core/consultation/comment.h"
#include "ui/models/themelooks.h"

#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

namespace soundings {

/// A line at a response's head with the comments on all of it: their themes and stances. Hidden where there
/// are none.
class WholeComments : public QWidget
{
    Q_OBJECT

public:
    explicit WholeComments(QWidget *parent = nullptr);

    void setComments(std::vector<Comment> comments, const ThemeLooks &themes);
    void setCurrent(CommentId comment);
    void setToolTips(std::function<QString(CommentId)> toolTip) { m_toolTip = std::move(toolTip); }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void commentClicked(soundings::CommentId comment);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] int paintComment(QPainter &painter, const QRect &room, const Comment &comment) const;
    [[nodiscard]] CommentId commentUnder(const QPoint &point) const;

    std::vector<Comment> m_comments;
    std::vector<std::pair<QRect, CommentId>> m_places; ///< as they were painted last
    ThemeLooks m_themes;
    CommentId m_current;
    std::function<QString(CommentId)> m_toolTip;
};

} // namespace soundings
