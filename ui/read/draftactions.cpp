#include "ui/read/draftactions.h"

#include "ui/widgets/icons.h"

#include <QActionGroup>
#include <QCoreApplication>
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
    if (!icon.isEmpty())
        action->setIcon(namedIcon(icon));
    pane->addAction(action);
    return action;
}

} // namespace

DraftActions::DraftActions(QWidget *p)
    : find(make(p, "&Find in the Draft…", "Find text in the draft", {QKeySequence::Find}, u"search"_s)),
      findNext(make(p, "Find &Next", "Go to the next hit", {Qt::Key_F3}, u"next"_s)),
      findPrevious(make(p, "Find Pre&vious", "Go to the previous hit", {Qt::SHIFT | Qt::Key_F3}, u"previous"_s)),
      zoomIn(make(p, "Zoom &In", "Show the pages larger", {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal}, u"zoom-in"_s)),
      zoomOut(make(p, "Zoom &Out", "Show the pages smaller", {Qt::CTRL | Qt::Key_Minus}, u"zoom-out"_s)),
      actualSize(make(p, "&Actual Size", "Show the pages at 100 %", {Qt::CTRL | Qt::Key_0}, QString())),
      fitWidth(make(p, "Fit &Width", "Make pages as wide as the pane", {Qt::CTRL | Qt::Key_9}, u"fit-width"_s)),
      fitPage(make(p, "Fit &Page", "Show a whole page", {Qt::CTRL | Qt::Key_8}, u"fit-page"_s)),
      previousPage(make(p, "P&revious Page", "Go to the previous page", {Qt::CTRL | Qt::Key_PageUp}, u"left"_s)),
      nextPage(make(p, "N&ext Page", "Go to the next page", {Qt::CTRL | Qt::Key_PageDown}, u"right"_s)),
      goToPage(make(p, "&Go to Page…", "Type the page to go to", {Qt::CTRL | Qt::Key_G}, QString())),
      back(make(p, "&Back", "Back to where a link or a section was followed from", {Qt::ALT | Qt::Key_Left}, u"undo"_s)),
      forward(make(p, "For&ward", "Forward again", {Qt::ALT | Qt::Key_Right}, u"redo"_s)),
      outline(make(p, "O&utline", "Show the draft's sections beside its pages", {Qt::Key_F7}, u"outline"_s)),
      thumbnails(make(p, "&Thumbnails", "Show small pictures of the pages", {Qt::Key_F8}, u"thumbnails"_s)),
      darkPages(make(p, "&Dark Pages", "Show the pages light on dark", {Qt::CTRL | Qt::SHIFT | Qt::Key_D}, u"palette"_s)),
      marginByStance(make(p, "Margin by &Stance", "Show in the margin how comments on each section stand: for, against, between", {}, QString())),
      marginByTheme(make(p, "Margin by T&heme", "Show in the margin which themes comments on each section have", {}, QString())),
      comments(make(p, "Co&mments on This Section", "List who said what on the section in view", {Qt::CTRL | Qt::SHIFT | Qt::Key_C}, u"comment"_s)),
      addSection(make(p, "Add a &Section…", "Add a section at the place in view, or with the selected words as its heading", {}, u"outline"_s)),
      correctSection(make(p, "Corre&ct This Section…", "Correct number, title, level or place of the section in view", {}, QString())),
      removeSection(make(p, "Remo&ve This Section…", "Take the section in view out of the list; its comments go to the one it lies in", {}, QString())),
      copy(make(p, "&Copy", "Copy the selected text", {QKeySequence::Copy}, u"copy"_s)),
      selectPage(make(p, "&Select All on Page", "Select the text of the page in view", {QKeySequence::SelectAll}, QString())),
      link(make(p, "&Link Comment to This Section", "Link the comment to the section in view", {Qt::CTRL | Qt::Key_L}, u"link"_s))
{
    for (QAction *action : {fitWidth, fitPage, actualSize, outline, thumbnails, darkPages, marginByStance, marginByTheme})
        action->setCheckable(true);
    auto *margin = new QActionGroup(p);
    margin->addAction(marginByStance);
    margin->addAction(marginByTheme);
    marginByStance->setChecked(true);
}

QList<QAction *> DraftActions::menu() const
{
    return {find, findNext, findPrevious, nullptr, zoomIn, zoomOut, actualSize, fitWidth, fitPage, darkPages, nullptr,
            previousPage, nextPage, goToPage, back, forward, nullptr, outline, thumbnails, nullptr,
            comments, marginByStance, marginByTheme, nullptr, addSection, correctSection, removeSection, nullptr, copy, selectPage, link};
}

} // namespace soundings
