#include "ui/points/commentcards.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/models/pointcommentsmodel.h"
#include "ui/widgets/badges.h"
#include "ui/widgets/themecolours.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 6;
constexpr int linesOfWords = 2;

/// As many lines as there is room for; the last one says that there is more.
void paintWords(QPainter &painter, const QRect &room, const QString &text, const QFont &font)
{
    const QFontMetrics metrics(font);
    QTextLayout layout(text, font);
    layout.beginLayout();
    for (int line = 0; line < linesOfWords; ++line) {
        QTextLine one = layout.createLine();
        if (!one.isValid())
            break;
        one.setLineWidth(room.width());
        const QPoint at = room.topLeft() + QPoint(0, line * metrics.lineSpacing());
        if (line + 1 < linesOfWords) {
            painter.drawText(QRect(at, QSize(room.width(), metrics.height())), Qt::AlignLeft | Qt::TextSingleLine,
                             text.mid(one.textStart(), one.textLength()));
        } else {
            painter.drawText(QRect(at, QSize(room.width(), metrics.height())), Qt::AlignLeft | Qt::TextSingleLine,
                             metrics.elidedText(text.mid(one.textStart()), Qt::ElideRight, room.width()));
        }
    }
    layout.endLayout();
}

QString whoAndWhere(const CommentRow &row)
{
    QStringList facts{row.respondent, reference(row.number)};
    if (row.stance != Stance::None)
        facts << label(row.stance);
    if (row.whole)
        facts << CommentCards::tr("on the whole response");
    return facts.join(u" · "_s);
}

} // namespace

void CommentCards::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const bool chosen = option.state & QStyle::State_Selected;
    const QPalette::ColorGroup group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor strong = option.palette.color(group, chosen ? QPalette::HighlightedText : QPalette::Text);
    QRect room = option.rect.adjusted(margin, margin, -margin, -margin);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(strong);
    const QVariant read = index.data(PointCommentsModel::RowRole);
    if (!read.isValid()) {
        painter->drawText(room, u"…"_s);
        painter->restore();
        return;
    }
    const CommentRow row = read.value<CommentRow>();
    const QFontMetrics metrics(option.font);
    paintWords(*painter, room, row.words, option.font);
    room.setTop(room.bottom() - metrics.height() + 1);
    painter->setPen(chosen ? strong : quietColour(option.palette));
    const QString facts = whoAndWhere(row);
    const int least = room.width() * 3 / 5;
    const int wide = row.themes.empty() ? room.width() : std::min(metrics.horizontalAdvance(facts), least);
    painter->drawText(QRect(room.topLeft(), QSize(wide, room.height())), Qt::AlignLeft | Qt::TextSingleLine,
                      metrics.elidedText(facts, Qt::ElideRight, wide));
    QList<ThemeLook> looks;
    for (const ThemeId theme : row.themes) {
        if (m_looks.contains(theme))
            looks << m_looks.value(theme);
    }
    painter->restore();
    if (!looks.isEmpty())
        paintChips(*painter, room.adjusted(wide + margin, 0, 0, 0), looks, option.palette);
    painter->save();
    painter->setPen(option.palette.color(QPalette::Midlight));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

QSize CommentCards::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetrics metrics(option.font);
    return {40 * metrics.averageCharWidth(), linesOfWords * metrics.lineSpacing() + metrics.height() + margin / 2 + 2 * margin};
}

} // namespace soundings
