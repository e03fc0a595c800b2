#include "core/search/query.h"

#include "core/consultation/words.h"
#include "core/search/fields.h"

#include <QStringList>

namespace soundings::search {

namespace {

using namespace Qt::StringLiterals;

QString quoted(const QString &text)
{
    return u'"' + text + u'"';
}

/// Text values are quoted wherever they might read as something else.
QString valueText(const QString &value)
{
    const auto plain = [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || u"-._/@"_s.contains(c);
    };
    const bool reserved = value.compare(u"any"_s, Qt::CaseInsensitive) == 0 ||
                          value.compare(u"none"_s, Qt::CaseInsensitive) == 0;
    return !reserved && std::all_of(value.begin(), value.end(), plain) ? value : quoted(value);
}

QString receivedText(const ReceivedTest &test)
{
    using Relation = ReceivedTest::Relation;
    QString text;
    switch (test.relation) {
    case Relation::On:
        text = test.first.written;
        break;
    case Relation::Before:
        text = u'<' + test.first.written;
        break;
    case Relation::UpTo:
        text = u"<="_s + test.first.written;
        break;
    case Relation::From:
        text = u">="_s + test.first.written;
        break;
    case Relation::After:
        text = u'>' + test.first.written;
        break;
    case Relation::Between:
        text = test.first.written + u".."_s + test.last->written;
        break;
    }
    return text.contains(u' ') ? quoted(text) : text;
}

struct ValueWriter
{
    Field field;

    QString operator()(Presence presence) const { return presence == Presence::Any ? u"any"_s : u"none"_s; }
    QString operator()(const QString &text) const { return valueText(text); }
    QString operator()(int number) const
    {
        return field == Field::Ref ? reference(number) : QString::number(number);
    }
    QString operator()(Flag flag) const { return wordOf(flag); }
    QString operator()(RespondentKind kind) const { return toWord(kind); }
    QString operator()(Channel channel) const { return toWord(channel); }
    QString operator()(Status status) const { return toWord(status); }
    QString operator()(Stance stance) const
    {
        return stance == Stance::None ? quoted(toWord(stance)) : toWord(stance);
    }
    QString operator()(const ReceivedTest &test) const { return receivedText(test); }
};

struct Writer
{
    QString operator()(const Everything &) const { return {}; }
    QString operator()(const Text &text) const
    {
        return (text.exact ? quoted(text.text) : text.text) + (text.prefix ? u"*"_s : QString());
    }
    QString operator()(const FieldTest &test) const
    {
        return nameOf(test.field) + u':' + std::visit(ValueWriter{test.field}, test.value);
    }
    QString operator()(const Group &group) const
    {
        QStringList parts;
        for (const Node &part : group.parts) {
            // AND binds closer than OR: only an OR within an AND needs parentheses.
            const Group *inner = part.negated ? nullptr : std::get_if<Group>(&part.what);
            const bool loose = inner && inner->join == Group::Join::Or && group.join == Group::Join::And;
            parts << (loose ? u'(' + toText(part) + u')' : toText(part));
        }
        return parts.join(group.join == Group::Join::And ? u" "_s : u" OR "_s);
    }
};

} // namespace

QString toText(const Node &node)
{
    const QString text = std::visit(Writer{}, node.what);
    if (!node.negated)
        return text;
    return std::holds_alternative<Group>(node.what) ? u"-("_s + text + u')' : u'-' + text;
}

} // namespace soundings::search
