#include "ui/coding/journaldialog.h"

#include "core/consultation/words.h"
#include "core/desk/tablefiles.h"
#include "ui/widgets/dialogparts.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QGridLayout>
#include <QVBoxLayout>

#include <chrono>

namespace soundings {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct KindGroup
{
    const char *name;
    QStringList kinds; ///< as the journal names them
};

const std::vector<KindGroup> &kindGroups()
{
    static const std::vector<KindGroup> groups{
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Comments"),
         {u"comment-added"_s, u"comment-changed"_s, u"comment-removed"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Proposals and references refused"),
         {u"proposal-dismissed"_s, u"reference-dismissed"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Themes"),
         {u"theme-added"_s, u"theme-changed"_s, u"theme-removed"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Independent tagging"), {u"coders-changed"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Memos and saved searches"),
         {u"memo-written"_s, u"saved-search-written"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Status and assignment"),
         {u"status-changed"_s, u"assignee-changed"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "What was received"),
         {u"response-received"_s, u"unreadable-received"_s, u"unreadable-settled"_s, u"table-received"_s,
          u"mailbox-read"_s, u"acknowledged"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Who wrote"),
         {u"respondent-changed"_s, u"confidentiality-changed"_s, u"signatories-changed"_s,
          u"respondents-joined"_s, u"suggestion-dismissed"_s, u"duplicate-judged"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Deadline and lateness"),
         {u"deadline-moved"_s, u"late-ruled"_s, u"receipt-corrected"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Consultation and draft"),
         {u"consultation-created"_s, u"draft-added"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Who had responses open"), {u"response-viewed"_s}},
        {QT_TRANSLATE_NOOP("soundings::JournalDialog", "Personal data"), {u"person-erased"_s, u"retention-set"_s}}};
    return groups;
}

} // namespace

JournalDialog::JournalDialog(Desk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_model(new JournalModel(this))
    , m_table(makeTable(m_model, tr("Journal")))
    , m_who(new QComboBox)
    , m_kind(new QComboBox)
    , m_words(new QLineEdit)
    , m_response(new QLineEdit)
    , m_fromOn(new QCheckBox(tr("&From")))
    , m_from(new QDateEdit)
    , m_toOn(new QCheckBox(tr("&Until")))
    , m_to(new QDateEdit)
    , m_state(makeNote())
    , m_message(makeNote())
{
    setWindowTitle(tr("Journal"));
    setColumnWidths(*m_table, {9, 26, 18, 12, 60});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_show = makeKeyButton(tr("&Show the response"), {}, tr("Opens it in the window behind"), [this] {
        if (const JournalRow *row = m_model->at(m_table->currentIndex().row());
            row && row->response.isValid())
            Q_EMIT responseRequested(row->response);
    });
    buttons->addButton(m_show, QDialogButtonBox::ActionRole);
    buttons->addButton(makeKeyButton(tr("Save as a &table…"), {},
                                     tr("Writes the entries found to a CSV file"),
                                     [this] {
                                         askCsvFile(this, tr("Save the journal"), u"journal.csv"_s,
                                                    [this](const QString &file) { save(file); });
                                     }),
                       QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeFilters());
    column->addWidget(m_table, 1);
    column->addWidget(m_state);
    column->addWidget(m_message);
    column->addWidget(buttons);
    resize(66 * fontMetrics().height(), 42 * fontMetrics().height());

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_model, &JournalModel::found, this, &JournalDialog::tell);
    connect(m_model, &JournalModel::failed, this,
            [this](const Error &error) { m_message->setText(error.message); });
    const auto enable = [this] {
        const JournalRow *row = m_model->at(m_table->currentIndex().row());
        m_show->setEnabled(row && row->response.isValid());
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, enable);
    connect(m_model, &QAbstractItemModel::dataChanged, this, enable);
    connect(m_table, &QTreeView::activated, m_show, &QPushButton::click);
    enable();
    m_model->setDesk(m_desk);
    struct Known
    {
        Result<QStringList> people;
        Result<Consultation> consultation;
    };
    m_desk->ask([](const Desk &asked) {
              return Known{asked.journalPeople(), asked.consultation()};
          })
        .then(this, [this](const Known &known) {
            if (known.consultation && QTimeZone(known.consultation->zone).isValid())
                m_zone = QTimeZone(known.consultation->zone);
            m_model->setZone(m_zone);
            fill(known.people.value_or(QStringList()));
        });
}

QWidget *JournalDialog::makeFilters()
{
    m_who->addItem(tr("Anybody"));
    m_who->setAccessibleName(tr("Who"));
    m_kind->addItem(tr("Anything"));
    for (const KindGroup &group : kindGroups())
        m_kind->addItem(tr(group.name));
    m_kind->setAccessibleName(tr("What kind"));
    m_words->setPlaceholderText(tr("Words in what was done"));
    m_words->setAccessibleName(tr("Words in what was done"));
    m_words->setClearButtonEnabled(true);
    m_response->setPlaceholderText(u"R-0001"_s);
    m_response->setAccessibleName(tr("Response"));
    m_response->setClearButtonEnabled(true);
    m_response->setMaximumWidth(16 * fontMetrics().averageCharWidth());
    for (QDateEdit *date : {m_from, m_to}) {
        date->setCalendarPopup(true);
        date->setDisplayFormat(u"d MMM yyyy"_s);
        date->setDate(toUtc(m_desk->now()).date());
        date->setEnabled(false);
    }
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("Until"));
    auto *bar = new QWidget;
    auto *grid = new QGridLayout(bar);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_who, 0, 0);
    grid->addWidget(m_kind, 0, 1);
    grid->addWidget(m_words, 0, 2);
    grid->addWidget(m_response, 0, 3);
    auto *days = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_fromOn, m_from, m_toOn, m_to})
        days->addWidget(widget);
    days->addStretch(1);
    grid->addLayout(days, 1, 0, 1, 4);
    grid->setColumnStretch(2, 1);

    m_wait.setSingleShot(true);
    m_wait.setInterval(200ms);
    connect(&m_wait, &QTimer::timeout, this, &JournalDialog::apply);
    for (QComboBox *box : {m_who, m_kind})
        connect(box, &QComboBox::currentIndexChanged, this, &JournalDialog::apply);
    for (QLineEdit *edit : {m_words, m_response})
        connect(edit, &QLineEdit::textChanged, this, [this] { m_wait.start(); });
    for (const auto &[on, date] : {std::pair(m_fromOn, m_from), std::pair(m_toOn, m_to)}) {
        connect(on, &QCheckBox::toggled, date, &QWidget::setEnabled);
        connect(on, &QCheckBox::toggled, this, &JournalDialog::apply);
        connect(date, &QDateEdit::dateChanged, this, &JournalDialog::apply);
    }
    return bar;
}

void JournalDialog::fill(const QStringList &people)
{
    const QSignalBlocker blocker(m_who);
    for (const QString &name : people)
        m_who->addItem(name);
}

JournalFilter JournalDialog::filter() const
{
    JournalFilter filter;
    if (m_who->currentIndex() > 0)
        filter.by = m_who->currentText();
    if (m_kind->currentIndex() > 0)
        filter.kinds = kindGroups()[size_t(m_kind->currentIndex() - 1)].kinds;
    filter.text = m_words->text().simplified();
    if (!m_response->text().trimmed().isEmpty())
        filter.response =
            referenceNumber(m_response->text().trimmed()).value_or(0); // of none: nothing is found
    if (m_fromOn->isChecked())
        filter.from = toInstant(m_from->date().startOfDay(m_zone));
    if (m_toOn->isChecked())
        filter.before = toInstant(m_to->date().addDays(1).startOfDay(m_zone));
    return filter;
}

void JournalDialog::showResponse(int number)
{
    m_response->setText(number > 0 ? reference(number) : QString());
    apply();
}

void JournalDialog::apply()
{
    m_wait.stop();
    m_model->setFilter(filter());
}

void JournalDialog::tell(int entries)
{
    m_state->setText(entries == 0 ? tr("Nothing of the kind stands in the journal.")
                                  : tr("%n line(s), newest first", nullptr, entries));
    if (entries > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void JournalDialog::save(const QString &file)
{
    m_message->setText(tr("Saving…"));
    m_desk->ask([filter = filter(), file](const Desk &desk) { return writeJournal(desk, filter, file); })
        .then(this, [this, file](const Result<> &saved) {
            m_message->setText(saved ? tr("Saved as %1").arg(QDir::toNativeSeparators(file))
                                     : saved.error().message);
        });
}

} // namespace soundings
