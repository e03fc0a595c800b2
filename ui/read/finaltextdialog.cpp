#include "ui/read/finaltextdialog.h"

#include "core/consultation/labels.h"
#include "ui/models/finalchangesmodel.h"
#include "ui/read/finalpages.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/documentsfolder.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/quickpicker.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QListWidget>
#include <QMimeData>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

enum Which { All, AskedByNobody, AccountedFor };

QString pdfOf(const QMimeData *data)
{
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile() && url.fileName().endsWith(u".pdf"_s, Qt::CaseInsensitive))
            return url.toLocalFile();
    }
    return {};
}

bool isOfPoints(const Change &change)
{
    return std::holds_alternative<PointAdded>(change) || std::holds_alternative<PointChanged>(change) ||
           std::holds_alternative<PointRemoved>(change) || std::holds_alternative<DecisionRecorded>(change);
}

} // namespace

/// The changes that are asked for.
class FinalTextDialog::OfInterest : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWhich(int which)
    {
        m_which = which;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const bool accounted = sourceModel()->index(row, 0, parent).data(FinalChangesModel::AccountedRole).toBool();
        return m_which == All || accounted == (m_which == AccountedFor);
    }

private:
    int m_which = All;
};

FinalTextDialog::FinalTextDialog(Desk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_model(new FinalChangesModel(this))
    , m_filtered(new OfInterest(this))
    , m_pages(new FinalPages)
    , m_which(new QComboBox)
    , m_unkept(new QListWidget)
    , m_unkeptHead(makeNote())
    , m_state(makeNote())
    , m_empty(new EmptyPage)
    , m_stack(new QStackedWidget)
    , m_picker(new QuickPicker(this))
{
    setWindowTitle(tr("From the draft to the final text"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    setAcceptDrops(true);
    m_filtered->setSourceModel(m_model);
    m_table = makeTable(m_filtered, tr("Changes"));
    setColumnWidths(*m_table, {12, 14, 70, 30});
    m_empty->setText(tr("No final text yet"),
                     tr("Choose the PDF of the final text, or drop it here. It is kept beside the draft, and every change "
                        "can be tied to the decision that asked for it."),
                     tr("Choose the final text…"));
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_pages);
    split->addWidget(makeLists());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(split);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_stack, 1);
    column->addWidget(makeActs());
    resize(90 * fontMetrics().height(), 54 * fontMetrics().height());

    connect(m_empty, &EmptyPage::actionTriggered, this, &FinalTextDialog::choose);
    connect(m_pages, &FinalPages::failed, this,
            [this](const QString &message, const QString &) { m_state->setText(message); });
    connect(m_which, &QComboBox::currentIndexChanged, this, &FinalTextDialog::filter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { showChange(m_filtered->mapToSource(index).row()); });
    connect(m_unkept, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT pointRequested({item->data(Qt::UserRole).toLongLong()});
    });
    connect(m_picker, &QuickPicker::chosen, this, [this](qint64 id) {
        std::vector<PointId> points = current() ? current()->judgement.points : std::vector<PointId>();
        if (std::find(points.begin(), points.end(), PointId{id}) == points.end())
            points.push_back({id});
        tie(points);
    });
    connect(m_desk, &Desk::changed, this, &FinalTextDialog::react);
    compare();
}

FinalTextDialog::~FinalTextDialog() = default;

QWidget *FinalTextDialog::makeLists()
{
    m_which->addItem(tr("All changes"), All);
    m_which->addItem(tr("Asked for by nobody"), AskedByNobody);
    m_which->addItem(tr("Accounted for"), AccountedFor);
    m_which->setAccessibleName(tr("Which changes"));
    auto *together = new QCheckBox(tr("Scroll &together"));
    together->setChecked(true);
    connect(together, &QCheckBox::toggled, m_pages, &FinalPages::setTogether);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_which);
    bar->addWidget(m_state, 1);
    bar->addWidget(together);
    bar->addWidget(makeKeyButton(u"−"_s, QKeySequence::ZoomOut, tr("Smaller pages"), [this] { m_pages->zoom(-1); }));
    bar->addWidget(makeKeyButton(u"+"_s, QKeySequence::ZoomIn, tr("Larger pages"), [this] { m_pages->zoom(1); }));
    auto *left = new QWidget;
    auto *changes = new QVBoxLayout(left);
    changes->setContentsMargins(0, 0, 0, 0);
    changes->addLayout(bar);
    changes->addWidget(m_table, 1);
    m_unkept->setAccessibleName(tr("Promised, and not found in the final text"));
    m_unkept->setWordWrap(true);
    m_unkept->setToolTip(tr("Enter shows the point"));
    auto *right = new QWidget;
    auto *promises = new QVBoxLayout(right);
    promises->setContentsMargins(0, 0, 0, 0);
    promises->addWidget(m_unkeptHead);
    promises->addWidget(m_unkept, 1);
    auto *split = new QSplitter(Qt::Horizontal);
    split->addWidget(left);
    split->addWidget(right);
    split->setStretchFactor(0, 4);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    return split;
}

