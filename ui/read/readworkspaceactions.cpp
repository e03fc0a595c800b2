#include "ui/read/codebookpane.h"
#include "ui/read/commentactions.h"
#include "ui/read/draftlinking.h"
#include "ui/read/draftpane.h"
#include "ui/read/flowactions.h"
#include "ui/read/offeractions.h"
#include "ui/read/passageactions.h"
#include "ui/read/passagetext.h"
#include "ui/read/readworkspace.h"
#include "ui/read/responseactions.h"
#include "ui/read/responseheader.h"
#include "ui/read/responselistpane.h"
#include "ui/read/responsereader.h"
#include "ui/read/responsestrip.h"
#include "ui/read/searchactions.h"
#include "ui/read/suggestionactions.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/makeaction.h"

/// The workspace's own actions, and the menus they stand in.
namespace soundings {

using namespace Qt::StringLiterals;

QAction *ReadWorkspace::makeToggle(const QString &text, const QKeySequence &key, QWidget *pane)
{
    auto *action = new QAction(text, this);
    action->setCheckable(true);
    action->setChecked(true);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(tr("Shows or hides it"));
    addAction(action);
    connect(action, &QAction::toggled, pane, &QWidget::setVisible);
    m_viewActions.append(action);
    return action;
}

void ReadWorkspace::buildActions()
{
    makeToggle(tr("Response &list"), Qt::CTRL | Qt::ALT | Qt::Key_1, m_left)->setObjectName(u"showList"_s);
    makeToggle(tr("&Themes and counts"), Qt::CTRL | Qt::ALT | Qt::Key_2, m_lower)->setObjectName(u"showThemes"_s);
    makeToggle(tr("&Comments"), Qt::CTRL | Qt::ALT | Qt::Key_3, m_reader->commentList())->setObjectName(u"showComments"_s);
    QAction *draft = makeToggle(tr("&Draft"), Qt::CTRL | Qt::ALT | Qt::Key_4, m_draft);
    draft->setObjectName(u"showDraft"_s);
    for (QAction *action : m_draft->roomActions()) {
        addAction(action);
        connect(action, &QAction::triggered, draft, [draft] { draft->setChecked(true); });
    }

    const auto make = [this](QWidget *scope, const QString &text, const QList<QKeySequence> &keys, const QString &tip) {
        return makeAction(scope, this, text, keys, tip);
    };
    m_viewActions << m_list->columnsAction();
    m_unfold = make(this, tr("&Unfold quoted text"), {Qt::Key_R}, tr("Shows quotations, signatures and disclaimers, or folds them again"));
    m_unfold->setCheckable(true);
    connect(m_unfold, &QAction::triggered, this, [this](bool open) { m_reader->text()->setAllFolded(!open); });
    QAction *larger = make(this, tr("L&arger text"), {Qt::CTRL | Qt::ALT | Qt::Key_Plus, Qt::CTRL | Qt::ALT | Qt::Key_Equal}, tr("Makes the response's letters larger"));
    QAction *smaller = make(this, tr("S&maller text"), {Qt::CTRL | Qt::ALT | Qt::Key_Minus}, tr("Makes the response's letters smaller"));
    const auto zoom = [this](double factor) {
        m_zoom = std::clamp(m_zoom * factor, 0.5, 4.0);
        m_reader->text()->setZoom(m_zoom);
    };
    connect(larger, &QAction::triggered, this, [zoom] { zoom(1.1); });
    connect(smaller, &QAction::triggered, this, [zoom] { zoom(1 / 1.1); });
    m_viewActions << nullptr << m_searchActions->viewMenu() << m_unfold << larger << smaller;

    m_reader->header()->setActions(m_responseActions->editRespondent(), m_responseActions->acceptLate(),
                                   m_responseActions->setAsideLate());
    m_reader->strip()->setReceiptAction(m_responseActions->receipt());
    m_themes->setReservedKeys(CommentActions::reservedKeys());
}

QList<QAction *> ReadWorkspace::responseMenu() const
{
    QList<QAction *> actions = m_responseActions->going();
    return actions << m_flowActions->menu() << nullptr << m_responseActions->menu();
}

QList<WorkspaceMenu> ReadWorkspace::menus() const
{
    QList<QAction *> response = m_searchActions->menu();
    response << nullptr << responseMenu() << nullptr << m_suggestionActions->menu() << nullptr
             << m_commentActions->responseMenu() << m_passageActions->menu() << nullptr << m_offerActions->menu();
    QList<QAction *> themes = m_commentActions->themeMenu();
    themes << nullptr << m_themes->actions();
    QList<QAction *> draft{m_commentActions->linkToShown(), m_commentActions->linkToPicked(), m_linking->toSection(), nullptr};
    draft << m_draft->draftActions();
    return {{WorkspaceMenu::View, m_viewActions},
            {WorkspaceMenu::Response, response},
            {WorkspaceMenu::Themes, themes},
            {WorkspaceMenu::Draft, draft}};
}

} // namespace soundings
