#include "ui/coding/codersdialog.h"

#include "ui/widgets/dialogparts.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

CodersDialog::CodersDialog(Desk *desk, std::vector<ResponseId> responses, QWidget *parent)
    : QDialog(parent)
    , m_responses(std::move(responses))
    , m_people(new QListWidget)
    , m_name(new QLineEdit)
    , m_hint(makeNote())
{
    setWindowTitle(tr("Tag independently"));
    m_people->setAccessibleName(tr("People"));
    m_name->setPlaceholderText(tr("Another name, as it stands in the journal"));
    m_name->setAccessibleName(tr("Another name"));
    QPushButton *more = makeKeyButton(tr("A&dd"), {}, tr("Adds the name to the list"), [this] {
        add(m_name->text());
        m_name->clear();
    });
    auto *naming = new QHBoxLayout;
    naming->addWidget(m_name, 1);
    naming->addWidget(more);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_accept = buttons->addButton(tr("Tag independently"), QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeNote(tr(
        "Who is to tag %n response(s), each without seeing what the others make of it? What they make counts "
        "nowhere until all have finished and it is agreed on.",
        nullptr, int(m_responses.size()))));
    column->addWidget(m_people, 1);
    column->addLayout(naming);
    column->addWidget(m_hint);
    column->addWidget(buttons);
    resize(28 * fontMetrics().height(), 26 * fontMetrics().height());
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_responses, names());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_people, &QListWidget::itemChanged, this, &CodersDialog::refresh);
    refresh();

    struct Known
    {
        Result<QStringList> people;
        Result<std::vector<Coder>> coders;
        QString person;
    };
    desk->ask([first = m_responses.empty() ? ResponseId() : m_responses.front()](const Desk &asked) {
            return Known{asked.journalPeople(), asked.coders(first), asked.person()};
        })
        .then(this, [this](const Known &known) {
            QStringList people = known.people.value_or(QStringList());
            people.prepend(known.person);
            fill(people, known.coders.value_or(std::vector<Coder>()));
            Q_EMIT read();
        });
}

void CodersDialog::fill(const QStringList &people, const std::vector<Coder> &coders)
{
    for (const Coder &coder : coders)
        add(coder.name);
    for (const QString &name : people) {
        if (!name.isEmpty() && m_people->findItems(name, Qt::MatchFixedString).isEmpty()) {
            auto *item = new QListWidgetItem(name, m_people);
            item->setCheckState(Qt::Unchecked);
        }
    }
    m_people->setCurrentRow(0);
}

void CodersDialog::add(const QString &name)
{
    const QString wanted = name.simplified();
    if (wanted.isEmpty())
        return;
    const QList<QListWidgetItem *> there = m_people->findItems(wanted, Qt::MatchFixedString);
    QListWidgetItem *item = there.isEmpty() ? new QListWidgetItem(wanted, m_people) : there.first();
    item->setCheckState(Qt::Checked);
    refresh();
}

QStringList CodersDialog::names() const
{
    QStringList names;
    for (int row = 0; row < m_people->count(); ++row) {
        if (m_people->item(row)->checkState() == Qt::Checked)
            names << m_people->item(row)->text();
    }
    return names;
}

void CodersDialog::refresh()
{
    const qsizetype count = names().size();
    m_accept->setEnabled(count != 1 && !m_responses.empty());
    m_hint->setText(count == 0   ? tr("Nobody: what is tagged from now on counts at once.")
                    : count == 1 ? tr("It takes two people at least.")
                                 : tr("%1 tag independently.").arg(names().join(u", "_s)));
}

} // namespace soundings
