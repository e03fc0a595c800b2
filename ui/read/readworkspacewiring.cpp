#include "ui/models/codebookmodel.h"
#include "ui/models/commentsmodel.h"
#include "ui/models/editqueue.h"
#include "ui/models/responselistmodel.h"
#include "ui/models/timeinview.h"
#include "ui/read/attachmentopening.h"
#include "ui/read/attachmentsview.h"
#include "ui/read/codebookpane.h"
#include "ui/read/commentactions.h"
#include "ui/read/draftlinking.h"
#include "ui/read/draftpane.h"
#include "ui/read/facetpane.h"
#include "ui/read/flowactions.h"
#include "ui/read/offeractions.h"
#include "ui/read/passageactions.h"
#include "ui/read/passagetext.h"
#include "ui/read/readworkspace.h"
#include "ui/read/responseactions.h"
#include "ui/read/responseheader.h"
#include "ui/read/responselistpane.h"
#include "ui/read/responsereader.h"
#include "ui/read/savedsearchespane.h"
#include "ui/read/searchactions.h"
#include "ui/read/sectionactions.h"
#include "ui/read/suggestionactions.h"

#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

/// How the workspace's panes stand, and what each tells the others.
namespace soundings {

using namespace Qt::StringLiterals;

void ReadWorkspace::buildLayout()
{
    m_left->addWidget(m_list);
    m_lower->setDocumentMode(true);
    m_lower->addTab(m_themes, tr("Themes"));
    m_lower->addTab(m_facets, tr("Narrow by"));
    m_left->addWidget(m_lower);
    m_left->setStretchFactor(0, 3);
    m_left->setStretchFactor(1, 1);
    m_across->addWidget(m_left);
    m_across->addWidget(m_reader);
    m_across->addWidget(m_draft);
    for (QSplitter *splitter : {m_left, m_across})
        splitter->setChildrenCollapsible(false);
    // Narrow windows squeeze all three; none insists on more than a strip.
    for (QWidget *pane : {static_cast<QWidget *>(m_left), static_cast<QWidget *>(m_reader), static_cast<QWidget *>(m_draft)})
        pane->setMinimumWidth(160);
    m_across->setSizes({460, 500, 480});
    m_left->setSizes({560, 240});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_across);
}

void ReadWorkspace::connectPanes()
{
    connect(m_list, &ResponseListPane::currentChanged, this, [this](ResponseId id) {
        takeUp();
        ask(id);
    });
    connect(m_list, &ResponseListPane::offered, this, [this](ResponseId id) {
        m_offered = id;
        ask(id);
    });
    connect(m_list->view(), &QAbstractItemView::clicked, this, &ReadWorkspace::takeUp);
    connect(m_reader->text()->verticalScrollBar(), &QAbstractSlider::actionTriggered, this, &ReadWorkspace::takeUp);
    qApp->installEventFilter(this);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &ReadWorkspace::seeWhetherInFront);
    connect(m_inView, &TimeInView::statusMessage, this, &Workspace::statusMessage);
    connect(m_list, &ResponseListPane::activated, this, [this](ResponseId id) {
        takeUp();
        ask(id);
        m_reader->text()->setFocus();
    });
    connect(m_list, &ResponseListPane::importRequested, this, &ReadWorkspace::importRequested);
    connect(m_list, &ResponseListPane::contextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (QAction *action : responseMenu())
            action ? menu->addAction(action) : static_cast<void>(menu->addSeparator());
        menu->popup(at);
    });
    connect(m_responses, &ResponseListModel::settled, this, &ReadWorkspace::rehit);
    connect(m_responses, &ResponseListModel::settled, this, &ReadWorkspace::offer);
    connect(m_responses, &ResponseListModel::failed, this, &Workspace::failed);
    connect(m_list->savedSearches(), &SavedSearchesPane::failed, this, &Workspace::failed);
    connect(m_codebook, &CodebookModel::failed, this, &Workspace::failed);
    connect(m_codebook, &CodebookModel::themesChanged, this, [this] {
        m_responses->setThemeLooks(m_codebook->looks());
        m_reader->setThemeLooks(m_codebook->looks());
    });
    connect(m_searchActions, &SearchActions::searchBoxRequested, m_left, &QWidget::show);
    connect(m_searchActions, &SearchActions::facetsRequested, this, [this] {
        m_left->show();
        m_lower->show();
        m_lower->setCurrentWidget(m_facets);
    });
    connect(m_searchActions, &SearchActions::statusMessage, this, &Workspace::statusMessage);
    connect(m_searchActions, &SearchActions::failed, this, &Workspace::failed);
    connect(m_facets, &FacetPane::crossTableRequested, this, &ReadWorkspace::crossTableRequested);
    connect(m_facets, &FacetPane::chosenChanged, this, [this] {
        m_lower->setTabText(1, m_facets->chosen() > 0 ? tr("Narrow by (%1)").arg(m_facets->chosen()) : tr("Narrow by"));
    });
    connect(m_themes, &CodebookPane::tagRequested, m_commentActions, &CommentActions::tagWith);
    connect(m_themes, &CodebookPane::searchRequested, this, &ReadWorkspace::search);
    connect(m_draft, &DraftPane::linkRequested, m_commentActions, &CommentActions::linkTo);
    connect(m_draft, &DraftPane::currentSectionChanged, m_commentActions, &CommentActions::setShownSection);
    connect(m_linking, &DraftLinking::openRequested, this, &ReadWorkspace::openResponse);
    connect(m_linking, &DraftLinking::searchRequested, this, &ReadWorkspace::search);
    connect(m_linking, &DraftLinking::statusMessage, this, &Workspace::statusMessage);
    connect(m_linking, &DraftLinking::failed, this, &Workspace::failed);
    connect(m_sectionActions, &SectionActions::statusMessage, this, &Workspace::statusMessage);
    connect(m_sectionActions, &SectionActions::failed, this, &Workspace::failed);
}

