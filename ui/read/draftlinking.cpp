#include "ui/read/draftlinking.h"

#include "core/desk/sections.h"
#include "ui/models/codebookmodel.h"
#include "ui/models/commentsmodel.h"
#include "ui/models/referenceoffers.h"
#include "ui/read/draftpane.h"
#include "ui/read/draftview.h"
#include "ui/read/passagetext.h"
#include "ui/read/responsereader.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/makeaction.h"

#include <QElapsedTimer>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int SoonestRecount = 200; ///< milliseconds

bool movesCounts(const Change &change)
{
    return std::holds_alternative<CommentAdded>(change) || std::holds_alternative<CommentChanged>(change) ||
           std::holds_alternative<CommentRemoved>(change) || std::holds_alternative<ThemeChanged>(change) ||
           std::holds_alternative<ThemeRemoved>(change);
}

} // namespace

DraftLinking::DraftLinking(DraftPane *draft, ResponseReader *reader, CommentsModel *comments,
                           CodebookModel *codebook, const ReferenceOffers *references, QWidget *scope)
    : QObject(scope)
    , m_draft(draft)
    , m_reader(reader)
    , m_comments(comments)
    , m_codebook(codebook)
    , m_references(references)
    , m_toSection(
          makeAction(scope, this, tr("&Go to the Comment's Section"), {Qt::CTRL | Qt::SHIFT | Qt::Key_J},
                     tr("Shows what the comment speaks of in the draft: the paragraph that its text names, or else "
                        "its section; again for the next of several. Alt+Left leads back")))
{
    m_toSection->setIcon(namedIcon(u"draft"_s));
    m_recount.setSingleShot(true);
    m_recount.setInterval(SoonestRecount);
    connect(&m_recount, &QTimer::timeout, this, &DraftLinking::count);
    connect(m_toSection, &QAction::triggered, this, &DraftLinking::goToSection);
    // Back and forward work wherever the focus is, so that a way from the text to the draft leads back to the
    // text.
    scope->addActions(m_draft->historyActions());
    connect(m_draft, &DraftPane::commentActivated, this, [this](ResponseId response, CommentId comment) {
        m_draft->remember();
        open(response, comment);
    });
    connect(m_draft, &DraftPane::besideWanted, this, &DraftLinking::open);
    connect(m_draft, &DraftPane::searchRequested, this, &DraftLinking::searchRequested);
    connect(m_draft, &DraftPane::failed, this, &DraftLinking::failed);
    connect(m_codebook, &CodebookModel::themesChanged, this,
            [this] { m_draft->setThemeLooks(m_codebook->looks()); });
    connect(m_comments, &CommentsModel::responseChanged, this, [this] {
        if (opened().isValid() && opened() == m_awaited)
            QMetaObject::invokeMethod(this, &DraftLinking::reveal,
                                      Qt::QueuedConnection); // once the text stands
        else
            m_draft->setBeside({opened(), m_reader->current()});
    });
}

void DraftLinking::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    m_desk = desk;
    m_recount.stop();
    m_recount.setInterval(SoonestRecount);
    m_counting = false;
    m_awaited = {};
    m_draft->setDesk(desk);
    if (!desk)
        return;
    connect(desk, &Desk::changed, this, [this](const Applied &applied) {
        if (std::any_of(applied.changes.begin(), applied.changes.end(), movesCounts))
            recount();
    });
}

void DraftLinking::recount()
{
    if (m_desk && !m_recount.isActive())
        m_recount.start();
}

/// One question at a time; where counting takes long, the next waits as many times longer, so that tagging
/// through a large consultation is not all counting.
void DraftLinking::count()
{
    if (!m_desk)
        return;
    if (m_counting) {
        m_recount.start();
        return;
    }
    m_counting = true;
    QElapsedTimer timer;
    timer.start();
    m_desk->ask([](const Desk &desk) { return sectionTallies(desk); })
        .then(this, [this, timer, desk = m_desk](const Result<SectionTallies> &tallies) {
            if (desk != m_desk)
                return;
            m_counting = false;
            m_recount.setInterval(std::max(SoonestRecount, int(4 * timer.elapsed())));
            if (tallies)
                m_draft->setTallies(*tallies);
            else
                Q_EMIT failed(tallies.error().message, tallies.error().detail);
        });
}

ResponseId DraftLinking::opened() const
{
    return m_comments->detail() ? m_comments->detail()->response.id : ResponseId{};
}

void DraftLinking::open(ResponseId response, CommentId comment)
{
    m_awaited = response;
    m_awaitedComment = comment;
    if (response == opened())
        reveal();
    else
        Q_EMIT openRequested(response);
}

void DraftLinking::reveal()
{
    if (opened() != m_awaited || !m_awaited.isValid())
        return;
    m_awaited = {};
    if (m_comments->comment(m_awaitedComment))
        m_reader->setCurrent(m_awaitedComment, true);
    m_draft->setBeside({opened(), m_awaitedComment});
    m_reader->text()->setFocus(Qt::OtherFocusReason);
}

void DraftLinking::showComment(CommentId id)
{
    const Comment *comment = m_comments->comment(id);
    if (comment && !comment->sections.empty()) {
        show(*comment, comment->sections.front());
        m_went = id;
        m_wentTo = 0;
    }
    m_draft->setBeside({opened(), id});
}

void DraftLinking::goToSection()
{
    const CommentId id = m_reader->text()->commentAtCaret().isValid() && m_reader->text()->hasFocus()
                             ? m_reader->text()->commentAtCaret()
                             : m_reader->current();
    const Comment *comment = m_comments->comment(id);
    if (!comment || comment->sections.empty()) {
        Q_EMIT statusMessage(comment
                                 ? tr("This comment is linked to no section of the draft. Ctrl+L links it")
                                 : tr("Put the caret on a comment first"));
        return;
    }
    m_wentTo =
        id == m_went && m_draft->currentSection() == comment->sections[m_wentTo % comment->sections.size()]
            ? m_wentTo + 1
            : 0;
    m_went = id;
    m_draft->setBeside({opened(), id});
    m_draft->show();
    show(*comment, comment->sections[m_wentTo % comment->sections.size()]);
}

void DraftLinking::show(const Comment &comment, SectionId section)
{
    if (const std::optional<draft::Span> words = m_references->spokenOf(comment, section))
        m_draft->goToWords(*words, section);
    else
        m_draft->goToSection(section);
}

} // namespace soundings
