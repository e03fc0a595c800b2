#pragma once

#include "core/consultation/response.h"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

/// Pure: which responses say the same, so that a person can judge them. Different people with the same text
/// are a campaign and not proposed here.
namespace soundings::duplicates {

/// A response as the search wants it.
struct Candidate
{
    ResponseId id;
    int number = 0;
    QString name; ///< folded, as organisation and address
    QString organisation;
    QString address;
    Channel channel = Channel::Email;
    QString messageId;
    QByteArray original;                 ///< SHA-256
    std::vector<QByteArray> attachments; ///< SHA-256
    QByteArray textKey;                  ///< empty: no text
};

/// Why two are proposed, strongest first.
enum class Why {
    SameMessageId,  ///< and yet not the same message
    SameFile,       ///< one's original is the other's, or is attached to it
    SameText,       ///< of the same person
    NearlySameText, ///< of the same person
    Judged,         ///< a person judged them once, and nothing proposes them now
};

struct Pair
{
    ResponseId first; ///< of the lower number
    ResponseId second;
    Why why = Why::SameText;
    double similarity = 1; ///< of the texts, 0…1

    friend bool operator==(const Pair &, const Pair &) = default;
};

/// What a person said of two: see DuplicateJudged.
struct Judgement
{
    ResponseId response;
    ResponseId other;
    TwinRuling ruling = TwinRuling::None;
    QString reason;
};

/// A pair and what stands about it.
struct Twins
{
    Pair pair;
    std::optional<Judgement> judgement;
};
/// The pairs with their judgements, and those judged that nothing proposes any more, in order of their ids.
[[nodiscard]] std::vector<Twins> withJudgements(const std::vector<Pair> &pairs,
                                                const std::vector<Judgement> &judgements);

/// The bare text of a response; asked for only where a person wrote several that differ.
using TextOf = std::function<QString(ResponseId)>;
/// Give false to stop; what was found until then is the result.
using Progress = std::function<bool(int done, int total)>;

/// `candidates` by number; `joined`: responses whose respondents are one person. Of several that say the same
/// each is paired with the earliest, so that five make four pairs. By the numbers of first and second.
[[nodiscard]] std::vector<Pair> pairsOf(const std::vector<Candidate> &candidates,
                                        const std::vector<std::pair<ResponseId, ResponseId>> &joined,
                                        const TextOf &textOf, const Progress &progress = {});

/// The same person as far as can be seen: the same address, or the same name (of two words or more) in the
/// same organisation, or joined by a person. A number for each candidate; equal numbers are one person.
[[nodiscard]] std::vector<size_t> personsOf(const std::vector<Candidate> &candidates,
                                            const std::vector<std::pair<ResponseId, ResponseId>> &joined);

} // namespace soundings::duplicates
