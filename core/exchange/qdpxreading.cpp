#include "core/exchange/placing.h"
#include "core/exchange/qdpx.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

const char *const lostVariable =
    QT_TRANSLATE_NOOP("soundings", "%n value(s) of the variable “%1” can't be carried over.");
const char *const severalCases =
    QT_TRANSLATE_NOOP("soundings", "%n source(s) belong to several cases; only the first is kept, of:");
const char *const emptyNotes = QT_TRANSLATE_NOOP("soundings", "%n note(s) have no text.");
const char *const lostLinks =
    QT_TRANSLATE_NOOP("soundings", "%n link(s) between passages, codes or sources can't be carried over.");
const char *const lostMembers =
    QT_TRANSLATE_NOOP("soundings", "%n member(s) of sets are not in the project any more.");
const char *const caseWithoutSource =
    QT_TRANSLATE_NOOP("soundings", "%n coding(s) of cases without a source can't be carried over.");

const char *sentenceFor(qde::Lost lost)
{
    switch (lost) {
    case qde::Lost::Graph:
        return QT_TRANSLATE_NOOP("soundings", "%n graph(s) can't be carried over.");
    case qde::Lost::PictureSelection:
        return QT_TRANSLATE_NOOP("soundings", "%n marked area(s) of pictures can't be carried over.");
    case qde::Lost::SoundSelection:
        return QT_TRANSLATE_NOOP("soundings", "%n marked stretch(es) of recordings can't be carried over.");
    case qde::Lost::TranscriptSelection:
        return QT_TRANSLATE_NOOP("soundings", "%n marked stretch(es) of transcripts can't be carried over.");
    case qde::Lost::CaseSelection:
        return QT_TRANSLATE_NOOP("soundings",
                                 "%n passage(s) that are a case of their own can't be carried over as one.");
    case qde::Lost::TextWithinNote:
        return QT_TRANSLATE_NOOP("soundings", "%n passage(s) marked in notes can't be carried over.");
    }
    Q_UNREACHABLE();
}

QString colourFrom(const QString &said)
{
    static const QRegularExpression hex(u"^#([0-9a-f]{6}|[0-9a-f]{3})$"_s);
    const QString colour = said.trimmed().toLower();
    if (!hex.match(colour).hasMatch())
        return {};
    if (colour.size() == 7)
        return colour;
    QString whole = u"#"_s;
    for (const QChar digit : QStringView(colour).sliced(1))
        whole += QString(2, digit);
    return whole;
}

/// The group of marks that a code at the top is, by its GUID or its name.
QString markGroup(const qde::Code &code)
{
    if (!code.parent.isNull())
        return {};
    for (const QString &group : {u"Stance"_s, u"Marks"_s}) {
        if (code.guid == guidOfMarkGroup(group) || code.name.compare(group, Qt::CaseInsensitive) == 0 ||
            code.name == group + u" (Soundings)"_s)
            return group;
    }
    return {};
}

std::optional<Mark> markIn(const QString &group, const qde::Code &code)
{
    for (const MarkCode &one : markCodes()) {
        if (code.guid == guidOf(one.mark) ||
            (one.group == group && one.name.compare(code.name.trimmed(), Qt::CaseInsensitive) == 0))
            return one.mark;
    }
    return std::nullopt;
}

/// Marks are known by their GUIDs. Where there is none of these, a program may have given them new ones: then
/// by their names, if a group has nothing but marks in it.
Codes codesOf(const qde::Document &document)
{
    Codes codes;
    QSet<QUuid> groups;
    const bool ours = std::any_of(document.codes.begin(), document.codes.end(), [](const qde::Code &code) {
        return code.guid == guidOfMarkGroup(u"Stance"_s) || code.guid == guidOfMarkGroup(u"Marks"_s);
    });
    for (const qde::Code &top : document.codes) {
        const QString group = markGroup(top);
        if (group.isEmpty() || (ours && top.guid != guidOfMarkGroup(group)))
            continue;
        QHash<QUuid, Mark> marks;
        int others = 0;
        for (const qde::Code &code : document.codes) {
            if (code.parent != top.guid)
                continue;
            if (const std::optional<Mark> mark = markIn(group, code))
                marks.insert(code.guid, *mark);
            else
                ++others;
        }
        if (marks.isEmpty() || (others > 0 && !ours))
            continue;
        codes.marks.insert(marks);
        if (others == 0)
            groups.insert(top.guid);
    }
    for (const qde::Code &code : document.codes) {
        if (groups.contains(code.guid) || codes.marks.contains(code.guid))
            continue;
        const QString name = code.name.trimmed();
        codes.themes.push_back({code.guid,
                                code.parent,
                                name.isEmpty() ? u"?"_s : name,
                                code.description,
                                colourFrom(code.colour),
                                {}});
        codes.known.insert(code.guid);
    }
    return codes;
}

