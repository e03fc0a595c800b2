#include "ui/read/commentactions.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/themes.h"
#include "ui/read/passagetext.h"
#include "ui/read/responsereader.h"
#include "ui/read/textdialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/makeaction.h"
#include "ui/widgets/quickpicker.h"

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostRecent = 8;

QString quoted(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > 80 ? line.left(79) + u'…' : line;
}

} // namespace

QString CommentActions::reservedKeys()
{
    return u"jkntlmr01234/"_s;
}

CommentActions::CommentActions(ResponseReader *reader, CommentsModel *comments, CodebookModel *codebook,
                               EditQueue *edits, QWidget *scope)
    : QObject(scope)
    , m_reader(reader)
    , m_comments(comments)
    , m_codebook(codebook)
    , m_edits(edits)
    , m_scope(scope)
    , m_themePicker(new QuickPicker(scope))
    , m_sectionPicker(new QuickPicker(scope))
    , m_keyMenu(new QMenu(scope))
    , m_stanceMenu(new QMenu(scope))
{
    m_themePicker->setObjectName(u"themePicker"_s);
    m_sectionPicker->setObjectName(u"sectionPicker"_s);
    m_themePicker->setCreateText(tr("Add the theme “%1”…"));
    m_tag = make(tr("&Tag…"), Qt::Key_T, tr("Tag the selected passage, or the whole response, by typing part of a theme's name"));
    m_tag->setShortcuts({QKeySequence(Qt::Key_T), QKeySequence(Qt::CTRL | Qt::Key_T)});
    m_tagByKey = make(tr("Tag &by key"), {}, tr("Themes that have a key"));
    m_tagByKey->setMenu(m_keyMenu);
    m_repeat = make(tr("Tag with the same a&gain"), Qt::Key_Period, tr("Tags with the theme that was used last"));
    m_repeat->setIcon(namedIcon(u"repeat"_s));
    m_stance = make(tr("&Stance"), {}, tr("Where the comment stands: keys 1 to 4, 0 for none"));
    m_stance->setMenu(m_stanceMenu);
    m_note = make(tr("&Note…"), Qt::Key_F2, tr("A note on the comment, for the team"));
    m_note->setShortcuts({QKeySequence(Qt::Key_F2), QKeySequence(Qt::SHIFT | Qt::Key_N)});
    m_link = make(tr("&Link to the section shown"), Qt::Key_L, tr("Links the comment to the section that the draft shows, or takes that link off"));
    m_linkPicked = make(tr("Link to a s&ection…"), Qt::SHIFT | Qt::Key_L, tr("Links the comment to a section chosen by its number or title"));
    m_remove = make(tr("&Remove comment"), Qt::Key_Delete, tr("Removes the comment; Undo brings it back"));

    const std::pair<Stance, int> stances[]{{Stance::Support, Qt::Key_1}, {Stance::Oppose, Qt::Key_2},
                                           {Stance::Mixed, Qt::Key_3},   {Stance::Neutral, Qt::Key_4},
                                           {Stance::None, Qt::Key_0}};
    for (const auto &[stance, key] : stances) {
        QAction *action = make(stance == Stance::None ? tr("No stance") : label(stance), QKeySequence(key),
                               tr("Sets the stance of the comment under the caret, or of the last one made"));
        m_stanceMenu->addAction(action);
        connect(action, &QAction::triggered, this, [this, to = stance] { setStanceOf(to); });
    }
    m_tag->setIcon(namedIcon(u"tag"_s));
    m_note->setIcon(namedIcon(u"comment"_s));
    m_link->setIcon(namedIcon(u"link"_s));
    connect(m_tag, &QAction::triggered, this, &CommentActions::openTagPicker);
    connect(m_repeat, &QAction::triggered, this, &CommentActions::repeatTag);
    connect(m_note, &QAction::triggered, this, &CommentActions::editNote);
    connect(m_link, &QAction::triggered, this, [this] { linkTo(m_shown); });
    connect(m_linkPicked, &QAction::triggered, this, &CommentActions::openSectionPicker);
    connect(m_remove, &QAction::triggered, this, &CommentActions::removeCurrent);
    connect(m_codebook, &CodebookModel::themesChanged, this, &CommentActions::rebuildThemeKeys);
    connect(m_themePicker, &QuickPicker::chosen, this, [this](qint64 id) { toggle(m_picking, ThemeId{id}); });
    connect(m_themePicker, &QuickPicker::createRequested, this, &CommentActions::newThemeRequested);
    connect(m_sectionPicker, &QuickPicker::chosen, this, [this](qint64 id) { link(m_picking, SectionId{id}); });
    connect(m_reader, &ResponseReader::currentChanged, this, [this](CommentId comment) { m_last = comment; });
    connect(m_comments, &CommentsModel::commentsChanged, this, &CommentActions::updateEnabled);
    updateEnabled();
}

