#include "core/exchange/qdewriter.h"

#include "core/consultation/codepoints.h"
#include "core/exchange/qdenames.h"
#include "core/exchange/qdexml.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QMap>
#include <QSet>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestQuote = 80; ///< of a selection's name

/// What kind of source the standard has for a file.
enum class Shape { Text, RichText, Pdf, Picture };

QString endingOf(const QString &fileName)
{
    return QFileInfo(fileName).suffix().toLower();
}

Shape shapeOf(const ProjectSource &source)
{
    static const QSet<QString> pictures{u"png"_s, u"jpg"_s, u"jpeg"_s, u"gif"_s,
                                        u"bmp"_s, u"tif"_s, u"tiff"_s};
    const QString ending = endingOf(source.fileName);
    if (ending == u"pdf")
        return Shape::Pdf;
    if (ending == u"docx")
        return Shape::RichText;
    return pictures.contains(ending) ? Shape::Picture : Shape::Text;
}

template<class Of, class One>
QHash<QUuid, std::vector<const One *>> groupedBy(const std::vector<One> &all, Of of)
{
    QHash<QUuid, std::vector<const One *>> groups;
    for (const One &one : all)
        groups[of(one)].push_back(&one);
    return groups;
}

class QdeWriter
{
public:
    explicit QdeWriter(const Project &project)
        : m_project(project)
        , m_xml(&m_qde.xml)
        , m_subThemes(groupedBy(project.themes, [](const ProjectTheme &t) { return t.parent; }))
        , m_parts(groupedBy(project.sources, [](const ProjectSource &s) { return s.response; }))
        , m_comments(groupedBy(project.comments, [](const ProjectComment &c) { return c.source; }))
    {
        for (const ProjectNote &note : project.notes) {
            for (const QUuid &about : note.about)
                m_notesAbout[about].push_back(&note);
        }
        for (const ProjectResponse &response : project.responses)
            m_responses.insert(response.guid);
    }

    Qde write()
    {
        m_xml.beginDocument();
        m_xml.attribute(u"name"_s, m_project.name);
        m_xml.attribute(u"origin"_s, u"Soundings "_s + QString::fromLatin1(SOUNDINGS_VERSION));
        users();
        codeBook();
        variableList();
        cases();
        sources();
        notes();
        links();
        sets();
        m_xml.text(u"Description"_s, m_project.description);
        for (const ProjectNote &note : m_project.notes) {
            if (note.about.empty())
                m_xml.reference(u"NoteRef"_s, note.guid);
        }
        m_xml.endDocument();
        tellWhatIsLeftOut();
        return std::move(m_qde);
    }

private:
    void noteReferences(const QUuid &about)
    {
        for (const ProjectNote *note : m_notesAbout.value(about))
            m_xml.reference(u"NoteRef"_s, note->guid);
    }
    void users()
    {
        QSet<QString> known{QString()};
        QStringList names;
        const auto meet = [&](const QString &name) {
            if (!known.contains(name)) {
                known.insert(name);
                names << name;
            }
        };
        for (const ProjectComment &comment : m_project.comments)
            meet(comment.author);
        for (const ProjectNote &note : m_project.notes)
            meet(note.author);
        if (!m_xml.begin(u"Users"_s, !names.isEmpty()))
            return;
        for (const QString &name : names) {
            m_xml.empty(u"User"_s);
            m_xml.attribute(u"guid"_s, guidOfUser(name));
            m_xml.attribute(u"name"_s, name);
        }
        m_xml.end();
    }

    void codeBook()
    {
        QSet<Mark> used;
        for (const ProjectComment &comment : m_project.comments) {
            for (const Mark mark : marksOf(comment))
                used.insert(mark);
        }
        if (m_subThemes.value({}).empty() && used.isEmpty())
            return;
        m_xml.begin(u"CodeBook"_s);
        m_xml.begin(u"Codes"_s);
        themes({});
        marks(used);
        m_xml.end();
        m_xml.end();
    }

    void beginCode(const QUuid &guid, const QString &name, const QString &colour, bool codable)
    {
        m_xml.begin(u"Code"_s);
        m_xml.attribute(u"guid"_s, guid);
        m_xml.attribute(u"name"_s, name);
        m_xml.attribute(u"isCodable"_s, codable ? u"true"_s : u"false"_s);
        m_xml.attribute(u"color"_s, colour);
    }

