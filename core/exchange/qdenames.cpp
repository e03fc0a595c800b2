#include "core/exchange/qdenames.h"

#include "core/consultation/words.h"

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

const QUuid
    ours(u"{2b7c1f0e-94a3-4d5e-8f16-c07d5a3be942}"_s); ///< names the space of what is ours in every project

QString said(const std::optional<Instant> &at)
{
    return at ? dateTime(*at) : QString();
}

template<class E>
QString said(const std::optional<E> &value)
{
    return value ? toWord(*value) : QString();
}

template<class E>
bool takeWord(const QString &word, std::optional<E> &value)
{
    value = fromWord<E>(word.trimmed());
    return value.has_value();
}

const MarkCode &codeOf(Mark mark)
{
    return markCodes()[size_t(mark)];
}

} // namespace

const std::vector<MarkCode> &markCodes()
{
    static const std::vector<MarkCode> all{
        {Mark::Support, u"Stance"_s, u"Support"_s, u"#00735a"_s},
        {Mark::Oppose, u"Stance"_s, u"Oppose"_s, u"#a8324a"_s},
        {Mark::Mixed, u"Stance"_s, u"Mixed"_s, u"#7a6200"_s},
        {Mark::Neutral, u"Stance"_s, u"Neutral"_s, u"#5c5c5c"_s},
        {Mark::Quotable, u"Marks"_s, u"Quotable"_s, u"#2d7fb8"_s},
        {Mark::Whole, u"Marks"_s, u"Whole response"_s, u"#5c5c5c"_s},
        {Mark::Autotag, u"Marks"_s, u"Found by a rule"_s, u"#5c5c5c"_s},
        {Mark::Suggestion, u"Marks"_s, u"Suggested by the computer"_s, u"#5c5c5c"_s},
    };
    return all;
}

QUuid guidOf(Mark mark)
{
    return guidFor(guidOfMarkGroup(codeOf(mark).group), codeOf(mark).name);
}

QUuid guidOfMarkGroup(const QString &group)
{
    return guidFor(ours, u"mark/"_s + group);
}

std::vector<Mark> marksOf(const ProjectComment &comment)
{
    std::vector<Mark> marks;
    switch (comment.stance) {
    case Stance::None:
        break;
    case Stance::Support:
        marks.push_back(Mark::Support);
        break;
    case Stance::Oppose:
        marks.push_back(Mark::Oppose);
        break;
    case Stance::Mixed:
        marks.push_back(Mark::Mixed);
        break;
    case Stance::Neutral:
        marks.push_back(Mark::Neutral);
        break;
    }
    if (comment.quotable)
        marks.push_back(Mark::Quotable);
    if (!comment.range)
        marks.push_back(Mark::Whole);
    if (comment.origin == Origin::Autotag)
        marks.push_back(Mark::Autotag);
    if (comment.origin == Origin::Suggestion)
        marks.push_back(Mark::Suggestion);
    return marks;
}

void apply(Mark mark, ProjectComment &comment)
{
    switch (mark) {
    case Mark::Support:
        comment.stance = Stance::Support;
        break;
    case Mark::Oppose:
        comment.stance = Stance::Oppose;
        break;
    case Mark::Mixed:
        comment.stance = Stance::Mixed;
        break;
    case Mark::Neutral:
        comment.stance = Stance::Neutral;
        break;
    case Mark::Quotable:
        comment.quotable = true;
        break;
    case Mark::Whole:
        comment.range.reset();
        break;
    case Mark::Autotag:
        comment.origin = Origin::Autotag;
        break;
    case Mark::Suggestion:
        comment.origin = Origin::Suggestion;
        break;
    }
}

const std::vector<Variable> &variables()
{
    using enum Variable;
    static const std::vector<Variable> all{Respondent, Organisation, Kind,   Place,           Channel,
                                           Received,   Timeliness,   Status, Confidentiality, Signatories,
                                           Part,       Question,     File};
    return all;
}

