#include "core/exchange/qdereader.h"

#include <QCoreApplication>
#include <QXmlStreamReader>

namespace soundings::exchange::qde {

namespace {

using namespace Qt::StringLiterals;

constexpr int deepest = 64; ///< levels of codes; no codebook a person made comes near

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// With or without braces. What is none names something all the same, and always the same.
QUuid guidFrom(const QString &said)
{
    const QUuid guid(said.trimmed());
    return guid.isNull() && !said.isEmpty() ? QUuid::createUuidV5(QUuid(), said) : guid;
}

class Reader
{
public:
    explicit Reader(const QByteArray &xml)
        : m_xml(xml)
    {}

    Result<Document> read()
    {
        if (!m_xml.readNextStartElement() || m_xml.name() != u"Project")
            return wrong(m_xml.hasError() ? m_xml.errorString() : text("it is not a REFI-QDA project"));
        m_document.name = attribute(u"name"_s);
        m_document.origin = attribute(u"origin"_s);
        while (m_xml.readNextStartElement())
            project();
        if (m_xml.hasError())
            return wrong(m_xml.errorString());
        return std::move(m_document);
    }

private:
    QString attribute(const QString &name) const { return m_xml.attributes().value(name).toString(); }
    QUuid guid(const QString &name = u"guid"_s) const { return guidFrom(attribute(name)); }
    int number(const QString &name)
    {
        bool ok = false;
        const int value = attribute(name).trimmed().toInt(&ok);
        if (!ok)
            m_xml.raiseError(text("“%1” is not a number").arg(attribute(name)));
        return value;
    }
    bool is(const QString &name) const { return m_xml.name() == name; }
    QString words() { return m_xml.readElementText(QXmlStreamReader::IncludeChildElements); }
    QUuid target()
    {
        const QUuid found = guid(u"targetGUID"_s);
        m_xml.skipCurrentElement();
        return found;
    }

    void unknown()
    {
        if (!m_xml.hasError())
            ++m_document.unknown[m_xml.name().toString()];
        m_xml.skipCurrentElement();
    }
    void lose(Lost what)
    {
        ++m_document.lost[what];
        m_xml.skipCurrentElement();
    }
    template<class Each>
    void children(Each each)
    {
        while (m_xml.readNextStartElement())
            each();
    }

    void project()
    {
        if (is(u"Users"_s))
            children([this] { user(); });
        else if (is(u"CodeBook"_s))
            children([this] { is(u"Codes"_s) ? children([this] { code({}, 1); }) : unknown(); });
        else if (is(u"Variables"_s))
            children([this] { variable(); });
        else if (is(u"Cases"_s))
            children([this] { is(u"Case"_s) ? oneCase() : unknown(); });
        else if (is(u"Sources"_s))
            children([this] { source(); });
        else if (is(u"Notes"_s))
            children([this] { is(u"Note"_s) ? note() : unknown(); });
        else if (is(u"Links"_s))
            children([this] { is(u"Link"_s) ? link() : unknown(); });
        else if (is(u"Sets"_s))
            children([this] { is(u"Set"_s) ? set() : unknown(); });
        else if (is(u"Graphs"_s))
            children([this] { is(u"Graph"_s) ? lose(Lost::Graph) : unknown(); });
        else if (is(u"Description"_s))
            m_document.description = words();
        else if (is(u"NoteRef"_s))
            m_document.projectNotes.push_back(target());
        else
            unknown();
    }

    void user()
    {
        const QString name = attribute(u"name"_s);
        m_document.users.insert(guid(), name.isEmpty() ? attribute(u"id"_s) : name);
        m_xml.skipCurrentElement();
    }

    void code(const QUuid &parent, int depth)
    {
        if (!is(u"Code"_s))
            return unknown();
        if (depth > deepest)
            return m_xml.raiseError(text("codes lie more than %1 levels deep").arg(deepest));
        const size_t at = m_document.codes.size();
        const QUuid own = guid();
        m_document.codes.push_back({own, parent, attribute(u"name"_s), {}, attribute(u"color"_s), {}});
        children([&] {
            if (is(u"Description"_s))
                m_document.codes[at].description = words();
            else if (is(u"NoteRef"_s))
                m_document.codes[at].notes.push_back(target());
            else
                code(own, depth + 1);
        });
    }

    void variable()
    {
        m_document.variables.insert(guid(), attribute(u"name"_s));
        m_xml.skipCurrentElement();
    }

    Value value()
    {
        Value value;
        children([&] {
            if (is(u"VariableRef"_s))
                value.variable = target();
            else
                value.text = words();
        });
        return value;
    }

    void oneCase()
    {
        Case one{guid(), attribute(u"name"_s), {}, {}, {}, {}};
        children([&] {
            if (is(u"Description"_s))
                one.description = words();
            else if (is(u"CodeRef"_s))
                one.codes.push_back(target());
            else if (is(u"VariableValue"_s))
                one.values.push_back(value());
            else if (is(u"SourceRef"_s))
                one.sources.push_back(target());
            else if (is(u"SelectionRef"_s))
                lose(Lost::CaseSelection);
            else
                unknown();
        });
        m_document.cases.push_back(std::move(one));
    }

