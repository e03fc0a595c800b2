#include "ui/reports/considerationdialog.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/consideration.h"
#include "core/reports/text.h"
#include "ui/widgets/dialogparts.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

#include <chrono>

namespace soundings {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QTreeWidgetItem *group(QTreeWidget *tree, const QString &title)
{
    auto *item = new QTreeWidgetItem(tree, {title});
    item->setFirstColumnSpanned(true);
    item->setExpanded(true);
    return item;
}

} // namespace

ConsiderationDialog::ConsiderationDialog(Desk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_model(new ConsiderationModel(this))
    , m_table(makeTable(m_model, tr("Consideration record")))
    , m_detail(new QTreeWidget)
    , m_words(new QLineEdit)
    , m_unopened(new QCheckBox(tr("Only those that &nobody has opened")))
    , m_state(makeNote())
{
    setWindowTitle(tr("Consideration record"));
    buildLayout();
    m_wait.setSingleShot(true);
    m_wait.setInterval(250ms);
    connect(&m_wait, &QTimer::timeout, this, &ConsiderationDialog::apply);
    connect(m_words, &QLineEdit::textChanged, this, [this] { m_wait.start(); });
    connect(m_unopened, &QCheckBox::toggled, this, &ConsiderationDialog::apply);
    connect(m_model, &ConsiderationModel::found, this, &ConsiderationDialog::tell);
    connect(m_model, &ConsiderationModel::failed, this, [this](const Error &error) { m_state->setText(error.message); });
    connect(m_model, &ConsiderationModel::touched, this, [this](ResponseId id) {
        if (id == m_shown)
            showChosen();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConsiderationDialog::showChosen);
    connect(m_table, &QTreeView::activated, m_show, &QPushButton::click);
    m_model->setDesk(m_desk);
    struct Known
    {
        Result<Consultation> consultation;
        Result<std::vector<Theme>> themes;
    };
    m_desk->ask([](const Desk &asked) { return Known{asked.consultation(), asked.themes()}; })
        .then(this, [this](const Known &known) {
            if (known.consultation)
                m_model->setZone(m_zone = known.consultation->zone);
            m_themes = known.themes.value_or(std::vector<Theme>());
            showChosen();
        });
}

void ConsiderationDialog::buildLayout()
{
    m_words->setPlaceholderText(tr("Search, as in the list of responses"));
    m_words->setAccessibleName(tr("Search"));
    m_words->setClearButtonEnabled(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ConsiderationModel::Reference, Qt::AscendingOrder);
    setColumnWidths(*m_table, {10, 26, 31, 12, 31, 20, 8, 12, 11, 12, 31});
    m_detail->setHeaderLabels({tr("When"), tr("Who"), tr("What")});
    m_detail->setAccessibleName(tr("What the record says of the chosen response"));
    m_detail->setRootIsDecorated(false);
    m_detail->setUniformRowHeights(true);
    setColumnWidths(*m_detail, {36, 24, 60});
    auto *filters = new QHBoxLayout;
    filters->addWidget(m_words, 1);
    filters->addWidget(m_unopened);
    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_table);
    parts->addWidget(m_detail);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setChildrenCollapsible(false);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_show = makeKeyButton(tr("&Show the response"), {}, tr("Opens it in the window behind"), [this] {
        if (chosen().isValid())
            Q_EMIT responseRequested(chosen());
    });
    buttons->addButton(m_show, QDialogButtonBox::ActionRole);
    buttons->addButton(makeKeyButton(tr("Copy"), QKeySequence::Copy, tr("Copies the chosen rows for a spreadsheet"),
                                     [this] { copy(); }),
                       QDialogButtonBox::ActionRole);
    buttons->addButton(makeKeyButton(tr("&Print or export…"), {}, tr("The record of the responses found, as a report"),
                                     [this] { Q_EMIT reportRequested(m_model->query(), m_model->rowCount()); }),
                       QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(filters);
    column->addWidget(parts, 1);
    column->addWidget(m_state);
    column->addWidget(buttons);
    resize(76 * fontMetrics().height(), 46 * fontMetrics().height());
}

QString ConsiderationDialog::query() const
{
    const QString words = m_words->text().simplified();
    if (!m_unopened->isChecked())
        return words;
    return words.isEmpty() ? unopenedQuery : u"(%1) %2"_s.arg(words, unopenedQuery);
}

void ConsiderationDialog::apply()
{
    m_wait.stop();
    m_model->setQuery(query());
}

void ConsiderationDialog::tell(int responses)
{
    m_state->setText(responses == 0 ? tr("There is no such response.") : tr("%n response(s)", nullptr, responses));
    const int row = m_shown.isValid() ? m_model->rowOf(m_shown) : -1;
    if (responses > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(std::max(row, 0), 0));
    showChosen();
}

ResponseId ConsiderationDialog::chosen() const
{
    return m_model->idAt(m_table->currentIndex().row());
}

void ConsiderationDialog::showChosen()
{
    m_show->setEnabled(chosen().isValid());
    const quint64 question = ++m_question;
    if (!chosen().isValid()) {
        m_detail->clear();
        return;
    }
    m_shown = chosen();
    m_desk->ask([id = m_shown](const Desk &desk) { return considerationOf(desk, {id}); })
        .then(this, [this, question](const Result<Consideration> &record) {
            if (question != m_question)
                return;
            if (record)
                showDetail(*record);
            else
                m_state->setText(record.error().message);
        });
}

void ConsiderationDialog::showDetail(const Consideration &record)
{
    m_detail->clear();
    if (record.rows.empty())
        return;
    const ConsiderationRow &row = record.rows.front();
    const auto time = [this](Instant at) { return reports::shortLocalTime(at, m_zone); };
    QTreeWidgetItem *came = group(m_detail, tr("%1: how it came").arg(reference(row.number)));
    new QTreeWidgetItem(came, {time(row.received), displayName(row.respondent),
                               tr("%1, by %2; %3").arg(label(row.timeliness), label(row.channel),
                                                       label(row.evidence, row.channel))});
    QTreeWidgetItem *opened = group(m_detail, record.viewings.empty()
                                                  ? tr("Nobody has opened it")
                                                  : tr("Opened, in all for %1").arg(reports::durationText(row.seconds)));
    for (const Viewing &viewing : record.viewings)
        new QTreeWidgetItem(opened, {time(viewing.opened), viewing.person,
                                     tr("in view for %1").arg(reports::durationText(viewing.seconds))});
    QTreeWidgetItem *said = group(m_detail, record.comments.empty() ? tr("No comments") : tr("Comments"));
    for (const Comment &comment : record.comments) {
        QStringList themes;
        for (const Theme &theme : m_themes) {
            if (std::find(comment.themes.begin(), comment.themes.end(), theme.id) != comment.themes.end())
                themes << theme.name;
        }
        if (comment.stance != Stance::None)
            themes << label(comment.stance);
        if (!comment.note.isEmpty())
            themes << comment.note.simplified();
        new QTreeWidgetItem(said, {time(comment.at), comment.author, themes.join(u" · "_s)});
    }
    QTreeWidgetItem *raised = group(m_detail, record.points.empty() ? tr("In no point yet") : tr("Points and decisions"));
    for (const Point &point : record.points) {
        const Decision &d = point.decision;
        new QTreeWidgetItem(raised, {d.at == Instant() ? QString() : time(d.at), d.by,
                                     u"%1 · %2%3"_s.arg(point.title, label(d.outcome),
                                                        d.reply.isEmpty() ? QString() : u": "_s + d.reply.simplified())});
    }
    QTreeWidgetItem *done = group(m_detail, record.steps.empty() ? tr("No reply, no other status") : tr("Status and replies"));
    for (const ConsiderationStep &step : record.steps)
        new QTreeWidgetItem(done, {time(step.at), step.by, step.what});
    m_detail->expandAll();
    for (int i = 0; i < m_detail->topLevelItemCount(); ++i)
        m_detail->setFirstColumnSpanned(i, {}, true);
}

void ConsiderationDialog::copy()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    if (!rows.isEmpty())
        m_model->tellTabbed(rows, [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
}

} // namespace soundings
