#include "core/search/explaining.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/search/messages.h"

#include <QLocale>
#include <QStringList>

namespace soundings::search {

namespace {

using namespace Qt::StringLiterals;

QString inWords(const Node &node);

QString dateInWords(const Moment &moment)
{
    QString text = QLocale().toString(moment.date, QLocale::ShortFormat);
    if (moment.time)
        text += u' ' + QLocale().toString(*moment.time, QLocale::ShortFormat);
    if (moment.offset)
        text += moment.offset == 0 ? u" UTC"_s : u" (%1)"_s.arg(moment.written);
    return text;
}

QString receivedInWords(const ReceivedTest &test)
{
    using Relation = ReceivedTest::Relation;
    const QString first = dateInWords(test.first);
    switch (test.relation) {
    case Relation::On:
        return message("received on %1").arg(first);
    case Relation::Before:
        return message("received before %1").arg(first);
    case Relation::UpTo:
        return message("received up to %1").arg(first);
    case Relation::From:
        return message("received from %1 on").arg(first);
    case Relation::After:
        return message("received after %1").arg(first);
    case Relation::Between:
        return message("received from %1 to %2").arg(first, dateInWords(*test.last));
    }
    Q_UNREACHABLE();
}

QString flagInWords(Flag flag)
{
    switch (flag) {
    case Flag::OnTime:
        return message("on time");
    case Flag::Late:
        return message("late");
    case Flag::Confidential:
        return message("confidential");
    case Flag::Duplicate:
        return message("set aside as a duplicate");
    case Flag::Acknowledged:
        return message("acknowledged");
    case Flag::Proposed:
        return message("with proposed comments");
    case Flag::Quotable:
        return message("with a comment worth quoting");
    case Flag::Opened:
        return message("opened by somebody");
    case Flag::Unopened:
        return message("opened by nobody");
    case Flag::Attachment:
        return message("with an attachment");
    case Flag::Comment:
        return message("with a comment");
    }
    Q_UNREACHABLE();
}

/// "on the theme %1", or any or none of them.
struct Phrase
{
    const char *one;
    const char *any;
    const char *none;
};

Phrase phraseOf(Field field)
{
    switch (field) {
    case Field::Theme:
        return {"on the theme %1", "on any theme", "on no theme"};
    case Field::Section:
        return {"on section %1 of the draft", "on any section of the draft", "on no section of the draft"};
    case Field::Kind:
        return {"from %1", "whose kind is known", "whose kind is not known"};
    case Field::From:
        return {"from “%1”", "whose writer is known", "whose writer is not known"};
    case Field::Place:
        return {"from %1", "whose place is known", "whose place is not known"};
    case Field::Channel:
        return {"that came by %1", "", ""};
    case Field::Status:
        return {"with the status %1", "", ""};
    case Field::Campaign:
        return {"of campaign %1", "of any campaign", "of no campaign"};
    case Field::Stance:
        return {"that %1", "with a stance", "without a stance"};
    case Field::Assignee:
        return {"assigned to %1", "assigned to somebody", "assigned to nobody"};
    case Field::Ref:
        return {"with the reference %1", "", ""};
    case Field::Note:
        return {"with “%1” in a note", "with a note", "without a note"};
    case Field::TaggedBy:
        return {"tagged by %1", "tagged by somebody", "tagged by nobody"};
    default:
        return {"%1", "", ""};
    }
}

QString stanceInWords(Stance stance)
{
    switch (stance) {
    case Stance::Support:
        return message("support something");
    case Stance::Oppose:
        return message("oppose something");
    case Stance::Mixed:
        return message("are of two minds on something");
    case Stance::Neutral:
        return message("are neutral on something");
    case Stance::None:
        return message("say something without a stance");
    }
    Q_UNREACHABLE();
}

struct ValueInWords
{
    const FieldTest &test;

    QString operator()(Presence presence) const
    {
        const Phrase phrase = phraseOf(test.field);
        return message(presence == Presence::Any ? phrase.any : phrase.none);
    }
    QString operator()(const QString &text) const { return message(phraseOf(test.field).one).arg(text); }
    QString operator()(int number) const
    {
        return message(phraseOf(test.field).one).arg(test.field == Field::Ref ? reference(number) : QString::number(number));
    }
    QString operator()(Flag flag) const { return flagInWords(flag); }
    QString operator()(RespondentKind kind) const { return message("of the kind %1").arg(label(kind)); }
    QString operator()(Channel channel) const { return message(phraseOf(test.field).one).arg(label(channel).toLower()); }
    QString operator()(Status status) const { return message(phraseOf(test.field).one).arg(label(status).toLower()); }
    QString operator()(Stance stance) const { return message(phraseOf(test.field).one).arg(stanceInWords(stance)); }
    QString operator()(const ReceivedTest &received) const { return receivedInWords(received); }
};

struct InWords
{
    QString operator()(const Everything &) const { return {}; }
    QString operator()(const Text &text) const
    {
        if (text.exact)
            return message("with exactly “%1”").arg(text.text);
        return text.prefix ? message("with words beginning “%1”").arg(text.text) : message("with “%1”").arg(text.text);
    }
    QString operator()(const FieldTest &test) const { return std::visit(ValueInWords{test}, test.value); }
    QString operator()(const Group &group) const
    {
        QStringList parts;
        for (const Node &part : group.parts) {
            const bool inner = !part.negated && std::holds_alternative<Group>(part.what);
            parts << (inner ? u'(' + inWords(part) + u')' : inWords(part));
        }
        return parts.join(group.join == Group::Join::And ? message(", and ") : message(", or "));
    }
};

QString inWords(const Node &node)
{
    const QString text = std::visit(InWords{}, node.what);
    if (!node.negated)
        return text;
    return std::holds_alternative<Group>(node.what) ? message("not (%1)").arg(text) : message("not %1").arg(text);
}

} // namespace

QString explained(const Node &node)
{
    return inWords(node);
}

bool wantsExplaining(const Node &node)
{
    const auto plain = [](const Node &part) {
        const auto *text = std::get_if<Text>(&part.what);
        return text && !part.negated && !text->exact && !text->prefix;
    };
    if (std::holds_alternative<Everything>(node.what) || plain(node))
        return false;
    const auto *group = std::get_if<Group>(&node.what);
    return !group || node.negated || group->join == Group::Join::Or || !std::all_of(group->parts.begin(), group->parts.end(), plain);
}

} // namespace soundings::search
