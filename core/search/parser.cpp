#include "core/search/parser.h"

#include "core/search/fields.h"
#include "core/search/messages.h"
#include "core/search/wordscanner.h"

#include <optional>

namespace soundings::search {

namespace {

using namespace Qt::StringLiterals;
using Join = Group::Join;

bool isSpace(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control;
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\u201C' || c == u'\u201D' || c == u'\u201E';
}

bool endsWord(QChar c)
{
    return isSpace(c) || isQuote(c) || c == u'(' || c == u')';
}

bool hasWords(QStringView text)
{
    WordScanner<char16_t> scanner({text.utf16(), static_cast<size_t>(text.size())});
    return scanner.next();
}

bool endsInWord(QStringView text)
{
    const std::vector<Word> words = split(text);
    return !words.empty() && words.back().range.end == text.size();
}

/// Takes in the parts of a group of the same join, so that the tree is flat.
Node joined(Join join, std::vector<Node> parts)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    Group group{join, {}};
    for (Node &part : parts) {
        Group *inner = part.negated ? nullptr : std::get_if<Group>(&part.what);
        if (inner && inner->join == join)
            std::move(inner->parts.begin(), inner->parts.end(), std::back_inserter(group.parts));
        else
            group.parts.push_back(std::move(part));
    }
    return {false, std::move(group)};
}

/// Recursive descent; every step forward consumes at least a code unit.
class Parser
{
public:
    explicit Parser(QStringView query)
        : m_query(query)
    {}

    Result<Node> parse();

private:
    using Maybe = Result<std::optional<Node>>; ///< none: a word of signs only, passed over

    Result<Node> readOr(int depth);
    Result<Node> readAnd(int depth);
    Maybe readTerm(int depth);
    Result<Node> readParentheses(int depth);
    Result<QString> readQuoted();
    Result<Node> readPhrase();
    Maybe readWord();
    Maybe readUnknownField(QStringView word, qsizetype colon, qsizetype start);
    Result<Node> readField(Field field, qsizetype start);
    Result<Node> makePrefix(QStringView word, qsizetype start);

    void skipSpace();
    QStringView peekWord() const; ///< up to what ends a word; empty at a quote or parenthesis
    bool takeKeyword(QStringView keyword);
    bool atKeyword(QStringView keyword) const { return peekWord() == keyword; }
    bool atEnd() const { return m_at >= m_query.size(); }
    tl::unexpected<Error> fault(qsizetype at, const QString &sentence) const;

