#pragma once

#include "core/consultation/theme.h"
#include "core/desk/desk.h"
#include "ui/models/themelooks.h"

#include <QAbstractItemModel>
#include <QHash>

#include <vector>

namespace soundings {

/// The themes as a tree, with the number of comments each has that count. Changes, from wherever they come, become rows
/// inserted, moved, removed or altered: what is open stays open and what is selected stays selected. Retired themes
/// stand at the end of their siblings.
class CodebookModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Comments, Key, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1, ///< ThemeId
        ColourRole,                ///< QColor
        OwnCountRole,              ///< comments with the theme itself
        TotalCountRole,            ///< and with its sub-themes; a comment with two of them counts twice
        PathRole,                  ///< "People/Apprenticeships"
        RetiredRole,               ///< bool; of what lies beneath a retired one too
    };

    explicit CodebookModel(QObject *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed

    [[nodiscard]] std::optional<Theme> theme(ThemeId id) const;
    [[nodiscard]] std::vector<Theme> themes() const; ///< as they are shown, parents before children
    [[nodiscard]] const ThemeLooks &looks() const { return m_looks; }
    [[nodiscard]] int childCount(ThemeId id) const;
    [[nodiscard]] int ownCount(ThemeId id) const;
    [[nodiscard]] ThemeId idAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(ThemeId id, int column = Name) const;
    /// The place among the children of `parent` that makes `self` stand at `row` there; for moveTheme().
    [[nodiscard]] int positionAt(ThemeId parent, int row, ThemeId self) const;
    /// Why a theme may not be called so beneath that parent, for a person; empty if it may.
    [[nodiscard]] QString objectionTo(const QString &name, ThemeId parent, ThemeId self) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override; ///< its name
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

Q_SIGNALS:
    void themesChanged(); ///< names, colours, keys or the tree: looks() and themes() are new; not for counts
    void renameRequested(soundings::ThemeId theme, const QString &name); ///< typed in place
    void moveRequested(soundings::ThemeId theme, soundings::ThemeId parent, int position); ///< dragged
    void failed(const QString &message, const QString &detail);

private:
    struct Node
    {
        Theme theme;
        std::vector<ThemeId> children; ///< by position, retired ones last
        int own = 0;
    };
    void load();
    void take(const Result<std::vector<Theme>> &themes);
    void loadCounts();
    void takeCounts(const Result<QHash<ThemeId, int>> &counts);
    void react(const Applied &applied);
    void add(const Theme &theme);
    void change(const Theme &theme);
    void remove(ThemeId id);
    void count(const Comment &comment, int by); ///< nothing where it does not count
    void count(const std::vector<ThemeId> &themes, int by);
    void rebuildLooks();
    [[nodiscard]] const Node &node(ThemeId id) const; ///< of a theme that is there, or the root
    [[nodiscard]] int rowOf(ThemeId id) const;
    [[nodiscard]] int placeFor(const Theme &theme) const;
    [[nodiscard]] int total(ThemeId id) const;
    [[nodiscard]] bool isRetired(ThemeId id) const; ///< or what lies above it
    [[nodiscard]] bool isWithin(ThemeId id, ThemeId ancestor) const;

    Desk *m_desk = nullptr;
    QHash<ThemeId, Node> m_nodes; ///< the invalid id is the root
    ThemeLooks m_looks;
    bool m_loading = false;
    bool m_loadAgain = false;
    bool m_counting = false; ///< what is shown is not counted yet
    bool m_countAgain = false;
};

} // namespace soundings
