#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace soundings::search {

/// The English (Porter 2) stem of a folded word, possessive 's and inner apostrophes dropped, buses as bus.
/// Words with other letters than a-z stay as they are. Not for use from two threads at once.
class Stemmer
{
public:
    Stemmer();
    ~Stemmer();
    Stemmer(const Stemmer &) = delete;
    Stemmer &operator=(const Stemmer &) = delete;

    [[nodiscard]] std::string_view stem(std::string_view folded); ///< until the next call

private:
    void compute(std::string_view folded);

    struct Known
    {
        std::string word;
        std::string stem;
    };
    sb_stemmer *m_stemmer;
    std::vector<Known> m_known; ///< by hash: most words of a text were seen before
    std::string m_stem;
};

/// See Stemmer; any thread.
[[nodiscard]] QString stem(QStringView folded);

} // namespace soundings::search
