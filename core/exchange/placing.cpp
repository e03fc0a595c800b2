#include "core/exchange/placing.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

const char *const withoutText = QT_TRANSLATE_NOOP("soundings", "%n source(s) came without a text:");
const char *const notUtf8 = QT_TRANSLATE_NOOP(
    "soundings", "%n text(s) were not UTF-8, as they should be; letters with accents may be wrong in:");
const char *const recordings = QT_TRANSLATE_NOOP("soundings", "%n recording(s) can't be carried over:");
const char *const pastTheText = QT_TRANSLATE_NOOP(
    "soundings", "%n coded passage(s) lie outside of their text and can't be carried over, in:");
const char *const emptyPassages =
    QT_TRANSLATE_NOOP("soundings", "%n empty passage(s) can't be carried over, in:");
const char *const countedOtherwise = QT_TRANSLATE_NOOP(
    "soundings",
    "%n coded passage(s) were counted in another reading of the document; look whether they begin and "
    "end where they should, in:");
const char *const areas =
    QT_TRANSLATE_NOOP("soundings", "%n marked area(s) of PDF pages can't be carried over, in:");
const char *const draftPassages =
    QT_TRANSLATE_NOOP("soundings", "%n coded passage(s) of the draft itself can't be carried over, in:");
const char *const unknownCode =
    QT_TRANSLATE_NOOP("soundings", "%n coding(s) name a code that the project does not have.");
const char *const unreadFile =
    QT_TRANSLATE_NOOP("soundings", "%n file(s) are not in the project, or could not be read:");

std::optional<Instant> instant(const QString &text)
{
    return readDateTime(text);
}

} // namespace

void addParagraph(QString &text, const QString &more)
{
    if (!text.isEmpty() && !more.isEmpty())
        text += u"\n\n"_s;
    text += more;
}

std::optional<Variable> variableOf(const qde::Document &document, const QUuid &guid)
{
    const QString name = document.variables.value(guid);
    for (const Variable variable : variables()) {
        if (guid == guidOf(variable) || name.compare(nameOf(variable), Qt::CaseInsensitive) == 0)
            return variable;
    }
    return std::nullopt;
}

Placing::Placing(const qde::Document &document, const Codes &codes, ProjectFiles &files,
                 const ReadOptions &options, Leftovers &leftovers)
    : m_document(document)
    , m_codes(codes)
    , m_files(files)
    , m_options(options)
    , m_leftovers(leftovers)
    , m_ours(document.origin.startsWith(u"Soundings"_s))
{
    for (const qde::Text &note : document.notes)
        m_notes.insert(note.guid, &note);
}

Result<> Placing::run(Project &project)
{
    m_project = &project;
    if (const Result<> read = readSources(); !read)
        return read;
    const Counting way = counting();
    for (const Place &place : m_places)
        findComments(place, way);
    readFiles();
    return {};
}

Result<> Placing::readSources()
{
    for (const qde::Source &source : m_document.sources) {
        if (source.medium == qde::Medium::Text)
            m_usedPaths.insert(source.own.plainPath);
    }
    int done = 0;
    for (const qde::Source &source : m_document.sources) {
        if (m_options.progress &&
            !m_options.progress(done++, int(m_document.sources.size()), source.own.name))
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("soundings", "Stopped."));
        readSource(source);
    }
    return {};
}

void Placing::readSource(const qde::Source &source)
{
    switch (source.medium) {
    case qde::Medium::Text:
        return addSource(source, &source.own);
    case qde::Medium::Pdf: {
        for (const qde::Value &value : source.own.values) {
            if (variableOf(m_document, value.variable) == Variable::Part && value.text == draftPart)
                return addDraft(source);
        }
        return addSource(source, source.words ? &*source.words : nullptr);
    }
    case qde::Medium::Picture:
        return addSource(source, source.words ? &*source.words : nullptr);
    case qde::Medium::Audio:
    case qde::Medium::Video:
        m_leftovers.name(recordings, source.own.name);
        for (const qde::Text &transcript : source.transcripts) {
            if (!m_usedPaths.contains(transcript.plainPath) || transcript.plainPath.isEmpty())
                addSource(source, &transcript);
        }
        return;
    }
}

