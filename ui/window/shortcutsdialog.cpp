#include "ui/window/shortcutsdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

QString plainText(const QAction &action)
{
    QString text = action.text();
    text.replace(u"&&"_s, u"\x01"_s).remove(u'&').replace(u'\x01', u'&');
    return text.endsWith(u'…') ? text.chopped(1) : text;
}

QString keysOf(const QAction &action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText).replace(u"; "_s, u", "_s);
}

ShortcutsDialog::ShortcutsDialog(const std::vector<std::pair<QString, QAction *>> &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *tree = new QTreeWidget;
    tree->setColumnCount(3);
    tree->setHeaderLabels({tr("Command"), tr("Keys"), tr("What it does")});
    tree->setRootIsDecorated(false);
    tree->setAccessibleName(tr("Commands and their keys"));
    tree->setUniformRowHeights(true);
    QHash<QString, QTreeWidgetItem *> groups; // a menu goes on after its sub-menus
    for (const auto &[menu, action] : actions) {
        QTreeWidgetItem *&group = groups[menu];
        if (!group) {
            group = new QTreeWidgetItem(tree, {menu});
            QFont strong = group->font(0);
            strong.setBold(true);
            group->setFont(0, strong);
            group->setFlags(Qt::ItemIsEnabled);
        }
        const QString tip = action->toolTip();
        new QTreeWidgetItem(group, {plainText(*action), keysOf(*action), tip == plainText(*action) ? QString() : tip});
    }
    tree->expandAll();
    tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);

    auto *search = new QLineEdit;
    search->setPlaceholderText(tr("Search commands and keys"));
    search->setClearButtonEnabled(true);
    search->setAccessibleName(search->placeholderText());
    connect(search, &QLineEdit::textChanged, tree, [tree](const QString &text) {
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            QTreeWidgetItem *top = tree->topLevelItem(i);
            bool any = false;
            for (int j = 0; j < top->childCount(); ++j) {
                QTreeWidgetItem *item = top->child(j);
                const bool hit = item->text(0).contains(text, Qt::CaseInsensitive)
                                 || item->text(1).contains(text, Qt::CaseInsensitive)
                                 || item->text(2).contains(text, Qt::CaseInsensitive);
                item->setHidden(!hit);
                any = any || hit;
            }
            top->setHidden(!any);
        }
    });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(search);
    column->addWidget(tree, 1);
    column->addWidget(buttons);
    resize(720, 560);
}

} // namespace soundings
