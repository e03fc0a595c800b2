#pragma once

#include "core/desk/desk.h"
#include "ui/models/codebookmodel.h"
#include "ui/models/editqueue.h"

#include <QMenu>
#include <QSettings>
#include <QTreeView>
#include <QWidget>

namespace soundings {

class QuickPicker;

/// The themes, with their counts and keys: to tag with, and to keep in order.
class CodebookPane : public QWidget
{
    Q_OBJECT

public:
    CodebookPane(CodebookModel *model, EditQueue *edits, QWidget *parent = nullptr);

    void setDesk(Desk *desk);
    [[nodiscard]] QList<QAction *> actions() const; ///< for the Themes menu; nullptr is a separator
    [[nodiscard]] ThemeId current() const;
    /// Keys that are taken by the program; a theme can't have them.
    void setReservedKeys(const QString &keys) { m_reserved = keys; }
    void addTheme(ThemeId parent, const QString &name = {});
    /// The dialog for a theme of this path, which is tagged with once it is there: for who is in the midst of tagging.
    void addThemeAndTag(const QString &path);
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

Q_SIGNALS:
    void tagRequested(soundings::ThemeId theme);
    void searchRequested(const QString &query); ///< for the responses with a theme
    void statusMessage(const QString &text);
    void failed(const QString &message, const QString &detail);
    void deskLeaves(); ///< what stands on the desk closes

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Picking { MergeInto, Instead };

    void buildView();
    void buildActions();
    void buildChanges();
    void buildExchange();
    QAction *make(const QString &text, const QKeySequence &key, const QString &tip);
    void openDialog(const Theme &fresh, bool thenTag);
    void editTheme();
    void showMenu(const QPoint &at);
    void updateActions();
    void hideRetired(const QModelIndex &within = {});
    void tagOnceThere();
    [[nodiscard]] QString objectionTo(const Theme &theme) const;

    // codebookpanechanges.cpp
    /// Writes off the GUI thread and says so; a failure is told.
    void submit(std::function<Result<ChangeSet>(Desk &)> job, const QString &said = {});
    void moveBy(int by);
    void moveInward();
    void moveOutward();
    void openPicker(Picking why, const QString &heading);
    void picked(ThemeId other);
    void splitTheme();
    void retireTheme();
    void removeTheme();
    void addThemesFrom(const QString &file);
    void chooseThemes();
    void exportThemes();

    CodebookModel *m_model;
    EditQueue *m_edits;
    Desk *m_desk = nullptr;
    QTreeView *m_view;
    QuickPicker *m_picker;
    Picking m_picking = Picking::MergeInto;
    ThemeId m_about; ///< of the open picker
    ThemeId m_tagWhenThere;
    QString m_reserved;
    QList<QAction *> m_actions;
    QMenu *m_from;
    QAction *m_add = nullptr;
    QAction *m_addWithin = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QAction *m_inward = nullptr;
    QAction *m_outward = nullptr;
    QAction *m_merge = nullptr;
    QAction *m_split = nullptr;
    QAction *m_retire = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_search = nullptr;
    QAction *m_tag = nullptr;
    QAction *m_showRetired = nullptr;
    QAction *m_export = nullptr;
};

} // namespace soundings