    void source()
    {
        static const QMap<QString, Medium> media{{u"TextSource"_s, Medium::Text},
                                                 {u"PDFSource"_s, Medium::Pdf},
                                                 {u"PictureSource"_s, Medium::Picture},
                                                 {u"AudioSource"_s, Medium::Audio},
                                                 {u"VideoSource"_s, Medium::Video}};
        const auto medium = media.constFind(m_xml.name().toString());
        if (medium == media.constEnd())
            return unknown();
        Source source;
        source.medium = *medium;
        source.own = head();
        children([&] { inSource(source); });
        m_document.sources.push_back(std::move(source));
    }

    Text head() const
    {
        Text one;
        one.guid = guid();
        one.name = attribute(u"name"_s);
        one.plainPath = attribute(u"plainTextPath"_s);
        one.richPath = attribute(u"richTextPath"_s);
        for (const QString &name : {u"path"_s, u"currentPath"_s}) {
            if (one.richPath.isEmpty())
                one.richPath = attribute(name);
        }
        one.user = guid(u"creatingUser"_s);
        one.at = attribute(u"creationDateTime"_s);
        return one;
    }

    void inSource(Source &source)
    {
        if (is(u"Representation"_s) || is(u"TextDescription"_s))
            source.words = wholeText();
        else if (is(u"Transcript"_s))
            source.transcripts.push_back(wholeText());
        else if (is(u"PDFSelection"_s))
            source.pdfSelections.push_back(selection());
        else if (is(u"PictureSelection"_s))
            lose(Lost::PictureSelection);
        else if (is(u"AudioSelection"_s) || is(u"VideoSelection"_s))
            lose(Lost::SoundSelection);
        else
            inText(source.own);
    }

    Text wholeText()
    {
        Text one = head();
        children([&] { inText(one); });
        return one;
    }

    void inText(Text &one)
    {
        if (is(u"Description"_s))
            one.description = words();
        else if (is(u"PlainTextContent"_s))
            one.content = words();
        else if (is(u"PlainTextSelection"_s))
            one.selections.push_back(selection());
        else if (is(u"Coding"_s))
            one.codings.push_back(coding());
        else if (is(u"NoteRef"_s))
            one.notes.push_back(target());
        else if (is(u"VariableValue"_s))
            one.values.push_back(value());
        else if (is(u"SyncPoint"_s))
            m_xml.skipCurrentElement(); // goes with the selections that need it
        else if (is(u"TranscriptSelection"_s))
            lose(Lost::TranscriptSelection);
        else
            unknown();
    }

    Coding coding()
    {
        Coding one{guid(), {}, guid(u"creatingUser"_s), attribute(u"creationDateTime"_s), {}};
        children([&] {
            if (is(u"CodeRef"_s))
                one.code = target();
            else if (is(u"NoteRef"_s))
                one.notes.push_back(target());
            else
                unknown();
        });
        return one;
    }

    Selection selection()
    {
        Selection one;
        one.guid = guid();
        one.name = attribute(u"name"_s);
        one.user = guid(u"creatingUser"_s);
        one.at = attribute(u"creationDateTime"_s);
        if (is(u"PDFSelection"_s)) {
            one.page = number(u"page"_s);
            const QPoint first(number(u"firstX"_s), number(u"firstY"_s));
            const QPoint second(number(u"secondX"_s), number(u"secondY"_s));
            const QPoint low(qMin(first.x(), second.x()), qMin(first.y(), second.y()));
            const QPoint high(qMax(first.x(), second.x()), qMax(first.y(), second.y()));
            one.box = QRect(low.x(), low.y(), high.x() - low.x(), high.y() - low.y());
        } else {
            one.start = number(u"startPosition"_s);
            one.end = number(u"endPosition"_s);
        }
        children([&] {
            if (is(u"Description"_s))
                one.description = words();
            else if (is(u"Coding"_s))
                one.codings.push_back(coding());
            else if (is(u"NoteRef"_s))
                one.notes.push_back(target());
            else if (is(u"Representation"_s))
                one.quote = wholeText().content.value_or(QString());
            else
                unknown();
        });
        return one;
    }

    void note()
    {
        Text one = wholeText();
        if (!one.selections.empty())
            m_document.lost[Lost::TextWithinNote] += int(one.selections.size());
        m_document.notes.push_back(std::move(one));
    }

    void link()
    {
        m_document.links.push_back({guid(u"originGUID"_s), guid(u"targetGUID"_s)});
        m_xml.skipCurrentElement();
    }

    void set()
    {
        Set one{guid(), attribute(u"name"_s), {}, {}, {}, {}};
        children([&] {
            if (is(u"Description"_s))
                one.description = words();
            else if (is(u"MemberCode"_s))
                one.codes.push_back(target());
            else if (is(u"MemberSource"_s))
                one.sources.push_back(target());
            else if (is(u"MemberNote"_s))
                one.notes.push_back(target());
            else
                unknown();
        });
        m_document.sets.push_back(std::move(one));
    }

    [[nodiscard]] tl::unexpected<Error> wrong(const QString &why) const
    {
        return failure(ErrorKind::Unreadable,
                       text("The project can't be read: line %1: %2.").arg(m_xml.lineNumber()).arg(why));
    }

    QXmlStreamReader m_xml;
    Document m_document;
};

} // namespace

Result<Document> read(const QByteArray &xml)
{
    return Reader(xml).read();
}

} // namespace soundings::exchange::qde
