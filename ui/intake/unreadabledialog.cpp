#include "ui/intake/unreadabledialog.h"

#include "ui/intake/itemtable.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

UnreadableDialog::UnreadableDialog(Desk *desk, QWidget *parent)
    : QDialog(parent), m_note(new QLabel), m_table(new ItemTable)
{
    setWindowTitle(tr("Unreadable items"));
    setModal(false);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setText(tr("These arrived and could not be read. They are kept byte for byte."));
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Unreadable items"));
    m_table->setColumnWidth(UnreadableItemsModel::Source, 240);
    m_table->setColumnWidth(UnreadableItemsModel::Reason, 380);
    auto *copy = new QPushButton(tr("&Copy"));
    auto *save = new QPushButton(tr("Save &list…"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    buttons->addButton(save, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    resize(820, 420);
    connect(buttons, &QDialogButtonBox::rejected, this, &QWidget::close);
    connect(copy, &QPushButton::clicked, m_table, &ItemTable::copySelection);
    connect(save, &QPushButton::clicked, m_table, &ItemTable::saveAs);
    connect(m_table, &ItemTable::saved, this,
            [this](const QString &file) { m_note->setText(tr("Saved as %1").arg(QDir::toNativeSeparators(file))); });
    connect(m_table, &ItemTable::saveFailed, this, [this](const Error &error) { m_note->setText(error.message); });

    struct Listed
    {
        Result<std::vector<UnreadableItem>> items;
        Result<Consultation> consultation;
    };
    desk->ask([](const Desk &asked) { return Listed{asked.unreadable(), asked.consultation()}; })
        .then(this, [this](const Listed &listed) {
            if (!listed.items)
                m_note->setText(listed.items.error().message);
            else
                m_model.setItems(*listed.items, listed.consultation ? listed.consultation->zone : QByteArray());
        });
}

} // namespace soundings
