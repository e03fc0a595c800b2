#include "ui/window/commandpalette.h"

#include "ui/window/shortcutsdialog.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int actionRole = Qt::UserRole;

} // namespace

CommandPalette::CommandPalette(const std::vector<std::pair<QString, QAction *>> &actions, QWidget *parent)
    : QDialog(parent), m_text(new QLineEdit), m_list(new QListView), m_found(new QSortFilterProxyModel(this))
{
    setWindowTitle(tr("All commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *model = new QStandardItemModel(this);
    for (const auto &[menu, action] : actions) {
        QString text = tr("%1: %2", "menu: command").arg(menu, plainText(*action));
        if (const QString keys = keysOf(*action); !keys.isEmpty())
            text += u"    "_s + keys;
        auto *item = new QStandardItem(action->icon(), text);
        item->setData(QVariant::fromValue<QObject *>(action), actionRole);
        item->setEnabled(action->isEnabled());
        item->setEditable(false);
        model->appendRow(item);
    }
    m_found->setSourceModel(model);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_found);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Commands"));
    m_text->setPlaceholderText(tr("Type part of a command's name"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_list, 1);
    resize(520, 400);
    connect(m_text, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_text, &QLineEdit::returnPressed, this, [this] { run(m_list->currentIndex()); });
    connect(m_list, &QListView::activated, this, &CommandPalette::run);
    search({});
}

void CommandPalette::search(const QString &text)
{
    m_found->setFilterFixedString(text.trimmed());
    int row = 0;
    while (row < m_found->rowCount() && !m_found->index(row, 0).flags().testFlag(Qt::ItemIsEnabled))
        ++row;
    m_list->setCurrentIndex(m_found->index(row, 0));
}

void CommandPalette::run(const QModelIndex &index)
{
    const QPointer<QAction> action(qobject_cast<QAction *>(index.data(actionRole).value<QObject *>()));
    if (!action || !action->isEnabled())
        return;
    accept();
    // Once this is gone, so that what the command opens is in front.
    QTimer::singleShot(0, action.data(), &QAction::trigger);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace soundings
