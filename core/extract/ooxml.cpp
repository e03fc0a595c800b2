#include "core/extract/ooxml.h"

#include "core/extract/xml.h"

#include <QDir>

namespace soundings::extract {

namespace {

using namespace Qt::StringLiterals;

QString relationsPart(const QString &part)
{
    const qsizetype slash = part.lastIndexOf(u'/') + 1;
    return part.left(slash) + u"_rels/"_s + part.mid(slash) + u".rels"_s;
}

QString resolved(const QString &target, const QString &part)
{
    const QString from = target.startsWith(u'/') ? QString() : part.left(part.lastIndexOf(u'/') + 1);
    QString path = QDir::cleanPath(u'/' + from + target);
    while (path.startsWith(u'/') || path.startsWith(u"../"_s))
        path.remove(0, 1);
    return path;
}

} // namespace

std::vector<Relation> relationsOf(Archive &archive, const QString &part, const ReadLimits &limits)
{
    const Result<QByteArray> bytes = archive.read(relationsPart(part));
    std::vector<Relation> all;
    if (!bytes)
        return all;
    Xml xml(*bytes, xmlDepth(limits));
    if (!xml.start())
        return all;
    while (xml.nextChild()) {
        Relation one;
        one.id = xml.attribute(u"Id");
        one.type = xml.attribute(u"Type").section(u'/', -1);
        one.external = xml.attribute(u"TargetMode") == u"External";
        const QString target = xml.attribute(u"Target");
        one.target = one.external ? target : resolved(target, part);
        all.push_back(one);
        xml.skip();
    }
    return all;
}

QString targetOfType(const std::vector<Relation> &relations, QStringView type)
{
    const auto found = std::find_if(relations.begin(), relations.end(),
                                    [&](const Relation &one) { return one.type == type && !one.external; });
    return found == relations.end() ? QString() : found->target;
}

QString targetOfId(const std::vector<Relation> &relations, const QString &id)
{
    const auto found = std::find_if(relations.begin(), relations.end(),
                                    [&](const Relation &one) { return one.id == id && !one.external; });
    return found == relations.end() ? QString() : found->target;
}

QString mainPart(Archive &archive, const QString &usual, const ReadLimits &limits)
{
    const QString named = targetOfType(relationsOf(archive, {}, limits), u"officeDocument");
    return archive.contains(named) ? named : usual;
}

} // namespace soundings::extract
