#include "core/consultation/words.h"

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

// In the order of the enums' values.
template<class E>
QStringList table();

template<>
QStringList table<LatePolicy>()
{
    return {u"judge-each"_s, u"accept-all"_s, u"set-aside-all"_s};
}
template<>
QStringList table<RespondentKind>()
{
    return {u"unknown"_s, u"business"_s, u"further-or-higher-education"_s, u"local-authority"_s,
            u"public-body"_s, u"voluntary-sector"_s, u"trade-body"_s, u"elected-member"_s,
            u"individual"_s, u"other"_s};
}
template<>
QStringList table<Confidentiality>()
{
    return {u"may-publish"_s, u"anonymous"_s, u"confidential"_s};
}
template<>
QStringList table<Channel>()
{
    return {u"email"_s, u"letter"_s, u"survey"_s, u"event"_s, u"phone"_s};
}
template<>
QStringList table<Evidence>()
{
    return {u"received-header"_s, u"date-header"_s, u"file-time"_s, u"given"_s};
}
template<>
QStringList table<Timeliness>()
{
    return {u"on-time"_s, u"late"_s};
}
template<>
QStringList table<LateRuling>()
{
    return {u"none"_s, u"accepted"_s, u"set-aside"_s};
}
template<>
QStringList table<TwinRuling>()
{
    return {u"none"_s, u"linked"_s, u"keep-both"_s, u"set-aside"_s};
}
template<>
QStringList table<Status>()
{
    return {u"unread"_s, u"in-progress"_s, u"tagged"_s, u"reviewed"_s};
}
template<>
QStringList table<PartKind>()
{
    return {u"message"_s, u"attachment"_s, u"answer"_s};
}
template<>
QStringList table<TextState>()
{
    return {u"read"_s, u"no-text"_s, u"unreadable"_s};
}
template<>
QStringList table<Stance>()
{
    return {u"none"_s, u"support"_s, u"oppose"_s, u"mixed"_s, u"neutral"_s};
}
template<>
QStringList table<Origin>()
{
    return {u"person"_s, u"autotag"_s, u"suggestion"_s};
}
template<>
QStringList table<Standing>()
{
    return {u"counts"_s, u"proposed"_s, u"independent"_s};
}
template<>
QStringList table<MemoKind>()
{
    return {u"consultation"_s, u"response"_s, u"theme"_s, u"section"_s};
}
template<>
QStringList table<Outcome>()
{
    return {u"none"_s, u"accepted"_s, u"accepted-in-part"_s, u"not-accepted"_s, u"noted"_s, u"out-of-scope"_s};
}
template<>
QStringList table<RedactionReason>()
{
    return {u"name"_s,  u"address"_s, u"postcode"_s,  u"telephone"_s,
            u"email"_s, u"account"_s, u"signature"_s, u"other"_s};
}

} // namespace

template<class E>
QStringList wordsOf()
{
    static const QStringList words = table<E>();
    return words;
}

template<class E>
QString toWord(E value)
{
    return wordsOf<E>().at(static_cast<qsizetype>(value));
}

template<class E>
std::optional<E> fromWord(QStringView word)
{
    const QStringList words = wordsOf<E>();
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (word.compare(words[i], Qt::CaseInsensitive) == 0)
            return static_cast<E>(i);
    }
    return std::nullopt;
}

#define SOUNDINGS_WORDS(E)                                                                                   \
    template QStringList wordsOf<E>();                                                                       \
    template QString toWord<E>(E);                                                                           \
    template std::optional<E> fromWord<E>(QStringView);
SOUNDINGS_WORDS(LatePolicy)
SOUNDINGS_WORDS(RespondentKind)
SOUNDINGS_WORDS(Confidentiality)
SOUNDINGS_WORDS(Channel)
SOUNDINGS_WORDS(Evidence)
SOUNDINGS_WORDS(Timeliness)
SOUNDINGS_WORDS(LateRuling)
SOUNDINGS_WORDS(TwinRuling)
SOUNDINGS_WORDS(Status)
SOUNDINGS_WORDS(PartKind)
SOUNDINGS_WORDS(TextState)
SOUNDINGS_WORDS(Stance)
SOUNDINGS_WORDS(Origin)
SOUNDINGS_WORDS(Standing)
SOUNDINGS_WORDS(MemoKind)
SOUNDINGS_WORDS(Outcome)
SOUNDINGS_WORDS(RedactionReason)
#undef SOUNDINGS_WORDS

QString reference(int number)
{
    return u"R-%1"_s.arg(number, 4, 10, QLatin1Char('0'));
}

std::optional<int> referenceNumber(QStringView text)
{
    text = text.trimmed();
    if (text.startsWith(u"R-", Qt::CaseInsensitive))
        text = text.sliced(2);
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok && number > 0 ? std::optional(number) : std::nullopt;
}

} // namespace soundings