    void themes(const QUuid &parent)
    {
        for (const ProjectTheme *theme : m_subThemes.value(parent)) {
            beginCode(theme->guid, theme->name, theme->colour, true);
            m_xml.text(u"Description"_s, theme->description);
            for (const ThemeNote &note : themeNotes()) {
                if (!(theme->*note.text).isEmpty())
                    m_xml.reference(u"NoteRef"_s, guidOf(note, theme->guid));
            }
            noteReferences(theme->guid);
            themes(theme->guid);
            m_xml.end();
        }
    }

    /// A group is named so that no theme stands beside it with the same name.
    QString groupName(const QString &group) const
    {
        for (const ProjectTheme *theme : m_subThemes.value({})) {
            if (theme->name.compare(group, Qt::CaseInsensitive) == 0)
                return group + u" (Soundings)"_s;
        }
        return group;
    }

    void marks(const QSet<Mark> &used)
    {
        QString open;
        for (const MarkCode &code : markCodes()) {
            if (!used.contains(code.mark))
                continue;
            if (open != code.group) {
                if (!open.isEmpty())
                    m_xml.end();
                beginCode(guidOfMarkGroup(code.group), groupName(code.group), {}, false);
                open = code.group;
            }
            beginCode(guidOf(code.mark), code.name, code.colour, true);
            m_xml.end();
        }
        if (!open.isEmpty())
            m_xml.end();
    }

    void variableList()
    {
        std::vector<Variable> used;
        for (const Variable variable : variables()) {
            const auto has = [&](const auto &one) { return !valueOf(variable, one).isEmpty(); };
            if (std::any_of(m_project.responses.begin(), m_project.responses.end(), has) ||
                std::any_of(m_project.sources.begin(), m_project.sources.end(), has) ||
                (variable == Variable::Part && !m_project.drafts.empty()))
                used.push_back(variable);
        }
        if (!m_xml.begin(u"Variables"_s, !used.empty()))
            return;
        for (const Variable variable : used) {
            m_xml.empty(u"Variable"_s);
            m_xml.attribute(u"guid"_s, guidOf(variable));
            m_xml.attribute(u"name"_s, nameOf(variable));
            m_xml.attribute(u"typeOfVariable"_s, typeOf(variable));
        }
        m_xml.end();
    }

    void value(Variable variable, const QString &said)
    {
        if (said.isEmpty())
            return;
        m_xml.begin(u"VariableValue"_s);
        m_xml.reference(u"VariableRef"_s, guidOf(variable));
        m_xml.text(typeOf(variable) + u"Value"_s, said);
        m_xml.end();
    }

    template<class One>
    void values(const One &of)
    {
        for (const Variable variable : variables())
            value(variable, valueOf(variable, of));
    }

    void cases()
    {
        if (!m_xml.begin(u"Cases"_s, !m_project.responses.empty()))
            return;
        for (const ProjectResponse &response : m_project.responses) {
            m_xml.begin(u"Case"_s);
            m_xml.attribute(u"guid"_s, response.guid);
            m_xml.attribute(u"name"_s, response.reference);
            m_xml.text(u"Description"_s, response.subject);
            values(response);
            for (const ProjectSource *part : m_parts.value(response.guid))
                m_xml.reference(u"SourceRef"_s, part->guid);
            m_xml.end();
        }
        m_xml.end();
    }

    void sources()
    {
        if (!m_xml.begin(u"Sources"_s, !m_project.sources.empty() || !m_project.drafts.empty()))
            return;
        for (const ProjectDraft &one : m_project.drafts)
            draft(one);
        for (const ProjectSource &one : m_project.sources)
            source(one);
        m_xml.end();
    }

    QString addFile(const QUuid &guid, const QString &fileGuid, const QString &ending, QdeFile::Kind kind)
    {
        const QString name = fileGuid + u'.' + ending;
        m_qde.files.push_back({u"sources/"_s + name, guid, kind});
        return u"internal://"_s + name;
    }