QString nameOf(Variable variable)
{
    switch (variable) {
    case Variable::Respondent:
        return u"Respondent"_s;
    case Variable::Organisation:
        return u"Organisation"_s;
    case Variable::Kind:
        return u"Kind"_s;
    case Variable::Place:
        return u"Place"_s;
    case Variable::Channel:
        return u"Channel"_s;
    case Variable::Received:
        return u"Received"_s;
    case Variable::Timeliness:
        return u"Timeliness"_s;
    case Variable::Status:
        return u"Status"_s;
    case Variable::Confidentiality:
        return u"Confidentiality"_s;
    case Variable::Signatories:
        return u"Signatories"_s;
    case Variable::Part:
        return u"Part"_s;
    case Variable::Question:
        return u"Question"_s;
    case Variable::File:
        return u"File"_s;
    }
    Q_UNREACHABLE();
}

QString typeOf(Variable variable)
{
    switch (variable) {
    case Variable::Received:
        return u"DateTime"_s;
    case Variable::Signatories:
        return u"Integer"_s;
    default:
        return u"Text"_s;
    }
}

QUuid guidOf(Variable variable)
{
    return guidFor(ours, u"variable/"_s + nameOf(variable));
}

QString valueOf(Variable variable, const ProjectResponse &r)
{
    switch (variable) {
    case Variable::Respondent:
        return r.name;
    case Variable::Organisation:
        return r.organisation;
    case Variable::Kind:
        return said(r.kind);
    case Variable::Place:
        return r.place;
    case Variable::Channel:
        return said(r.channel);
    case Variable::Received:
        return said(r.received);
    case Variable::Timeliness:
        return said(r.timeliness);
    case Variable::Status:
        return said(r.status);
    case Variable::Confidentiality:
        return said(r.confidentiality);
    case Variable::Signatories:
        return r.signatories ? QString::number(*r.signatories) : QString();
    default:
        return {};
    }
}

QString valueOf(Variable variable, const ProjectSource &source)
{
    switch (variable) {
    case Variable::Part:
        return toWord(source.kind);
    case Variable::Question:
        return source.question;
    case Variable::File:
        return source.fileName;
    default:
        return {};
    }
}

bool take(Variable variable, const QString &value, ProjectResponse &r)
{
    switch (variable) {
    case Variable::Respondent:
        r.name = value;
        return true;
    case Variable::Organisation:
        r.organisation = value;
        return true;
    case Variable::Kind:
        return takeWord(value, r.kind);
    case Variable::Place:
        r.place = value;
        return true;
    case Variable::Channel:
        return takeWord(value, r.channel);
    case Variable::Received:
        r.received = readDateTime(value);
        return r.received.has_value();
    case Variable::Timeliness:
        return takeWord(value, r.timeliness);
    case Variable::Status:
        return takeWord(value, r.status);
    case Variable::Confidentiality:
        return takeWord(value, r.confidentiality);
    case Variable::Signatories: {
        bool ok = false;
        const int count = value.toInt(&ok);
        if (ok && count > 0)
            r.signatories = count;
        return ok && count > 0;
    }
    default:
        return false;
    }
}

bool take(Variable variable, const QString &value, ProjectSource &source)
{
    switch (variable) {
    case Variable::Part: {
        const std::optional<PartKind> kind = fromWord<PartKind>(value);
        source.kind = kind.value_or(source.kind);
        return kind.has_value();
    }
    case Variable::Question:
        source.question = value;
        return true;
    case Variable::File:
        source.fileName = value;
        return true;
    default:
        return false;
    }
}

const std::vector<ThemeNote> &themeNotes()
{
    static const std::vector<ThemeNote> all{{u"Key"_s, &ProjectTheme::key},
                                            {u"Examples"_s, &ProjectTheme::examples},
                                            {u"Include"_s, &ProjectTheme::inclusion},
                                            {u"Exclude"_s, &ProjectTheme::exclusion}};
    return all;
}

QUuid guidOf(const ThemeNote &note, const QUuid &theme)
{
    return guidFor(theme, u"note/"_s + note.name);
}

QUuid guidOfNote(const QUuid &comment)
{
    return guidFor(comment, u"note"_s);
}

QUuid guidOfUser(const QString &name)
{
    return guidFor(ours, u"user/"_s + name);
}

QString dateTime(Instant instant)
{
    return toUtc(instant).toString(instant.ms % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

std::optional<Instant> readDateTime(const QString &text)
{
    QDateTime time = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return toInstant(time);
}

} // namespace soundings::exchange