QWidget *FinalTextDialog::makeActs()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_acts << makeKeyButton(tr("&Tie to a decision… (T)"), Qt::Key_T, tr("Says which decision asked for the change"),
                            [this] { pick(); })
           << makeKeyButton(tr("&Editorial (E)"), Qt::Key_E, tr("Nobody asked for it and nobody needed to"),
                            [this] { callEditorial(); })
           << (m_untie = makeKeyButton(tr("&Untie (U)"), Qt::Key_U, tr("It answers nothing any more"),
                                       [this] { judge({}); }));
    m_steps << makeKeyButton(tr("&Previous (Shift+F8)"), Qt::SHIFT | Qt::Key_F8, tr("To the change before"),
                             [this] { step(-1); })
            << makeKeyButton(tr("&Next (F8)"), Qt::Key_F8, tr("To the next change"), [this] { step(1); });
    for (QWidget *act : m_steps + m_acts)
        row->addWidget(act);
    row->addStretch(1);
    row->addWidget(makeKeyButton(tr("Choose the &final text…"), {}, tr("Another edition takes the place of this one"),
                                 [this] { choose(); }));
    row->addWidget(makeKeyButton(tr("Close"), {}, tr("What was tied stays"), [this] { close(); }));
    return bar;
}

// --- The final text
// --------------------------------------------------------------------------------------------------

