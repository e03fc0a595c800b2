#include "core/store/sectionchanges.h"

#include "core/store/applying.h"
#include "core/store/reading.h"

#include <QCoreApplication>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

constexpr int deepest = 9;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

bool isSame(Section a, const Section &b)
{
    a.parent = b.parent; // follows from the others
    return a == b;
}

/// That it stands where the change says.
void checkBefore(const std::vector<Section> &sections, const SectionChanged &change)
{
    const bool there = change.placeBefore >= 0 && size_t(change.placeBefore) < sections.size() &&
                       isSame(sections[size_t(change.placeBefore)], *change.before);
    if (!there)
        overtaken("The section");
}

void checkAfter(Connection &connection, const Section &section)
{
    if (section.title.trimmed().isEmpty() && section.number.trimmed().isEmpty())
        refuse(ErrorKind::Refused, text("A section needs a number or a title."));
    Statement pages(connection, u"SELECT pages FROM draft WHERE id = ?"_s);
    if (!pages.with(section.draft.value).run().next())
        refuse(ErrorKind::NotFound, text("This draft is not there."));
    if (section.page < 0 || section.page >= pages.number(0) || section.depth < 0 || section.depth > deepest) {
        refuse(ErrorKind::Refused, text("The draft has %1 pages, and sections have levels from 1 to %2.")
                                       .arg(pages.number(0))
                                       .arg(deepest + 1));
    }
}

void checkFree(Connection &connection, const Section &section)
{
    Statement used(connection, u"SELECT (SELECT count(*) FROM comment_section WHERE section = ?), "
                               "(SELECT count(*) FROM memo WHERE kind = ? AND target = ?), "
                               "(SELECT count(*) FROM point_section WHERE section = ?)"_s);
    used.with(section.id.value, int(MemoKind::Section), section.id.value, section.id.value).run().next();
    if (used.number(2) > 0)
        refuse(ErrorKind::Refused, text("Decisions say that this section changes: %1. Change those first.").arg(used.number(2)));
    if (used.number(0) + used.number(1) > 0) {
        refuse(ErrorKind::Refused, text("Comments or memos are on this section: %1. Say where they go.")
                                       .arg(used.number(0) + used.number(1)));
    }
}

/// Never one that another section had: undo brings that back.
SectionId freshId(Connection &connection)
{
    Statement used(connection,
                   u"SELECT max(id) FROM (SELECT id FROM section UNION ALL "
                   "SELECT CAST(change ->> 'id' AS BIGINT) FROM journal WHERE kind = 'section-changed') s"_s);
    used.run().next();
    return {used.number(0) + 1};
}

void insertSection(Connection &connection, const Section &s)
{
    Statement insert(
        connection, u"INSERT INTO section(id, draft, ordinal, number, title, depth, page, box_left, box_top, "
                    "box_right, box_bottom) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    insert
        .with(s.id.value, s.draft.value, 0, s.number, s.title, s.depth, s.page, s.box.left, s.box.top,
              s.box.right, s.box.bottom)
        .run();
}

void updateSection(Connection &connection, const Section &s)
{
    Statement update(connection,
                     u"UPDATE section SET number = ?, title = ?, depth = ?, page = ?, box_left = ?, "
                     "box_top = ?, box_right = ?, box_bottom = ? WHERE id = ?"_s);
    update
        .with(s.number, s.title, s.depth, s.page, s.box.left, s.box.top, s.box.right, s.box.bottom,
              s.id.value)
        .run();
}

/// A section belongs to the nearest one above that is higher in rank.
void putInOrder(Connection &connection, const std::vector<Section> &sections)
{
    Statement update(connection, u"UPDATE section SET ordinal = ?, parent = ? WHERE id = ?"_s);
    std::vector<const Section *> above;
    for (size_t i = 0; i < sections.size(); ++i) {
        while (!above.empty() && above.back()->depth >= sections[i].depth)
            above.pop_back();
        update.with(int(i), idOrNull(above.empty() ? SectionId() : above.back()->id), sections[i].id.value)
            .run();
        above.push_back(&sections[i]);
    }
}

void removeSection(Connection &connection, const Section &section)
{
    Statement(connection, u"UPDATE section SET parent = NULL WHERE parent = ?"_s)
        .with(section.id.value)
        .run();
    Statement(connection, u"DELETE FROM section WHERE id = ?"_s).with(section.id.value).run();
}

} // namespace

void changeSection(Connection &connection, SectionChanged &change)
{
    const DraftId draft = change.after ? change.after->draft : change.before.value_or(Section()).draft;
    std::vector<Section> sections = sectionsOf(connection, draft);
    if (change.before) {
        checkBefore(sections, change);
        sections.erase(sections.begin() + change.placeBefore);
    }
    if (change.after) {
        checkAfter(connection, *change.after);
        if (change.placeAfter < 0 || size_t(change.placeAfter) > sections.size())
            overtaken("The section");
        if (!change.after->id.isValid())
            change.after->id = change.before ? change.before->id : freshId(connection);
        change.before ? updateSection(connection, *change.after) : insertSection(connection, *change.after);
        sections.insert(sections.begin() + change.placeAfter, *change.after);
    } else if (change.before) {
        checkFree(connection, *change.before);
        removeSection(connection, *change.before);
    }
    putInOrder(connection, sections);
}

} // namespace soundings::store