void Placing::addSource(const qde::Source &source, const qde::Text *text)
{
    const bool sound = source.medium == qde::Medium::Audio || source.medium == qde::Medium::Video;
    const qde::Text &own = sound ? *text : source.own;
    ProjectSource made;
    made.guid = own.guid;
    made.kind = source.medium == qde::Medium::Text && own.richPath.isEmpty() ? PartKind::Message
                                                                             : PartKind::Attachment;
    made.name =
        own.name.isEmpty() ? lastOf(own.plainPath.isEmpty() ? own.richPath : own.plainPath) : own.name;
    made.at = instant(own.at);
    Place place{&source, text, m_project->sources.size(), {}};
    std::optional<QString> raw = text ? rawText(*text) : std::nullopt;
    const QString document = own.richPath;
    if ((!raw || !isAmple(*text, *raw)) && !document.isEmpty()) {
        if (std::optional<QString> better = documentText(document, made.name)) {
            raw = better;
            place.ofDocument = true;
        }
    }
    made.hasText = raw.has_value();
    if (!raw)
        m_leftovers.name(withoutText, made.name);
    place.raw = raw.value_or(QString());
    takeValues(own, made);
    if (made.fileName.isEmpty() && !own.richPath.isEmpty()) {
        const QString ending = u'.' + QFileInfo(lastOf(own.richPath)).suffix().toLower();
        made.fileName = made.name.endsWith(ending, Qt::CaseInsensitive) ? made.name : made.name + ending;
    }
    m_project->sources.push_back(std::move(made));
    m_places.push_back(std::move(place));
}

void Placing::addDraft(const qde::Source &source)
{
    ProjectDraft draft{source.own.guid, source.own.description, source.own.name, {}, {}};
    for (const qde::Selection &selection : source.pdfSelections) {
        if (!selection.codings.empty() || !selection.notes.empty()) { // somebody coded the draft itself
            m_leftovers.name(areas, draft.fileName);
            continue;
        }
        static const QString section = u"Section "_s;
        const QString number = selection.description.startsWith(section)
                                   ? selection.description.sliced(section.size())
                                   : QString();
        const bool numbered = !number.isEmpty() && selection.name.startsWith(number + u' ');
        draft.sections.push_back({selection.guid, number,
                                  numbered ? selection.name.sliced(number.size() + 1) : selection.name,
                                  selection.page, selection.box});
    }
    for (const qde::Text &text : {source.own, source.words.value_or(qde::Text())}) {
        for (size_t i = 0; i < text.selections.size() + text.codings.size(); ++i)
            m_leftovers.name(draftPassages, draft.fileName);
    }
    m_project->drafts.push_back(std::move(draft));
}

std::optional<QString> Placing::rawText(const qde::Text &text)
{
    if (text.content)
        return *text.content;
    const std::optional<QByteArray> bytes = m_files.find(text.plainPath);
    if (!bytes)
        return std::nullopt;
    bool utf8 = true;
    const QString raw = decoded(*bytes, m_ours, &utf8);
    if (!utf8)
        m_leftovers.name(notUtf8, text.name);
    return raw;
}

std::optional<QString> Placing::documentText(const QString &path, const QString &name)
{
    if (!m_options.textOf)
        return std::nullopt;
    const std::optional<QByteArray> bytes = m_files.find(path);
    if (!bytes)
        return std::nullopt;
    const QString ending = u'.' + QFileInfo(lastOf(path)).suffix();
    const Result<QString> text =
        m_options.textOf(*bytes, name.endsWith(ending, Qt::CaseInsensitive) ? name : name + ending);
    return text ? std::optional(*text) : std::nullopt;
}

/// Some programs put next to nothing into the .txt beside a .docx: most selections then lie behind its end.
bool Placing::isAmple(const qde::Text &text, const QString &raw) const
{
    const auto outside = std::count_if(text.selections.begin(), text.selections.end(),
                                       [&](const qde::Selection &selection) { return selection.start > raw.size(); });
    return m_ours || (!raw.trimmed().isEmpty() && 2 * size_t(outside) <= text.selections.size());
}

void Placing::takeValues(const qde::Text &text, ProjectSource &source)
{
    for (const qde::Value &value : text.values) {
        const std::optional<Variable> variable = variableOf(m_document, value.variable);
        if (!variable || !take(*variable, value.text, source))
            m_otherValues[source.guid].push_back(value);
    }
}

void Placing::readFiles()
{
    for (const Place &place : m_places) {
        ProjectSource &made = m_project->sources[place.at];
        const QString path = place.source->own.richPath;
        if (path.isEmpty() || place.source->medium == qde::Medium::Audio ||
            place.source->medium == qde::Medium::Video)
            continue;
        if (const std::optional<QByteArray> bytes = m_files.find(path))
            made.file = *bytes;
        else
            m_leftovers.name(unreadFile, made.fileName);
    }
    size_t draft = 0;
    for (const qde::Source &source : m_document.sources) {
        if (draft < m_project->drafts.size() && m_project->drafts[draft].guid == source.own.guid)
            m_project->drafts[draft++].file = m_files.find(source.own.richPath).value_or(QByteArray());
    }
}

/// What the quotations speak for.
Counting Placing::counting() const
{
    CountingVotes votes(usualCounting(m_document.origin));
    if (m_ours)
        return votes.winner();
    for (const Place &place : m_places) {
        if (!place.text || place.text->selections.empty() || place.ofDocument)
            continue;
        const CountedText counted(place.raw);
        for (const qde::Selection &selection : place.text->selections)
            votes.add(counted, selection.start, selection.end, selection.name);
    }
    return votes.winner();
}

