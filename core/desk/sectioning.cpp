#include "core/desk/sectioning.h"

#include "core/store/reading.h"
#include "core/store/store.h"

#include <QCoreApplication>

#include <algorithm>

namespace soundings {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

bool comesBefore(const Section &a, const Section &b)
{
    return a.page != b.page ? a.page < b.page : a.box.top < b.box.top;
}

/// Before the first that begins further on.
int placeAmong(const std::vector<Section> &others, const Section &section)
{
    const auto next = std::find_if(others.begin(), others.end(),
                                   [&](const Section &other) { return comesBefore(section, other); });
    return int(next - others.begin());
}

Section tidied(Section section)
{
    section.number = section.number.simplified();
    section.title = section.title.simplified();
    return section;
}

auto placeOf(const std::vector<Section> &sections, SectionId id)
{
    return std::find_if(sections.begin(), sections.end(), [&](const Section &one) { return one.id == id; });
}

tl::unexpected<Error> gone()
{
    return failure(ErrorKind::NotFound, text("This section is no longer in the draft."));
}

/// Where what is on the section goes; none where it is the only one.
SectionId heirOf(const std::vector<Section> &sections, std::vector<Section>::const_iterator going)
{
    if (going->parent.isValid())
        return going->parent;
    if (going != sections.begin())
        return (going - 1)->id;
    return going + 1 == sections.end() ? SectionId() : (going + 1)->id;
}

Result<ChangeSet> emptied(const Desk &desk, SectionId section, SectionId heir)
{
    const Result<std::vector<Comment>> comments =
        desk.store().read([&](store::Connection &c) { return store::commentsOfSection(c, section); });
    if (!comments)
        return passOn(comments);
    ChangeSet changes;
    for (const Comment &comment : *comments) {
        Comment after = comment;
        std::erase(after.sections, section);
        if (heir.isValid() &&
            std::find(after.sections.begin(), after.sections.end(), heir) == after.sections.end())
            after.sections.push_back(heir);
        changes.push_back(CommentChanged{comment, after});
    }
    const Result<std::vector<Memo>> memos = desk.memos(MemoTarget::of(section));
    if (!memos)
        return passOn(memos);
    for (const Memo &memo : *memos) {
        Memo after = memo;
        after.target = heir.isValid() ? MemoTarget::of(heir) : MemoTarget();
        changes.push_back(MemoWritten{memo, after});
    }
    return changes;
}

} // namespace

Result<ChangeSet> addSection(Desk &desk, const Section &section)
{
    Section fresh = tidied(section);
    fresh.id = {};
    if (!fresh.draft.isValid()) {
        const Result<std::vector<Draft>> drafts = desk.drafts();
        if (!drafts)
            return passOn(drafts);
        fresh.draft = drafts->empty() ? DraftId() : drafts->back().id;
    }
    const Result<std::vector<Section>> sections = desk.sections(fresh.draft);
    if (!sections)
        return passOn(sections);
    return desk.apply({SectionChanged{std::nullopt, fresh, -1, placeAmong(*sections, fresh)}},
                      text("Add section"));
}

Result<ChangeSet> correctSection(Desk &desk, const Section &after)
{
    const Result<std::vector<Section>> sections = desk.sections(after.draft);
    if (!sections)
        return passOn(sections);
    const auto at = placeOf(*sections, after.id);
    if (at == sections->end())
        return gone();
    Section corrected = tidied(after);
    corrected.parent = at->parent;
    if (corrected == *at)
        return ChangeSet();
    const int place = int(at - sections->begin());
    int moved = place;
    if (corrected.page != at->page || corrected.box.top != at->box.top) {
        std::vector<Section> others = *sections;
        others.erase(others.begin() + place);
        moved = placeAmong(others, corrected);
    }
    return desk.apply({SectionChanged{*at, corrected, place, moved}}, text("Correct section"));
}

Result<ChangeSet> removeSection(Desk &desk, const Section &section)
{
    const Result<std::vector<Section>> sections = desk.sections(section.draft);
    if (!sections)
        return passOn(sections);
    const auto at = placeOf(*sections, section.id);
    if (at == sections->end())
        return gone();
    Result<ChangeSet> changes = emptied(desk, section.id, heirOf(*sections, at));
    if (!changes)
        return changes;
    changes->push_back(SectionChanged{*at, std::nullopt, int(at - sections->begin()), -1});
    return desk.apply(*std::move(changes), text("Remove section"));
}

} // namespace soundings
