#include "core/extract/odfbody.h"

#include "core/extract/passage.h"
#include "core/extract/xml.h"

#include <QCoreApplication>
#include <QSet>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostBlanks = 1'000; // of one <text:s>

bool holdsNoText(QStringView name)
{
    static const QSet<QString> names = {u"forms"_s,
                                        u"variable-decls"_s,
                                        u"sequence-decls"_s,
                                        u"user-field-decls"_s,
                                        u"hidden-text"_s,
                                        u"hidden-paragraph"_s,
                                        u"title"_s,
                                        u"desc"_s,
                                        u"ruby-text"_s,
                                        u"event-listeners"_s,
                                        u"bibliography-mark"_s,
                                        u"binary-data"_s,
                                        u"settings"_s,
                                        u"dde-connection-decls"_s,
                                        u"image"_s,
                                        u"note-citation"_s};
    return names.contains(name.toString()) || name.endsWith(u"-source");
}

} // namespace

OdfBody::OdfBody(const ReadLimits &limits)
    : m_limits(limits)
    , m_room(limits.characters)
{}

void OdfBody::styles(Xml &xml)
{
    while (xml.nextChild()) {
        if (xml.name() == u"list-style")
            listStyle(xml);
        else if (xml.name() == u"styles" || xml.name() == u"automatic-styles")
            styles(xml);
        else
            xml.skip();
    }
}

void OdfBody::listStyle(Xml &xml)
{
    QMap<int, Level> &levels = m_styles[xml.attribute(u"style", u"name")];
    while (xml.nextChild()) {
        Level level;
        level.bullet = xml.name() != u"list-level-style-number";
        level.form = xml.attribute(u"num-format").isEmpty() ? QChar() : xml.attribute(u"num-format")[0];
        level.prefix = xml.attribute(u"num-prefix");
        level.suffix = xml.attribute(u"num-suffix");
        level.start = qMax(1, xml.attribute(u"start-value").toInt());
        level.shown = qMax(1, xml.attribute(u"display-levels").toInt());
        levels[xml.attribute(u"level").toInt()] = level;
        xml.skip();
    }
}

void OdfBody::blocks(Xml &xml, QStringList &out)
{
    while (xml.nextChild()) {
        const QStringView name = xml.name();
        if (name == u"p" || name == u"h")
            paragraph(xml, out);
        else if (name == u"list")
            list(xml, out);
        else if (name == u"table")
            table(xml, out);
        else if (name == u"tracked-changes")
            trackedChanges(xml);
        else if (name == u"annotation") {
            ++m_comments;
            xml.skip();
        } else if (holdsNoText(name))
            xml.skip();
        else
            blocks(xml, out); // sections, indexes, pages, frames, notes of a slide
    }
}

void OdfBody::list(Xml &xml, QStringList &out)
{
    QString style = xml.attribute(u"style-name");
    if (style.isEmpty() && !m_lists.empty())
        style = m_lists.back();
    const bool goesOn =
        xml.attribute(u"continue-numbering") == u"true" || !xml.attribute(u"continue-list").isEmpty();
    m_lists.push_back(style);
    if (!goesOn)
        m_counts[style].remove(int(m_lists.size()));
    while (xml.nextChild()) {
        const bool header = xml.name() == u"list-header";
        if (header || xml.name() == u"list-item")
            listItem(xml, out, style, header);
        else
            xml.skip();
    }
    m_lists.pop_back();
}

// The marker stands before the item's first paragraph; an item may begin with a list of its own.
void OdfBody::listItem(Xml &xml, QStringList &out, const QString &style, bool header)
{
    if (const int start = xml.attribute(u"start-value").toInt(); start > 0)
        m_counts[style][int(m_lists.size())] = start - 1;
    bool first = !header;
    while (xml.nextChild()) {
        if (xml.name() == u"p" || xml.name() == u"h") {
            const QString mark = first ? marker(style) : QString();
            const qsizetype at = out.size();
            paragraph(xml, out);
            if (at < out.size() && !out[at].trimmed().isEmpty())
                out[at].prepend(mark);
            first = false;
        } else if (xml.name() == u"list") {
            list(xml, out);
        } else {
            blocks(xml, out);
        }
    }
}

