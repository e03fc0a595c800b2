#include "ui/reports/reportsdialog.h"

#include "core/desk/answer.h"
#include "core/desk/desk.h"
#include "core/reports/write.h"
#include "ui/reports/printing.h"
#include "ui/reports/reportpreview.h"
#include "ui/reports/templatedialog.h"
#include "ui/widgets/documentsfolder.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QGroupBox>
#include <QLabel>
#include <QPrintDialog>
#include <QProgressBar>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>
#include <QtConcurrent>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QToolButton *toolButton(const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

constexpr auto kindProperty = "kind";
constexpr qsizetype mostSections = 300; // of responses each is one

/// What is counted is not printed of responses that were picked one by one.
bool isCounted(const QString &kind)
{
    return kind == u"summary" || kind == u"points" || kind == u"you-said-we-did" || kind == u"campaigns";
}

QString fileNameOf(const QString &kind)
{
    return kind == u"summary"           ? ReportsDialog::tr("Summary")
           : kind == u"receipt"         ? ReportsDialog::tr("Receipt")
           : kind == u"consideration"   ? ReportsDialog::tr("Consideration record")
           : kind == u"points"          ? ReportsDialog::tr("Points and decisions")
           : kind == u"you-said-we-did" ? ReportsDialog::tr("You said, we did")
           : kind == u"campaigns"       ? ReportsDialog::tr("Campaigns")
                                        : ReportsDialog::tr("Responses");
}

} // namespace

ReportsDialog::ReportsDialog(Desk *desk, ReportScope scope, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_scope(std::move(scope))
{
    setWindowTitle(tr("Print or export"));
    m_writers.setMaxThreadCount(1);
    m_look.setInterval(100);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (!m_shown)
            return;
        m_progress->setMaximum(m_shown->total);
        m_progress->setValue(m_shown->done);
    });
    auto *top = new QHBoxLayout;
    top->addWidget(makeChoices());
    top->addWidget(makePages(), 1);
    auto *all = new QVBoxLayout(this);
    all->addLayout(top, 1);
    all->addWidget(makeFoot());
    const QFontMetrics metrics = fontMetrics();
    resize(metrics.averageCharWidth() * 150, metrics.height() * 42);
    end();
    rebuild();
}

ReportsDialog::~ReportsDialog()
{
    for (const SharedWatch &watch : {m_building, m_working}) {
        if (watch)
            watch->stop = true;
    }
    m_writers.waitForDone();
}

QWidget *ReportsDialog::makeChoices()
{
    auto *side = new QWidget(this);
    m_choices = side;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins({});

    column->addWidget(makeKinds());
    column->addWidget(makeScope());
    auto *form = new QPushButton(tr("&Title, introduction, sections…"), side);
    form->setAutoDefault(false);
    form->setToolTip(tr("The report in your own words, with your logo, without what it does not need"));
    connect(form, &QPushButton::clicked, this, &ReportsDialog::openTemplate);
    column->addWidget(form);
    column->addStretch(1);
    const auto output = [&](const QString &text, auto act) {
        auto *button = new QPushButton(text, side);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        column->addWidget(button);
        m_outputs.append(button);
    };
    output(tr("&Print…"), [this] { choosePrinter(); });
    output(tr("Save as P&DF…"), [this] { chooseFile(u"pdf"_s, tr("PDF document (*.pdf)")); });
    output(tr("Save as &HTML…"), [this] { chooseFile(u"html"_s, tr("Web page (*.html)")); });
    output(tr("Save for &Word or Writer…"), [this] { chooseFile(u"odt"_s, tr("OpenDocument text (*.odt)")); });
    output(tr("Save for E&xcel or Calc…"), [this] { chooseFile(u"xlsx"_s, tr("Workbook (*.xlsx)")); });
    output(tr("Save as &CSV…"), [this] { chooseFile(u"csv"_s, tr("Tables for a spreadsheet (*.csv)")); });

    for (QRadioButton *choice : {m_selected, m_found, m_all})
        connect(choice, &QRadioButton::toggled, this, &ReportsDialog::rebuild);
    for (QCheckBox *choice : {m_onePerPage, m_anonymous})
        connect(choice, &QCheckBox::toggled, this, &ReportsDialog::rebuild);
    auto *scroll = new QScrollArea(this); // large letters on a small screen
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(side->minimumSizeHint().width() + scroll->verticalScrollBar()->sizeHint().width());
    return scroll;
}

