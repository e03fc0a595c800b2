#include "ui/intake/surveydialog.h"

#include "core/consultation/labels.h"
#include "core/deadline/localtime.h"
#include "ui/intake/rolechoice.h"
#include "ui/intake/surveymemory.h"
#include "ui/widgets/defaultbutton.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int columnWidth = 170;
constexpr int askAfterMs = 120;

/// What the first look at a table gives.
struct Opened
{
    std::shared_ptr<const tables::Table> table;
    survey::SurveyMap map;
    QByteArray zone;
};

Result<Opened> opened(const Desk &desk, const QString &file)
{
    Result<tables::Table> table = desk.readTable(file);
    if (!table)
        return passOn(table);
    const Result<Consultation> consultation = desk.consultation();
    if (!consultation)
        return passOn(consultation);
    const Result<std::vector<ReceivedTable>> earlier = desk.surveyTables();
    if (!earlier)
        return passOn(earlier);
    Opened all{std::make_shared<const tables::Table>(*std::move(table)), {}, consultation->zone};
    const std::vector<survey::SurveyMap> known = survey::fitting(mapsOf(*earlier), *all.table);
    if (!known.empty()) { // as the team has read this survey, on whatever computer
        all.map = known.front();
        return all;
    }
    all.map = survey::guessMap(*all.table).map;
    if (const tables::Sheet *sheet = survey::sheetOf(all.map, *all.table)) {
        const QStringList headers = survey::headersOf(*sheet, all.map.headerRow, all.map.headerRows);
        all.map = rememberedMap(headers).value_or(all.map);
        all.map.sheet = sheet->name; // its name may be of the day it was exported
    }
    return all;
}

QString asItWillLook(const Response &response, const QTimeZone &zone)
{
    QStringList lines{displayName(response.respondent)};
    for (const QString &more :
         {response.respondent.organisation.isEmpty() ? QString() : response.respondent.name,
          response.respondent.place, response.respondent.address}) {
        if (!more.isEmpty())
            lines.last() += u" · "_s + more;
    }
    lines << label(response.respondent.kind) + u" · "_s + label(response.confidentiality);
    lines << SurveyDialog::tr("Received %1 – %2")
                 .arg(shortLocalTime(response.received, zone), label(response.evidence, response.channel));
    for (const Part &part : response.parts)
        lines << QString() << part.question << part.text;
    return lines.join(u'\n');
}

QTableView *plainTable(const QString &name)
{
    auto *view = new QTableView;
    view->setAccessibleName(name);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->setCornerButtonEnabled(false);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->horizontalHeader()->setDefaultSectionSize(columnWidth);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return view;
}

} // namespace

SurveyDialog::SurveyDialog(Desk *desk, const QString &file, const ImportRequest &request, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_file(file)
    , m_request(request)
    , m_sheet(new QComboBox)
    , m_headerRow(new QSpinBox)
    , m_twoRows(new QCheckBox(tr("Headers in &two rows")))
    , m_dateOrder(new QComboBox)
    , m_rolesView(plainTable(tr("What each column holds")))
    , m_rowsView(plainTable(tr("The first rows of the table")))
    , m_outcome(new QLabel)
    , m_problems(new QListWidget)
    , m_response(new QPlainTextEdit)
    , m_import(new QPushButton(tr("&Import")))
    , m_save(new QPushButton(tr("&Save map…")))
{
    build();
    m_later.setSingleShot(true);
    m_later.setInterval(askAfterMs);
    connect(&m_later, &QTimer::timeout, this, &SurveyDialog::ask);
    connect(&m_roles, &SurveyRolesModel::roleChosen, this, [this](int column, survey::Role role) {
        m_touched = true;
        m_chosen.push_back({column, role});
        m_later.start();
    });
    openTable();
}

void SurveyDialog::build()
{
    setWindowTitle(tr("Import survey: %1").arg(QFileInfo(m_file).fileName()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *load = new QPushButton(tr("&Load map…"));
    buttons->addButton(m_import, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    buttons->addButton(load, QDialogButtonBox::ActionRole);
    m_import->setObjectName(u"import"_s);
    m_import->setEnabled(false);
    m_save->setEnabled(false);
    m_save->setToolTip(
        tr("Keep what the columns mean in a file, for a colleague or for “soundings import --map”"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(buildOptions());
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(buildTable());
    split->addWidget(buildOutcome());
    column->addWidget(split, 1);
    column->addWidget(buttons);
    makeOnlyDefault(*m_import);
    resize(1000, 680);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &SurveyDialog::take);
    connect(m_save, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Save the map"), QString(), tr("Survey maps (*.json)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"json"_s);
        connect(dialog, &QFileDialog::fileSelected, this, &SurveyDialog::saveMapAs);
        dialog->open();
    });
    connect(load, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Load a map"), QString(), tr("Survey maps (*.json)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, this, &SurveyDialog::loadMap);
        dialog->open();
    });
}

QWidget *SurveyDialog::buildOptions()
{
    constexpr int lastHeaderRow = 1000;
    m_headerRow->setRange(1, lastHeaderRow);
    m_twoRows->setToolTip(tr("A question above its options, as SurveyMonkey writes them"));
    m_dateOrder->addItem(tr("Day first: 10/02/2020"), int(survey::DateOrder::DayMonthYear));
    m_dateOrder->addItem(tr("Month first: 2/10/2020"), int(survey::DateOrder::MonthDayYear));
    auto *options = new QWidget;
    auto *row = new QHBoxLayout(options);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &name, QWidget *widget) {
        auto *label = new QLabel(name);
        label->setBuddy(widget);
        row->addWidget(label);
        row->addWidget(widget);
    };
    add(tr("S&heet"), m_sheet);
    add(tr("Headers in &row"), m_headerRow);
    row->addWidget(m_twoRows);
    add(tr("&Dates"), m_dateOrder);
    row->addStretch(1);
    connect(m_sheet, &QComboBox::activated, this, &SurveyDialog::guessAnew);
    connect(m_headerRow, &QSpinBox::valueChanged, this, &SurveyDialog::guessAnew);
    connect(m_twoRows, &QCheckBox::toggled, this, &SurveyDialog::guessAnew);
    connect(m_dateOrder, &QComboBox::activated, this, [this] {
        m_map.dateOrder = survey::DateOrder(m_dateOrder->currentData().toInt());
        m_later.start();
    });
    return options;
}