QString OdfBody::marker(const QString &style)
{
    const int depth = int(m_lists.size());
    const QMap<int, Level> levels = m_styles.value(style);
    if (!levels.contains(depth))
        return u"- "_s;
    const Level level = levels[depth];
    if (level.bullet)
        return u"- "_s;
    QMap<int, int> &counts = m_counts[style];
    counts[depth] = counts.contains(depth) ? counts[depth] + 1 : level.start;
    while (!counts.isEmpty() && counts.lastKey() > depth)
        counts.remove(counts.lastKey());
    if (level.form.isNull())
        return {};
    QStringList numbers;
    for (int one = qMax(1, depth - level.shown + 1); one <= depth; ++one)
        numbers << numeral(counts.value(one, 1), levels.value(one).form);
    return level.prefix + numbers.join(u'.') + level.suffix + u' ';
}

void OdfBody::table(Xml &xml, QStringList &out)
{
    while (xml.nextChild()) {
        const QStringView name = xml.name();
        if (name == u"table-row")
            row(xml, out);
        else if (name == u"table-header-rows" || name == u"table-rows" || name == u"table-row-group")
            table(xml, out);
        else
            xml.skip();
    }
}

void OdfBody::row(Xml &xml, QStringList &out)
{
    std::vector<QStringList> columns;
    cells(xml, columns);
    out << rowLine(columns);
}

void OdfBody::cells(Xml &xml, std::vector<QStringList> &out)
{
    while (xml.nextChild()) {
        const std::vector<QString> outside = std::exchange(m_lists, {});
        blocks(xml, out.emplace_back()); // a cell covered by another is empty
        m_lists = outside;
    }
}

void OdfBody::paragraph(Xml &xml, QStringList &out)
{
    Line line;
    inlines(xml, line);
    out << line.text << line.boxes;
}

void OdfBody::inlines(Xml &xml, Line &line)
{
    while (xml.nextPiece()) {
        if (!xml.isText()) {
            inlineOf(xml, line);
            continue;
        }
        // Blanks are collapsed, those meant are elements.
        QString text = xml.text().toString();
        text.replace(u'\n', u' ').replace(u'\t', u' ').replace(u'\r', u' ');
        while (text.contains(u"  "_s))
            text.replace(u"  "_s, u" "_s);
        const bool afterBlank = line.text.isEmpty() || line.text.back() == u' ' || line.text.back() == u'\n';
        add(line, QStringView(text).mid(afterBlank && text.startsWith(u' ') ? 1 : 0));
    }
}

void OdfBody::inlineOf(Xml &xml, Line &line)
{
    const QStringView name = xml.name();
    if (name == u"s") {
        add(line, QString(qBound(1, xml.attribute(u"c").toInt(), mostBlanks), u' '));
        xml.skip();
    } else if (name == u"tab") {
        add(line, u"\t");
        xml.skip();
    } else if (name == u"line-break") {
        add(line, u"\n");
        xml.skip();
    } else if (name == u"note") {
        note(xml, line);
    } else if (name == u"annotation") {
        ++m_comments;
        xml.skip();
    } else if (name == u"text-box") {
        blocks(xml, line.boxes);
    } else if (name == u"p" || name == u"h") { // in a shape
        paragraph(xml, line.boxes);
    } else if (name == u"list") {
        list(xml, line.boxes);
    } else if (name == u"table") {
        table(xml, line.boxes);
    } else if (name == u"object" || name == u"object-ole") {
        ++m_embedded;
        xml.skip();
    } else if (holdsNoText(name)) {
        xml.skip();
    } else {
        inlines(xml, line); // span, a, fields, frames
    }
}

void OdfBody::note(Xml &xml, Line &line)
{
    const qsizetype number = m_notes.size() + 1;
    m_notes << QString(); // its place: a note may hold another
    add(line, u"[%1]"_s.arg(number));
    QStringList paragraphs;
    blocks(xml, paragraphs); // past the citation to the body
    m_notes[number - 1] = u"[%1] "_s.arg(number) + paragraphs.join(u'\n').trimmed();
}

void OdfBody::trackedChanges(Xml &xml)
{
    while (xml.nextChild()) {
        while (xml.nextChild()) {
            m_inserted += xml.name() == u"insertion" ? 1 : 0;
            m_deleted += xml.name() == u"deletion" ? 1 : 0;
            xml.skip();
        }
    }
}

void OdfBody::add(Line &line, QStringView text)
{
    if (m_room < 0)
        return;
    m_room -= text.size();
    line.text += text;
}

void OdfBody::describe(QStringList &notes) const
{
    noteChanges(notes, m_inserted, m_deleted);
    noteComments(notes, m_comments);
    noteEmbedded(notes, m_embedded);
}

} // namespace soundings::extract