QString ReportsDialog::kind() const
{
    return m_kinds->checkedButton()->property(kindProperty).toString();
}

QWidget *ReportsDialog::makeKinds()
{
    auto *what = new QGroupBox(tr("Report"), this);
    auto *column = new QVBoxLayout(what);
    m_kinds = new QButtonGroup(this);
    const auto add = [&](const QString &kind, const QString &text, const QString &tip) {
        auto *choice = new QRadioButton(text, what);
        choice->setToolTip(tip);
        choice->setProperty(kindProperty, kind);
        m_kinds->addButton(choice);
        column->addWidget(choice);
        choice->setChecked(kind == m_scope.kind || m_kinds->buttons().size() == 1);
        connect(choice, &QRadioButton::toggled, this, [this](bool on) {
            if (on)
                rebuild();
        });
        return choice;
    };
    add(u"summary"_s, tr("&Summary of the consultation"), tr("How many responded, who, when, and on what"));
    add(u"responses"_s, tr("&Responses with their comments"), tr("What was said, word for word, with what was made of it"));
    add(u"receipt"_s, tr("Re&ceipt of the selected response"), tr("When it came and on what evidence; for one response"))
        ->setEnabled(m_scope.selected.size() == 1);
    add(u"points"_s, tr("Po&ints and decisions"), tr("Every point, who raised it, for and against, and what was decided"));
    add(u"you-said-we-did"_s, tr("&You said, we did"), tr("What was raised and what became of it, for those who responded"));
    add(u"campaigns"_s, tr("Cam&paigns"), tr("Letters that several people sent: both numbers, who sent them, what people added"));
    add(u"consideration"_s, tr("C&onsideration record"),
        tr("For each response when it came, who had it open and for how long, what was said and done"));
    return what;
}

QWidget *ReportsDialog::makeScope()
{
    auto *which = new QGroupBox(tr("Which responses"), this);
    auto *whichColumn = new QVBoxLayout(which);
    m_selected = new QRadioButton(tr("Se&lected (%1)").arg(m_scope.selected.size()), which);
    m_found = new QRadioButton(tr("&Found by the search (%1)").arg(m_scope.found), which);
    m_all = new QRadioButton(tr("&All"), which);
    m_selected->setEnabled(!m_scope.selected.empty());
    m_found->setEnabled(!m_scope.query.isEmpty());
    m_found->setToolTip(m_scope.query);
    (m_selected->isEnabled() ? m_selected : m_found->isEnabled() ? m_found : m_all)->setChecked(true);
    m_onePerPage = new QCheckBox(tr("Each on a &new page"), which);
    m_onePerPage->setChecked(true);
    m_anonymous = new QCheckBox(tr("Anony&mous"), which);
    m_anonymous->setToolTip(tr("Leaves out names, addresses, signatures and responses given in confidence"));
    for (QWidget *choice : std::initializer_list<QWidget *>{m_selected, m_found, m_all, m_onePerPage, m_anonymous})
        whichColumn->addWidget(choice);
    const auto enable = [this, which] {
        which->setEnabled(kind() != u"receipt");
        m_onePerPage->setEnabled(kind() == u"responses");
        m_selected->setEnabled(!m_scope.selected.empty() && !isCounted(kind()));
        if (!m_selected->isEnabled() && m_selected->isChecked())
            (m_found->isEnabled() ? m_found : m_all)->setChecked(true);
    };
    connect(m_kinds, &QButtonGroup::idToggled, which, enable);
    enable();
    return which;
}

