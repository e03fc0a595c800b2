#include "core/desk/sections.h"

#include "core/store/sectiontallies.h"
#include "core/store/store.h"

namespace soundings {

Result<SectionTallies> sectionTallies(const Desk &desk)
{
    return desk.store().read(store::sectionTalliesOf);
}

Result<std::vector<SectionComment>> sectionComments(const Desk &desk, const SectionQuestion &question,
                                                    CommentId after, int most)
{
    return desk.store().read(
        [&](store::Connection &c) { return store::sectionCommentsOf(c, question, after, most); });
}

} // namespace soundings
