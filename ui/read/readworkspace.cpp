#include "ui/read/readworkspace.h"

#include "core/search/parser.h"
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
#include "ui/read/openresponse.h"
#include "ui/read/passageactions.h"
#include "ui/read/passagetext.h"
#include "ui/read/responseactions.h"
#include "ui/read/responseheader.h"
#include "ui/read/responselistpane.h"
#include "ui/read/responsereader.h"
#include "ui/read/responsestrip.h"
#include "ui/read/savedsearchespane.h"
#include "ui/read/searchactions.h"
#include "ui/read/searchbox.h"
#include "ui/read/sectionactions.h"
#include "ui/read/suggestionactions.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QFocusEvent>
#include <QMenu>

namespace soundings {

using namespace Qt::StringLiterals;

ReadWorkspace::ReadWorkspace(QWidget *parent)
    : Workspace(parent)
    , m_responses(new ResponseListModel(this))
    , m_codebook(new CodebookModel(this))
    , m_comments(new CommentsModel(this))
    , m_edits(new EditQueue(this))
    , m_inView(new TimeInView(this))
    , m_list(new ResponseListPane(m_responses))
    , m_themes(new CodebookPane(m_codebook, m_edits))
    , m_facets(new FacetPane)
    , m_reader(new ResponseReader(m_comments))
    , m_draft(new DraftPane)
    , m_lower(new QTabWidget)
    , m_left(new QSplitter(Qt::Vertical))
    , m_across(new QSplitter(Qt::Horizontal))
    , m_commentActions(new CommentActions(m_reader, m_comments, m_codebook, m_edits, this))
    , m_passageActions(new PassageActions(m_reader, m_comments, m_edits, this))
    , m_offerActions(new OfferActions(m_reader, m_comments, m_edits, this))
    , m_linking(new DraftLinking(m_draft, m_reader, m_comments, m_codebook, m_offerActions->references(), this))
    , m_responseActions(new ResponseActions(m_list, m_comments, m_edits, this))
    , m_flowActions(new FlowActions(m_list, m_responses, m_comments, m_codebook, this))
    , m_suggestionActions(new SuggestionActions(m_reader->strip(), m_responses, m_comments, m_edits, this))
    , m_sectionActions(new SectionActions(m_draft, this))
    , m_searchActions(new SearchActions(m_list, m_responses, m_reader, m_facets, this))
    , m_attachments(new AttachmentOpening(this))
{
    buildLayout();
    buildActions();
    connectPanes();
    connectComments();
}

ReadWorkspace::~ReadWorkspace() = default;

QString ReadWorkspace::title() const
{
    return tr("Read");
}

QIcon ReadWorkspace::icon() const
{
    return namedIcon(u"read"_s);
}

// --- The consultation --------------------------------------------------------------------------------------------

void ReadWorkspace::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    m_inView->setDesk(desk); // before the other lets go of it
    m_desk = desk;
    m_asked = {};
    m_offered = {};
    m_asking = false;
    m_askAgain = false;
    ++m_hitQuestion;
    m_reader->clear();
    m_shownDraft.clear();
    m_readers.clear();
    m_draft->clear();
    m_edits->setDesk(desk);
    m_linking->setDesk(desk);
    m_sectionActions->setDesk(desk);
    m_attachments->setDesk(desk);
    m_commentActions->setDesk(desk);
    m_offerActions->setDesk(desk);
    m_responseActions->setDesk(desk);
    m_flowActions->setDesk(desk);
    m_suggestionActions->setDesk(desk);
    m_themes->setDesk(desk);
    m_codebook->setDesk(desk);
    m_searchActions->setDesk(desk);
    m_list->setDesk(desk);
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, &ReadWorkspace::react);
    connect(m_desk, &Desk::othersReading, this, [this](const QHash<QString, qint64> &where) {
        m_readers = where;
        showReaders();
    });
    loadConsultation();
    loadDraft();
}

void ReadWorkspace::loadConsultation()
{
    m_desk->ask([](const Desk &desk) { return desk.consultation(); })
        .then(this, [this, desk = m_desk](const Result<Consultation> &read) {
            if (desk != m_desk)
                return;
            if (read && QTimeZone(read->zone).isValid())
                m_reader->setZone(QTimeZone(read->zone));
            else if (!read)
                Q_EMIT failed(read.error().message, read.error().detail);
        });
}

