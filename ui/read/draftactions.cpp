#include "ui/read/draftactions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QIcon>
#include <QKeySequence>
#include <QWidget>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QAction *make(QWidget *pane, const char *text, const char *tip, const QList<QKeySequence> &keys, const QString &icon)
{
    auto *action = new QAction(QCoreApplication::translate("DraftActions", text), pane);
    const QString explained = QCoreApplication::translate("DraftActions", tip);
    const QString key = keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
    action->setToolTip(key.isEmpty() ? explained : explained + u" ("_s + key + u')');
    action->setStatusTip(explained);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setIcon(QIcon::fromTheme(icon));
    pane->addAction(action);
    return action;
}

} // namespace

DraftActions::DraftActions(QWidget *p)
    : find(make(p, "&Find in the Draft…", "Find text in the draft", {QKeySequence::Find}, u"edit-find"_s)),
      findNext(make(p, "Find &Next", "Go to the next hit", {Qt::Key_F3}, u"go-down"_s)),
      findPrevious(make(p, "Find Pre&vious", "Go to the previous hit", {Qt::SHIFT | Qt::Key_F3}, u"go-up"_s)),
      zoomIn(make(p, "Zoom &In", "Show the pages larger", {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal}, u"zoom-in"_s)),
      zoomOut(make(p, "Zoom &Out", "Show the pages smaller", {Qt::CTRL | Qt::Key_Minus}, u"zoom-out"_s)),
      actualSize(make(p, "&Actual Size", "Show the pages at 100 %", {Qt::CTRL | Qt::Key_0}, u"zoom-original"_s)),
      fitWidth(make(p, "Fit &Width", "Make pages as wide as the pane", {Qt::CTRL | Qt::Key_1}, u"zoom-fit-width"_s)),
      fitPage(make(p, "Fit &Page", "Show a whole page", {Qt::CTRL | Qt::Key_2}, u"zoom-fit-best"_s)),
      previousPage(make(p, "P&revious Page", "Go to the previous page", {Qt::CTRL | Qt::Key_PageUp}, u"go-previous"_s)),
      nextPage(make(p, "N&ext Page", "Go to the next page", {Qt::CTRL | Qt::Key_PageDown}, u"go-next"_s)),
      goToPage(make(p, "&Go to Page…", "Type the page to go to", {Qt::CTRL | Qt::Key_G}, u"go-jump"_s)),
      back(make(p, "&Back", "Back to where a link or a section was followed from", {Qt::ALT | Qt::Key_Left}, u"edit-undo"_s)),
      forward(make(p, "For&ward", "Forward again", {Qt::ALT | Qt::Key_Right}, u"edit-redo"_s)),
      outline(make(p, "O&utline", "Show the draft's sections beside its pages", {Qt::Key_F7}, u"view-list-tree"_s)),
      thumbnails(make(p, "&Thumbnails", "Show small pictures of the pages", {Qt::Key_F8}, u"view-list-icons"_s)),
      darkPages(make(p, "&Dark Pages", "Show the pages light on dark", {Qt::CTRL | Qt::SHIFT | Qt::Key_D}, u"weather-clear-night"_s)),
      copy(make(p, "&Copy", "Copy the selected text", {QKeySequence::Copy}, u"edit-copy"_s)),
      selectPage(make(p, "&Select All on Page", "Select the text of the page in view", {QKeySequence::SelectAll}, u"edit-select-all"_s)),
      link(make(p, "&Link Comment to This Section", "Link the comment to the section in view", {Qt::CTRL | Qt::Key_L}, u"insert-link"_s))
{
    for (QAction *action : {fitWidth, fitPage, actualSize, outline, thumbnails, darkPages})
        action->setCheckable(true);
}

QList<QAction *> DraftActions::menu() const
{
    return {find, findNext, findPrevious, nullptr, zoomIn, zoomOut, actualSize, fitWidth, fitPage, darkPages, nullptr,
            previousPage, nextPage, goToPage, back, forward, nullptr, outline, thumbnails, nullptr,
            copy, selectPage, link};
}

} // namespace soundings
