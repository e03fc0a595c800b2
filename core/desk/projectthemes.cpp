#include "core/desk/projectthemes.h"

#include "core/categorisation/palette.h"
#include "core/exchange/codebook.h"
#include "core/store/applying.h"

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString below(const QString &path, const QString &name)
{
    return path + u'/' + store::sortKey(name); // as the store tells siblings apart
}

class Naming
{
public:
    Naming(const ProjectGuids &guids, ProjectNames &names)
        : m_guids(guids)
        , m_names(names)
    {}

    void addThemes(const std::vector<Theme> &here, const exchange::Project &project)
    {
        QHash<QUuid, ThemeId> byGuid;
        for (const Theme &theme : here) {
            know(theme.id, below(m_paths.value(theme.parent), theme.name));
            byGuid.insert(m_guids.of(theme.id), theme.id);
            m_keys.insert(theme.key);
        }
        m_position = int(here.size());
        for (const exchange::ProjectTheme &theme : project.themes) {
            const ThemeId same = byGuid.value(theme.guid);
            m_names.themes.insert(theme.guid, same.isValid() ? same : known(theme));
        }
    }

    Result<> addSections(const Desk &desk, const exchange::Project &project)
    {
        const Result<std::vector<Draft>> drafts = desk.drafts();
        if (!drafts)
            return passOn(drafts);
        QHash<QString, SectionId> byName;
        for (const Draft &draft : *drafts) { // the newest last
            const Result<std::vector<Section>> sections = desk.sections(draft.id);
            if (!sections)
                return passOn(sections);
            byName.clear();
            for (auto section = sections->rbegin(); section != sections->rend(); ++section) {
                m_names.sections.insert(m_guids.of(section->id), section->id);
                byName.insert(u"t "_s + section->title.simplified().toCaseFolded(), section->id);
                if (!section->number.isEmpty())
                    byName.insert(u"n "_s + section->number, section->id);
            }
        }
        for (const exchange::ProjectDraft &draft : project.drafts) {
            for (const exchange::ProjectSection &section : draft.sections)
                find(section, byName);
        }
        return {};
    }

private:
    void know(ThemeId id, const QString &path)
    {
        m_paths.insert(id, path);
        m_byPath.insert(path, id);
    }

    /// By its path, or a new one.
    ThemeId known(const exchange::ProjectTheme &theme)
    {
        const ThemeId parent = m_names.themes.value(theme.parent);
        QString name = theme.name.simplified();
        name.replace(u'/', u'∕');
        if (name.isEmpty())
            name = u"?"_s;
        const QString path = below(m_paths.value(parent), name);
        if (const auto there = m_byPath.constFind(path); there != m_byPath.constEnd())
            return *there;
        const ThemeId placeholder{-1 - qint64(m_names.added.size())};
        const bool keyTaken = theme.key.isEmpty() || m_keys.contains(theme.key);
        m_names.added.push_back(
            ThemeAdded{{placeholder, parent, name, theme.description.trimmed(),
                        theme.colour.isEmpty() ? categorisation::themeColour(m_position) : theme.colour,
                        keyTaken ? QString() : theme.key, m_position, theme.examples, theme.inclusion, theme.exclusion}});
        m_keys.insert(theme.key);
        ++m_position;
        know(placeholder, path);
        return placeholder;
    }

    void find(const exchange::ProjectSection &section, const QHash<QString, SectionId> &byName)
    {
        if (m_names.sections.contains(section.guid))
            return;
        const SectionId byNumber = byName.value(u"n "_s + section.number);
        const SectionId found =
            byNumber.isValid() ? byNumber : byName.value(u"t "_s + section.title.simplified().toCaseFolded());
        if (found.isValid())
            m_names.sections.insert(section.guid, found);
        else
            ++m_names.unknownSections;
    }

    const ProjectGuids &m_guids;
    ProjectNames &m_names;
    QHash<ThemeId, QString> m_paths;
    QHash<QString, ThemeId> m_byPath;
    QSet<QString> m_keys;
    int m_position = 0;
};

} // namespace

Result<ProjectNames> namesHere(const Desk &desk, const ProjectGuids &guids, const exchange::Project &project)
{
    const Result<std::vector<Theme>> here = desk.themes();
    if (!here)
        return passOn(here);
    ProjectNames names;
    Naming naming(guids, names);
    naming.addThemes(*here, project);
    if (const Result<> sections = naming.addSections(desk, project); !sections)
        return passOn(sections);
    return names;
}

} // namespace soundings
