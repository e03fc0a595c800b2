#include "tests/core/search/generator.h"

namespace soundings::search {

using namespace Qt::StringLiterals;

int Generator::below(int limit)
{
    return static_cast<int>(m_random() % static_cast<unsigned>(limit));
}

QString Generator::pick(const QStringList &from)
{
    return from[below(static_cast<int>(from.size()))];
}

QString Generator::term(int depth)
{
    static const QStringList terms = {u"skills"_s,
                                      u"R&D"_s,
                                      u"low-carbon"_s,
                                      u"skil*"_s,
                                      u"\"skills gap\""_s,
                                      u"“quoted – words”"_s,
                                      u"10:30"_s,
                                      u"http://x/y"_s,
                                      u"Ŵyn"_s,
                                      u"地方"_s,
                                      u"council’s"_s,
                                      u"or"_s,
                                      u"\"low-car\"*"_s,
                                      u"theme:People"_s,
                                      u"theme:none"_s,
                                      u"theme:\"none\""_s,
                                      u"theme:\"Business environment/Tax (local)\""_s,
                                      u"section:3.2"_s,
                                      u"kind:business"_s,
                                      u"KIND:any"_s,
                                      u"from:staffs.ac.uk"_s,
                                      u"place:“Stoke-on-Trent”"_s,
                                      u"channel:letter"_s,
                                      u"status:unread"_s,
                                      u"is:late"_s,
                                      u"has:comment"_s,
                                      u"campaign:4"_s,
                                      u"stance:none"_s,
                                      u"stance:\"none\""_s,
                                      u"received:2020-02-01..2020-02-10"_s,
                                      u"received:>2020-02-09T17:00"_s,
                                      u"received:..2020-02-10T12:00Z"_s,
                                      u"received:\"2020-02-10 12:00:01\""_s,
                                      u"assignee:ann"_s,
                                      u"ref:R-0017"_s,
                                      u"note:\"two words\""_s};
    if (depth > 0 && below(4) == 0)
        return u'(' + query(depth - 1) + u')';
    return pick(terms);
}

QString Generator::query(int depth)
{
    QString made;
    for (int i = below(4); i >= 0; --i) {
        if (below(4) == 0)
            made += pick({u"-"_s, u"NOT "_s, u"NOT NOT "_s, u"--"_s});
        made += term(depth);
        if (i > 0)
            made += pick({u" "_s, u" "_s, u" AND "_s, u" OR "_s, u" & "_s, u"  "_s});
    }
    return made;
}

QString Generator::noise()
{
    static const QStringList pieces = {u" "_s,
                                       u" "_s,
                                       u"("_s,
                                       u")"_s,
                                       u"\""_s,
                                       u"“"_s,
                                       u"”"_s,
                                       u"-"_s,
                                       u"--"_s,
                                       u"*"_s,
                                       u":"_s,
                                       u"OR"_s,
                                       u"AND"_s,
                                       u"NOT"_s,
                                       u" OR "_s,
                                       u" NOT "_s,
                                       u"a"_s,
                                       u"words"_s,
                                       u"theme:"_s,
                                       u"received:"_s,
                                       u"is:"_s,
                                       u"late"_s,
                                       u"none"_s,
                                       u"2020-02-10"_s,
                                       u".."_s,
                                       u">"_s,
                                       u"<="_s,
                                       u"T12:00"_s,
                                       u"ref:"_s,
                                       u"R-1"_s,
                                       u"&"_s,
                                       u"£"_s,
                                       u"'"_s,
                                       u"\u0301"_s,
                                       u"\u00AD"_s,
                                       u"\t"_s,
                                       u"地"_s,
                                       u"ﬁ"_s,
                                       QString(QChar(u'\0')),
                                       QString(QChar(0xD800)),
                                       QString(QChar(0xDC00)),
                                       u"\U0001F3ED"_s,
                                       u"campaign:"_s,
                                       u"4"_s,
                                       u"tag:"_s,
                                       u"/"_s,
                                       u"x"_s,
                                       u"word "_s};
    QString made;
    for (int i = below(12); i >= 0; --i)
        made += pick(pieces);
    return made;
}

bool placeInRange(const Error &error, const QString &query)
{
    const QString before = u"column "_s;
    bool ok = false;
    const int column = error.detail.mid(before.size()).toInt(&ok);
    return error.kind == ErrorKind::Invalid && !error.message.isEmpty() && error.detail.startsWith(before) &&
           ok && column >= 1 && column <= query.size() + 1;
}

} // namespace soundings::search
