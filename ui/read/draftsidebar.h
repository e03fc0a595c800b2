#pragma once

#include "core/consultation/draft.h"
#include "ui/read/draftrenderer.h"

#include <QHash>
#include <QTabWidget>
#include <QTreeWidget>

#include <vector>

class QStackedWidget;

namespace soundings {

class DraftThumbnails;

/// Beside the pages: the outline with its counts of comments, and thumbnails.
class DraftSidebar : public QTabWidget
{
    Q_OBJECT

public:
    enum Tab { Outline, Thumbnails };

    explicit DraftSidebar(DraftRenderer &renderer, QWidget *parent = nullptr);

    void setDraft(const DraftFacts &facts);
    void clear();
    void setSections(const std::vector<Section> &sections);
    void setCommentCounts(const QHash<SectionId, int> &counts);
    /// What the pages show; asks for nothing. What a person has just chosen here stays chosen.
    void setCurrentSection(SectionId section);
    void setCurrentPage(int page);
    void focusCurrent(); ///< the list of the tab in front

Q_SIGNALS:
    void sectionChosen(soundings::SectionId section);    ///< to be shown
    void sectionActivated(soundings::SectionId section); ///< double click or Enter
    void pageChosen(int page);

private:
    void choose(const QTreeWidgetItem *item);
    void showCount(QTreeWidgetItem *item);
    [[nodiscard]] int countWithin(const QTreeWidgetItem *item) const;
    [[nodiscard]] static SectionId sectionOf(const QTreeWidgetItem *item);

    QStackedWidget *m_outlinePage;
    QTreeWidget *m_outline;
    DraftThumbnails *m_thumbnails;
    QHash<SectionId, QTreeWidgetItem *> m_items;
    QHash<SectionId, int> m_counts;
    bool m_following = false; ///< what is current comes from the pages, not from a person
    bool m_choosing = false;
};

} // namespace soundings