    void draft(const ProjectDraft &one)
    {
        m_xml.begin(u"PDFSource"_s);
        m_xml.attribute(u"guid"_s, one.guid);
        m_xml.attribute(u"name"_s, one.fileName);
        m_xml.attribute(u"path"_s, addFile(one.guid, plain(one.guid), u"pdf"_s, QdeFile::Original));
        m_xml.text(u"Description"_s, one.label);
        for (const ProjectSection &section : one.sections) {
            m_xml.begin(u"PDFSelection"_s);
            m_xml.attribute(u"guid"_s, section.guid);
            m_xml.attribute(u"name"_s,
                            section.number.isEmpty() ? section.title : section.number + u' ' + section.title);
            m_xml.attribute(u"page"_s, section.page);
            const QRect &box = section.box;
            m_xml.attribute(u"firstX"_s, box.x());
            m_xml.attribute(u"firstY"_s, box.y());
            m_xml.attribute(u"secondX"_s, box.x() + box.width());
            m_xml.attribute(u"secondY"_s, box.y() + box.height());
            m_xml.text(u"Description"_s,
                       section.number.isEmpty() ? QString() : u"Section "_s + section.number);
            m_xml.end();
        }
        value(Variable::Part, draftPart);
        m_xml.end();
    }

    void source(const ProjectSource &one)
    {
        const Shape shape = one.fileName.isEmpty() ? Shape::Text : shapeOf(one);
        if (shape == Shape::Text && !one.fileName.isEmpty())
            ++m_leftOut[endingOf(one.fileName)];
        switch (shape) {
        case Shape::Text:
            beginText(u"TextSource"_s, one, one.guid);
            break;
        case Shape::RichText:
            beginText(u"TextSource"_s, one, one.guid,
                      addFile(one.guid, plain(guidFor(one.guid, u"file"_s)), u"docx"_s, QdeFile::Original));
            break;
        case Shape::Pdf:
            beginFile(u"PDFSource"_s, one);
            break;
        case Shape::Picture:
            beginFile(u"PictureSource"_s, one);
            break;
        }
        if (shape == Shape::Pdf || shape == Shape::Picture) {
            beginText(shape == Shape::Pdf ? u"Representation"_s : u"TextDescription"_s, one,
                      guidFor(one.guid, u"text"_s));
            selections(one);
            m_xml.end();
        } else {
            selections(one);
        }
        noteReferences(one.guid);
        values(one);
        m_xml.end();
    }

    void beginText(const QString &element, const ProjectSource &one, const QUuid &guid,
                   const QString &richText = {})
    {
        m_xml.begin(element);
        m_xml.attribute(u"guid"_s, guid);
        m_xml.attribute(u"name"_s, one.name);
        m_xml.attribute(u"richTextPath"_s, richText);
        if (one.hasText)
            m_xml.attribute(u"plainTextPath"_s, addFile(one.guid, plain(guid), u"txt"_s, QdeFile::Text));
        m_xml.madeBy({}, one.at);
    }

    void beginFile(const QString &element, const ProjectSource &one)
    {
        m_xml.begin(element);
        m_xml.attribute(u"guid"_s, one.guid);
        m_xml.attribute(u"name"_s, one.name);
        m_xml.attribute(u"path"_s,
                        addFile(one.guid, plain(one.guid), endingOf(one.fileName), QdeFile::Original));
        m_xml.madeBy({}, one.at);
    }

    void selections(const ProjectSource &source)
    {
        const std::vector<const ProjectComment *> comments = m_comments.value(source.guid);
        if (comments.empty())
            return;
        const int length = codePointCount(source.text);
        for (const ProjectComment *comment : comments)
            selection(*comment, comment->range.value_or(ProjectRange{0, length}), source.text);
    }

    void selection(const ProjectComment &comment, ProjectRange range, const QString &whole)
    {
        m_xml.begin(u"PlainTextSelection"_s);
        m_xml.attribute(u"guid"_s, comment.guid);
        const QString quote = passageOf(whole, range.begin, range.end).toString().simplified();
        m_xml.attribute(u"name"_s, quote.size() > longestQuote ? quote.left(longestQuote - 1) + u'…' : quote);
        m_xml.attribute(u"startPosition"_s, range.begin);
        m_xml.attribute(u"endPosition"_s, range.end);
        m_xml.madeBy(comment.author, comment.at);
        for (const QUuid &theme : comment.themes)
            coding(comment, theme);
        for (const Mark mark : marksOf(comment))
            coding(comment, guidOf(mark));
        if (!comment.note.isEmpty())
            m_xml.reference(u"NoteRef"_s, guidOfNote(comment.guid));
        m_xml.end();
    }