void Placing::findComments(const Place &place, Counting way)
{
    const QUuid source = m_project->sources[place.at].guid;
    const CountedText counted(place.raw);
    if (place.text) {
        for (const qde::Selection &selection : place.text->selections) {
            if (const std::optional<ProjectRange> range = placed(selection, place, counted, way))
                addComments(selection, source, *range);
        }
        for (const qde::Coding &coding : place.text->codings)
            addWhole(coding, source);
    }
    if (place.text != &place.source->own) {
        for (const qde::Coding &coding : place.source->own.codings)
            addWhole(coding, source);
    }
    findAreas(place, counted);
    m_project->sources[place.at].text = counted.text();
}

std::optional<ProjectRange> Placing::placed(const qde::Selection &selection, const Place &place,
                                            const CountedText &text, Counting way)
{
    const ProjectSource &source = m_project->sources[place.at];
    if (!source.hasText) // nothing to be found in: as it says itself
        return ProjectRange{selection.start, selection.end};
    const std::optional<ProjectRange> range = text.range(selection.start, selection.end, way);
    if (range && (!place.ofDocument || text.isQuotedBy(selection.name, *range)))
        return range;
    if (const auto found = text.find(selection.name, range ? range->begin : 0))
        return found;
    m_leftovers.name(range ? countedOtherwise : pastTheText, source.name);
    return range;
}

/// Areas of a PDF's pages: those that are selections of its text too are there already, others by their
/// words.
void Placing::findAreas(const Place &place, const CountedText &counted)
{
    QSet<QUuid> known;
    if (place.text) {
        for (const qde::Selection &selection : place.text->selections)
            known.insert(selection.guid);
    }
    const ProjectSource &source = m_project->sources[place.at];
    for (const qde::Selection &area : place.source->pdfSelections) {
        if (known.contains(area.guid))
            continue;
        if (const auto range = counted.find(area.quote, 0))
            addComments(area, source.guid, *range);
        else
            m_leftovers.name(areas, source.name);
    }
}

/// One comment for each person who coded it.
void Placing::addComments(const qde::Selection &selection, const QUuid &source, ProjectRange range)
{
    std::vector<QUuid> people;
    const auto who = [&](const qde::Coding &coding) {
        return coding.user.isNull() ? selection.user : coding.user;
    };
    for (const qde::Coding &coding : selection.codings) {
        if (std::find(people.begin(), people.end(), who(coding)) == people.end())
            people.push_back(who(coding));
    }
    if (people.empty())
        people.push_back(selection.user);
    for (const QUuid &person : people) {
        const bool first = person == people.front();
        ProjectComment comment;
        comment.guid = first ? selection.guid : guidFor(selection.guid, person.toString());
        comment.source = source;
        comment.range = range;
        comment.author = m_document.users.value(person);
        if (people.size() == 1)
            comment.at = instant(selection.at);
        for (const qde::Coding &coding : selection.codings) {
            if (who(coding) == person)
                takeCoding(coding, comment);
        }
        if (!comment.at)
            comment.at = instant(selection.at);
        if (first) {
            addParagraph(comment.note, selection.description);
            takeNotes(selection.notes, comment);
        }
        if (comment.range && range.begin >= range.end) {
            const auto named = std::find_if(m_project->sources.begin(), m_project->sources.end(),
                                            [&](const ProjectSource &one) { return one.guid == source; });
            m_leftovers.name(emptyPassages, named->name);
            continue;
        }
        m_project->comments.push_back(std::move(comment));
    }
}

void Placing::addWhole(const qde::Coding &coding, const QUuid &source)
{
    ProjectComment comment;
    comment.guid = coding.guid;
    comment.source = source;
    comment.author = m_document.users.value(coding.user);
    takeCoding(coding, comment);
    m_project->comments.push_back(std::move(comment));
}

void Placing::takeCoding(const qde::Coding &coding, ProjectComment &comment)
{
    if (!comment.at)
        comment.at = instant(coding.at);
    takeNotes(coding.notes, comment);
    if (const auto mark = m_codes.marks.constFind(coding.code); mark != m_codes.marks.constEnd())
        apply(*mark, comment);
    else if (!m_codes.known.contains(coding.code))
        m_leftovers.add(unknownCode);
    else if (std::find(comment.themes.begin(), comment.themes.end(), coding.code) == comment.themes.end())
        comment.themes.push_back(coding.code);
}

void Placing::takeNotes(const std::vector<QUuid> &notes, ProjectComment &comment)
{
    for (const QUuid &note : notes) {
        addParagraph(comment.note, noteText(note));
        m_usedNotes.insert(note);
    }
}

QString Placing::noteText(const QUuid &guid)
{
    const qde::Text *note = m_notes.value(guid);
    if (!note)
        return {};
    QString text = note->description;
    addParagraph(text, CountedText(rawText(*note).value_or(QString())).text());
    return text;
}

} // namespace soundings::exchange
