#include "core/extract/pptx.h"

#include "core/extract/failures.h"
#include "core/extract/ooxml.h"
#include "core/extract/passage.h"
#include "core/extract/xml.h"

#include <QCoreApplication>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

struct Shape
{
    QString placeholder; ///< "title", "body", "sldNum"…; empty where it is none
    QStringList paragraphs;
};

QString paragraphText(Xml &xml)
{
    QString text;
    while (xml.nextChild()) {
        if (xml.name() == u"t") {
            text += xml.wholeText();
        } else if (xml.name() == u"br" || xml.name() == u"tab") {
            text += xml.name() == u"br" ? u'\n' : u'\t';
            xml.skip();
        } else if (xml.name().endsWith(u"Pr")) {
            xml.skip();
        } else {
            text += paragraphText(xml); // r, fld, a formula
        }
    }
    return text;
}

void readRow(Xml &xml, QStringList &out);

// All paragraphs at any depth of the element begun last: a text body, a table, a drawing's groups.
void paragraphsIn(Xml &xml, QStringList &out)
{
    while (xml.nextChild()) {
        if (xml.name() == u"p")
            out << paragraphText(xml);
        else if (xml.name() == u"tr")
            readRow(xml, out);
        else if (xml.name().endsWith(u"Pr"))
            xml.skip();
        else
            paragraphsIn(xml, out);
    }
}

void readRow(Xml &xml, QStringList &out)
{
    std::vector<QStringList> cells;
    while (xml.nextChild()) {
        if (xml.name() == u"tc")
            paragraphsIn(xml, cells.emplace_back());
        else
            xml.skip();
    }
    out << rowLine(cells);
}

QString placeholderIn(Xml &xml)
{
    QString type;
    while (xml.nextChild()) {
        if (xml.name() == u"ph") {
            type = xml.attribute(u"type");
            type = type.isEmpty() ? u"body"_s : type;
            xml.skip();
        } else if (const QString deeper = placeholderIn(xml); !deeper.isEmpty()) {
            type = deeper;
        }
    }
    return type;
}

void shapesIn(Xml &xml, std::vector<Shape> &out);

void choiceIn(Xml &xml, std::vector<Shape> &out)
{
    std::vector<Shape> taken;
    while (xml.nextChild()) {
        if (taken.empty())
            shapesIn(xml, taken);
        else
            xml.skip();
    }
    out.insert(out.end(), taken.begin(), taken.end());
}

void shapesIn(Xml &xml, std::vector<Shape> &out)
{
    while (xml.nextChild()) {
        const QStringView name = xml.name();
        if (name == u"sp") {
            Shape shape;
            while (xml.nextChild()) {
                if (xml.name() == u"nvSpPr")
                    shape.placeholder = placeholderIn(xml);
                else if (xml.name() == u"txBody")
                    paragraphsIn(xml, shape.paragraphs);
                else
                    xml.skip();
            }
            out.push_back(shape);
        } else if (name == u"graphicFrame") {
            paragraphsIn(xml, out.emplace_back().paragraphs);
        } else if (name == u"AlternateContent") {
            choiceIn(xml, out);
        } else if (name.endsWith(u"Pr") || name == u"timing" || name == u"transition" || name == u"pic") {
            xml.skip();
        } else {
            shapesIn(xml, out); // cSld, spTree, grpSp
        }
    }
}

std::vector<Shape> shapesOf(Archive &archive, const QString &part, const ReadLimits &limits, bool &broken)
{
    std::vector<Shape> shapes;
    const Result<QByteArray> bytes = archive.read(part);
    if (!bytes) {
        broken = true;
        return shapes;
    }
    Xml xml(*bytes, xmlDepth(limits));
    if (xml.start())
        shapesIn(xml, shapes);
    broken |= xml.failed();
    return shapes;
}

void addSlide(const std::vector<Shape> &shapes, QStringList &out)
{
    const auto isTitle = [](const Shape &one) {
        return one.placeholder == u"title" || one.placeholder == u"ctrTitle";
    };
    const auto isFurniture = [](const Shape &one) {
        return one.placeholder == u"sldNum" || one.placeholder == u"dt" || one.placeholder == u"ftr";
    };
    for (const Shape &one : shapes) {
        if (isTitle(one))
            out << one.paragraphs;
    }
    for (const Shape &one : shapes) {
        if (!isTitle(one) && !isFurniture(one))
            out << one.paragraphs;
    }
}

QStringList slideParts(Archive &archive, const QString &main, const ReadLimits &limits)
{
    QStringList parts;
    const auto relations = relationsOf(archive, main, limits);
    const Result<QByteArray> bytes = archive.read(main);
    if (!bytes)
        return parts;
    Xml xml(*bytes, xmlDepth(limits));
    for (bool more = xml.start(); more && xml.nextChild();) {
        if (xml.name() != u"sldIdLst") {
            xml.skip();
            continue;
        }
        while (xml.nextChild()) {
            parts << targetOfId(relations, xml.attribute(u"r", u"id"));
            xml.skip();
        }
    }
    return parts;
}

} // namespace

Result<DocumentText> readPptx(const QByteArray &bytes, const ReadLimits &limits)
{
    Result<Archive> archive = Archive::open(bytes, {limits.unpackedBytes});
    if (!archive)
        return passOn(archive);
    const QString main = mainPart(*archive, u"ppt/presentation.xml"_s, limits);
    if (!archive->contains(main))
        return damaged(u"no "_s + main);
    DocumentText out;
    QStringList paragraphs;
    bool broken = false;
    const QStringList slides = slideParts(*archive, main, limits);
    for (const QString &slide : slides.first(qMin<qsizetype>(slides.size(), limits.pages))) {
        paragraphs << QString();
        addSlide(shapesOf(*archive, slide, limits, broken), paragraphs);
        const QString notes = targetOfType(relationsOf(*archive, slide, limits), u"notesSlide");
        if (notes.isEmpty())
            continue;
        for (const Shape &shape : shapesOf(*archive, notes, limits, broken)) {
            if (shape.placeholder == u"body")
                paragraphs << shape.paragraphs;
        }
    }
    out.text = joined(paragraphs, limits.characters, out.notes);
    if (broken && out.text.isEmpty())
        return damaged(u"slides"_s);
    if (broken)
        out.notes << brokenOff();
    return out;
}

} // namespace soundings::extract