class Assembler
{
public:
    Assembler(const qde::Document &document, ProjectFiles &files, const ReadOptions &options)
        : m_document(document)
        , m_codes(codesOf(document))
        , m_placing(document, m_codes, files, options, m_leftovers)
    {}

    Result<Read> run()
    {
        m_project.name = m_document.name;
        m_project.origin = m_document.origin;
        m_project.description = m_document.description;
        m_project.themes = m_codes.themes;
        if (const Result<> placed = m_placing.run(m_project); !placed)
            return passOn(placed);
        index();
        cases();
        loneSources();
        links();
        notes();
        sets();
        tellTheRest();
        return Read{std::move(m_project), m_leftovers.sentences()};
    }

private:
    void index()
    {
        for (size_t i = 0; i < m_project.sources.size(); ++i)
            m_sources.insert(m_project.sources[i].guid, i);
        for (size_t i = 0; i < m_project.comments.size(); ++i)
            m_comments.insert(m_project.comments[i].guid, i);
        for (const ProjectDraft &draft : m_project.drafts) {
            for (const ProjectSection &section : draft.sections)
                m_sections.insert(section.guid);
        }
        for (const qde::Text &note : m_document.notes)
            m_notes.insert(note.guid);
    }

    void cases()
    {
        for (const qde::Case &one : m_document.cases) {
            ProjectResponse response;
            response.guid = one.guid;
            response.reference = one.name;
            response.subject = one.description;
            takeValues(one.values, response);
            const ProjectSource *first = nullptr;
            for (const QUuid &guid : one.sources) {
                const auto at = m_sources.constFind(guid);
                if (at == m_sources.constEnd())
                    continue; // a recording: said already
                ProjectSource &source = m_project.sources[*at];
                if (!source.response.isNull()) {
                    m_leftovers.name(severalCases, source.name);
                    continue;
                }
                source.response = one.guid;
                first = first ? first : &source;
            }
            if (response.reference.isEmpty() && first) // variables of a document, as some programs give them
                response.reference = first->name;
            codeCase(one, first);
            m_project.responses.push_back(std::move(response));
        }
    }

    void codeCase(const qde::Case &one, const ProjectSource *first)
    {
        for (const QUuid &code : one.codes) {
            if (!first || !m_codes.known.contains(code)) {
                m_leftovers.add(caseWithoutSource);
                continue;
            }
            ProjectComment comment;
            comment.guid = guidFor(one.guid, code.toString());
            comment.source = first->guid;
            comment.themes = {code};
            m_project.comments.push_back(std::move(comment));
        }
    }

    void takeValues(const std::vector<qde::Value> &values, ProjectResponse &response)
    {
        for (const qde::Value &value : values) {
            const std::optional<Variable> variable = variableOf(m_document, value.variable);
            if (!value.text.isEmpty() && (!variable || !take(*variable, value.text, response)))
                m_leftovers.add(lostVariable, 1, m_document.variables.value(value.variable));
        }
    }

    /// What some programs say of a source, we say of a response.
    void loneSources()
    {
        for (ProjectSource &source : m_project.sources) {
            const auto values = m_placing.otherValues().constFind(source.guid);
            if (values == m_placing.otherValues().constEnd())
                continue;
            ProjectResponse own;
            own.guid = guidFor(source.guid, u"response"_s);
            own.reference = source.name;
            const ProjectResponse unsaid = own;
            takeValues(*values, own);
            if (source.response.isNull() && own != unsaid) {
                source.response = own.guid;
                m_project.responses.push_back(std::move(own));
            }
        }
    }

    void links()
    {
        for (const qde::Link &link : m_document.links) {
            const auto comment = m_comments.constFind(link.origin);
            const QUuid note = m_notes.contains(link.origin)   ? link.origin
                               : m_notes.contains(link.target) ? link.target
                                                               : QUuid();
            const QUuid other = note == link.origin ? link.target : link.origin;
            if (comment != m_comments.constEnd() && m_sections.contains(link.target))
                m_project.comments[*comment].sections.push_back(link.target);
            else if (note.isNull() || !annotate(note, other))
                m_leftovers.add(lostLinks);
        }
    }

    bool annotate(const QUuid &note, const QUuid &what)
    {
        if (const auto comment = m_comments.constFind(what); comment != m_comments.constEnd()) {
            addParagraph(m_project.comments[*comment].note, m_placing.noteText(note));
            m_noted.insert(note);
            return true;
        }
        const auto is = [&](const auto &one) { return one.guid == what; };
        if (!m_codes.known.contains(what) && !m_sources.contains(what) &&
            !std::any_of(m_project.responses.begin(), m_project.responses.end(), is))
            return false;
        m_linked[note].push_back(what);
        return true;
    }