void SurveyDialog::reject()
{
    if (m_touched)
        askToDiscard(*this, tr("What you said about the columns will be lost. “Save map…” keeps it in a file."));
    else
        QDialog::reject();
}

QWidget *SurveyDialog::buildTable()
{
    m_rolesView->setModel(&m_roles);
    m_rolesView->setItemDelegate(new RoleChoice(m_rolesView));
    m_rolesView->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    connect(m_rolesView, &QAbstractItemView::clicked, m_rolesView, // one click, as on any drop-down
            [this](const QModelIndex &cell) { m_rolesView->edit(cell); });
    m_rolesView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rolesView->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rolesView->setToolTip(tr("Space opens the choice"));
    const int rowHeight = QComboBox().sizeHint().height();
    m_rolesView->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_rowsView->setModel(&m_rows);
    m_rowsView->horizontalHeader()->hide();
    m_rowsView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rowsView->setSelectionMode(QAbstractItemView::SingleSelection);
    for (QTableView *view : {m_rolesView, m_rowsView}) {
        constexpr int numbersWidth = 60;
        view->verticalHeader()->setFixedWidth(numbersWidth);
        view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    }
    connect(m_rolesView->horizontalHeader(), &QHeaderView::sectionResized, m_rowsView,
            [this](int section, int, int width) { m_rowsView->setColumnWidth(section, width); });
    connect(m_rowsView->horizontalScrollBar(), &QScrollBar::valueChanged, m_rolesView->horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(m_rolesView->horizontalScrollBar(), &QScrollBar::valueChanged, m_rowsView->horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(m_rowsView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (!current.isValid())
                    return;
                m_row = m_rows.rowInSheet(current.row());
                m_later.start();
            });
    auto *both = new QWidget;
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_rolesView);
    column->addWidget(m_rowsView, 1);
    return both;
}

QWidget *SurveyDialog::buildOutcome()
{
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    m_outcome->setText(tr("Reading the table…"));
    m_problems->setWordWrap(true);
    m_problems->setAccessibleName(tr("What to know before importing"));
    m_response->setReadOnly(true);
    m_response->setTabChangesFocus(true);
    m_response->setAccessibleName(tr("A response as it will look"));
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_outcome);
    column->addWidget(m_problems, 1);
    auto *split = new QSplitter;
    split->addWidget(left);
    split->addWidget(m_response);
    return split;
}

void SurveyDialog::openTable()
{
    m_asked = 1; // so that it is not settled before the table is there
    m_desk->ask([file = m_file](const Desk &desk) { return opened(desk, file); })
        .then(this, [this](const Result<Opened> &result) {
            if (!result) {
                fail(result.error());
                return;
            }
            m_table = result->table;
            m_zone = result->zone;
            for (const tables::Sheet &sheet : m_table->sheets)
                m_sheet->addItem(sheet.name);
            m_sheet->setEnabled(m_sheet->count() > 1);
            setMap(result->map);
        });
}

void SurveyDialog::setMap(const survey::SurveyMap &map)
{
    m_map = map;
    m_chosen.clear();
    m_row = 0;
    showOptions(map);
    ask();
}