QAction *CommentActions::make(const QString &text, const QKeySequence &key, const QString &tip)
{
    m_all.append(makeAction(m_scope, this, text, {key}, tip));
    return m_all.last();
}

void CommentActions::setDesk(Desk *desk)
{
    m_desk = desk;
    m_recent.clear();
    m_last = {};
    m_shown = {};
    setSections({});
}

void CommentActions::setSections(const std::vector<Section> &sections)
{
    m_sections = sections;
    m_labels.clear();
    for (const Section &section : sections)
        m_labels.insert(section.id, u"%1 %2"_s.arg(section.number, section.title).trimmed());
    m_comments->setSectionLabels(m_labels);
}

void CommentActions::updateEnabled()
{
    const bool open = m_comments->detail().has_value();
    for (QAction *action : std::as_const(m_all))
        action->setEnabled(open);
}

void CommentActions::rebuildThemeKeys()
{
    const QList<QAction *> old = m_keyMenu->actions();
    for (QAction *action : old) {
        m_all.removeAll(action);
        delete action;
    }
    QString taken = reservedKeys();
    for (const Theme &theme : offered(m_codebook->themes())) {
        // Of two with the same key the first has it: Qt would let neither.
        if (theme.key.isEmpty() || taken.contains(theme.key, Qt::CaseInsensitive))
            continue;
        taken += theme.key;
        QAction *action = make(QString(theme.name).replace(u'&', u"&&"_s), QKeySequence(theme.key.toUpper()),
                               tr("Tag with %1").arg(theme.name));
        connect(action, &QAction::triggered, this, [this, id = theme.id] { tagWith(id); });
        m_keyMenu->addAction(action);
    }
    updateEnabled();
}

QList<QAction *> CommentActions::themeMenu() const
{
    return {m_tag, m_tagByKey, m_repeat};
}

QList<QAction *> CommentActions::responseMenu() const
{
    return {m_stance, m_note, m_remove};
}

// --- What an action is about -------------------------------------------------------------------------------------

CommentActions::Aim CommentActions::aim() const
{
    Aim aim;
    if (!m_comments->detail())
        return aim;
    aim.response = m_comments->detail()->response.id;
    if (m_reader->commentList()->hasFocus()) {
        if (const Comment *comment = m_comments->commentAt(m_reader->commentList()->currentIndex().row())) {
            aim.comment = comment->id;
            aim.passage = comment->passage;
            aim.fromList = true;
            return aim;
        }
    }
    aim.passage = m_reader->text()->selectedPassage();
    aim.comment = m_reader->text()->commentAtCaret();
    return aim;
}

bool CommentActions::isStill(const Aim &aim) const
{
    return m_comments->detail() && m_comments->detail()->response.id == aim.response;
}

const Comment *CommentActions::target(const Aim &aim) const
{
    if (!isStill(aim))
        return nullptr;
    if (aim.fromList)
        return m_comments->comment(aim.comment);
    if (aim.passage)
        return ownComment(*m_comments->detail(), aim.passage, hand().person);
    if (const Comment *here = m_comments->comment(aim.comment))
        return here;
    return m_comments->comment(m_last);
}

Hand CommentActions::hand() const
{
    return m_desk ? Hand{m_desk->person(), m_desk->now()} : Hand{};
}

QString CommentActions::describe(const Aim &aim) const
{
    if (aim.fromList)
        return tr("Themes of the chosen comment");
    if (aim.passage)
        return tr("Tag the passage “%1”").arg(quoted(m_reader->text()->selectedText()));
    return tr("Nothing is selected: this tags the whole response %1")
        .arg(reference(m_comments->detail()->response.number));
}

QPoint CommentActions::popupPlace() const
{
    const PassageText *text = m_reader->text();
    if (!text->isVisible())
        return m_reader->mapToGlobal(QPoint(40, 80));
    const QRect caret = text->cursorRect();
    return text->viewport()->mapToGlobal(QPoint(caret.left(), std::clamp(caret.bottom() + 6, 0, text->height())));
}

