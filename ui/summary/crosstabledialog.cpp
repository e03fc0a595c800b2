#include "ui/summary/crosstabledialog.h"

#include "core/desk/facetorder.h"
#include "core/desk/narrowing.h"
#include "core/desk/tablefiles.h"
#include "core/search/narrowing.h"
#include "ui/models/crosstablemodel.h"
#include "ui/models/facetlabels.h"
#include "ui/summary/crosschart.h"
#include "ui/summary/crosstableview.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/emptypage.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QScrollArea>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

CrossTableDialog::CrossTableDialog(Desk *desk, const QString &query, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_query(query)
    , m_model(new CrossTableModel(this))
    , m_rows(new QComboBox)
    , m_columns(new QComboBox)
    , m_how(new QComboBox)
    , m_figures(new QComboBox)
    , m_about(makeNote())
    , m_message(makeNote())
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyPage)
    , m_view(new CrossTableView(m_model))
    , m_chart(new CrossChart)
{
    setWindowTitle(tr("Cross-table"));
    fillChoices();
    build();
    connect(m_rows, &QComboBox::activated, this, &CrossTableDialog::count);
    connect(m_columns, &QComboBox::activated, this, &CrossTableDialog::count);
    connect(m_how, &QComboBox::activated, this, &CrossTableDialog::showPage);
    connect(m_figures, &QComboBox::activated, this,
            [this](int index) { m_model->setFigures(static_cast<CrossTableModel::Figures>(index)); });
    connect(m_view, &CrossTableView::cellChosen, this, &CrossTableDialog::open);
    connect(m_chart, &CrossChart::partClicked, this, &CrossTableDialog::open);
    connect(m_desk, &Desk::changed, this, &CrossTableDialog::count);
    m_empty->setText(tr("Counting…"), {});
    showPage();
    count();
}

void CrossTableDialog::fillChoices()
{
    const QSettings settings;
    const QString rows = settings.value(u"crosstable/rows"_s, u"theme"_s).toString();
    const QString columns = settings.value(u"crosstable/columns"_s, u"kind"_s).toString();
    for (QComboBox *box : {m_rows, m_columns}) {
        for (const QString &facet : facetsInOrder())
            box->addItem(facetLabel(facet), facet);
        box->setCurrentIndex(std::max(0, box->findData(box == m_rows ? rows : columns)));
        box->setMaxVisibleItems(20);
    }
    m_rows->setAccessibleName(tr("Rows"));
    m_columns->setAccessibleName(tr("Columns"));
    m_how->addItems({tr("Table"), tr("Heat map"), tr("Chart")});
    m_how->setAccessibleName(tr("Shown as"));
    m_how->setCurrentIndex(std::clamp(settings.value(u"crosstable/how"_s, 1).toInt(), 0, 2));
    m_figures->addItems({tr("Responses"), tr("Share of the row"), tr("Share of the column")});
    m_figures->setAccessibleName(tr("Figures"));
}

void CrossTableDialog::build()
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_chart);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_stack->addWidget(scroll);

    auto *swapped = new QToolButton;
    swapped->setText(u"⇄"_s);
    swapped->setToolTip(tr("Rows become columns, and columns rows"));
    swapped->setAccessibleName(tr("Swap rows and columns"));
    connect(swapped, &QToolButton::clicked, this, &CrossTableDialog::swap);
    auto *choices = new QHBoxLayout;
    const auto named = [choices](const QString &text, QWidget *box) {
        auto *label = new QLabel(text);
        label->setBuddy(box);
        choices->addWidget(label);
        choices->addWidget(box);
    };
    named(tr("&Rows"), m_rows);
    choices->addWidget(swapped);
    named(tr("C&olumns"), m_columns);
    choices->addSpacing(16);
    named(tr("Sho&wn as"), m_how);
    named(tr("&Figures"), m_figures);
    choices->addStretch(1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(makeKeyButton(tr("&Copy"), QKeySequence::Copy, tr("Copies the whole table, or the cells that are selected (Ctrl+C)"),
                                     [this] { copy(); }),
                       QDialogButtonBox::ActionRole);
    buttons->addButton(makeKeyButton(tr("&Save as a table…"), {}, tr("Writes the table to a CSV file"),
                                     [this] {
                                         askCsvFile(this, tr("Save the cross-table"), u"cross-table.csv"_s,
                                                    [this](const QString &file) { save(file); });
                                     }),
                       QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(choices);
    column->addWidget(m_about);
    column->addWidget(m_stack, 1);
    column->addWidget(m_message);
    column->addWidget(buttons);
    resize(58 * fontMetrics().height(), 34 * fontMetrics().height());
    restoreGeometry(QSettings().value(u"crosstable/geometry"_s).toByteArray());
}

void CrossTableDialog::copy()
{
    QApplication::clipboard()->setText(m_view->selectedAsText());
    m_message->setText(tr("Copied"));
}

void CrossTableDialog::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    m_query = query;
    count();
}