void ReadWorkspace::loadDraft()
{
    m_desk->ask([shown = m_shownDraft](const Desk &desk) -> Result<DraftState> {
              const Result<std::vector<Draft>> drafts = desk.drafts();
              if (!drafts)
                  return passOn(drafts);
              DraftState state;
              if (drafts->empty())
                  return state;
              state.draft = drafts->back();
              Result<std::vector<Section>> sections = desk.sections(state.draft.id);
              if (!sections)
                  return passOn(sections);
              state.sections = std::move(*sections);
              if (state.draft.sha256 != shown) {
                  Result<QByteArray> pdf = desk.draftBytes(state.draft.id);
                  if (!pdf)
                      return passOn(pdf);
                  state.pdf = std::move(*pdf);
              }
              return state;
          })
        .then(this, [this, desk = m_desk](const Result<DraftState> &state) {
            if (desk != m_desk)
                return;
            if (!state) {
                Q_EMIT failed(state.error().message, state.error().detail);
                return;
            }
            m_commentActions->setSections(state->sections);
            if (state->pdf.isEmpty()) {
                m_draft->setSections(state->sections);
            } else {
                m_shownDraft = state->draft.sha256;
                m_draft->setDraft(state->pdf, state->sections, state->draft.fileName);
            }
            m_linking->recount();
        });
}

void ReadWorkspace::showReaders()
{
    QStringList names = m_readers.keys(openedResponse().value);
    names.sort();
    m_reader->strip()->setReaders(names);
}

void ReadWorkspace::react(const Applied &applied)
{
    m_comments->apply(applied.changes);
    m_offerActions->apply(applied.changes);
    for (const Change &change : applied.changes) {
        if (std::holds_alternative<DraftAdded>(change) || std::holds_alternative<SectionChanged>(change))
            loadDraft();
        if (std::holds_alternative<PersonErased>(change) && responseOf(change) == openedResponse()) {
            m_reader->clear(); // what stands there is no longer held
            reload();
        }
        const bool another = std::holds_alternative<ReceiptCorrected>(change)
            || std::holds_alternative<DuplicateJudged>(change) || std::holds_alternative<CodersChanged>(change);
        const bool anywhere = std::holds_alternative<DeadlineMoved>(change)
            || (std::holds_alternative<PersonErased>(change) && !responseOf(change));
        if (anywhere || (another && responseOf(change) == openedResponse()))
            reload(); // whether it was in time, what it repeats, whose comments are seen, is the store's to say
    }
}

// --- The open response -------------------------------------------------------------------------------------------

ResponseId ReadWorkspace::openedResponse() const
{
    return m_comments->detail() ? m_comments->detail()->response.id : ResponseId{};
}

std::vector<ResponseId> ReadWorkspace::selectedResponses() const
{
    return m_list->selected();
}

ThemeId ReadWorkspace::chosenTheme() const
{
    return m_themes->current();
}

SectionId ReadWorkspace::shownSection() const
{
    return m_commentActions->shownSection();
}

int ReadWorkspace::found() const
{
    return m_responses->rowCount();
}

QString ReadWorkspace::query() const
{
    return m_responses->query();
}

void ReadWorkspace::openResponse(ResponseId id)
{
    m_searched.reset();
    takeUp();
    m_list->setCurrent(id);
    ask(id);
}

void ReadWorkspace::search(const QString &query)
{
    m_searched = query.trimmed();
    m_list->searchBox()->setQuery(query);
    if (m_responses->isSettled() && m_responses->query() == *m_searched)
        offer(); // it stood there already
}

void ReadWorkspace::ask(ResponseId id)
{
    if (!m_desk || !id.isValid() || (id == m_asked && (m_asking || id == openedResponse())))
        return;
    m_asked = id;
    reload();
}

/// The page is never blank for no reason: the first response stands there until a person turns to one. So it does where another
/// room asked for a list that the open one is not in: it would be taken for one of them.
void ReadWorkspace::offer()
{
    bool elsewhere = false;
    if (const std::optional<QString> searched = std::exchange(m_searched, std::nullopt))
        elsewhere = m_responses->query() == *searched && m_responses->rowOf(openedResponse()) < 0;
    if ((!m_asked.isValid() || elsewhere) && m_responses->rowCount() > 0)
        m_list->offer(m_responses->idAt(0));
}

/// A person turned to what was only offered so far.
void ReadWorkspace::takeUp()
{
    const ResponseId offered = std::exchange(m_offered, {});
    if (offered.isValid() && offered == openedResponse()) {
        m_responseActions->opened(true);
        m_inView->turnTo(offered);
    }
}

void ReadWorkspace::seeWhetherInFront()
{
    m_inView->setInFront(isVisible() && QGuiApplication::applicationState() == Qt::ApplicationActive);
}

