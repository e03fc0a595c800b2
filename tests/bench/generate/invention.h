#pragma once

#include "core/consultation/comment.h"
#include "core/consultation/consultation.h"
#include "core/consultation/respondent.h"
#include "core/consultation/theme.h"
#include "tests/bench/generate/vocabulary.h"

#include <optional>

namespace soundings::bench {

/// How a consultation is to be.
struct Shape
{
    quint64 seed = 1;
    int responses = 20'000;
    int words = 210;           ///< of a response, about
    int vocabulary = 40'000;   ///< different words
    int campaigns = 12;        ///< their sizes fall off as Zipf has it
    double inCampaigns = 0.25; ///< share of the responses
    double wroteBefore = 0.04; ///< share of the responses whose respondent wrote another one
    double late = 0.01;        ///< share of the responses
    double tagged = 0.5;       ///< share of the responses that have comments
};

/// What a member of a campaign did with its text.
enum class Edit { None, SomeWords, SentenceAdded, HalfRewritten };

struct InventedComment
{
    int theme = 0; ///< from 0
    int begin = 0; ///< in code points of the text
    int end = 0;
    Stance stance = Stance::None;
};

struct InventedResponse
{
    Respondent respondent; ///< without an id
    QString subject;
    QString text; ///< `\n` line ends; a paragraph is one line, an empty one stands between two
    Instant sent;
    Instant received;
    std::optional<int> campaign; ///< from 0
    Edit edit = Edit::None;
    std::vector<InventedComment> comments;
};

/// A consultation made up: for the same shape and texts always the same. Any response can be asked for alone,
/// so that a million need no room. Thread-safe once made.
class Invention
{
public:
    /// `texts`: real ones, from which the vocabulary is grown.
    Invention(const Shape &shape, const QStringList &texts);

    [[nodiscard]] const Shape &shape() const { return m_shape; }
    [[nodiscard]] const Vocabulary &vocabulary() const { return m_vocabulary; }
    [[nodiscard]] Consultation consultation() const;
    [[nodiscard]] std::vector<Theme> themes() const;           ///< without ids
    [[nodiscard]] InventedResponse response(int number) const; ///< from 0

private:
    struct Sentence
    {
        QString text;
        int theme = -1;
    };
    using Sentences = std::vector<Sentence>;

    [[nodiscard]] Sentence sentence(Chance &chance) const;
    [[nodiscard]] Sentences sentences(Chance &chance, int words) const;
    [[nodiscard]] Respondent respondent(int number) const;
    [[nodiscard]] std::optional<int> campaignOf(Chance &chance) const;
    [[nodiscard]] Sentences edited(Sentences text, Edit edit, Chance &chance) const;
    void write(InventedResponse &response, const Sentences &text, Chance &chance) const;
    [[nodiscard]] Instant sentAt(Chance &chance) const;

    Shape m_shape;
    Vocabulary m_vocabulary;
    std::vector<double> m_campaignReach;
    std::vector<Sentences> m_kernels; ///< the texts of the campaigns
    QStringList m_kernelSubjects;
};

} // namespace soundings::bench