// --- Themes ------------------------------------------------------------------------------------------------------

void CommentActions::tagWith(ThemeId id)
{
    const Aim now = aim();
    const std::optional<Theme> theme = m_codebook->theme(id);
    if (!theme || !now.response.isValid())
        return;
    m_recent.removeAll(id);
    m_recent.prepend(id);
    m_recent = m_recent.mid(0, MostRecent);
    m_edits->add(
        [this, now, theme = *theme]() -> std::optional<Edit> {
            if (!isStill(now))
                return std::nullopt;
            const Comment *listed = now.fromList ? m_comments->comment(now.comment) : nullptr;
            std::optional<Edit> edit;
            if (listed && std::find(listed->themes.begin(), listed->themes.end(), theme.id) == listed->themes.end()) {
                Comment more = *listed;
                more.themes.push_back(theme.id);
                edit = Edit{{CommentChanged{*listed, more}}, tr("Tag with %1").arg(theme.name)};
            } else if (!listed) {
                edit = tag(*m_comments->detail(), now.passage, theme, hand());
            }
            Q_EMIT statusMessage(!edit           ? tr("It has %1 already").arg(theme.name)
                                 : listed        ? tr("The comment has %1").arg(theme.name)
                                 : now.passage   ? tr("The passage is tagged with %1").arg(theme.name)
                                                 : tr("The whole response is tagged with %1").arg(theme.name));
            return edit;
        },
        [this](const ChangeSet &applied) { remember(applied); });
}

void CommentActions::openTagPicker()
{
    m_picking = aim();
    if (!m_picking.response.isValid())
        return;
    const Comment *own = m_picking.fromList ? m_comments->comment(m_picking.comment)
                                            : ownComment(*m_comments->detail(), m_picking.passage, hand().person);
    std::vector<QuickPicker::Item> items;
    for (const Theme &theme : offered(m_codebook->themes())) {
        const ThemeLook look = m_codebook->looks().value(theme.id);
        QStringList detail;
        if (own && std::find(own->themes.begin(), own->themes.end(), theme.id) != own->themes.end())
            detail.append(tr("✓ has it: Enter takes it off"));
        if (!theme.key.isEmpty())
            detail.append(theme.key.toUpper());
        const qsizetype place = m_recent.indexOf(theme.id);
        items.push_back({theme.id.value, look.path, detail.join(u"  "_s), look.colour,
                         place < 0 ? 0 : static_cast<qint64>(m_recent.size() - place)});
    }
    m_themePicker->open(describe(m_picking), std::move(items), popupPlace());
}

void CommentActions::repeatTag()
{
    const std::vector<Theme> all = offered(m_codebook->themes());
    const auto last = std::find_if(m_recent.begin(), m_recent.end(), [&all](ThemeId id) {
        return std::any_of(all.begin(), all.end(), [id](const Theme &theme) { return theme.id == id; });
    });
    if (last != m_recent.end())
        tagWith(*last);
    else
        Q_EMIT statusMessage(tr("Nothing has been tagged yet: T chooses a theme"));
}

void CommentActions::toggle(const Aim &aim, ThemeId id)
{
    const std::optional<Theme> theme = m_codebook->theme(id);
    const Comment *own = !isStill(aim)  ? nullptr
                         : aim.fromList ? m_comments->comment(aim.comment)
                                        : ownComment(*m_comments->detail(), aim.passage, hand().person);
    const bool has = own && theme && std::find(own->themes.begin(), own->themes.end(), id) != own->themes.end();
    if (!has) {
        tagWith(id);
        return;
    }
    m_edits->add(
        [this, comment = own->id, theme = *theme]() -> std::optional<Edit> {
            const Comment *now = m_comments->comment(comment);
            return now ? untag(*now, theme) : std::nullopt;
        },
        [this](const ChangeSet &applied) { remember(applied); });
}

void CommentActions::remember(const ChangeSet &applied)
{
    for (const Change &change : applied) {
        if (const auto *added = std::get_if<CommentAdded>(&change))
            m_last = added->comment.id;
        else if (const auto *changed = std::get_if<CommentChanged>(&change))
            m_last = changed->after.id;
    }
    if (!m_comments->comment(m_last))
        return;
    m_reader->setCurrent(m_last, false);
    Q_EMIT commentMade(m_last);
}