    void coding(const ProjectComment &comment, const QUuid &code)
    {
        m_xml.begin(u"Coding"_s);
        m_xml.attribute(u"guid"_s, guidFor(comment.guid, u"code/"_s + plain(code)));
        m_xml.madeBy(comment.author, comment.at);
        m_xml.reference(u"CodeRef"_s, code);
        m_xml.end();
    }

    void note(const ProjectNote &one)
    {
        m_xml.begin(u"Note"_s);
        m_xml.attribute(u"guid"_s, one.guid);
        m_xml.attribute(u"name"_s, one.name);
        m_xml.madeBy(one.author, one.at);
        m_xml.text(u"PlainTextContent"_s, one.text);
        m_xml.end();
    }

    void notes()
    {
        std::vector<ProjectNote> all;
        for (const ProjectTheme &theme : m_project.themes) {
            for (const ThemeNote &kind : themeNotes()) {
                if (!(theme.*kind.text).isEmpty())
                    all.push_back(
                        {guidOf(kind, theme.guid), kind.name + u": "_s + theme.name, theme.*kind.text});
            }
        }
        for (const ProjectComment &comment : m_project.comments) {
            if (!comment.note.isEmpty())
                all.push_back(
                    {guidOfNote(comment.guid), u"Note"_s, comment.note, comment.author, comment.at});
        }
        if (!m_xml.begin(u"Notes"_s, !all.empty() || !m_project.notes.empty()))
            return;
        for (const ProjectNote &one : all)
            note(one);
        for (const ProjectNote &one : m_project.notes)
            note(one);
        m_xml.end();
    }

    void link(const QString &name, const QUuid &from, const QUuid &to)
    {
        m_xml.begin(u"Links"_s, !std::exchange(m_anyLink, true));
        m_xml.empty(u"Link"_s);
        m_xml.attribute(u"guid"_s, guidFor(from, u"link/"_s + plain(to)));
        m_xml.attribute(u"name"_s, name);
        m_xml.attribute(u"direction"_s, u"OneWay"_s);
        m_xml.attribute(u"originGUID"_s, from);
        m_xml.attribute(u"targetGUID"_s, to);
    }

    void links()
    {
        for (const ProjectComment &comment : m_project.comments) {
            for (const QUuid &section : comment.sections)
                link(u"speaks to"_s, comment.guid, section);
        }
        for (const ProjectNote &one : m_project.notes) { // a case has no NoteRef
            for (const QUuid &about : one.about) {
                if (m_responses.contains(about))
                    link(u"note on"_s, one.guid, about);
            }
        }
        if (m_anyLink)
            m_xml.end();
    }

    void sets()
    {
        if (!m_xml.begin(u"Sets"_s, !m_project.sets.empty()))
            return;
        for (const ProjectSet &set : m_project.sets) {
            m_xml.begin(u"Set"_s);
            m_xml.attribute(u"guid"_s, set.guid);
            m_xml.attribute(u"name"_s, set.name);
            m_xml.text(u"Description"_s, set.description);
            for (const QUuid &guid : set.themes)
                m_xml.reference(u"MemberCode"_s, guid);
            for (const QUuid &guid : set.sources)
                m_xml.reference(u"MemberSource"_s, guid);
            for (const QUuid &guid : set.notes)
                m_xml.reference(u"MemberNote"_s, guid);
            m_xml.end();
        }
        m_xml.end();
    }

    void tellWhatIsLeftOut()
    {
        for (auto kind = m_leftOut.cbegin(); kind != m_leftOut.cend(); ++kind) {
            m_qde.leftOut << QCoreApplication::translate(
                                 "soundings",
                                 "%n attached file(s) of the kind “%1” go without the file itself: REFI-QDA "
                                 "has no place for it. Their text is there.",
                                 nullptr, kind.value())
                                 .arg(kind.key());
        }
    }

    const Project &m_project;
    Qde m_qde;
    QdeXml m_xml;
    QHash<QUuid, std::vector<const ProjectTheme *>> m_subThemes;
    QHash<QUuid, std::vector<const ProjectSource *>> m_parts;
    QHash<QUuid, std::vector<const ProjectComment *>> m_comments;
    QHash<QUuid, std::vector<const ProjectNote *>> m_notesAbout;
    QSet<QUuid> m_responses;
    QMap<QString, int> m_leftOut;
    bool m_anyLink = false;
};

} // namespace

Qde writeQde(const Project &project)
{
    return QdeWriter(project).write();
}

} // namespace soundings::exchange
