#include "core/search/stemmer.h"

#include <QtGlobal>

#include <libstemmer.h>

#include <algorithm>

namespace soundings::search {

namespace {

constexpr size_t cacheSlots = 8192; // a power of two
constexpr size_t longestKnown = 24; // bytes; longer words are rare

/// Plurals that Porter 2 does not bring to their singular.
std::string_view irregular(std::string_view word)
{
    if (word == "buses" || word == "busses")
        return "bus";
    if (word == "gases")
        return "gas";
    return {};
}

bool isEnglish(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
}

} // namespace

Stemmer::Stemmer()
    : m_stemmer(sb_stemmer_new("english", "UTF_8"))
    , m_known(cacheSlots)
{
    Q_ASSERT(m_stemmer); // English is in every build of the library
}

Stemmer::~Stemmer()
{
    sb_stemmer_delete(m_stemmer);
}

std::string_view Stemmer::stem(std::string_view folded)
{
    if (!isEnglish(folded))
        return folded;
    if (folded.size() > longestKnown) {
        compute(folded);
        return m_stem;
    }
    Known &known = m_known[std::hash<std::string_view>{}(folded) & (cacheSlots - 1)];
    if (known.word != folded) {
        compute(folded);
        known = {std::string(folded), m_stem};
    }
    return known.stem;
}

void Stemmer::compute(std::string_view folded)
{
    if (const std::string_view known = irregular(folded); !known.empty()) {
        m_stem = known;
        return;
    }
    const auto *word = reinterpret_cast<const sb_symbol *>(folded.data());
    const sb_symbol *stemmed = sb_stemmer_stem(m_stemmer, word, static_cast<int>(folded.size()));
    m_stem.assign(reinterpret_cast<const char *>(stemmed), static_cast<size_t>(sb_stemmer_length(m_stemmer)));
    m_stem.erase(std::remove(m_stem.begin(), m_stem.end(), '\''), m_stem.end());
}

QString stem(QStringView folded)
{
    thread_local Stemmer stemmer;
    const QByteArray utf8 = folded.toUtf8();
    const std::string_view stemmed = stemmer.stem({utf8.constData(), static_cast<size_t>(utf8.size())});
    return QString::fromUtf8(stemmed.data(), static_cast<qsizetype>(stemmed.size()));
}

} // namespace soundings::search