    QStringView m_query;
    qsizetype m_at = 0;
    int m_terms = 0;
};

tl::unexpected<Error> Parser::fault(qsizetype at, const QString &sentence) const
{
    return failure(ErrorKind::Invalid, sentence, u"column %1"_s.arg(qMin(at, m_query.size()) + 1));
}

void Parser::skipSpace()
{
    while (!atEnd() && isSpace(m_query[m_at]))
        ++m_at;
}

QStringView Parser::peekWord() const
{
    qsizetype end = m_at;
    while (end < m_query.size() && !endsWord(m_query[end]))
        ++end;
    return m_query.sliced(m_at, end - m_at);
}

bool Parser::takeKeyword(QStringView keyword)
{
    if (!atKeyword(keyword))
        return false;
    m_at += keyword.size();
    skipSpace();
    return true;
}

Result<Node> Parser::parse()
{
    if (m_query.size() > maxLength) {
        return fault(maxLength,
                     message("This is too long for a search: more than %1 characters.").arg(maxLength));
    }
    skipSpace();
    if (atEnd())
        return Node{};
    Result<Node> node = readOr(0);
    if (node && !atEnd())
        return fault(m_at, message("This “)” closes nothing: there is no “(” before it."));
    return node;
}

Result<Node> Parser::readOr(int depth)
{
    std::vector<Node> parts;
    do {
        Result<Node> part = readAnd(depth);
        if (!part)
            return part;
        parts.push_back(std::move(*part));
    } while (takeKeyword(u"OR"));
    return joined(Join::Or, std::move(parts));
}

Result<Node> Parser::readAnd(int depth)
{
    std::vector<Node> parts;
    std::optional<qsizetype> signsAt;
    qsizetype joinAt = -1; // of the AND before what comes next
    for (;;) {
        const qsizetype start = m_at;
        if (atEnd() || m_query[m_at] == u')' || atKeyword(u"OR") || atKeyword(u"AND")) {
            if (joinAt >= 0)
                return fault(joinAt, message("“AND” needs something to find after it."));
            if (!parts.empty() && atKeyword(u"AND")) {
                joinAt = m_at;
                takeKeyword(u"AND");
                continue;
            }
            break;
        }
        Maybe term = readTerm(depth);
        if (!term)
            return passOn(term);
        if (*term) {
            parts.push_back(std::move(**term));
            joinAt = -1;
        } else if (!signsAt) {
            signsAt = start;
        }
        skipSpace();
    }
    if (!parts.empty())
        return joined(Join::And, std::move(parts));
    if (signsAt)
        return fault(*signsAt, message("There is no letter or digit here to search for."));
    if (atKeyword(u"OR") || atKeyword(u"AND"))
        return fault(m_at, message("“%1” needs something to find before it.").arg(peekWord()));
    if (!atEnd() && depth == 0)
        return fault(m_at, message("This “)” closes nothing: there is no “(” before it."));
    // What is left: the end or a “)” right after an OR or a “(”.
    return fault(m_at, message("Something to find is missing here."));
}

Parser::Maybe Parser::readTerm(int depth)
{
    const qsizetype start = m_at;
    bool negated = false;
    for (;;) {
        if (takeKeyword(u"NOT")) {
            negated = !negated;
            if (atEnd() || m_query[m_at] == u')' || atKeyword(u"OR") || atKeyword(u"AND"))
                return fault(start, message("“NOT” needs something to exclude after it."));
            continue;
        }
        if (atEnd() || m_query[m_at] != u'-')
            break;
        qsizetype after = m_at;
        while (after < m_query.size() && m_query[after] == u'-')
            ++after;
        if (after == m_query.size() || isSpace(m_query[after]) || m_query[after] == u')')
            break; // dashes alone are a sign
        if ((after - m_at) % 2 == 1)
            negated = !negated;
        m_at = after;
    }
    const bool excludes = m_at != start;
    if (excludes && (atKeyword(u"OR") || atKeyword(u"AND")))
        return fault(start, message("“-” needs something to exclude after it."));

    if (++m_terms > maxTerms)
        return fault(start, message("This is too much for one search: more than %1 words.").arg(maxTerms));
    Maybe term;
    if (m_query[m_at] == u'(')
        term = readParentheses(depth);
    else if (isQuote(m_query[m_at]))
        term = readPhrase();
    else
        term = readWord();
    if (!term)
        return term;
    if (!*term && excludes)
        return fault(start, message("There is no letter or digit here to exclude."));
    if (*term && negated)
        (*term)->negated = !(*term)->negated;
    return term;
}

Result<Node> Parser::readParentheses(int depth)
{
    const qsizetype open = m_at++;
    if (depth >= maxNesting)
        return fault(open, message("Parentheses can be nested %1 deep, not more.").arg(maxNesting));
    skipSpace();
    if (!atEnd() && m_query[m_at] == u')')
        return fault(open, message("There is nothing to find between these parentheses."));
    if (atEnd())
        return fault(open, message("This “(” is not closed."));
    Result<Node> node = readOr(depth + 1);
    if (!node)
        return node;
    if (atEnd())
        return fault(open, message("This “(” is not closed."));
    ++m_at; // readOr() stops only at the end or at a “)”
    return node;
}

Result<QString> Parser::readQuoted()
{
    const qsizetype open = m_at++;
    const bool straight = m_query[open] == u'"';
    const auto closes = [&](QChar c) { return straight ? c == u'"' : isQuote(c); };
    while (!atEnd() && !closes(m_query[m_at]))
        ++m_at;
    if (atEnd())
        return fault(open, message("This quotation mark is not closed."));
    return m_query.sliced(open + 1, m_at++ - open - 1).toString();
}

Result<Node> Parser::readPhrase()
{
    const qsizetype open = m_at;
    const Result<QString> text = readQuoted();
    if (!text)
        return passOn(text);
    if (!hasWords(*text))
        return fault(open, message("There is no letter or digit between these quotation marks."));
    const bool prefix = !atEnd() && m_query[m_at] == u'*';
    if (prefix && !endsInWord(*text))
        return fault(m_at, message("“*” needs a letter or digit right before it."));
    if (prefix)
        ++m_at;
    return Node{false, Text{*text, true, prefix}};
}

Parser::Maybe Parser::readWord()
{
    const qsizetype start = m_at;
    const QStringView word = peekWord();
    if (const qsizetype colon = word.indexOf(u':'); colon > 0) {
        if (const std::optional<Field> field = fieldNamed(word.first(colon))) {
            m_at += colon + 1;
            return readField(*field, start);
        }
        if (Maybe unknown = readUnknownField(word, colon, start); !unknown)
            return unknown;
    }
    if (word == u"..")
        return fault(start, message("A range is written without spaces: received:2020-02-01..2020-02-10."));
    m_at += word.size();
    if (word.contains(u'*'))
        return makePrefix(word, start);
    if (!hasWords(word))
        return std::nullopt;
    return Node{false, Text{word.toString(), false, false}};
}

/// An error where the word looks like a field; none where it is text.
Parser::Maybe Parser::readUnknownField(QStringView word, qsizetype colon, qsizetype start)
{
    const QStringView name = word.first(colon);
    const QStringView after = word.sliced(colon + 1);
    const bool letters = std::all_of(name.begin(), name.end(), [](QChar c) { return c.isLetter(); });
    const bool quoted = start + word.size() < m_query.size() && isQuote(m_query[start + word.size()]);
    if (!letters || after.startsWith(u'/') || (after.isEmpty() && !quoted))
        return std::nullopt;
    const QString asked = name.toString();
    const QString near =
        asked.compare(u"tag"_s, Qt::CaseInsensitive) == 0 ? u"theme"_s : nearest(asked, fieldNames());
    const QString help = near.isEmpty() ? message("The fields are %1.").arg(fieldNames().join(u", "_s))
                                        : message("Did you mean “%1:”?").arg(near);
    return fault(start, message("There is no field “%1:”. %2 To find it as text, put it in quotation marks.")
                            .arg(asked, help));
}

Result<Node> Parser::readField(Field field, qsizetype start)
{
    QString written;
    const bool quoted = !atEnd() && isQuote(m_query[m_at]);
    if (quoted) {
        const Result<QString> text = readQuoted();
        if (!text)
            return passOn(text);
        written = *text;
    } else {
        written = peekWord().toString();
        m_at += written.size();
    }
    Result<FieldValue> value = readValue(field, written, quoted);
    if (!value)
        return fault(start, value.error().message);
    return Node{false, FieldTest{field, std::move(*value), static_cast<int>(start) + 1}};
}

Result<Node> Parser::makePrefix(QStringView word, qsizetype start)
{
    const qsizetype star = word.indexOf(u'*');
    if (star + 1 < word.size()) {
        return fault(start + star,
                     message("“*” stands only at the end of a word: it finds words that begin so."));
    }
    const QStringView beginning = word.first(star);
    // "low-*" would otherwise find words that begin with "low".
    if (!endsInWord(beginning))
        return fault(start + star, message("“*” needs a letter or digit right before it."));
    return Node{false, Text{beginning.toString(), false, true}};
}

} // namespace

Result<Node> parse(QStringView query)
{
    return Parser(query).parse();
}

} // namespace soundings::search
