#include "ui/read/offeractions.h"

#include "ui/read/offerstrip.h"
#include "ui/read/passagetext.h"
#include "ui/read/responsereader.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/makeaction.h"

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

OfferActions::OfferActions(ResponseReader *reader, CommentsModel *comments, EditQueue *edits, QWidget *scope)
    : QObject(scope)
    , m_reader(reader)
    , m_comments(comments)
    , m_edits(edits)
    , m_references(new ReferenceOffers(comments, this))
    , m_next(makeAction(scope, this, tr("Next o&ffer"), {Qt::Key_F4},
                        tr("Goes to the next proposed comment or reference to the draft in this response")))
    , m_previous(makeAction(scope, this, tr("Previous offer"), {Qt::SHIFT | Qt::Key_F4},
                            tr("Goes to the proposed comment or reference before")))
    , m_confirm(
          makeAction(reader, this, tr("Con&firm"), {Qt::Key_Return, Qt::Key_Enter},
                     tr("Accepts the proposed comment at the caret, or links the reference to its section")))
    , m_dismiss(makeAction(
          reader, this, tr("D&ismiss"), {Qt::Key_Backspace},
          tr("Refuses the proposed comment at the caret, or says that it is no reference; it is not "
             "offered again")))
    , m_guess(makeAction(scope, this, tr("Offer unsure references too"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F4},
                         tr("Offers what may be a reference to the draft and may be none: a number in brackets, a "
                            "heading's words in passing")))
{
    m_guess->setCheckable(true);
    connect(m_guess, &QAction::toggled, m_references, &ReferenceOffers::setGuesses);
    m_reader->offers()->setActions(m_next, m_confirm, m_dismiss);
    connect(m_next, &QAction::triggered, this, [this] { goTo(+1); });
    connect(m_previous, &QAction::triggered, this, [this] { goTo(-1); });
    connect(m_confirm, &QAction::triggered, this, &OfferActions::confirm);
    connect(m_dismiss, &QAction::triggered, this, &OfferActions::dismiss);
    connect(m_references, &ReferenceOffers::changed, this, &OfferActions::mark);
    connect(m_references, &ReferenceOffers::failed, this, &OfferActions::failed);
    connect(m_comments, &CommentsModel::commentsChanged, this, &OfferActions::describe);
    connect(m_reader->text(), &PassageText::selectedPassageChanged, this, &OfferActions::describe);
    connect(m_reader, &ResponseReader::currentChanged, this, &OfferActions::describe);
    connect(m_reader->text(), &PassageText::offerClicked, this,
            [this](size_t offer) { follow(m_references->offered()[m_shown[offer]]); });
}

void OfferActions::setDesk(Desk *desk)
{
    m_desk = desk;
    m_references->setDesk(desk);
}

// --- What is offered
// ---------------------------------------------------------------------------------------------

void OfferActions::mark()
{
    std::vector<PassageOffer> offers;
    m_shown.clear();
    const std::vector<FoundReference> &references = m_references->offered();
    for (size_t i = 0; i < references.size(); ++i) {
        const std::optional<TextRange> shown = m_reader->text()->readerText().shown(references[i].passage);
        if (!shown)
            continue;
        const bool nowhere = !references[i].why.isEmpty();
        offers.push_back(
            {*shown, nowhere,
             nowhere ? references[i].why
                     : tr("Refers to %1. Click shows it; Enter links it.").arg(target(references[i]))});
        m_shown.push_back(i);
    }
    m_reader->text()->setOffers(std::move(offers));
    describe();
}

const FoundReference *OfferActions::referenceAtCaret() const
{
    const std::optional<size_t> offer = m_reader->text()->offerAtCaret();
    return offer && *offer < m_shown.size() ? &m_references->offered()[m_shown[*offer]] : nullptr;
}