void ReportsDialog::openTemplate()
{
    const QString of = kind();
    // Those left out stand in no report that was built; they were known before.
    auto *dialog = new TemplateDialog(m_forms.value(of), m_sections.value(of), fileNameOf(of), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TemplateDialog::changed, this, [this, of](const reports::Template &chosen) {
        m_forms.insert(of, chosen);
        if (of == kind())
            rebuild();
    });
    dialog->open();
}

QWidget *ReportsDialog::makePages()
{
    auto *pane = new QWidget(this);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins({});
    auto *bar = new QHBoxLayout;
    m_preview = new ReportPreview(pane);
    m_page = new QSpinBox(pane);
    m_page->setAccessibleName(tr("Page"));
    m_page->setPrefix(tr("Page "));
    m_ofPages = new QLabel(pane);
    auto *out = toolButton(u"−"_s, tr("Smaller"), pane);
    auto *in = toolButton(u"+"_s, tr("Larger"), pane);
    auto *fit = toolButton(tr("Fit width"), tr("As wide as the window"), pane);
    fit->setCheckable(true);
    fit->setChecked(true);
    bar->addWidget(m_page);
    bar->addWidget(m_ofPages);
    bar->addStretch(1);
    for (QToolButton *button : {out, in, fit})
        bar->addWidget(button);
    column->addLayout(bar);
    column->addWidget(m_preview, 1);

    connect(out, &QToolButton::clicked, m_preview, &ReportPreview::zoomOut);
    connect(in, &QToolButton::clicked, m_preview, &ReportPreview::zoomIn);
    connect(fit, &QToolButton::toggled, m_preview, &ReportPreview::setFitWidth);
    connect(m_preview, &ReportPreview::zoomChanged, fit, [this, fit] {
        const QSignalBlocker quiet(fit);
        fit->setChecked(m_preview->fitsWidth());
    });
    connect(m_preview, &ReportPreview::pageChanged, this, &ReportsDialog::showPage);
    connect(m_page, &QSpinBox::valueChanged, m_preview, [this](int page) { m_preview->goTo(page - 1); });
    connect(m_preview, &ReportPreview::prepared, this, [this](int pages) {
        if (m_report)
            Q_EMIT ready(pages);
    });
    showPage(-1, 0);
    return pane;
}

QWidget *ReportsDialog::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins({});
    m_message = new QLabel(foot);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_doing = new QLabel(foot);
    m_progress = new QProgressBar(foot);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel = new QPushButton(tr("Cancel"), foot);
    m_cancel->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), foot);
    close->setAutoDefault(false);
    row->addWidget(m_message, 1);
    row->addWidget(m_doing);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(close);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_shown)
            m_shown->stop = true;
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return foot;
}

ReportRequest ReportsDialog::request() const
{
    ReportRequest request;
    request.kind = kind();
    request.form = m_forms.value(request.kind);
    if (request.kind == u"receipt") {
        request.ids = m_scope.selected;
        return request;
    }
    request.anonymous = m_anonymous->isChecked();
    request.onePerPage = m_onePerPage->isChecked();
    if (m_selected->isChecked() && !isCounted(request.kind))
        request.ids = m_scope.selected;
    else if (m_found->isChecked())
        request.query = m_scope.query;
    return request;
}

void ReportsDialog::rebuild()
{
    if (!m_desk)
        return;
    if (m_building)
        m_building->stop = true;
    const int generation = ++m_generation;
    m_report.reset();
    m_preview->setReport(nullptr);
    m_message->clear();
    m_building = std::make_shared<Watch>();
    begin(tr("Reading…"), m_building);
    m_desk->ask([request = request(), progress = progressOf(m_building)](const Desk &desk) {
        return buildReport(desk, request, progress);
    }).then(this, [this, generation](const Result<reports::Report> &report) { takeReport(report, generation); });
}

