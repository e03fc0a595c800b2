#include "ui/read/wholecomments.h"

#include "core/consultation/labels.h"
#include "ui/widgets/badges.h"
#include "ui/widgets/themecolours.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int Side = 10;
constexpr int Gap = 8;

} // namespace

WholeComments::WholeComments(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    hide();
}

void WholeComments::setComments(std::vector<Comment> comments, const ThemeLooks &themes)
{
    m_comments = std::move(comments);
    m_themes = themes;
    QStringList names;
    for (const Comment &comment : m_comments) {
        for (const ThemeId theme : comment.themes)
            names.append(themes.value(theme).name);
    }
    setAccessibleName(tr("On the whole response: %1").arg(names.join(u", "_s)));
    setVisible(!m_comments.empty());
    update();
}

void WholeComments::setCurrent(CommentId comment)
{
    m_current = comment;
    update();
}

QSize WholeComments::sizeHint() const
{
    return {0, chipSize(fontMetrics(), {}).height() + 8};
}

/// The width it took; 0 where it has no room.
int WholeComments::paintComment(QPainter &painter, const QRect &room, const Comment &comment) const
{
    int x = room.left();
    for (const ThemeId theme : comment.themes) {
        const int width =
            paintChip(painter, QRect(x, room.top(), room.right() - x, room.height()), m_themes.value(theme));
        if (width == 0)
            return x == room.left() ? 0 : x - room.left();
        x += width + 3;
    }
    QStringList words;
    if (comment.quotable)
        words.append(u"❝"_s);
    if (comment.stance != Stance::None)
        words.append(label(comment.stance));
    if (comment.standing != Standing::Counts)
        words.append(label(comment.standing));
    if (words.isEmpty() && comment.themes.empty())
        words.append(comment.note.isEmpty() ? tr("linked") : comment.note.simplified().left(40));
    const QString text = words.join(u", "_s);
    const int width = painter.fontMetrics().horizontalAdvance(text);
    if (x + width > room.right())
        return x - room.left();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(x + 2, room.top(), width + 2, room.height()), Qt::AlignVCenter | Qt::TextDontClip,
                     text);
    return x + width + 4 - room.left();
}

void WholeComments::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_places.clear();
    const QString title = tr("Whole response:");
    const int chip = chipSize(fontMetrics(), {}).height();
    QRect room(Side, (height() - chip) / 2, width() - 2 * Side - fontMetrics().horizontalAdvance(u"+00"_s),
               chip);
    painter.setPen(quietColour(palette()));
    painter.drawText(room, Qt::AlignVCenter, title);
    room.setLeft(room.left() + fontMetrics().horizontalAdvance(title) + Gap);
    for (size_t i = 0; i < m_comments.size(); ++i) {
        const int width = paintComment(painter, room, m_comments[i]);
        if (width == 0) {
            painter.setPen(quietColour(palette()));
            painter.drawText(room.left(), room.top(), this->width() - room.left(), chip, Qt::AlignVCenter,
                             u"+%1"_s.arg(m_comments.size() - i));
            m_places.emplace_back(QRect(room.left(), 0, this->width() - room.left(), height()),
                                  m_comments[i].id);
            return;
        }
        const QRect place(room.left() - 2, room.top() - 2, width + 2, chip + 4);
        if (m_comments[i].id == m_current) {
            painter.setPen(QPen(palette().color(QPalette::WindowText), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(place, 4, 4);
        }
        m_places.emplace_back(place, m_comments[i].id);
        room.setLeft(room.left() + width + Gap);
    }
}

CommentId WholeComments::commentUnder(const QPoint &point) const
{
    for (const auto &[place, comment] : m_places) {
        if (place.contains(point))
            return comment;
    }
    return {};
}

void WholeComments::mousePressEvent(QMouseEvent *event)
{
    const CommentId comment = commentUnder(event->pos());
    if (comment.isValid())
        Q_EMIT commentClicked(comment);
}

bool WholeComments::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const CommentId comment = commentUnder(help->pos());
    QToolTip::showText(help->globalPos(), comment.isValid() && m_toolTip ? m_toolTip(comment) : QString(),
                       this);
    return true;
}

} // namespace soundings
