#include "core/exchange/qdewriter.h"

#include "core/consultation/codepoints.h"
#include "core/exchange/qdenames.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QMap>
#include <QSet>
#include <QXmlStreamWriter>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestQuote = 80; ///< of a selection's name

QString plain(const QUuid &guid)
{
    return guid.toString(QUuid::WithoutBraces);
}

/// Without what XML 1.0 can't hold.
QString writable(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            clean += c;
            clean += text[++i];
        } else if (c.isSurrogate()) {
            clean += QChar(QChar::ReplacementCharacter);
        } else if ((c >= u' ' && c < QChar(0xfffe)) || c == u'\n' || c == u'\t') {
            clean += c;
        }
    }
    return clean;
}

/// What kind of source the standard has for a file.
enum class Shape { Text, RichText, Pdf, Picture };

QString endingOf(const QString &fileName)
{
    return QFileInfo(fileName).suffix().toLower();
}

Shape shapeOf(const ProjectSource &source)
{
    static const QSet<QString> pictures{u"png"_s, u"jpg"_s, u"jpeg"_s, u"gif"_s, u"bmp"_s, u"tif"_s, u"tiff"_s};
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
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
        for (const ProjectNote &note : project.notes) {
            for (const QUuid &about : note.about)
                m_notesAbout[about].push_back(&note);
        }
        for (const ProjectResponse &response : project.responses)
            m_responses.insert(response.guid);
    }

    Qde write()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"Project"_s);
        m_xml.writeDefaultNamespace(u"urn:QDA-XML:project:1.0"_s);
        attribute(u"name"_s, m_project.name);
        attribute(u"origin"_s, u"Soundings "_s + QString::fromLatin1(SOUNDINGS_VERSION));
        users();
        codeBook();
        variableList();
        cases();
        sources();
        notes();
        links();
        sets();
        text(u"Description"_s, m_project.description);
        for (const ProjectNote &note : m_project.notes) {
            if (note.about.empty())
                reference(u"NoteRef"_s, note.guid);
        }
        m_xml.writeEndDocument();
        tellWhatIsLeftOut();
        return std::move(m_qde);
    }