void ReportsDialog::takeReport(const Result<reports::Report> &report, int generation)
{
    if (generation != m_generation)
        return; // asked for something else since
    end();
    if (!report) {
        showError(report.error());
        return;
    }
    m_report = std::make_shared<const reports::Report>(*report);
    if (m_forms.value(kind()).leftOut.isEmpty()) { // else some of them are missing here, and are known already
        QStringList sections = reports::sectionsOf(*m_report);
        sections.resize(std::min(sections.size(), mostSections));
        m_sections.insert(kind(), sections);
    }
    m_preview->setReport(m_report);
    enableOutput();
}

void ReportsDialog::chooseFile(const QString &ending, const QString &filter)
{
    auto *chooser = new QFileDialog(this, tr("Save the report"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setNameFilter(filter);
    chooser->setDefaultSuffix(ending);
    chooser->setDirectory(documentsFolder());
    chooser->selectFile(fileNameOf(kind()) + u'.' + ending);
    connect(chooser, &QFileDialog::fileSelected, this, &ReportsDialog::saveAs);
    chooser->open();
}

void ReportsDialog::choosePrinter()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *chooser = new QPrintDialog(printer.get(), this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setOption(QAbstractPrintDialog::PrintPageRange);
    if (m_preview->pageCount() > 0)
        chooser->setMinMax(1, m_preview->pageCount());
    connect(chooser, &QDialog::accepted, this, [this, printer] { printOn(printer); });
    chooser->open();
}

void ReportsDialog::saveAs(const QString &file)
{
    work(tr("Writing %1…").arg(QFileInfo(file).fileName()),
         [file](const SharedReport &report, const SharedWatch &watch) {
             return reports::write(*report, file, progressOf(watch));
         },
         [this, file] {
             m_message->setText(tr("Saved as %1").arg(QDir::toNativeSeparators(file)));
             Q_EMIT saved(file);
         });
}

void ReportsDialog::printOn(std::shared_ptr<QPrinter> printer)
{
    work(tr("Printing…"),
         [printer](const SharedReport &report, const SharedWatch &watch) {
             return print(report, *printer, progressOf(watch));
         },
         [this] {
             m_message->setText(tr("The report is with the printer."));
             Q_EMIT printed();
         });
}

void ReportsDialog::work(const QString &what, std::function<Result<>(SharedReport, SharedWatch)> job,
                         std::function<void()> done)
{
    if (!m_report || m_working)
        return;
    m_message->clear();
    m_working = std::make_shared<Watch>();
    m_choices->setEnabled(false); // what is written is what is shown
    begin(what, m_working);
    Answer(QtConcurrent::run(&m_writers, [job = std::move(job), report = m_report, watch = m_working] {
        return job(report, watch);
    })).then(this, [this, done = std::move(done)](const Result<> &result) {
        m_working.reset();
        m_choices->setEnabled(true);
        end();
        if (result)
            done();
        else
            showError(result.error());
    });
}

void ReportsDialog::begin(const QString &what, SharedWatch watch)
{
    m_shown = std::move(watch);
    m_doing->setText(what);
    m_progress->setRange(0, 0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_doing, m_progress, m_cancel})
        widget->show();
    m_look.start();
    enableOutput();
}

void ReportsDialog::end()
{
    m_shown.reset();
    m_look.stop();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_doing, m_progress, m_cancel})
        widget->hide();
    enableOutput();
}

void ReportsDialog::enableOutput()
{
    for (QPushButton *button : m_outputs)
        button->setEnabled(m_report && !m_working);
}

void ReportsDialog::showError(const Error &error)
{
    m_message->setText(error.message);
    m_message->setToolTip(error.detail);
    Q_EMIT failed(error.message);
}

void ReportsDialog::showPage(int page, int pages)
{
    const QSignalBlocker quiet(m_page);
    m_page->setRange(pages > 0 ? 1 : 0, pages);
    m_page->setValue(page + 1);
    m_page->setEnabled(pages > 0);
    m_ofPages->setText(tr("of %1").arg(pages));
}

ReportsDialog *openPrintDialog(Desk *desk, const ReportScope &scope, QWidget *parent)
{
    auto *dialog = new ReportsDialog(desk, scope, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace soundings
