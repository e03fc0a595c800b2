#include "core/desk/measuring.h"

#include "core/store/coding.h"
#include "core/store/reading.h"
#include "core/store/store.h"

#include <QSet>

#include <map>

namespace soundings {

namespace {

/// The coders by name, in any case, with the responses that they have finished.
class Finished
{
public:
    explicit Finished(const std::vector<CodedResponse> &responses)
    {
        for (const CodedResponse &response : responses) {
            const auto done = std::count_if(response.coders.begin(), response.coders.end(),
                                            [](const Coder &coder) { return coder.done; });
            for (const Coder &coder : response.coders) {
                if (!coder.done || done < 2)
                    continue;
                categorisation::Coder &who = m_coders[coder.name.toCaseFolded()];
                who.name = coder.name;
                who.responses.push_back(response.id.value);
                m_has.insert({coder.name.toCaseFolded(), response.id.value});
            }
        }
    }

    /// False where the author has not finished the response.
    bool add(const Comment &comment)
    {
        const QString author = comment.author.toCaseFolded();
        if (!m_has.contains({author, comment.response.value}))
            return false;
        const Passage where = comment.passage.value_or(Passage());
        for (const ThemeId theme : comment.themes) {
            m_coders[author].tags.push_back(
                {comment.response.value, int(where.part.value), where.begin, where.end, theme.value});
        }
        return true;
    }

    [[nodiscard]] std::vector<categorisation::Coder> coders() const
    {
        std::vector<categorisation::Coder> all;
        for (const auto &[name, coder] : m_coders)
            all.push_back(coder);
        return all;
    }

private:
    std::map<QString, categorisation::Coder> m_coders;
    QSet<std::pair<QString, qint64>> m_has;
};

/// What several people made of the same responses.
struct Coded
{
    std::vector<CodedResponse> responses;
    std::vector<Comment> comments;
};

Result<Coded> codedIndependently(const Desk &desk)
{
    return desk.store().read([](store::Connection &connection) {
        return Coded{store::codedResponses(connection), store::independentComments(connection)};
    });
}

Result<Coded> codedInSight(const Desk &desk)
{
    return desk.store().read([](store::Connection &connection) {
        Coded coded{store::taggedBySeveral(connection), {}};
        for (CodedResponse &response : coded.responses) {
            QSet<QString> authors;
            for (Comment &comment : store::commentsOf(connection, response.id, Standing::Counts)) {
                if (comment.origin != Origin::Person)
                    continue;
                const QString author = comment.author.toCaseFolded();
                if (!authors.contains(author))
                    response.coders.push_back({comment.author, true});
                authors.insert(author);
                coded.comments.push_back(std::move(comment));
            }
        }
        return coded;
    });
}

} // namespace

Result<MeasuredAgreement> agreementOf(const Desk &desk, CodedHow how)
{
    const Result<Coded> coded = how == CodedHow::Independent ? codedIndependently(desk) : codedInSight(desk);
    if (!coded)
        return passOn(coded);
    const Result<std::vector<Theme>> codebook = desk.themes();
    if (!codebook)
        return passOn(codebook);

    Finished finished(coded->responses);
    QSet<ThemeId> given;
    for (const Comment &comment : coded->comments) {
        if (finished.add(comment))
            given.unite(QSet<ThemeId>(comment.themes.begin(), comment.themes.end()));
    }
    std::vector<categorisation::PartLength> lengths;
    for (const CodedResponse &response : coded->responses) {
        for (const auto &[part, length] : response.lengths)
            lengths.push_back({response.id.value, int(part.value), length});
    }
    MeasuredAgreement measured;
    measured.how = how;
    std::vector<qint64> themes;
    for (const Theme &theme : *codebook) {
        if (!given.contains(theme.id))
            continue;
        measured.themes.push_back(theme);
        themes.push_back(theme.id.value);
    }
    const std::vector<categorisation::Coder> coders = finished.coders();
    for (const categorisation::Coder &coder : coders)
        measured.people << coder.name;
    measured.byResponse = categorisation::agreementByResponse(coders, themes);
    measured.byCharacters = categorisation::agreementByCharacters(coders, themes, lengths);
    return measured;
}

} // namespace soundings