void SurveyDialog::showOptions(const survey::SurveyMap &map)
{
    for (QObject *option : std::initializer_list<QObject *>{m_sheet, m_headerRow, m_twoRows, m_dateOrder})
        option->blockSignals(true); // they follow the map now, and do not make one
    const int sheet = m_sheet->findText(map.sheet);
    m_sheet->setCurrentIndex(sheet < 0 ? 0 : sheet);
    m_headerRow->setValue(map.headerRow);
    m_twoRows->setChecked(map.headerRows > 1);
    m_dateOrder->setCurrentIndex(m_dateOrder->findData(int(map.dateOrder)));
    for (QObject *option : std::initializer_list<QObject *>{m_sheet, m_headerRow, m_twoRows, m_dateOrder})
        option->blockSignals(false);
}

void SurveyDialog::guessAnew()
{
    if (!m_table)
        return;
    const auto sheet = size_t(std::max(0, m_sheet->currentIndex()));
    const int question = ++m_asked;
    m_desk
        ->ask([table = m_table, sheet, row = m_headerRow->value(), rows = m_twoRows->isChecked() ? 2 : 1](
                  const Desk &) { return survey::guessMap(table->sheets.at(sheet), row, rows).map; })
        .then(this, [this, question](const survey::SurveyMap &map) {
            if (question == m_asked)
                setMap(map);
        });
}

void SurveyDialog::ask()
{
    if (!m_table)
        return;
    const int question = ++m_asked;
    const TableFile file{QFileInfo(m_file).fileName(), {}, m_desk->now()};
    m_desk
        ->ask([table = m_table, map = m_map, chosen = m_chosen, file, zone = m_zone, row = m_row](
                  const Desk &) { return previewOf(*table, map, chosen, file, QTimeZone(zone), row); })
        .then(this, [this, question, worked = m_chosen.size()](const SurveyPreview &preview) {
            if (question != m_asked)
                return;
            m_map = preview.map;
            m_chosen.erase(m_chosen.begin(), m_chosen.begin() + qsizetype(worked));
            m_shown = question;
            showPreview(preview);
        });
}

void SurveyDialog::showPreview(const SurveyPreview &preview)
{
    if (m_chosen.empty())
        m_roles.setRoles(preview.headers, preview.roles);
    // Only now has the header a height: it has none without columns.
    m_rolesView->setFixedHeight(m_rolesView->verticalHeader()->defaultSectionSize() +
                                m_rolesView->horizontalHeader()->sizeHint().height() +
                                2 * m_rolesView->frameWidth());
    m_headers = preview.headers;
    m_rows.setSheet(m_table, survey::sheetOf(m_map, *m_table), m_map.headerRow - 1 + m_map.headerRows,
                    int(preview.headers.size()));
    if (!m_rolesView->currentIndex().isValid() && m_roles.columnCount() > 0)
        m_rolesView->setCurrentIndex(m_roles.index(0, 0));
    m_outcome->setText(survey::inWords(preview.tally));
    m_response->setPlainText(preview.response ? asItWillLook(*preview.response, QTimeZone(m_zone))
                                              : tr("There is no response to show."));
    showProblems(preview);
    m_import->setEnabled(preview.possible);
    m_save->setEnabled(!preview.headers.isEmpty());
}

void SurveyDialog::showProblems(const SurveyPreview &preview)
{
    m_problems->clear();
    for (const survey::Problem &problem : preview.problems) {
        const QString kind = problem.blocks ? tr("To put right: %1") : tr("To know: %1");
        m_problems->addItem(
            new QListWidgetItem(namedIcon(problem.blocks ? u"error"_s : u"info"_s), kind.arg(problem.text)));
    }
    if (preview.problems.empty())
        m_problems->addItem(new QListWidgetItem(namedIcon(u"done"_s), tr("Every column is understood.")));
}

void SurveyDialog::fail(const Error &error)
{
    m_shown = m_asked;
    m_outcome->setText(error.message);
    m_outcome->setToolTip(error.detail);
}

void SurveyDialog::saveMapAs(const QString &file)
{
    m_desk->ask([file, map = m_map](const Desk &) { return writeMapFile(file, map); })
        .then(this, [this, file](const Result<> &written) {
            if (written)
                m_outcome->setText(tr("The map is saved as %1").arg(QDir::toNativeSeparators(file)));
            else
                fail(written.error());
        });
}

void SurveyDialog::loadMap(const QString &file)
{
    m_desk->ask([file](const Desk &) { return readMapFile(file); })
        .then(this, [this](const Result<survey::SurveyMap> &map) {
            if (map)
                setMap(*map);
            else
                fail(map.error());
        });
}

void SurveyDialog::take()
{
    if (!isSettled()) { // what was chosen last may stand in the way
        m_later.stop();
        ask();
        return;
    }
    rememberMap(m_headers, m_map);
    ImportRequest request = m_request;
    request.sources = {m_file};
    request.map = m_map;
    Q_EMIT importRequested(request);
    accept();
}

} // namespace soundings
