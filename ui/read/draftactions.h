#pragma once

#include <QAction>
#include <QList>

class QWidget;

namespace soundings {

/// What can be done with the draft pane. Owned by the pane; shortcuts count while the focus is in it.
struct DraftActions
{
    explicit DraftActions(QWidget *pane);

    /// For a menu; nullptr is a separator.
    [[nodiscard]] QList<QAction *> menu() const;

    QAction *find;
    QAction *findNext;
    QAction *findPrevious;
    QAction *zoomIn;
    QAction *zoomOut;
    QAction *actualSize;
    QAction *fitWidth;
    QAction *fitPage;
    QAction *previousPage;
    QAction *nextPage;
    QAction *goToPage;
    QAction *back;
    QAction *forward;
    QAction *outline;
    QAction *thumbnails;
    QAction *darkPages;
    QAction *marginByStance; ///< one of the two is checked
    QAction *marginByTheme;
    QAction *comments;
    QAction *addSection;
    QAction *correctSection;
    QAction *removeSection;
    QAction *copy;
    QAction *selectPage;
    QAction *link;
};

} // namespace soundings