void CrossTableDialog::setRows(const QString &facet)
{
    const int at = m_rows->findData(facet);
    if (at < 0)
        return;
    if (m_columns->currentIndex() == at)
        m_columns->setCurrentIndex(m_rows->currentIndex());
    m_rows->setCurrentIndex(at);
    count();
}

void CrossTableDialog::swap()
{
    const int rows = m_rows->currentIndex();
    m_rows->setCurrentIndex(m_columns->currentIndex());
    m_columns->setCurrentIndex(rows);
    count();
}

/// One question at a time: of what is asked meanwhile the newest is asked next.
void CrossTableDialog::count()
{
    m_countAgain = m_counting;
    if (m_counting)
        return;
    m_counting = true;
    m_desk
        ->ask([query = m_query, rows = m_rows->currentData().toString(), columns = m_columns->currentData().toString()](
                  const Desk &desk) { return crossTable(desk, query, rows, columns); })
        .then(this, [this](const Result<CrossTable> &table) {
            m_counting = false;
            if (std::exchange(m_countAgain, false))
                count();
            else
                take(table);
        });
}

void CrossTableDialog::take(const Result<CrossTable> &table)
{
    m_message->clear();
    if (!table) {
        m_model->setTable({});
        m_about->clear();
        m_empty->setText(tr("Nothing to count"), table.error().message);
        showPage();
        return;
    }
    m_model->setTable(*table);
    m_chart->setTable(*table);
    m_about->setText(m_query.isEmpty() ? tr("All %n response(s)", nullptr, table->found)
                                       : tr("%n response(s) found by %1", nullptr, table->found).arg(m_query));
    if (table->found == 0)
        m_empty->setText(tr("Nothing to count"), tr("No response matches the search."));
    showPage();
    Q_EMIT counted();
}

void CrossTableDialog::showPage()
{
    const bool chart = m_how->currentIndex() == 2;
    m_figures->setEnabled(!chart);
    m_view->setHeat(m_how->currentIndex() == 1);
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? Nothing : chart ? Chart : Table);
}

/// The row or the column for all narrows by the other alone.
void CrossTableDialog::open(const QString &row, const QString &column)
{
    QString query = m_query;
    const CrossTable &table = m_model->table();
    for (const auto &[facet, value] : {std::pair(table.rowFacet, row), std::pair(table.columnFacet, column)}) {
        if (value.isEmpty())
            continue;
        if (!search::canNarrow(facet)) {
            m_message->setText(tr("The search has no word for “%1”, so these responses can't be listed.")
                                   .arg(facetLabel(facet)));
            return;
        }
        query = narrowedTo(query, facet, {value});
    }
    const bool ofOneComment = search::findsOthers(table.rowFacet) && search::findsOthers(table.columnFacet);
    if (ofOneComment && !row.isEmpty() && !column.isEmpty())
        m_message->setText(tr("The cell counts responses that say both in one comment; the list shows those that say both "
                              "anywhere."));
    Q_EMIT searchRequested(query);
}

void CrossTableDialog::save(const QString &file)
{
    m_desk->ask([lines = m_model->lines(), file](const Desk &) { return writeLines(lines, file); })
        .then(this, [this, file](const Result<> &saved) {
            m_message->setText(saved ? tr("Saved as %1").arg(QDir::toNativeSeparators(file)) : saved.error().message);
        });
}

void CrossTableDialog::done(int result)
{
    QSettings settings;
    settings.setValue(u"crosstable/rows"_s, m_rows->currentData());
    settings.setValue(u"crosstable/columns"_s, m_columns->currentData());
    settings.setValue(u"crosstable/how"_s, m_how->currentIndex());
    settings.setValue(u"crosstable/geometry"_s, saveGeometry());
    QDialog::done(result);
}

} // namespace soundings
