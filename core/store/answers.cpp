#include "core/store/answers.h"

#include "core/search/wordscanner.h"
#include "core/store/journal.h"
#include "core/store/listing.h"

#include <QCoreApplication>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;
using index::Bitmap;
using index::Document;
using index::Index;

/// Ids of the responses that fit one test, as SQL tells.
Bitmap foundBySql(Connection &connection, const search::FieldTest &test)
{
    const CompiledQuery sql = compiled(connection, search::Node{false, test});
    std::vector<Document> found;
    Statement rows(connection, u"SELECT r.id FROM response r WHERE "_s + sql.where + u" ORDER BY r.id"_s);
    for (rows.withAll(sql.binds).run(); rows.next();)
        found.push_back(Document(rows.number(0)));
    return Bitmap::ofSorted(found);
}

void collectTexts(const search::Node &node, std::vector<search::Text> &texts)
{
    if (const auto *group = std::get_if<search::Group>(&node.what)) {
        for (const search::Node &part : group->parts)
            collectTexts(part, texts);
    } else if (const auto *text = std::get_if<search::Text>(&node.what); text && !text->prefix && !node.negated) {
        texts.push_back(*text);
    }
}

} // namespace

template<class F>
auto Answers::ask(Connection &connection, const Asked &asked, F f)
    -> std::invoke_result_t<F, const Index &, const Bitmap &, const Index::Elsewhere &>
{
    if (!m_tried.exchange(true)) { // what an earlier run has kept serves at once
        const std::unique_lock making(m_making, std::try_to_lock);
        QString complaint;
        if (making.owns_lock())
            static_cast<void>(guarded([&] { return openKept(connection, complaint); }));
    }
    constexpr int tries = 3; // it may be told of more while nobody holds it
    for (int i = 0; i < tries; ++i) {
        {
            const std::shared_lock reading(m_guard);
            if (!m_held)
                return std::nullopt;
            if (m_held->stamp.entry == journalEnd(connection)) {
                const Index::Elsewhere elsewhere = [&](const search::FieldTest &test) -> std::optional<Bitmap> {
                    return foundBySql(connection, test);
                };
                const std::optional<Bitmap> found = m_held->index.matching(asked.node, elsewhere);
                if (!found)
                    return std::nullopt;
                auto answer = f(m_held->index, *found, elsewhere);
                m_answered += answer.has_value();
                return answer;
            }
        }
        if (!catchUp(connection, {}, false)) {
            if (m_wanted)
                prepare();
            return std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<std::vector<Index::Counted>> Answers::counted(const Index &index, const Asked &asked,
                                                            const Index::Elsewhere &elsewhere) const
{
    std::vector<Index::Counted> texts;
    for (const RankedText &ranked : asked.sql.ranking) {
        Index::Counted &one = texts.emplace_back(Index::Counted{ranked.text, std::nullopt});
        if (std::holds_alternative<search::Everything>(ranked.counts.what))
            continue;
        one.where = index.matching(ranked.counts, elsewhere);
        if (!one.where)
            return std::nullopt;
    }
    return texts;
}

std::vector<ResponseId> Answers::matching(Connection &connection, const QString &query, Sort sort)
{
    const Asked asked = store::ask(connection, query);
    const auto answer = ask(connection, asked, [&](const Index &index, const Bitmap &found, const Index::Elsewhere &elsewhere)
                                -> std::optional<std::vector<ResponseId>> {
        if (sort.key != SortKey::Relevance || asked.sql.ranking.empty())
            return index.ordered(found, sort);
        const auto texts = counted(index, asked, elsewhere);
        return texts ? index.ranked(found, *texts) : std::nullopt;
    });
    return answer ? *answer : store::matching(connection, query, sort);
}

int Answers::countMatching(Connection &connection, const QString &query)
{
    const std::optional<int> answer =
        ask(connection, store::ask(connection, query),
            [](const Index &, const Bitmap &found, const Index::Elsewhere &) { return std::optional(int(found.count())); });
    return answer ? *answer : store::countMatching(connection, query);
}

std::vector<FacetCount> Answers::countBy(Connection &connection, const QString &query, const QString &facet)
{
    const auto answer = ask(connection, store::ask(connection, query),
                            [&](const Index &index, const Bitmap &found, const Index::Elsewhere &) {
                                return index.countBy(found, facet);
                            });
    return answer ? *answer : store::countBy(connection, query, facet);
}

std::vector<CrossCount> Answers::countBy(Connection &connection, const QString &query, const QString &first,
                                         const QString &second)
{
    const auto answer = ask(connection, store::ask(connection, query),
                            [&](const Index &index, const Bitmap &found, const Index::Elsewhere &) {
                                return index.countBy(found, first, second);
                            });
    return answer ? *answer : store::countBy(connection, query, first, second);
}

std::vector<ResponseRow> Answers::rowsOf(Connection &connection, const std::vector<ResponseId> &ids, const QString &query)
{
    const Asked asked = store::ask(connection, query);
    std::optional<QHash<ResponseId, double>> scores;
    if (!asked.sql.ranking.empty()) {
        scores = ask(connection, asked, [&](const Index &index, const Bitmap &found, const Index::Elsewhere &elsewhere)
                         -> std::optional<QHash<ResponseId, double>> {
            std::vector<Document> documents;
            for (const ResponseId id : ids) {
                if (found.contains(Document(id.value)))
                    documents.push_back(Document(id.value));
            }
            std::sort(documents.begin(), documents.end());
            const auto texts = counted(index, asked, elsewhere);
            const auto reckoned = texts ? index.scores(documents, *texts) : std::nullopt;
            if (!reckoned)
                return std::nullopt;
            QHash<ResponseId, double> byId;
            for (size_t i = 0; i < documents.size(); ++i)
                byId.insert({qint64(documents[i])}, (*reckoned)[i]);
            return byId;
        });
    }
    return store::rowsOf(connection, ids, asked, scores);
}

std::vector<Answers::Misspelt> Answers::didYouMean(Connection &connection, const QString &query)
{
    const Asked asked = store::ask(connection, query);
    std::vector<search::Text> texts;
    collectTexts(asked.node, texts);
    if (!texts.empty() && !isReady())
        bringUpToDate(connection, false, [this](qint64, qint64) { return !m_stop; });
    return ask(connection, asked, [&](const Index &index, const Bitmap &, const Index::Elsewhere &) {
               std::vector<Misspelt> misspelt;
               for (const search::Text &text : texts) {
                   const std::optional<Bitmap> having = index.words().having(text);
                   for (const search::Word &word : search::split(text.text)) {
                       const std::string folded = word.folded.toStdString();
                       if ((having && !having->isEmpty()) || index.words().knows(folded))
                           continue;
                       misspelt.push_back({word.folded, {}});
                       for (const std::string &near : index.words().near(folded))
                           misspelt.back().near << QString::fromStdString(near);
                   }
               }
               return std::optional(misspelt);
           })
        .value_or(std::vector<Misspelt>());
}

} // namespace soundings::store
