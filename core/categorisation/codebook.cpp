#include "core/categorisation/codebook.h"

#include "core/search/wordscanner.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <map>

namespace soundings::categorisation {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

tl::unexpected<Error> refused(const QString &sentence)
{
    return failure(ErrorKind::Refused, sentence);
}

/// As a name is compared among siblings.
QString nameKey(const QString &name)
{
    return search::fold(name.trimmed());
}

const Theme *find(const Codebook &codebook, ThemeId id)
{
    const auto found = std::find_if(codebook.themes.begin(), codebook.themes.end(),
                                    [&](const Theme &theme) { return theme.id == id; });
    return found == codebook.themes.end() ? nullptr : &*found;
}

Result<Theme> known(const Codebook &codebook, ThemeId id)
{
    if (const Theme *theme = find(codebook, id))
        return *theme;
    return failure(ErrorKind::NotFound, text("This theme is no longer in the codebook."));
}

std::vector<Theme> childrenOf(const Codebook &codebook, ThemeId parent)
{
    std::vector<Theme> children;
    for (const Theme &theme : codebook.themes) {
        if (theme.parent == parent)
            children.push_back(theme);
    }
    return children;
}

bool liesBeneath(const Codebook &codebook, ThemeId theme, ThemeId above)
{
    for (const Theme *at = find(codebook, theme); at; at = find(codebook, at->parent)) {
        if (at->id == above)
            return true;
    }
    return false;
}

Result<> checkName(const Codebook &codebook, const Theme &theme)
{
    if (theme.name.trimmed().isEmpty() || theme.name.contains(u'/')) {
        return refused(text("A theme needs a name, without the sign “/”, which stands between a theme and its "
                            "sub-theme."));
    }
    for (const Theme &sibling : childrenOf(codebook, theme.parent)) {
        if (sibling.id != theme.id && nameKey(sibling.name) == nameKey(theme.name))
            return refused(text("There is a theme “%1” here already. Choose another name.").arg(theme.name));
    }
    return {};
}

/// In their order, each with its number as position. Those that have it already are left out.
void numbered(std::vector<Theme> themes, ThemeId parent, ChangeSet &changes)
{
    for (size_t i = 0; i < themes.size(); ++i) {
        Theme after = themes[i];
        after.parent = parent;
        after.position = int(i);
        if (after != themes[i])
            changes.emplace_back(ThemeChanged{themes[i], after});
    }
}

QString joined(const QString &first, const QString &second)
{
    if (first.trimmed().isEmpty() || second.trimmed().isEmpty() || first.trimmed() == second.trimmed())
        return first.trimmed().isEmpty() ? second : first;
    return first + u'\n' + second;
}

/// Comments as they will be once some themes stand for others. Each is changed once, whatever themes of it go.
class Recoding
{
public:
    void replace(const std::vector<Comment> &comments, ThemeId from, ThemeId to)
    {
        for (const Comment &comment : comments) {
            const auto it = m_after.try_emplace(comment.id.value, comment, comment).first;
            std::vector<ThemeId> &themes = it->second.second.themes;
            std::replace(themes.begin(), themes.end(), from, to);
            std::sort(themes.begin(), themes.end());
            themes.erase(std::unique(themes.begin(), themes.end()), themes.end());
        }
    }

    /// What comes after this in `changes` may take the themes away.
    void write(ChangeSet &changes) const
    {
        for (const auto &[id, comment] : m_after) {
            if (comment.first != comment.second)
                changes.emplace_back(CommentChanged{comment.first, comment.second});
        }
    }

private:
    std::map<qint64, std::pair<Comment, Comment>> m_after;
};

/// Two trees that become one.
class Merge
{
public:
    Merge(const Codebook &codebook, const CommentsOf &comments)
        : m_codebook(codebook)
        , m_comments(comments)
    {
    }