void FinalTextDialog::choose()
{
    auto *chooser = new QFileDialog(this, tr("The final text"), documentsFolder(), tr("PDF documents (*.pdf)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &FinalTextDialog::load);
    chooser->open();
}

void FinalTextDialog::load(const QString &file)
{
    m_state->setText(tr("Reading %1…").arg(QFileInfo(file).fileName()));
    m_desk
        ->submitJob([file](Desk &desk) -> Result<ChangeSet> {
            QFile pdf(file);
            const QString name = QFileInfo(file).fileName();
            if (!pdf.open(QIODevice::ReadOnly))
                return failure(ErrorKind::NotFound, tr("%1 can't be read.").arg(name), pdf.errorString());
            return desk.setFinalText(pdf.readAll(), name);
        })
        .then(this, [this](const Result<ChangeSet> &set) {
            if (!set) {
                m_state->setText(set.error().message);
                m_empty->setText(tr("That is no final text"), set.error().message, tr("Choose another…"));
                Q_EMIT failed(set.error());
            }
        });
}

void FinalTextDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!pdfOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void FinalTextDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    load(pdfOf(event->mimeData()));
}

void FinalTextDialog::compare()
{
    m_again = m_comparing;
    if (m_comparing)
        return;
    m_comparing = true;
    m_state->setText(tr("Comparing…"));
    m_desk->ask([](const Desk &desk) { return finalComparison(desk); })
        .then(this, [this](const Result<FinalComparison> &comparison) {
            m_comparing = false;
            if (m_again)
                compare();
            else
                take(comparison);
        });
}

void FinalTextDialog::take(const Result<FinalComparison> &comparison)
{
    for (QWidget *act : std::as_const(m_steps))
        act->setEnabled(comparison.has_value());
    if (!comparison) {
        m_stack->setCurrentIndex(Empty);
        for (QWidget *act : std::as_const(m_acts))
            act->setEnabled(false);
        if (comparison.error().kind != ErrorKind::NotFound)
            m_empty->setText(tr("The texts can't be compared"), comparison.error().message, tr("Choose the final text…"));
        Q_EMIT compared(0);
        return;
    }
    m_comparison = *comparison;
    loadPages(comparison->text);
    m_model->setChanges(comparison->differences);
    m_stack->setCurrentIndex(Compared);
    m_desk->ask([](const Desk &desk) { return pointRows(desk); }).then(this, [this](const Result<std::vector<PointRow>> &rows) {
        if (!rows)
            return;
        m_points = *rows;
        m_model->setPoints(*rows);
        tellUnkept();
    });
    tell();
    if (m_filtered->rowCount() > 0) {
        m_table->setCurrentIndex(m_filtered->index(0, 0));
        m_table->setFocus();
    }
    Q_EMIT compared(m_model->rowCount());
}

void FinalTextDialog::loadPages(const FinalText &text)
{
    if (m_shown == text.sha256) {
        m_pages->setComparison(m_comparison);
        return;
    }
    m_shown = text.sha256;
    struct Both
    {
        Draft draft;
        QByteArray draftPdf;
        QByteArray finalPdf;
    };
    m_desk
        ->ask([text](const Desk &desk) -> Result<Both> {
            const Result<std::vector<Draft>> drafts = desk.drafts();
            const Result<QByteArray> finalPdf = finalTextBytes(desk, text);
            if (!drafts)
                return passOn(drafts);
            if (!finalPdf)
                return passOn(finalPdf);
            const Result<QByteArray> draftPdf = desk.draftBytes(drafts->back().id);
            if (!draftPdf)
                return passOn(draftPdf);
            return Both{drafts->back(), *draftPdf, *finalPdf};
        })
        .then(this, [this, name = text.fileName](const Result<Both> &both) {
            if (!both)
                return;
            m_pages->setDraft(both->draftPdf, both->draft.fileName);
            m_pages->setFinal(both->finalPdf, name);
            m_pages->setComparison(m_comparison);
            showChange(m_filtered->mapToSource(m_table->currentIndex()).row());
        });
}

void FinalTextDialog::react(const Applied &applied)
{
    bool points = false;
    for (const Change &change : applied.changes) {
        if (std::holds_alternative<FinalTextSet>(change) || std::holds_alternative<SectionChanged>(change)) {
            compare();
            return;
        }
        if (const auto *judged = std::get_if<TextChangeJudged>(&change)) {
            m_model->setJudgement(judged->key, judged->after);
            enableActs();
            points = true;
        }
        points = points || isOfPoints(change);
    }
    if (!points)
        return;
    m_desk->ask([](const Desk &desk) { return pointRows(desk); }).then(this, [this](const Result<std::vector<PointRow>> &rows) {
        if (!rows)
            return;
        m_points = *rows;
        m_model->setPoints(*rows);
        tellUnkept();
        tell();
    });
}

// --- Changes
// ---------------------------------------------------------------------------------------------------------

const FinalDifference *FinalTextDialog::current() const
{
    return m_model->at(m_filtered->mapToSource(m_table->currentIndex()).row());
}

void FinalTextDialog::showChange(int row)
{
    enableActs();
    if (m_model->at(row))
        m_pages->showChange(row);
}

void FinalTextDialog::enableActs()
{
    const FinalDifference *change = current();
    for (QWidget *act : std::as_const(m_acts))
        act->setEnabled(change != nullptr);
    m_untie->setEnabled(change && change->isAccountedFor());
}

void FinalTextDialog::step(int by)
{
    const int row = m_table->currentIndex().row() + by;
    if (row >= 0 && row < m_filtered->rowCount())
        m_table->setCurrentIndex(m_filtered->index(row, 0));
}

void FinalTextDialog::pick()
{
    const FinalDifference *change = current();
    if (!change)
        return;
    std::vector<QuickPicker::Item> items;
    const std::vector<PointId> likely = likelyPoints(*change, m_points);
    for (const PointRow &row : m_points) {
        const auto found = std::find(likely.begin(), likely.end(), row.point.id);
        items.push_back({row.point.id.value, row.point.title, label(row.point.decision.outcome), {},
                         found == likely.end() ? 0 : std::distance(found, likely.end())});
    }
    m_picker->open(m_points.empty() ? tr("There are no points yet: they are made in the workspace Points")
                                    : tr("The change answers"),
                   std::move(items), m_table->mapToGlobal(QPoint(0, 0)));
}

void FinalTextDialog::tie(const std::vector<PointId> &points)
{
    judge({points, false, {}});
}

void FinalTextDialog::callEditorial()
{
    judge({{}, true, {}});
}

void FinalTextDialog::judge(const ChangeJudgement &after)
{
    const FinalDifference *change = current();
    if (!change)
        return;
    m_desk->submitJob([difference = *change, after](Desk &desk) { return judgeDifference(desk, difference, after); })
        .then(this, [this](const Result<ChangeSet> &judged) {
            if (!judged) {
                m_state->setText(judged.error().message);
                Q_EMIT failed(judged.error());
            }
        });
    if (after.editorial || !after.points.empty())
        step(1);
}

void FinalTextDialog::filter()
{
    m_filtered->setWhich(m_which->currentData().toInt());
    if (!m_table->currentIndex().isValid() && m_filtered->rowCount() > 0)
        m_table->setCurrentIndex(m_filtered->index(0, 0));
    tell();
}

void FinalTextDialog::tell()
{
    const std::vector<FinalDifference> &changes = m_model->changes();
    const auto accounted = std::count_if(changes.begin(), changes.end(),
                                         [](const FinalDifference &change) { return change.isAccountedFor(); });
    m_state->setText(changes.empty() ? tr("The final text says what the draft said.")
                                     : tr("%L1 changes, %L2 asked for by nobody")
                                           .arg(changes.size())
                                           .arg(qsizetype(changes.size()) - accounted));
}

void FinalTextDialog::tellUnkept()
{
    m_unkept->clear();
    for (const PointRow &row : unkeptPoints(m_model->changes(), m_points)) {
        auto *item = new QListWidgetItem(row.point.title, m_unkept);
        item->setData(Qt::UserRole, row.point.id.value);
    }
    const auto promised = std::count_if(m_points.begin(), m_points.end(), [](const PointRow &row) {
        return promisesChange(row.point.decision.outcome);
    });
    m_unkeptHead->setText(promised == 0 ? tr("No decision promises a change yet.")
                          : m_unkept->count() == 0
                              ? tr("Every promised change is found in the final text.")
                              : tr("Promised, and not found (%1 of %2):").arg(m_unkept->count()).arg(promised));
}

} // namespace soundings
