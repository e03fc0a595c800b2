#include "ui/summary/crosstableview.h"

#include "ui/models/crosstablemodel.h"
#include "ui/widgets/themecolours.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// A number on a tint as strong as its share of the greatest, where heat is asked for. The text stays legible on each.
class HeatDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool hot = false;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QVariant heat = index.data(CrossTableModel::HeatRole);
        if (index.data(CrossTableModel::CountRole).toInt() == 0)
            option->palette.setColor(QPalette::Text, quietColour(option->palette));
        if (!hot || !heat.isValid())
            return;
        const QColor ground = blend(option->palette.color(QPalette::Highlight), option->palette.color(QPalette::Base),
                                    0.85 * heat.toDouble());
        option->backgroundBrush = ground;
        option->palette.setColor(QPalette::Text, textOn(ground));
    }
};

} // namespace

CrossTableView::CrossTableView(CrossTableModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(model);
    setItemDelegate(new HeatDelegate(this));
    setAccessibleName(tr("Cross-table"));
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    horizontalHeader()->setDefaultSectionSize(fontMetrics().averageCharWidth() * 16);
    horizontalHeader()->setDefaultAlignment(Qt::AlignHCenter | Qt::AlignVCenter | Qt::Alignment(Qt::TextWordWrap));
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->setHighlightSections(false);
    verticalHeader()->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    verticalHeader()->setTextElideMode(Qt::ElideRight);
    connect(this, &QAbstractItemView::clicked, this, &CrossTableView::choose);
    connect(model, &QAbstractItemModel::modelReset, this, &CrossTableView::fitTitles);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &CrossTableView::fitTitles);
    fitTitles();
}

void CrossTableView::fitTitles()
{
    constexpr int margin = 10;
    const QFontMetrics metrics = horizontalHeader()->fontMetrics();
    int height = metrics.height();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QRect room(0, 0, horizontalHeader()->sectionSize(column) - margin, 1000);
        const QString title = m_model->headerData(column, Qt::Horizontal).toString();
        height = std::max(height, metrics.boundingRect(room, Qt::TextWordWrap | Qt::AlignHCenter, title).height());
    }
    horizontalHeader()->setFixedHeight(height + margin);
}

void CrossTableView::setHeat(bool on)
{
    static_cast<HeatDelegate *>(itemDelegate())->hot = on;
    viewport()->update();
}

void CrossTableView::choose(const QModelIndex &cell)
{
    Q_EMIT cellChosen(m_model->rowValue(cell), m_model->columnValue(cell));
}

QString CrossTableView::selectedAsText() const
{
    const QModelIndexList selected = selectionModel()->selectedIndexes();
    QStringList lines;
    for (const QStringList &line : m_model->lines(selected.size() > 1 ? selected : QModelIndexList()))
        lines << line.join(u'\t');
    return lines.join(u'\n') + u'\n';
}

void CrossTableView::fitRows(int most)
{
    const int rows = std::min(most, m_model->rowCount());
    const int row = verticalHeader()->defaultSectionSize();
    setFixedHeight(horizontalHeader()->height() + rows * row + horizontalScrollBar()->sizeHint().height() + 4);
}

void CrossTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setText(selectedAsText());
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        choose(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

} // namespace soundings