    /// A note of a theme that is one of its own texts.
    bool takeThemeNote(const QUuid &note, ProjectTheme &theme)
    {
        for (const ThemeNote &kind : themeNotes()) {
            if (note != guidOf(kind, theme.guid))
                continue;
            theme.*kind.text = m_placing.noteText(note);
            m_noted.insert(note);
            return true;
        }
        return false;
    }

    void notes()
    {
        QHash<QUuid, std::vector<QUuid>> about;
        QHash<QUuid, size_t> themes;
        for (size_t i = 0; i < m_project.themes.size(); ++i)
            themes.insert(m_project.themes[i].guid, i);
        for (const qde::Code &code : m_document.codes) {
            const auto theme = themes.constFind(code.guid);
            for (const QUuid &note : code.notes) {
                if (theme != themes.constEnd() && !takeThemeNote(note, m_project.themes[*theme]))
                    about[note].push_back(code.guid);
            }
        }
        for (const qde::Source &source : m_document.sources) {
            for (const QUuid &note : source.own.notes)
                about[note].push_back(source.own.guid);
            if (!source.own.description.isEmpty() && m_sources.contains(source.own.guid))
                m_project.notes.push_back({guidFor(source.own.guid, u"description"_s),
                                           source.own.name,
                                           source.own.description,
                                           {},
                                           {},
                                           {source.own.guid}});
        }
        for (auto link = m_linked.cbegin(); link != m_linked.cend(); ++link)
            about[link.key()].insert(about[link.key()].end(), link->begin(), link->end());
        m_noted.unite(m_placing.usedNotes());
        for (const qde::Text &note : m_document.notes)
            addNote(note, about.value(note.guid));
    }

    void addNote(const qde::Text &note, const std::vector<QUuid> &about)
    {
        if (m_noted.contains(note.guid) && about.empty())
            return;
        const QString text = m_placing.noteText(note.guid);
        if (text.isEmpty()) {
            m_leftovers.add(emptyNotes);
            return;
        }
        m_project.notes.push_back(
            {note.guid, note.name, text, m_document.users.value(note.user), readDateTime(note.at), about});
    }

    void sets()
    {
        QSet<QUuid> notes;
        for (const ProjectNote &note : m_project.notes)
            notes.insert(note.guid);
        const auto members = [&](const std::vector<QUuid> &said, auto known) {
            std::vector<QUuid> there;
            std::copy_if(said.begin(), said.end(), std::back_inserter(there), known);
            m_leftovers.add(lostMembers, int(said.size() - there.size()));
            return there;
        };
        for (const qde::Set &set : m_document.sets) {
            m_project.sets.push_back(
                {set.guid, set.name, set.description,
                 members(set.codes, [&](const QUuid &guid) { return m_codes.known.contains(guid); }),
                 members(set.sources, [&](const QUuid &guid) { return m_sources.contains(guid); }),
                 members(set.notes, [&](const QUuid &guid) { return notes.contains(guid); })});
        }
    }

    void tellTheRest()
    {
        for (auto lost = m_document.lost.cbegin(); lost != m_document.lost.cend(); ++lost)
            m_leftovers.add(sentenceFor(lost.key()), lost.value());
        for (auto element = m_document.unknown.cbegin(); element != m_document.unknown.cend(); ++element)
            m_leftovers.add(QT_TRANSLATE_NOOP("soundings",
                                              "%n element(s) “%1”, which Soundings does not know, can't be "
                                              "carried over."),
                            element.value(), element.key());
    }

    const qde::Document &m_document;
    Codes m_codes;
    Leftovers m_leftovers;
    Placing m_placing;
    Project m_project;
    QHash<QUuid, size_t> m_sources;
    QHash<QUuid, size_t> m_comments;
    QSet<QUuid> m_sections;
    QSet<QUuid> m_notes;
    QSet<QUuid> m_noted; ///< became part of a comment or theme
    QHash<QUuid, std::vector<QUuid>> m_linked;
};

} // namespace

Result<Read> readQdpx(const QByteArray &bytes, const ReadOptions &options)
{
    Result<ProjectFiles> files = ProjectFiles::open(bytes, options.folder);
    if (!files)
        return passOn(files);
    const Result<QByteArray> xml = files->project();
    if (!xml)
        return passOn(xml);
    const Result<qde::Document> document = qde::read(*xml);
    if (!document)
        return passOn(document);
    return Assembler(*document, *files, options).run();
}

} // namespace soundings::exchange
