#include "core/search/completion.h"

#include "core/search/fields.h"
#include "core/search/wordscanner.h"

namespace soundings::search {

namespace {

using namespace Qt::StringLiterals;

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\u201C' || c == u'\u201D';
}

bool partsTerms(QChar c)
{
    return c.isSpace() || c == u'(' || c == u')';
}

Completed replaced(QStringView query, const Typing &typing, const QString &by, bool spaced)
{
    QStringView after = query.sliced(typing.end);
    const QString piece = spaced && !(after.startsWith(u' ') || after.startsWith(u')')) ? by + u' ' : by;
    const qsizetype caret = typing.begin + piece.size() + (spaced && after.startsWith(u' ') ? 1 : 0);
    return {query.first(typing.begin).toString() + piece + after.toString(), caret};
}

} // namespace

Typing typingAt(QStringView query, qsizetype caret)
{
    caret = std::clamp<qsizetype>(caret, 0, query.size());
    Typing typing;
    bool quoted = false;
    for (qsizetype i = 0; i < caret; ++i) {
        if (isQuote(query[i]))
            quoted = !quoted;
        else if (!quoted && partsTerms(query[i]))
            typing.begin = i + 1;
    }
    while (typing.begin < caret && query[typing.begin] == u'-')
        ++typing.begin;
    typing.end = caret;
    while (typing.end < query.size() && (quoted ? !isQuote(query[typing.end]) : !partsTerms(query[typing.end])))
        ++typing.end;
    if (quoted && typing.end < query.size())
        ++typing.end; // its closing mark
    QStringView written = query.sliced(typing.begin, caret - typing.begin);
    if (const qsizetype colon = written.indexOf(u':'); colon > 0) {
        typing.field = fieldNamed(written.first(colon));
        if (typing.field)
            written = written.sliced(colon + 1);
    }
    if (!written.isEmpty() && isQuote(written.front()))
        written = written.sliced(1);
    typing.written = written.toString();
    return typing;
}

QStringList fieldsFor(const Typing &typing)
{
    QStringList fields;
    if (typing.field || typing.written.isEmpty())
        return fields;
    for (const QString &name : fieldNames()) {
        if (name.startsWith(typing.written, Qt::CaseInsensitive))
            fields << name + u':';
    }
    return fields;
}

QStringList valuesFor(const Typing &typing, const QStringList &values)
{
    const QString begun = fold(typing.written);
    QStringList fitting;
    for (const QString &value : values) {
        const QString folded = u' ' + fold(value).replace(u'/', u' ').replace(u'-', u' ');
        if (begun.isEmpty() || folded.contains(u' ' + begun) || fold(value).startsWith(begun))
            fitting << value;
    }
    return fitting;
}

Completed withField(QStringView query, const Typing &typing, const QString &field)
{
    return replaced(query, typing, field, false);
}

Completed withValue(QStringView query, const Typing &typing, const QString &value)
{
    if (!typing.field)
        return replaced(query, typing, value, true);
    const Result<FieldValue> read = readValue(*typing.field, value, value != u"none" && value != u"any");
    const QString test = read ? toText(Node{.what = FieldTest{*typing.field, *read}})
                              : nameOf(*typing.field) + u":\""_s + value + u'"';
    return replaced(query, typing, test, true);
}

} // namespace soundings::search
