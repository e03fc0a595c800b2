#pragma once

#include "ui/models/codebookmodel.h"
#include "ui/models/editqueue.h"

#include <QTreeView>
#include <QWidget>

namespace soundings {

/// The themes, with their counts and keys: to tag with, and to keep in order.
class CodebookPane : public QWidget
{
    Q_OBJECT

public:
    CodebookPane(CodebookModel *model, EditQueue *edits, QWidget *parent = nullptr);

    [[nodiscard]] QList<QAction *> actions() const { return m_actions; } ///< for the Themes menu
    [[nodiscard]] ThemeId current() const;
    /// Keys that are taken by the program; a theme can't have them.
    void setReservedKeys(const QString &keys) { m_reserved = keys; }
    void addTheme(ThemeId parent, const QString &name = {});

Q_SIGNALS:
    void tagRequested(soundings::ThemeId theme);
    void searchRequested(const QString &query); ///< for the responses with a theme

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildActions();
    void editTheme();
    void removeTheme();
    void showMenu(const QPoint &at);
    void updateActions();
    [[nodiscard]] QString objectionTo(const Theme &theme) const;

    CodebookModel *m_model;
    EditQueue *m_edits;
    QTreeView *m_view;
    QString m_reserved;
    QList<QAction *> m_actions;
    QAction *m_add = nullptr;
    QAction *m_addWithin = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_search = nullptr;
    QAction *m_tag = nullptr;
};

} // namespace soundings