void ReadWorkspace::connectComments()
{
    connect(m_edits, &EditQueue::applied, m_comments, &CommentsModel::apply);
    connect(m_edits, &EditQueue::applied, this, [this](const ChangeSet &changes) { // who works on it has turned to it
        if (std::any_of(changes.begin(), changes.end(), [this](const Change &one) { return responseOf(one) == openedResponse(); }))
            takeUp();
    });
    connect(m_edits, &EditQueue::failed, this, &Workspace::failed);
    connect(m_commentActions, &CommentActions::statusMessage, this, &Workspace::statusMessage);
    connect(m_passageActions, &PassageActions::statusMessage, this, &Workspace::statusMessage);
    connect(m_offerActions, &OfferActions::statusMessage, this, &Workspace::statusMessage);
    connect(m_offerActions, &OfferActions::failed, this, &Workspace::failed);
    connect(m_offerActions, &OfferActions::sectionRequested, m_draft, &DraftPane::goToSection);
    connect(m_offerActions, &OfferActions::wordsRequested, m_draft, &DraftPane::goToWords);
    connect(m_offerActions, &OfferActions::pageRequested, m_draft, &DraftPane::goToPage);
    connect(m_commentActions, &CommentActions::newThemeRequested, this,
            [this](const QString &name) { m_themes->addThemeAndTag(name); });
    connect(m_themes, &CodebookPane::statusMessage, this, &Workspace::statusMessage);
    connect(m_themes, &CodebookPane::failed, this, &Workspace::failed);
    connect(m_responseActions, &ResponseActions::statusMessage, this, &Workspace::statusMessage);
    connect(m_responseActions, &ResponseActions::printReceiptRequested, this, &ReadWorkspace::printReceiptRequested);
    connect(m_responseActions, &ResponseActions::failed, this, &Workspace::failed);
    connect(m_flowActions, &FlowActions::statusMessage, this, &Workspace::statusMessage);
    connect(m_flowActions, &FlowActions::failed, this, &Workspace::failed);
    connect(m_flowActions, &FlowActions::jobStarted, this, &Workspace::jobStarted);
    connect(m_suggestionActions, &SuggestionActions::statusMessage, this, &Workspace::statusMessage);
    connect(m_suggestionActions, &SuggestionActions::failed, this, &Workspace::failed);
    connect(m_reader->header(), &ResponseHeader::statusChosen, m_responseActions, &ResponseActions::setStatusOfOpen);
    connect(m_reader, &ResponseReader::currentChanged, m_linking, &DraftLinking::showComment);
    connect(m_reader->attachments(), &AttachmentsView::openRequested, this,
            [this](const Part &part) { m_attachments->open(openedResponse(), part); });
    connect(m_reader->attachments(), &AttachmentsView::saveRequested, this,
            [this](const Part &part) { m_attachments->saveAs(openedResponse(), part); });
    connect(m_attachments, &AttachmentOpening::failed, this, &Workspace::failed);
    connect(m_attachments, &AttachmentOpening::saved, this, [this](const QString &file) {
        Q_EMIT statusMessage(tr("Saved as %1").arg(QDir::toNativeSeparators(file)));
    });
}

} // namespace soundings
