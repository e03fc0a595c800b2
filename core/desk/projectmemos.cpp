#include "core/desk/projectmemos.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array everyKind = {MemoKind::Consultation, MemoKind::Response, MemoKind::Theme, MemoKind::Section};

Result<std::vector<Memo>> allMemos(const Desk &desk)
{
    std::vector<Memo> all;
    for (const MemoKind kind : everyKind) {
        const Result<std::vector<Memo>> some = desk.memos(kind);
        if (!some)
            return some;
        all.insert(all.end(), some->begin(), some->end());
    }
    return all;
}

Result<QHash<qint64, QString>> sectionNames(const Desk &desk)
{
    QHash<qint64, QString> names;
    const Result<std::vector<Draft>> drafts = desk.drafts();
    if (!drafts)
        return passOn(drafts);
    for (const Draft &draft : *drafts) {
        const Result<std::vector<Section>> sections = desk.sections(draft.id);
        if (!sections)
            return passOn(sections);
        for (const Section &section : *sections)
            names.insert(section.id.value, u"%1 %2"_s.arg(section.number, section.title).trimmed());
    }
    return names;
}

/// What a note hangs on, and responses by the cases that they are.
class Targets
{
public:
    Targets(const exchange::Project &project, const QHash<QUuid, ThemeId> &themes, const SourcePlaces &places,
            const QHash<qint64, QString> &sections)
        : m_themes(themes)
    {
        for (auto section = sections.cbegin(); section != sections.cend(); ++section) {
            qint64 &newest = m_sections[section.value()];
            newest = std::max(newest, section.key()); // of a heading that several drafts have
        }
        for (const exchange::ProjectSource &source : project.sources) {
            const auto place = places.constFind(source.guid);
            if (place == places.constEnd())
                continue;
            m_responses.insert(source.guid, place->response);
            m_responses.insert(source.response, place->response);
        }
    }

    [[nodiscard]] std::vector<MemoTarget> of(const exchange::ProjectNote &note) const
    {
        std::vector<MemoTarget> targets;
        const auto add = [&](const MemoTarget &target) {
            if (std::find(targets.begin(), targets.end(), target) == targets.end())
                targets.push_back(target);
        };
        for (const QUuid &about : note.about) {
            if (m_themes.contains(about))
                add(MemoTarget::of(m_themes.value(about)));
            else if (!about.isNull() && m_responses.contains(about))
                add(MemoTarget::of(m_responses.value(about)));
        }
        if (targets.empty())
            targets.push_back(sectionOf(note).value_or(MemoTarget()));
        return targets;
    }

    /// A project has nothing that stands for a section: a note on one has its heading for a name.
    [[nodiscard]] std::optional<MemoTarget> sectionOf(const exchange::ProjectNote &note) const
    {
        const auto section = m_sections.constFind(note.name.trimmed());
        return section == m_sections.constEnd() ? std::nullopt
                                                : std::optional(MemoTarget::of(SectionId{*section}));
    }

private:
    const QHash<QUuid, ThemeId> &m_themes;
    QHash<QUuid, ResponseId> m_responses;
    QHash<QString, qint64> m_sections; ///< by number and title
};

/// A name that says more than the text's own beginning stands above it.
QString words(const exchange::ProjectNote &note)
{
    const QString name = note.name.trimmed();
    const bool says = !name.isEmpty() && !note.text.simplified().startsWith(name.chopped(name.endsWith(u'…') ? 1 : 0));
    return says ? name + u"\n\n"_s + note.text.trimmed() : note.text.trimmed();
}

} // namespace

Result<> addMemos(const Desk &desk, const ProjectGuids &guids, exchange::Project &project)
{
    const Result<std::vector<Memo>> memos = allMemos(desk);
    if (!memos)
        return passOn(memos);
    const Result<QHash<qint64, QString>> sections = sectionNames(desk);
    if (!sections)
        return passOn(sections);
    constexpr int nameLength = 60;
    for (const Memo &memo : *memos) {
        exchange::ProjectNote note;
        note.guid = guids.of(memo.id);
        const QString text = memo.text.simplified();
        note.name = text.size() > nameLength ? text.left(nameLength).trimmed() + u'…' : text;
        note.text = memo.text;
        note.author = memo.author;
        note.at = memo.at;
        if (memo.target.kind == MemoKind::Response)
            note.about = {guids.of(ResponseId{memo.target.id})};
        else if (memo.target.kind == MemoKind::Theme)
            note.about = {guids.of(ThemeId{memo.target.id})};
        else if (memo.target.kind == MemoKind::Section)
            note.name = sections->value(memo.target.id);
        project.notes.push_back(std::move(note));
    }
    return {};
}

Result<ChangeSet> memosOf(const Desk &desk, const ProjectGuids &guids, const exchange::Project &project,
                          const QHash<QUuid, ThemeId> &themes, const SourcePlaces &places)
{
    const Result<std::vector<Memo>> here = allMemos(desk);
    if (!here)
        return passOn(here);
    QSet<QUuid> ours;
    for (const Memo &memo : *here)
        ours.insert(guids.of(memo.id));
    const Result<QHash<qint64, QString>> sections = sectionNames(desk);
    if (!sections)
        return passOn(sections);
    const Targets targets(project, themes, places, *sections);
    ChangeSet changes;
    for (const exchange::ProjectNote &note : project.notes) {
        if (ours.contains(note.guid) || note.text.trimmed().isEmpty())
            continue;
        for (const MemoTarget &target : targets.of(note)) {
            const QString said = target.kind == MemoKind::Section ? note.text.trimmed() : words(note);
            const Memo memo{{}, target, said, note.author, note.at.value_or(Instant())};
            const bool there = std::any_of(here->begin(), here->end(), [&](const Memo &one) {
                return one.target == memo.target && one.text.trimmed() == memo.text;
            });
            if (!there)
                changes.push_back(MemoWritten{std::nullopt, memo});
        }
    }
    return changes;
}

} // namespace soundings