// --- Stance, note, sections --------------------------------------------------------------------------------------

void CommentActions::edit(const Aim &aim, std::function<std::optional<Edit>(const Comment &)> change,
                          std::function<Comment()> fresh, const QString &freshWhat)
{
    m_edits->add(
        [this, aim, change = std::move(change), fresh = std::move(fresh), freshWhat]() -> std::optional<Edit> {
            if (!isStill(aim))
                return std::nullopt;
            if (const Comment *comment = target(aim))
                return change(*comment);
            if (!aim.passage || !fresh) {
                Q_EMIT statusMessage(tr("Select a passage, or put the caret on a comment first"));
                return std::nullopt;
            }
            Comment made = fresh();
            made.passage = aim.passage;
            return comment(*m_comments->detail(), std::move(made), freshWhat, hand());
        },
        [this](const ChangeSet &applied) { remember(applied); });
}

void CommentActions::setStanceOf(Stance stance)
{
    const auto fresh = [stance] {
        Comment comment;
        comment.stance = stance;
        return comment;
    };
    edit(aim(), [stance](const Comment &comment) { return setStance(comment, stance); },
         stance == Stance::None ? std::function<Comment()>() : fresh, tr("Stance: %1").arg(label(stance)));
}

void CommentActions::editNote()
{
    // In its turn: the comment may just be on its way.
    m_edits->add([this, now = aim()]() -> std::optional<Edit> {
        const Comment *comment = target(now);
        if (!comment && !now.passage) {
            Q_EMIT statusMessage(tr("Select a passage, or put the caret on a comment first"));
            return std::nullopt;
        }
        const CommentId id = comment ? comment->id : CommentId{};
        const QString quote = quoted(comment ? m_comments->quoteOf(*comment) : m_reader->text()->selectedText());
        const TextDialog::Wording wording{tr("Note"),
                                          quote.isEmpty() ? tr("Note on the whole response") : tr("Note on “%1”").arg(quote),
                                          tr("Keep the note"), false};
        auto *dialog = new TextDialog(wording, comment ? comment->note : QString(), m_scope);
        connect(dialog, &TextDialog::given, this, [this, now, id](const QString &note) { writeNote(now, id, note); });
        dialog->open();
        return std::nullopt;
    });
}

void CommentActions::writeNote(const Aim &aim, CommentId id, const QString &note)
{
    Aim pinned = aim;
    if (id.isValid()) { // the one the dialog was about, wherever the caret is now
        pinned.comment = id;
        pinned.fromList = true;
    }
    const auto fresh = [note] {
        Comment comment;
        comment.note = note;
        return comment;
    };
    edit(pinned, [note](const Comment &comment) { return setNote(comment, note); },
         note.isEmpty() ? std::function<Comment()>() : fresh, tr("Add a note"));
}

void CommentActions::linkTo(SectionId section)
{
    if (section.isValid())
        link(aim(), section);
    else
        Q_EMIT statusMessage(tr("Show a section of the draft first, or choose one with Shift+L"));
}

void CommentActions::link(const Aim &aim, SectionId section)
{
    const QString name = m_labels.value(section);
    const auto fresh = [section] {
        Comment comment;
        comment.sections = {section};
        return comment;
    };
    edit(aim,
         [this, section, name](const Comment &comment) -> std::optional<Edit> {
             const bool has = std::find(comment.sections.begin(), comment.sections.end(), section) != comment.sections.end();
             Q_EMIT statusMessage(has ? tr("Unlinked from %1").arg(name) : tr("Linked to %1").arg(name));
             return toggleSection(comment, section, name);
         },
         fresh, tr("Link to %1").arg(name));
}

void CommentActions::openSectionPicker()
{
    m_picking = aim();
    std::vector<QuickPicker::Item> items;
    for (const Section &section : m_sections)
        items.push_back({section.id.value, m_labels.value(section.id), tr("p. %1").arg(section.page + 1), {}});
    if (!items.empty())
        m_sectionPicker->open(tr("Link the comment to a section of the draft"), std::move(items), popupPlace());
    else
        Q_EMIT statusMessage(tr("The draft has no sections to link to"));
}

void CommentActions::removeCurrent()
{
    edit(aim(), [](const Comment &comment) { return removeComment(comment); }, {}, {});
}

} // namespace soundings