const Comment *OfferActions::proposalInHand() const
{
    const auto proposed = [this](CommentId id) -> const Comment * {
        const Comment *comment = m_comments->comment(id);
        return comment && comment->standing == Standing::Proposed ? comment : nullptr;
    };
    if (m_reader->commentList()->hasFocus())
        return proposed(m_reader->current());
    const Comment *current = m_comments->comment(m_reader->current());
    if (current && !current->passage && current->standing == Standing::Proposed)
        return current; // at the head, where no caret goes
    for (const CommentId id : m_reader->text()->commentsAtCaret()) {
        if (const Comment *comment = proposed(id))
            return comment;
    }
    return nullptr;
}

QString OfferActions::target(const FoundReference &reference) const
{
    QString name;
    if (!reference.sections.empty())
        name = m_comments->sectionLabels().value(reference.sections.front());
    const int more = static_cast<int>(reference.sections.size()) - 1;
    if (more > 0)
        name = tr("%1 and %n more", nullptr, more).arg(name);
    if (!reference.page)
        return name;
    return name.isEmpty() ? tr("page %1").arg(*reference.page + 1)
                          : tr("%1 (page %2)").arg(name).arg(*reference.page + 1);
}

QString OfferActions::summary() const
{
    const std::vector<Comment> &comments = m_comments->comments();
    const auto proposed =
        static_cast<int>(std::count_if(comments.begin(), comments.end(), [](const Comment &comment) {
            return comment.standing == Standing::Proposed;
        }));
    const auto nowhere = static_cast<int>(std::count_if(m_shown.begin(), m_shown.end(), [this](size_t i) {
        return !m_references->offered()[i].why.isEmpty();
    }));
    QStringList parts;
    if (proposed > 0)
        parts.append(tr("%n proposed comment(s)", nullptr, proposed));
    if (!m_shown.empty()) {
        const QString found = tr("%n reference(s) to the draft", nullptr, static_cast<int>(m_shown.size()));
        parts.append(nowhere > 0 ? tr("%1, %n of them to nothing there", nullptr, nowhere).arg(found)
                                 : found);
    }
    if (const int guesses = m_references->guesses(); guesses > 0) {
        const QString key = m_guess->shortcut().toString(QKeySequence::NativeText);
        parts.append(tr("%n unsure reference(s): %1", nullptr, guesses).arg(key));
    }
    return parts.join(u" · "_s);
}

void OfferActions::describe()
{
    QString text = summary();
    bool confirmable = false;
    const Comment *proposal = proposalInHand();
    const FoundReference *reference = proposal ? nullptr : referenceAtCaret();
    if (proposal) {
        confirmable = true;
        const QStringList lines = m_reader->tipOf(proposal->id).split(u'\n');
        text = lines.join(u" · "_s);
    } else if (reference) {
        confirmable = !reference->sections.empty();
        const ReaderText &readerText = m_reader->text()->readerText();
        const QString quote =
            readerText.plain(readerText.shown(reference->passage).value_or(TextRange())).simplified();
        text = reference->why.isEmpty() ? tr("“%1” refers to %2").arg(quote.left(60), target(*reference))
                                        : reference->why;
    }
    m_reader->offers()->setOffer(text, confirmable, proposal || reference);
}

// --- Going there
// -------------------------------------------------------------------------------------------------

void OfferActions::goTo(int step)
{
    std::vector<std::pair<TextRange, CommentId>> stops;
    for (const size_t i : m_shown) {
        if (const auto shown = m_reader->text()->readerText().shown(m_references->offered()[i].passage))
            stops.emplace_back(*shown, CommentId{});
    }
    for (const Comment &comment : m_comments->comments()) {
        if (comment.standing != Standing::Proposed || !comment.passage)
            continue;
        if (const auto shown = m_reader->text()->readerText().shown(*comment.passage))
            stops.emplace_back(*shown, comment.id);
    }
    if (stops.empty()) {
        Q_EMIT statusMessage(tr("Nothing is proposed here, and no reference to the draft waits"));
        return;
    }
    const auto before = [](const auto &a, const auto &b) { return a.first.begin < b.first.begin; };
    std::stable_sort(stops.begin(), stops.end(), before);
    const int caret = m_reader->text()->textCursor().selectionStart();
    auto next = stops.begin();
    if (step > 0) {
        next = std::find_if(stops.begin(), stops.end(),
                            [&](const auto &stop) { return stop.first.begin > caret; });
        next = next == stops.end() ? stops.begin() : next;
    } else {
        next = std::find_if(stops.begin(), stops.end(),
                            [&](const auto &stop) { return stop.first.begin >= caret; });
        next = std::prev(next == stops.begin() ? stops.end() : next);
    }
    m_reader->text()->setFocus();
    m_reader->setCurrent(next->second, false);
    m_reader->text()->reveal(next->first);
    describe();
}

