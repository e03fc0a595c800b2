#include "core/store/lexemes.h"

#include "core/search/stemmer.h"
#include "core/search/wordscanner.h"
#include "core/store/wordbreaker.h"

#include <unordered_map>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

constexpr char markByte = static_cast<char>(stemMark);
constexpr int mostPlacesOfAWord = 255;
constexpr int mostPlaces = 16'000;

/// Empty between two texts, so that they are not side by side.
struct Token
{
    std::string word;
    std::string stem; ///< marked; empty where it is the word itself
};

std::vector<Token> tokensOf(const QStringList &texts)
{
    search::Stemmer stemmer;
    std::vector<Token> tokens;
    for (const QString &text : texts) {
        const QByteArray utf8 = text.toUtf8();
        search::WordScanner<char> words({utf8.constData(), size_t(utf8.size())});
        while (words.next()) {
            Token token{std::string(words.folded()), {}};
            const std::string_view stem = stemmer.stem(words.folded());
            if (stem != words.folded())
                (token.stem = markByte) += stem;
            tokens.push_back(std::move(token));
        }
        tokens.emplace_back();
    }
    return tokens;
}

/// Within quotes of a tsvector or a tsquery.
void appendQuoted(std::string &to, std::string_view lexeme)
{
    to += '\'';
    for (const char c : lexeme) {
        if (c == '\'' || c == '\\')
            to += c;
        to += c;
    }
    to += '\'';
}

/// The words of one piece and their places, from 1.
class Piece
{
public:
    /// False where there is no room for it.
    bool add(const Token &token)
    {
        if (m_places == mostPlaces || isFull(token.word) || isFull(token.stem))
            return false;
        ++m_places;
        note(token.word);
        note(token.stem);
        return true;
    }

    [[nodiscard]] QString vector() const
    {
        std::string out;
        for (const auto &[word, places] : m_words) {
            appendQuoted(out, word);
            char before = ':';
            for (const int place : places) {
                out += std::exchange(before, ',');
                out += std::to_string(place);
            }
            out += ' ';
        }
        return QString::fromStdString(out);
    }

private:
    [[nodiscard]] bool isFull(const std::string &word) const
    {
        const auto found = m_words.find(word);
        return found != m_words.end() && found->second.size() == mostPlacesOfAWord;
    }
    void note(const std::string &word)
    {
        if (!word.empty())
            m_words[word].push_back(m_places);
    }

    std::unordered_map<std::string, std::vector<int>> m_words;
    int m_places = 0;
};

} // namespace

WordPieces wordPieces(const QStringList &texts)
{
    const std::vector<Token> tokens = tokensOf(texts);
    WordPieces all;
    all.words = int(tokens.size() - size_t(texts.size()));
    size_t begin = 0;
    do {
        Piece piece;
        size_t end = begin;
        while (end < tokens.size() && piece.add(tokens[end]))
            ++end;
        const auto own = end - begin - (end < tokens.size() ? size_t(longestPhrase) : 0);
        all.pieces.push_back({piece.vector(), int(own)});
        begin += own;
    } while (all.pieces.back().own > 0 && begin < tokens.size());
    return all;
}

std::vector<WordPlace> placesOf(const search::Text &text)
{
    search::Stemmer stemmer;
    std::vector<WordPlace> places;
    const auto words = search::split(text.text);
    for (const search::Word &word : words) {
        if (text.exact || text.prefix) {
            places.push_back({{word.folded}, false});
            continue;
        }
        const std::string stem(stemmer.stem(word.folded.toStdString()));
        places.push_back({{QChar(stemMark) + QString::fromStdString(stem)}, false});
        // A word that is its own stem stands in the index only as itself.
        if (stemmer.stem(stem) == stem)
            places.back().lexemes << QString::fromStdString(stem);
    }
    if (text.prefix && !places.empty())
        places.back().prefix = true;
    return places;
}

QString tsquery(const std::vector<WordPlace> &places)
{
    std::string query;
    for (const WordPlace &place : places) {
        query += query.empty() ? "(" : " <-> (";
        const char *between = "";
        for (const QString &lexeme : place.lexemes) {
            query += std::exchange(between, "|");
            appendQuoted(query, lexeme.toStdString());
        }
        query += place.prefix ? ":*)" : ")";
    }
    return QString::fromStdString(query);
}

QStringList tsqueries(const search::Text &text)
{
    const std::vector<WordPlace> places = placesOf(text);
    QStringList queries;
    for (size_t begin = 0; begin < places.size(); begin += longestPhrase) {
        const size_t end = std::min(places.size(), begin + longestPhrase);
        queries << tsquery({places.begin() + ptrdiff_t(begin), places.begin() + ptrdiff_t(end)});
    }
    return queries;
}

} // namespace soundings::store