private:
    void attribute(const QString &name, const QString &value)
    {
        if (!value.isEmpty() || name == u"name")
            m_xml.writeAttribute(name, writable(value));
    }
    void guidAttribute(const QString &name, const QUuid &guid) { m_xml.writeAttribute(name, plain(guid)); }
    void text(const QString &element, const QString &content)
    {
        if (!content.isEmpty())
            m_xml.writeTextElement(element, writable(content));
    }
    void reference(const QString &element, const QUuid &target)
    {
        m_xml.writeEmptyElement(element);
        guidAttribute(u"targetGUID"_s, target);
    }
    void madeBy(const QString &author, const std::optional<Instant> &at)
    {
        if (!author.isEmpty())
            guidAttribute(u"creatingUser"_s, guidOfUser(author));
        if (at)
            attribute(u"creationDateTime"_s, dateTime(*at));
    }
    void noteReferences(const QUuid &about)
    {
        for (const ProjectNote *note : m_notesAbout.value(about))
            reference(u"NoteRef"_s, note->guid);
    }
    /// Begins an element that holds others of one kind, if there are any.
    bool begin(const QString &element, bool any)
    {
        if (any)
            m_xml.writeStartElement(element);
        return any;
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
        if (!begin(u"Users"_s, !names.isEmpty()))
            return;
        for (const QString &name : names) {
            m_xml.writeEmptyElement(u"User"_s);
            guidAttribute(u"guid"_s, guidOfUser(name));
            attribute(u"name"_s, name);
        }
        m_xml.writeEndElement();
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
        m_xml.writeStartElement(u"CodeBook"_s);
        m_xml.writeStartElement(u"Codes"_s);
        themes({});
        marks(used);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    void beginCode(const QUuid &guid, const QString &name, const QString &colour, bool codable)
    {
        m_xml.writeStartElement(u"Code"_s);
        guidAttribute(u"guid"_s, guid);
        attribute(u"name"_s, name);
        attribute(u"isCodable"_s, codable ? u"true"_s : u"false"_s);
        attribute(u"color"_s, colour);
    }

    void themes(const QUuid &parent)
    {
        for (const ProjectTheme *theme : m_subThemes.value(parent)) {
            beginCode(theme->guid, theme->name, theme->colour, true);
            text(u"Description"_s, theme->description);
            for (const ThemeNote &note : themeNotes()) {
                if (!(theme->*note.text).isEmpty())
                    reference(u"NoteRef"_s, guidOf(note, theme->guid));
            }
            noteReferences(theme->guid);
            themes(theme->guid);
            m_xml.writeEndElement();
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
                    m_xml.writeEndElement();
                beginCode(guidOfMarkGroup(code.group), groupName(code.group), {}, false);
                open = code.group;
            }
            beginCode(guidOf(code.mark), code.name, code.colour, true);
            m_xml.writeEndElement();
        }
        if (!open.isEmpty())
            m_xml.writeEndElement();
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
        if (!begin(u"Variables"_s, !used.empty()))
            return;
        for (const Variable variable : used) {
            m_xml.writeEmptyElement(u"Variable"_s);
            guidAttribute(u"guid"_s, guidOf(variable));
            attribute(u"name"_s, nameOf(variable));
            attribute(u"typeOfVariable"_s, typeOf(variable));
        }
        m_xml.writeEndElement();
    }

    void value(Variable variable, const QString &said)
    {
        if (said.isEmpty())
            return;
        m_xml.writeStartElement(u"VariableValue"_s);
        reference(u"VariableRef"_s, guidOf(variable));
        text(typeOf(variable) + u"Value"_s, said);
        m_xml.writeEndElement();
    }

    template<class One>
    void values(const One &of)
    {
        for (const Variable variable : variables())
            value(variable, valueOf(variable, of));
    }

    void cases()
    {
        if (!begin(u"Cases"_s, !m_project.responses.empty()))
            return;
        for (const ProjectResponse &response : m_project.responses) {
            m_xml.writeStartElement(u"Case"_s);
            guidAttribute(u"guid"_s, response.guid);
            attribute(u"name"_s, response.reference);
            text(u"Description"_s, response.subject);
            values(response);
            for (const ProjectSource *part : m_parts.value(response.guid))
                reference(u"SourceRef"_s, part->guid);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    void sources()
    {
        if (!begin(u"Sources"_s, !m_project.sources.empty() || !m_project.drafts.empty()))
            return;
        for (const ProjectDraft &one : m_project.drafts)
            draft(one);
        for (const ProjectSource &one : m_project.sources)
            source(one);
        m_xml.writeEndElement();
    }

    QString addFile(const QUuid &guid, const QString &fileGuid, const QString &ending, QdeFile::Kind kind)
    {
        const QString name = fileGuid + u'.' + ending;
        m_qde.files.push_back({u"sources/"_s + name, guid, kind});
        return u"internal://"_s + name;
    }

    void draft(const ProjectDraft &one)
    {
        m_xml.writeStartElement(u"PDFSource"_s);
        guidAttribute(u"guid"_s, one.guid);
        attribute(u"name"_s, one.fileName);
        attribute(u"path"_s, addFile(one.guid, plain(one.guid), u"pdf"_s, QdeFile::Original));
        text(u"Description"_s, one.label);
        for (const ProjectSection &section : one.sections) {
            m_xml.writeStartElement(u"PDFSelection"_s);
            guidAttribute(u"guid"_s, section.guid);
            attribute(u"name"_s, section.number.isEmpty() ? section.title : section.number + u' ' + section.title);
            m_xml.writeAttribute(u"page"_s, QString::number(section.page));
            const QRect &box = section.box;
            m_xml.writeAttribute(u"firstX"_s, QString::number(box.x()));
            m_xml.writeAttribute(u"firstY"_s, QString::number(box.y()));
            m_xml.writeAttribute(u"secondX"_s, QString::number(box.x() + box.width()));
            m_xml.writeAttribute(u"secondY"_s, QString::number(box.y() + box.height()));
            text(u"Description"_s, section.number.isEmpty() ? QString() : u"Section "_s + section.number);
            m_xml.writeEndElement();
        }
        value(Variable::Part, draftPart);
        m_xml.writeEndElement();
    }

    void source(const ProjectSource &one)
    {
        const Shape shape = one.fileName.isEmpty() ? Shape::Text : shapeOf(one);
        if (shape == Shape::Text && !one.fileName.isEmpty())
            ++m_leftOut[endingOf(one.fileName)];
        switch (shape) {
        case Shape::Text: beginText(u"TextSource"_s, one, one.guid); break;
        case Shape::RichText:
            beginText(u"TextSource"_s, one, one.guid,
                      addFile(one.guid, plain(guidFor(one.guid, u"file"_s)), u"docx"_s, QdeFile::Original));
            break;
        case Shape::Pdf: beginFile(u"PDFSource"_s, one); break;
        case Shape::Picture: beginFile(u"PictureSource"_s, one); break;
        }
        if (shape == Shape::Pdf || shape == Shape::Picture) {
            beginText(shape == Shape::Pdf ? u"Representation"_s : u"TextDescription"_s, one,
                      guidFor(one.guid, u"text"_s));
            selections(one);
            m_xml.writeEndElement();
        } else {
            selections(one);
        }
        noteReferences(one.guid);
        values(one);
        m_xml.writeEndElement();
    }

    void beginText(const QString &element, const ProjectSource &one, const QUuid &guid, const QString &richText = {})
    {
        m_xml.writeStartElement(element);
        guidAttribute(u"guid"_s, guid);
        attribute(u"name"_s, one.name);
        attribute(u"richTextPath"_s, richText);
        if (one.hasText)
            attribute(u"plainTextPath"_s, addFile(one.guid, plain(guid), u"txt"_s, QdeFile::Text));
        madeBy({}, one.at);
    }

    void beginFile(const QString &element, const ProjectSource &one)
    {
        m_xml.writeStartElement(element);
        guidAttribute(u"guid"_s, one.guid);
        attribute(u"name"_s, one.name);
        attribute(u"path"_s, addFile(one.guid, plain(one.guid), endingOf(one.fileName), QdeFile::Original));
        madeBy({}, one.at);
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
        m_xml.writeStartElement(u"PlainTextSelection"_s);
        guidAttribute(u"guid"_s, comment.guid);
        const QString quote = passageOf(whole, range.begin, range.end).toString().simplified();
        attribute(u"name"_s, quote.size() > longestQuote ? quote.left(longestQuote - 1) + u'…' : quote);
        m_xml.writeAttribute(u"startPosition"_s, QString::number(range.begin));
        m_xml.writeAttribute(u"endPosition"_s, QString::number(range.end));
        madeBy(comment.author, comment.at);
        for (const QUuid &theme : comment.themes)
            coding(comment, theme);
        for (const Mark mark : marksOf(comment))
            coding(comment, guidOf(mark));
        if (!comment.note.isEmpty())
            reference(u"NoteRef"_s, guidOfNote(comment.guid));
        m_xml.writeEndElement();
    }

    void coding(const ProjectComment &comment, const QUuid &code)
    {
        m_xml.writeStartElement(u"Coding"_s);
        guidAttribute(u"guid"_s, guidFor(comment.guid, u"code/"_s + plain(code)));
        madeBy(comment.author, comment.at);
        reference(u"CodeRef"_s, code);
        m_xml.writeEndElement();
    }

    void note(const ProjectNote &one)
    {
        m_xml.writeStartElement(u"Note"_s);
        guidAttribute(u"guid"_s, one.guid);
        attribute(u"name"_s, one.name);
        madeBy(one.author, one.at);
        text(u"PlainTextContent"_s, one.text);
        m_xml.writeEndElement();
    }

    void notes()
    {
        std::vector<ProjectNote> all;
        for (const ProjectTheme &theme : m_project.themes) {
            for (const ThemeNote &kind : themeNotes()) {
                if (!(theme.*kind.text).isEmpty())
                    all.push_back({guidOf(kind, theme.guid), kind.name + u": "_s + theme.name, theme.*kind.text});
            }
        }
        for (const ProjectComment &comment : m_project.comments) {
            if (!comment.note.isEmpty())
                all.push_back({guidOfNote(comment.guid), u"Note"_s, comment.note, comment.author, comment.at});
        }
        if (!begin(u"Notes"_s, !all.empty() || !m_project.notes.empty()))
            return;
        for (const ProjectNote &one : all)
            note(one);
        for (const ProjectNote &one : m_project.notes)
            note(one);
        m_xml.writeEndElement();
    }

    void link(const QString &name, const QUuid &from, const QUuid &to)
    {
        begin(u"Links"_s, !std::exchange(m_anyLink, true));
        m_xml.writeEmptyElement(u"Link"_s);
        guidAttribute(u"guid"_s, guidFor(from, u"link/"_s + plain(to)));
        attribute(u"name"_s, name);
        attribute(u"direction"_s, u"OneWay"_s);
        guidAttribute(u"originGUID"_s, from);
        guidAttribute(u"targetGUID"_s, to);
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
            m_xml.writeEndElement();
    }

    void sets()
    {
        if (!begin(u"Sets"_s, !m_project.sets.empty()))
            return;
        for (const ProjectSet &set : m_project.sets) {
            m_xml.writeStartElement(u"Set"_s);
            guidAttribute(u"guid"_s, set.guid);
            attribute(u"name"_s, set.name);
            text(u"Description"_s, set.description);
            for (const QUuid &guid : set.themes)
                reference(u"MemberCode"_s, guid);
            for (const QUuid &guid : set.sources)
                reference(u"MemberSource"_s, guid);
            for (const QUuid &guid : set.notes)
                reference(u"MemberNote"_s, guid);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    void tellWhatIsLeftOut()
    {
        for (auto kind = m_leftOut.cbegin(); kind != m_leftOut.cend(); ++kind) {
            m_qde.leftOut << QCoreApplication::translate(
                                 "soundings", "%n attached file(s) of the kind “%1” go without the file itself: REFI-QDA "
                                              "has no place for it. Their text is there.",
                                 nullptr, kind.value())
                                 .arg(kind.key());
        }
    }

    const Project &m_project;
    Qde m_qde;
    QXmlStreamWriter m_xml;
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