void ReadWorkspace::writeDownViewing(std::function<void()> then)
{
    m_inView->writeDown(std::move(then));
}

void ReadWorkspace::showEvent(QShowEvent *event)
{
    Workspace::showEvent(event);
    seeWhetherInFront();
}

void ReadWorkspace::hideEvent(QHideEvent *event)
{
    Workspace::hideEvent(event);
    seeWhetherInFront();
    writeDownViewing();
}

bool ReadWorkspace::eventFilter(QObject *watched, QEvent *event)
{
    // While a menu is open, its letters are its own: the focus has not moved, so Qt would take them for this room's keys.
    if (event->type() == QEvent::ShortcutOverride && qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
        event->accept();
        return true;
    }
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
        m_inView->noteActivity();
        break;
    default:
        break;
    }
    if (event->type() == QEvent::FocusIn && watched == m_reader->text()) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            takeUp();
    }
    return Workspace::eventFilter(watched, event);
}

/// One question at a time: whoever holds the key for the next response sees the ones that the desk keeps up with.
void ReadWorkspace::reload()
{
    if (!m_asked.isValid())
        return;
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_desk->ask([id = m_asked, query = m_responses->query()](const Desk &desk) {
              return soundings::openResponse(desk, id, query);
          })
        .then(this, [this, desk = m_desk](const Result<OpenedResponse> &opened) {
            if (desk != m_desk)
                return;
            m_asking = false;
            if (std::exchange(m_askAgain, false))
                reload();
            else if (opened)
                showOpened(*opened);
            else
                Q_EMIT failed(opened.error().message, opened.error().detail);
        });
}

void ReadWorkspace::showOpened(const OpenedResponse &opened)
{
    if (opened.detail.response.id == openedResponse()) {
        m_comments->show(opened.detail, opened.viewer); // the text and the place in it are as they were
        return;
    }
    m_reader->setResponse(opened);
    m_desk->tellReading(opened.detail.response.id);
    showReaders();
    m_unfold->setChecked(false);
    const bool byPerson = opened.detail.response.id != m_offered;
    m_responseActions->opened(byPerson);
    m_searchActions->opened(opened.detail.response.id);
    m_inView->turnTo(byPerson ? opened.detail.response.id : ResponseId());
}

void ReadWorkspace::rehit()
{
    if (!m_desk || !m_comments->detail())
        return;
    const quint64 question = ++m_hitQuestion;
    m_desk->ask([text = m_reader->text()->readerText(), query = m_responses->query()](const Desk &) {
              return hitsOf(text, query);
          })
        .then(this, [this, question, id = openedResponse()](const std::vector<TextRange> &hits) {
            if (question == m_hitQuestion && id == openedResponse())
                m_reader->setHits(hits);
        });
}

// --- Layout ------------------------------------------------------------------------------------------------------

void ReadWorkspace::saveLayout(QSettings &settings) const
{
    settings.setValue(u"read/across"_s, m_across->saveState());
    settings.setValue(u"read/left"_s, m_left->saveState());
    for (const QAction *action : m_viewActions) {
        if (action && !action->objectName().isEmpty())
            settings.setValue(u"read/"_s + action->objectName(), action->isChecked());
    }
    settings.setValue(u"read/zoom"_s, m_zoom);
    settings.setValue(u"read/lower"_s, m_lower->currentIndex());
    m_list->saveLayout(settings);
    m_facets->saveLayout(settings);
    m_themes->saveLayout(settings);
    m_reader->saveLayout(settings);
    m_draft->saveLayout(settings);
}

void ReadWorkspace::restoreLayout(const QSettings &settings)
{
    m_across->restoreState(settings.value(u"read/across"_s).toByteArray());
    m_left->restoreState(settings.value(u"read/left"_s).toByteArray());
    for (QAction *action : std::as_const(m_viewActions)) {
        if (action && !action->objectName().isEmpty())
            action->setChecked(settings.value(u"read/"_s + action->objectName(), true).toBool());
    }
    m_zoom = settings.value(u"read/zoom"_s, 1.0).toDouble();
    m_reader->text()->setZoom(m_zoom);
    m_lower->setCurrentIndex(settings.value(u"read/lower"_s, 0).toInt());
    m_list->restoreLayout(settings);
    m_facets->restoreLayout(settings);
    m_themes->restoreLayout(settings);
    m_reader->restoreLayout(settings);
    m_draft->restoreLayout(settings);
}

} // namespace soundings