    void into(const Theme &from, const Theme &target)
    {
        m_recoding.replace(m_comments(from.id), from.id, target.id);
        Theme &after = m_after.try_emplace(target.id.value, target).first->second;
        after.definition = joined(after.definition, from.definition);
        after.examples = joined(after.examples, from.examples);
        after.inclusion = joined(after.inclusion, from.inclusion);
        after.exclusion = joined(after.exclusion, from.exclusion);
        m_going.insert(m_going.begin(), from); // children first, as they come later
        m_goes.insert(from.id, target.id);
        int position = int(childrenOf(m_codebook, target.id).size());
        for (const Theme &child : childrenOf(m_codebook, from.id)) {
            if (const std::optional<Theme> twin = twinOf(child, target)) {
                into(child, *twin);
                continue;
            }
            Theme &placed = m_after.try_emplace(child.id.value, child).first->second;
            placed.parent = target.id;
            placed.position = position++;
        }
    }

    ChangeSet changes() const
    {
        ChangeSet changes;
        m_recoding.write(changes);
        for (const SavedSearch &search : m_codebook.searches) {
            if (!m_goes.contains(search.theme))
                continue;
            SavedSearch after = search;
            after.theme = m_goes.value(search.theme);
            changes.emplace_back(SavedSearchWritten{search, after});
        }
        for (const Memo &memo : m_codebook.memos) {
            const ThemeId goes = m_goes.value({memo.target.id});
            if (memo.target.kind != MemoKind::Theme || !goes.isValid())
                continue;
            Memo after = memo;
            after.target = MemoTarget::of(goes);
            changes.emplace_back(MemoWritten{memo, after});
        }
        for (const Theme &before : m_codebook.themes) {
            const auto after = m_after.find(before.id.value);
            if (after != m_after.end() && after->second != before)
                changes.emplace_back(ThemeChanged{before, after->second});
        }
        for (const Theme &going : m_going)
            changes.emplace_back(ThemeRemoved{going});
        return changes;
    }

private:
    std::optional<Theme> twinOf(const Theme &child, const Theme &target) const
    {
        for (const Theme &there : childrenOf(m_codebook, target.id)) {
            if (there.id != child.id && !m_goes.contains(there.id) && nameKey(there.name) == nameKey(child.name))
                return there;
        }
        return std::nullopt;
    }

    const Codebook &m_codebook;
    const CommentsOf &m_comments;
    Recoding m_recoding;
    std::map<qint64, Theme> m_after;
    std::vector<Theme> m_going;
    QHash<ThemeId, ThemeId> m_goes;
};

/// A theme and all beneath it, children first.
std::vector<Theme> treeOf(const Codebook &codebook, const Theme &root)
{
    std::vector<Theme> tree;
    for (const Theme &child : childrenOf(codebook, root.id)) {
        const std::vector<Theme> beneath = treeOf(codebook, child);
        tree.insert(tree.end(), beneath.begin(), beneath.end());
    }
    tree.push_back(root);
    return tree;
}

} // namespace

Result<ChangeSet> renamed(const Codebook &codebook, ThemeId theme, const QString &name)
{
    Result<Theme> after = known(codebook, theme);
    if (!after)
        return passOn(after);
    after->name = name.simplified();
    return redefined(codebook, *after);
}

Result<ChangeSet> redefined(const Codebook &codebook, const Theme &after)
{
    const Result<Theme> before = known(codebook, after.id);
    if (!before)
        return passOn(before);
    Theme placed = after;
    placed.parent = before->parent;
    placed.position = before->position;
    if (const Result<> good = checkName(codebook, placed); !good)
        return passOn(good);
    return placed == *before ? ChangeSet() : ChangeSet{ThemeChanged{*before, placed}};
}

Result<ChangeSet> moved(const Codebook &codebook, ThemeId theme, ThemeId parent, int position)
{
    const Result<Theme> before = known(codebook, theme);
    if (!before)
        return passOn(before);
    if (parent.isValid() && !find(codebook, parent))
        return failure(ErrorKind::NotFound, text("This theme is no longer in the codebook."));
    if (liesBeneath(codebook, parent, theme))
        return refused(text("“%1” can't be moved beneath itself.").arg(before->name));
    Theme placed = *before;
    placed.parent = parent;
    if (const Result<> good = checkName(codebook, placed); !good)
        return passOn(good);
    std::vector<Theme> siblings = childrenOf(codebook, parent);
    std::erase_if(siblings, [&](const Theme &one) { return one.id == theme; });
    siblings.insert(siblings.begin() + std::clamp<std::ptrdiff_t>(position, 0, std::ssize(siblings)), *before);
    ChangeSet changes;
    numbered(siblings, parent, changes);
    return changes;
}

