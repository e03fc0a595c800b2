#include "ui/summary/crosscard.h"

#include "ui/models/crosstablemodel.h"
#include "ui/summary/crosschart.h"
#include "ui/summary/crosstableview.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/themecolours.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 25; // of a table; more are scrolled to

} // namespace

CrossCard::CrossCard(const QString &title, const QString &explanation, Shown shown, QWidget *parent)
    : QFrame(parent)
    , m_shown(shown)
    , m_title(new QLabel(title))
    , m_empty(makeNote(tr("Nothing to show yet.")))
    , m_asTable(new QToolButton)
    , m_copy(new QToolButton)
    , m_model(new CrossTableModel(this))
    , m_view(new CrossTableView(m_model))
    , m_chart(new CrossChart)
    , m_stack(new QStackedWidget)
{
    build(explanation);
    connect(m_view, &CrossTableView::cellChosen, this, &CrossCard::cellChosen);
    connect(m_chart, &CrossChart::partClicked, this, &CrossCard::cellChosen);
    connect(m_asTable, &QToolButton::toggled, this, &CrossCard::showTable);
    showTable(shown == Shown::Heat);
}

void CrossCard::build(const QString &explanation)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_title->setFont(bold);
    m_asTable->setText(tr("Table"));
    m_asTable->setCheckable(true);
    m_asTable->setAutoRaise(true);
    m_asTable->setToolTip(tr("Shows the numbers behind the chart"));
    m_asTable->setVisible(m_shown == Shown::Chart);
    m_copy->setText(tr("Copy"));
    m_copy->setAutoRaise(true);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setAccessibleName(tr("Copy “%1”").arg(m_title->text()));
    auto *copies = new QMenu(this);
    copies->addAction(tr("As a &picture"), this, &CrossCard::copyPicture);
    copies->addAction(tr("As &data, for a spreadsheet"), this, &CrossCard::copyData);
    m_copy->setMenu(copies);
    m_view->setHeat(true);
    m_chart->setAccessibleName(m_title->text());
    m_view->setAccessibleName(m_title->text());
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_asTable);
    head->addWidget(m_copy);
    QLabel *note = makeNote(explanation);
    note->setVisible(!explanation.isEmpty());
    note->setForegroundRole(QPalette::Text);
    auto *column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(note);
    column->addWidget(m_stack);
}

void CrossCard::setTable(const CrossTable &table, const QHash<QString, QString> &labels)
{
    m_model->setTable(table, labels);
    m_chart->setTable(table, labels);
    m_view->fitRows(mostRows);
    m_chart->setAccessibleDescription([this] {
        QStringList lines;
        for (const QStringList &line : m_model->lines())
            lines << line.join(u", "_s);
        return lines.join(u"; "_s);
    }());
    showTable(m_asTable->isChecked() || m_shown == Shown::Heat);
}

void CrossCard::setMarked(const QString &row, const QString &text)
{
    m_chart->setMarked(row, text);
}

const CrossTable &CrossCard::table() const
{
    return m_model->table();
}

/// The stack is as high as what it shows, not as the highest of its pages.
void CrossCard::showTable(bool on)
{
    const bool any = m_model->rowCount() > 0;
    QWidget *shown = !any ? static_cast<QWidget *>(m_empty) : on ? static_cast<QWidget *>(m_view) : m_chart;
    for (QWidget *page : {static_cast<QWidget *>(m_chart), static_cast<QWidget *>(m_view), static_cast<QWidget *>(m_empty)})
        page->setSizePolicy(QSizePolicy::Expanding, page == shown ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_stack->setCurrentWidget(shown);
    m_stack->setFixedHeight(std::max(shown->minimumHeight(), shown->minimumSizeHint().height()));
    m_copy->setEnabled(any);
    m_asTable->setEnabled(any);
}

void CrossCard::copyPicture()
{
    QApplication::clipboard()->setPixmap(grab());
    Q_EMIT statusMessage(tr("“%1” is copied as a picture").arg(title()));
}

void CrossCard::copyData()
{
    m_view->clearSelection();
    QApplication::clipboard()->setText(m_view->selectedAsText());
    Q_EMIT statusMessage(tr("“%1” is copied as data").arg(title()));
}

} // namespace soundings
