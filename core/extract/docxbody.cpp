#include "core/extract/docxbody.h"

#include "core/extract/passage.h"
#include "core/extract/xml.h"

namespace soundings::extract {

using namespace Qt::StringLiterals;

DocxBody::DocxBody(Numbering numbering, const ReadLimits &limits)
    : m_numbering(std::move(numbering))
    , m_limits(limits)
    , m_room(limits.characters)
{}

void DocxBody::blocks(Xml &xml, QStringList &out)
{
    while (xml.nextChild()) {
        const QStringView name = xml.name();
        if (name == u"p") {
            paragraph(xml, out);
        } else if (name == u"tbl") {
            table(xml, out);
        } else if (name == u"AlternateContent") {
            alternativeBlocks(xml, out);
        } else if (name == u"altChunk") {
            ++m_foreign;
            xml.skip();
        } else if (name == u"del" || name == u"moveFrom" || name == u"sectPr" || name.endsWith(u"Pr")) {
            xml.skip();
        } else {
            blocks(xml, out); // sdt and its content, customXml, ins, moveTo
        }
    }
    if (!m_carried.isEmpty())
        out << std::exchange(m_carried, {});
}

void DocxBody::paragraph(Xml &xml, QStringList &out)
{
    Line line;
    Properties properties;
    while (xml.nextChild()) {
        if (xml.name() == u"pPr")
            properties = paragraphProperties(xml);
        else
            inlineOf(xml, line);
    }
    Numbering::Place place = properties.place;
    if (const Numbering::Place styled = m_numbering.ofStyle(properties.style); !properties.hasPlace)
        place = styled;
    else if (place.list < 0) // only the level is its own
        place.list = styled.list;
    if (!line.text.trimmed().isEmpty() && m_carried.isEmpty())
        line.text.prepend(m_numbering.marker(place));
    line.text.prepend(m_carried);
    m_carried.clear();
    if (properties.markDeleted) {
        m_carried = line.text;
        ++m_deleted;
    } else {
        out << line.text;
    }
    out << line.boxes;
}

DocxBody::Properties DocxBody::paragraphProperties(Xml &xml)
{
    Properties properties;
    while (xml.nextChild()) {
        if (xml.name() == u"numPr") {
            properties.hasPlace = true;
            properties.place.list = -1;
            while (xml.nextChild()) {
                if (xml.name() == u"numId")
                    properties.place.list = xml.attribute(u"val").toInt();
                else if (xml.name() == u"ilvl")
                    properties.place.level = xml.attribute(u"val").toInt();
                xml.skip();
            }
        } else if (xml.name() == u"rPr") {
            while (xml.nextChild()) {
                properties.markDeleted |= xml.name() == u"del" || xml.name() == u"moveFrom";
                xml.skip();
            }
        } else {
            if (xml.name() == u"pStyle")
                properties.style = xml.attribute(u"val");
            xml.skip();
        }
    }
    return properties;
}

void DocxBody::inlines(Xml &xml, Line &line)
{
    while (xml.nextChild())
        inlineOf(xml, line);
}

void DocxBody::inlineOf(Xml &xml, Line &line)
{
    const QStringView name = xml.name();
    if (name == u"r") {
        run(xml, line);
    } else if (name == u"del" || name == u"moveFrom") {
        ++m_deleted;
        xml.skip();
    } else if (name == u"AlternateContent") {
        alternatives(xml, line);
    } else if (name == u"tbl" || name == u"p") { // where a writer broke the rules
        name == u"p" ? paragraph(xml, line.boxes) : table(xml, line.boxes);
    } else if (name == u"rt" || name.endsWith(u"Pr") || name == u"fldData") { // ruby's gloss; properties
        xml.skip();
    } else {
        m_inserted += name == u"ins" || name == u"moveTo" ? 1 : 0;
        inlines(xml, line); // hyperlink, smartTag, sdt, fldSimple, oMath …
    }
}

void DocxBody::run(Xml &xml, Line &line)
{
    QString font;
    bool hidden = false;
    while (xml.nextChild()) {
        if (xml.name() == u"rPr")
            hidden = runHidden(xml, font);
        else if (hidden && xml.name() != u"fldChar")
            xml.skip();
        else
            runPiece(xml, line, font);
    }
}

bool DocxBody::runHidden(Xml &xml, QString &font)
{
    bool hidden = false;
    while (xml.nextChild()) {
        if (xml.name() == u"vanish")
            hidden = !meansOff(xml.attribute(u"val"));
        else if (xml.name() == u"rFonts")
            font = xml.attribute(u"ascii");
        xml.skip();
    }
    return hidden;
}

void DocxBody::runPiece(Xml &xml, Line &line, const QString &font)
{
    static const QHash<QString, QString> breaks = {{u"tab"_s, u"\t"_s},
                                                   {u"ptab"_s, u"\t"_s},
                                                   {u"br"_s, u"\n"_s},
                                                   {u"cr"_s, u"\n"_s},
                                                   {u"noBreakHyphen"_s, u"-"_s}};
    const QStringView name = xml.name();
    if (name == u"t") {
        QString text = xml.wholeText();
        for (QChar &c : text) { // a symbol font's own codes
            const QString meant =
                c.unicode() >= 0xf000 && c.unicode() < 0xf100 ? symbol(font, c.unicode()) : QString();
            c = meant.isEmpty() ? c : meant[0];
        }
        add(line, text.replace(u'\n', u' '));
    } else if (name == u"sym") {
        add(line, symbol(xml.attribute(u"font"), xml.attribute(u"char").toUInt(nullptr, 16)));
        xml.skip();
    } else if (name == u"fldChar") {
        fieldMark(xml, line);
    } else if (name == u"footnoteReference" || name == u"endnoteReference") {
        m_references.push_back({xml.attribute(u"id"), name == u"endnoteReference"});
        add(line, u"[%1]"_s.arg(m_references.size()));
        xml.skip();
    } else if (name == u"drawing" || name == u"pict" || name == u"object") {
        pictures(xml, line);
    } else if (name == u"AlternateContent") {
        alternatives(xml, line);
    } else if (name == u"ruby" || name == u"rubyBase") {
        inlines(xml, line);
    } else {
        const auto broken = breaks.constFind(name.toString());
        if (broken != breaks.constEnd())
            add(line, *broken);
        xml.skip(); // instrText, delText, softHyphen, commentReference …
    }
}

// Of the first choice that has something to read; a fallback says the same again.
void DocxBody::alternatives(Xml &xml, Line &line)
{
    Line taken;
    while (xml.nextChild()) {
        if (taken.text.isEmpty() && taken.boxes.isEmpty())
            pictures(xml, taken);
        else
            xml.skip();
    }
    line.text += taken.text;
    line.boxes += taken.boxes;
}

void DocxBody::alternativeBlocks(Xml &xml, QStringList &out)
{
    QStringList taken;
    while (xml.nextChild()) {
        if (taken.isEmpty())
            blocks(xml, taken);
        else
            xml.skip();
    }
    out += taken;
}

// What can be read in a drawing, at any depth: text boxes, and the words in shapes of DrawingML.
void DocxBody::pictures(Xml &xml, Line &line)
{
    while (xml.nextChild()) {
        const QStringView name = xml.name();
        if (name == u"txbxContent")
            blocks(xml, line.boxes);
        else if (name == u"p")
            paragraph(xml, line.boxes);
        else if (name == u"AlternateContent")
            alternatives(xml, line);
        else if (name == u"r")
            run(xml, line);
        else if (name == u"t" || name == u"tab" || name == u"br" || name == u"sym")
            runPiece(xml, line, {});
        else
            pictures(xml, line);
    }
}

void DocxBody::fieldMark(Xml &xml, Line &line)
{
    const QString type = xml.attribute(u"fldCharType");
    if (type == u"separate" && !m_fields.empty())
        m_fields.back() = true;
    else if (type == u"end" && !m_fields.empty())
        m_fields.pop_back();
    QString entered;
    while (xml.nextChild()) {
        if (xml.name() == u"ffData")
            entered += formField(xml);
        else
            xml.skip();
    }
    add(line, entered);
    if (type == u"begin")
        m_fields.push_back(false);
}

// What a person ticked or chose in an old form field: it stands nowhere in the text.
QString DocxBody::formField(Xml &xml)
{
    QString out;
    while (xml.nextChild()) {
        const bool box = xml.name() == u"checkBox";
        if (!box && xml.name() != u"ddList") {
            xml.skip();
            continue;
        }
        std::optional<bool> preset;
        std::optional<bool> ticked;
        QStringList entries;
        qsizetype chosen = 0;
        while (xml.nextChild()) {
            const QString value = xml.attribute(u"val");
            if (xml.name() == u"default")
                preset = !meansOff(value);
            else if (xml.name() == u"checked")
                ticked = !meansOff(value);
            else if (xml.name() == u"listEntry")
                entries << value;
            else if (xml.name() == u"result")
                chosen = value.toInt();
            xml.skip();
        }
        out += box ? (ticked.value_or(preset.value_or(false)) ? u"☒"_s : u"☐"_s) : entries.value(chosen);
    }
    return out;
}

void DocxBody::table(Xml &xml, QStringList &out)
{
    ++m_tables;
    while (xml.nextChild()) {
        if (m_tables > m_limits.nesting || xml.name().endsWith(u"Pr"))
            xml.skip();
        else if (xml.name() == u"tr")
            row(xml, out);
        else
            table(xml, out); // sdt around rows
    }
    --m_tables;
}

void DocxBody::row(Xml &xml, QStringList &out)
{
    std::vector<QStringList> columns;
    bool deleted = false;
    cells(xml, columns, deleted);
    if (!deleted)
        out << rowLine(columns);
}

void DocxBody::cells(Xml &xml, std::vector<QStringList> &out, bool &deleted)
{
    while (xml.nextChild()) {
        if (xml.name() == u"tc") {
            blocks(xml, out.emplace_back());
        } else if (xml.name() == u"trPr") {
            changes(xml, deleted);
        } else if (xml.name().endsWith(u"Pr")) {
            xml.skip();
        } else {
            cells(xml, out, deleted); // sdt around cells
        }
    }
}

void DocxBody::changes(Xml &xml, bool &deleted)
{
    while (xml.nextChild()) {
        if (xml.name() == u"del") {
            deleted = true;
            ++m_deleted;
        }
        m_inserted += xml.name() == u"ins" ? 1 : 0;
        xml.skip();
    }
}

bool DocxBody::inInstruction() const
{
    return std::find(m_fields.begin(), m_fields.end(), false) != m_fields.end();
}

void DocxBody::add(Line &line, QStringView text)
{
    if (inInstruction() || m_room < 0)
        return;
    m_room -= text.size();
    line.text += text;
}

void DocxBody::describe(QStringList &notes) const
{
    noteChanges(notes, m_inserted, m_deleted);
    noteEmbedded(notes, m_foreign);
}

} // namespace soundings::extract
