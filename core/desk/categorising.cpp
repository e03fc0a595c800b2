#include "core/desk/desk.h"

#include "core/store/coding.h"
#include "core/store/flow.h"
#include "core/store/store.h"

namespace soundings {

Result<std::vector<Memo>> Desk::memos(const MemoTarget &target) const
{
    return m_store->read([&](store::Connection &c) { return store::memosOf(c, target); });
}

Result<std::vector<Memo>> Desk::memos(MemoKind kind) const
{
    return m_store->read([&](store::Connection &c) { return store::memosOf(c, kind); });
}

Result<std::vector<SavedSearch>> Desk::savedSearches() const
{
    return m_store->read(store::savedSearchesOf);
}

Result<std::vector<Coder>> Desk::coders(ResponseId id) const
{
    return m_store->read([&](store::Connection &c) { return store::codersOf(c, id); });
}

Result<std::vector<Comment>> Desk::comments(ResponseId id, Standing standing) const
{
    return m_store->read([&](store::Connection &c) { return store::commentsOf(c, id, standing); });
}

Result<std::vector<Comment>> Desk::commentsOfTheme(ThemeId theme) const
{
    return m_store->read([&](store::Connection &c) { return store::commentsOfTheme(c, theme); });
}

Result<std::vector<Comment>> Desk::proposedComments() const
{
    return m_store->read(store::proposedComments);
}

Result<std::vector<Comment>> Desk::independentComments() const
{
    return m_store->read(store::independentComments);
}

Result<std::vector<CodedResponse>> Desk::codedResponses() const
{
    return m_store->read(store::codedResponses);
}

Result<std::vector<Passage>> Desk::dismissedReferences(ResponseId id) const
{
    return m_store->read([&](store::Connection &c) { return store::dismissedReferencesOf(c, id); });
}

Result<std::vector<std::optional<Passage>>> Desk::dismissedProposals(ResponseId id, ThemeId theme) const
{
    return m_store->read([&](store::Connection &c) { return store::dismissedProposalsOf(c, id, theme); });
}

Result<std::optional<ResponseId>> Desk::next(Waiting waiting, const QString &query, Sort sort, ResponseId from) const
{
    return m_store->read([&](store::Connection &c) { return store::nextWaiting(c, waiting, query, sort, from); });
}

} // namespace soundings
