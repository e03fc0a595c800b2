#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace soundings::redaction {

/// Words in their order, looked for in texts whatever stands between them (spaces, line ends, marks of punctuation) and
/// in whatever case: names, addresses, passages that must not be told. Numbers are found however their figures are
/// grouped. Looking takes as long as the text is, however many there are.
class Terms
{
public:
    struct Match
    {
        qsizetype begin = 0; ///< in the text, UTF-16 units
        qsizetype end = 0;
        int term = 0; ///< its place among those added
    };

    /// `why` comes back with what is found: "R-0012". Nothing without letters and figures is looked for.
    void add(const QString &words, const QString &why = {});
    /// Where these words stand what lies within them is no match: "Leek Road" in "Leek Road Residents", which may be told.
    void allow(const QString &words);

    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    [[nodiscard]] const QString &words(int term) const { return m_terms[size_t(term)].text; }
    [[nodiscard]] const QString &why(int term) const { return m_terms[size_t(term)].why; }
    /// In order of their ends; they may overlap.
    [[nodiscard]] std::vector<Match> in(const QString &text) const;
    /// [begin, end) of what may stand.
    [[nodiscard]] std::vector<std::pair<qsizetype, qsizetype>> allowedIn(const QString &text) const;

private:
    struct Term
    {
        QString text;
        QString why;
        std::vector<QString> words; ///< case folded
    };
    struct Word
    {
        QString folded;
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    [[nodiscard]] static std::vector<Word> wordsOf(const QString &text);
    [[nodiscard]] bool stands(const Term &term, const std::vector<Word> &words, size_t at) const;
    [[nodiscard]] std::vector<std::pair<qsizetype, qsizetype>> allowedIn(const std::vector<Word> &words) const;
    void findNumbers(const std::vector<Word> &words, std::vector<Match> &matches) const;

    std::vector<Term> m_terms;
    QHash<QString, std::vector<int>> m_byFirst; ///< by their first word
    QHash<QString, int> m_numbers;              ///< telephone and account numbers, by their figures
    QSet<qsizetype> m_lengths;                  ///< of these
    std::vector<Term> m_allowed;
    QHash<QString, std::vector<int>> m_allowedByFirst;
};

/// Whether the words are enough to be looked for everywhere: two of them, a number, or a long one. One short word is
/// somebody else's too.
[[nodiscard]] bool isTelling(const QString &words);

} // namespace soundings::redaction