Result<ChangeSet> sortedByName(const Codebook &codebook, ThemeId parent)
{
    std::vector<Theme> children = childrenOf(codebook, parent);
    std::stable_sort(children.begin(), children.end(),
                     [](const Theme &a, const Theme &b) { return nameKey(a.name) < nameKey(b.name); });
    ChangeSet changes;
    numbered(children, parent, changes);
    return changes;
}

Result<ChangeSet> retired(const Codebook &codebook, ThemeId theme, bool retired)
{
    Result<Theme> after = known(codebook, theme);
    if (!after)
        return passOn(after);
    after->retired = retired;
    return redefined(codebook, *after);
}

Result<ChangeSet> merged(const Codebook &codebook, ThemeId from, ThemeId into, const CommentsOf &comments)
{
    const Result<Theme> source = known(codebook, from);
    if (!source)
        return passOn(source);
    const Result<Theme> target = known(codebook, into);
    if (!target)
        return passOn(target);
    if (from == into)
        return refused(text("A theme is merged into another one. Choose which."));
    if (liesBeneath(codebook, into, from)) {
        return refused(text("“%1” lies beneath “%2”. Move it out first, or merge the other way round.")
                           .arg(target->name, source->name));
    }
    for (const Theme &child : childrenOf(codebook, from)) {
        if (source->parent == into && nameKey(child.name) == nameKey(source->name))
            return refused(text("“%1” has a sub-theme of its own name. Rename that first.").arg(source->name));
    }
    Merge merge(codebook, comments);
    merge.into(*source, *target);
    return merge.changes();
}

Result<ChangeSet> split(const Codebook &codebook, ThemeId theme, const QHash<CommentId, ThemeId> &goes,
                        const CommentsOf &comments)
{
    const Result<Theme> source = known(codebook, theme);
    if (!source)
        return passOn(source);
    Recoding recoding;
    for (const Comment &comment : comments(theme)) {
        const ThemeId to = goes.value(comment.id, theme);
        if (to == theme || comment.standing == Standing::Independent)
            continue;
        if (!find(codebook, to))
            return failure(ErrorKind::NotFound, text("This theme is no longer in the codebook."));
        recoding.replace({comment}, theme, to);
    }
    ChangeSet changes;
    recoding.write(changes);
    return changes;
}

Result<ChangeSet> removed(const Codebook &codebook, ThemeId theme, ThemeId instead, const CommentsOf &comments)
{
    const Result<Theme> root = known(codebook, theme);
    if (!root)
        return passOn(root);
    if (instead.isValid() && !find(codebook, instead))
        return failure(ErrorKind::NotFound, text("This theme is no longer in the codebook."));
    if (liesBeneath(codebook, instead, theme))
        return refused(text("Comments can't go to a theme that is removed with “%1”.").arg(root->name));
    const std::vector<Theme> going = treeOf(codebook, *root);
    const auto goes = [&](ThemeId id) {
        return std::any_of(going.begin(), going.end(), [&](const Theme &one) { return one.id == id; });
    };
    Recoding recoding;
    QSet<CommentId> met;
    for (const Theme &one : going) {
        const std::vector<Comment> theirs = comments(one.id);
        for (const Comment &comment : theirs)
            met.insert(comment.id);
        recoding.replace(theirs, one.id, instead);
    }
    if (!met.isEmpty() && !instead.isValid()) {
        return refused(QCoreApplication::translate("soundings",
                                                   "“%1” and what is beneath it have %n comment(s). Choose the theme "
                                                   "that they go to.",
                                                   nullptr, int(met.size()))
                           .arg(root->name));
    }
    ChangeSet changes;
    recoding.write(changes);
    for (const SavedSearch &search : codebook.searches) {
        if (!goes(search.theme))
            continue;
        SavedSearch after = search;
        after.theme = {};
        changes.emplace_back(SavedSearchWritten{search, after});
    }
    for (const Memo &memo : codebook.memos) {
        if (memo.target.kind == MemoKind::Theme && goes({memo.target.id}))
            changes.emplace_back(MemoWritten{memo, std::nullopt});
    }
    for (const Theme &one : going)
        changes.emplace_back(ThemeRemoved{one});
    return changes;
}

} // namespace soundings::categorisation