void OfferActions::follow(const FoundReference &reference)
{
    if (reference.words)
        Q_EMIT wordsRequested(*reference.words, reference.sections.empty() ? SectionId{} : reference.sections.front());
    else if (!reference.sections.empty())
        Q_EMIT sectionRequested(reference.sections.front());
    else if (reference.page)
        Q_EMIT pageRequested(*reference.page);
    else
        Q_EMIT statusMessage(reference.why);
}

// --- Deciding
// ----------------------------------------------------------------------------------------------------

Hand OfferActions::hand() const
{
    return m_desk ? Hand{m_desk->person(), m_desk->now(), m_comments->standing()} : Hand{};
}

void OfferActions::confirm()
{
    if (const Comment *proposal = proposalInHand()) {
        m_edits->add([this, id = proposal->id]() -> std::optional<Edit> {
            const Comment *now = m_comments->comment(id);
            if (!now || now->standing != Standing::Proposed)
                return std::nullopt;
            return acceptProposal(*m_comments->detail(), *now, hand());
        });
    } else if (const FoundReference *reference = referenceAtCaret()) {
        if (reference->sections.empty())
            Q_EMIT statusMessage(reference->why.isEmpty() ? tr("The draft has no sections there to link to")
                                                          : reference->why);
        else
            link(*reference);
    } else {
        Q_EMIT statusMessage(tr("Nothing is offered at the caret; F4 goes to the next"));
    }
}

/// The comment that the caret is in gets the sections; else a new one is made, on what is selected around the
/// reference or on its sentence.
void OfferActions::link(const FoundReference &reference)
{
    const std::vector<CommentId> around = m_reader->text()->commentsAtCaret();
    const std::optional<Passage> selected = m_reader->text()->selectedPassage();
    m_edits->add([this, reference, around, selected,
                  about = m_comments->detail()->response.id]() -> std::optional<Edit> {
        if (!m_comments->detail() || m_comments->detail()->response.id != about)
            return std::nullopt;
        const QString name = target(reference);
        Q_EMIT statusMessage(tr("Linked to %1").arg(name));
        for (const CommentId id : around) {
            const Comment *comment = m_comments->comment(id);
            if (comment && comment->standing == m_comments->standing())
                return addSections(*comment, reference.sections, name);
        }
        Comment fresh;
        const Passage &words = reference.passage;
        const bool chosen = selected && selected->part == words.part && selected->begin <= words.begin &&
                            selected->end >= words.end;
        fresh.passage = chosen ? *selected : reference.sentence;
        fresh.sections = reference.sections;
        if (const Comment *own = ownComment(*m_comments->detail(), fresh.passage, hand()))
            return addSections(*own, reference.sections, name);
        return comment(*m_comments->detail(), std::move(fresh), tr("Link to %1").arg(name), hand());
    });
}

void OfferActions::dismiss()
{
    if (const Comment *proposal = proposalInHand()) {
        m_edits->add([this, id = proposal->id]() -> std::optional<Edit> {
            const Comment *now = m_comments->comment(id);
            return now && now->standing == Standing::Proposed ? std::optional(refuseProposal(*now))
                                                              : std::nullopt;
        });
    } else if (const FoundReference *reference = referenceAtCaret()) {
        m_edits->add([passage = reference->passage, about = m_comments->detail()->response.id] {
            return std::optional(dismissReference(about, passage));
        });
        Q_EMIT statusMessage(tr("It is not offered any more; Undo brings it back"));
    }
}

} // namespace soundings
