#include "ui/intake/unreadabledialog.h"

#include "ui/intake/itemtable.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

UnreadableDialog::UnreadableDialog(Desk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_note(new QLabel)
    , m_table(new ItemTable)
    , m_showSettled(new QCheckBox(tr("Show those that are se&ttled")))
    , m_settle(new QPushButton(tr("S&ettled…")))
    , m_open(new QPushButton(tr("&Open again")))
{
    setWindowTitle(tr("Unreadable items"));
    setModal(false);
    build();
    connect(m_showSettled, &QCheckBox::toggled, &m_model, &UnreadableItemsModel::setSettledShown);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &UnreadableDialog::refresh);
    connect(m_settle, &QPushButton::clicked, this, &UnreadableDialog::askHow);
    connect(m_open, &QPushButton::clicked, this, [this] { settle({}); });
    connect(desk, &Desk::changed, this, [this](const Applied &applied) {
        const auto concerns = [](const Change &change) {
            return std::holds_alternative<UnreadableReceived>(change) ||
                   std::holds_alternative<UnreadableSettled>(change);
        };
        if (std::any_of(applied.changes.begin(), applied.changes.end(), concerns))
            read();
    });
    refresh();
    read();
}

void UnreadableDialog::build()
{
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setText(
        tr("These arrived and could not be read. They are kept byte for byte. Where one was dealt with by "
           "hand, say so here: it leaves the list and stays on record."));
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Unreadable items"));
    m_table->setColumnWidth(UnreadableItemsModel::Source, 200);
    m_table->setColumnWidth(UnreadableItemsModel::Reason, 330);
    m_table->setColumnWidth(UnreadableItemsModel::TakenIn, 170);
    m_settle->setToolTip(tr("It was dealt with in another way: say how"));
    m_open->setToolTip(tr("It is still to be dealt with after all"));
    auto *copy = new QPushButton(tr("&Copy"));
    auto *save = new QPushButton(tr("Save &list…"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    for (QPushButton *button : {m_settle, m_open, copy, save}) {
        button->setAutoDefault(false);
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    }
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(m_showSettled);
    column->addWidget(buttons);
    resize(900, 440);
    connect(buttons, &QDialogButtonBox::rejected, this, &QWidget::close);
    connect(copy, &QPushButton::clicked, m_table, &ItemTable::copySelection);
    connect(save, &QPushButton::clicked, m_table, &ItemTable::saveAs);
    connect(m_table, &ItemTable::saved, this, [this](const QString &file) {
        m_note->setText(tr("Saved as %1").arg(QDir::toNativeSeparators(file)));
    });
    connect(m_table, &ItemTable::saveFailed, this,
            [this](const Error &error) { m_note->setText(error.message); });
}

void UnreadableDialog::read()
{
    struct Listed
    {
        Result<std::vector<UnreadableItem>> items;
        Result<Consultation> consultation;
    };
    m_desk->ask([](const Desk &asked) {
              return Listed{asked.unreadable(), asked.consultation()};
          })
        .then(this, [this](const Listed &listed) {
            if (!listed.items)
                m_note->setText(listed.items.error().message);
            else
                m_model.setItems(*listed.items,
                                 listed.consultation ? listed.consultation->zone : QByteArray());
            refresh();
        });
}

void UnreadableDialog::refresh()
{
    m_settle->setEnabled(!selected(false).empty());
    m_open->setEnabled(!selected(true).empty());
    m_showSettled->setEnabled(m_model.settled() > 0);
}

std::vector<UnreadableItem> UnreadableDialog::selected(bool settled) const
{
    std::vector<UnreadableItem> items;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const UnreadableItem *item = m_model.at(index.row());
        if (item && isSettled(*item) == settled)
            items.push_back(*item);
    }
    return items;
}

void UnreadableDialog::askHow()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Settled"));
    dialog->setLabelText(tr("How was it dealt with? For example: printed, and entered by hand as R-0042."));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &how) {
        if (how.trimmed().isEmpty())
            m_note->setText(tr("Nothing was settled: say how it was dealt with."));
        else
            settle(how.trimmed());
    });
    dialog->open();
}

void UnreadableDialog::settle(const QString &how)
{
    ChangeSet changes;
    for (const UnreadableItem &item : selected(how.isEmpty()))
        changes.push_back(UnreadableSettled{item.id, item.settled, how});
    if (changes.empty())
        return;
    const QString what = how.isEmpty() ? tr("Open unreadable items again") : tr("Settle unreadable items");
    m_desk->submit(std::move(changes), what).then(this, [this](const Result<ChangeSet> &result) {
        if (!result)
            m_note->setText(result.error().message);
    });
}

} // namespace soundings
