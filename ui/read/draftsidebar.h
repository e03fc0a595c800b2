#pragma once

#include "core/consultation/draft.h"
#include "ui/read/draftrenderer.h"

#include <QTabWidget>

#include <vector>

class QStackedWidget;

namespace soundings {

class DraftOutline;
class DraftThumbnails;

/// Beside the pages: the outline, which shows where comments are, and thumbnails.
class DraftSidebar : public QTabWidget
{
    Q_OBJECT

public:
    enum Tab { Outline, Thumbnails };

    explicit DraftSidebar(DraftRenderer &renderer, QWidget *parent = nullptr);

    void setDraft(const DraftFacts &facts);
    void clear();
    void setSections(const std::vector<Section> &sections);
    [[nodiscard]] DraftOutline *outline() const { return m_outline; }
    /// What the pages show; asks for nothing. What a person has just chosen here stays chosen.
    void setCurrentSection(SectionId section);
    void setCurrentPage(int page);
    void focusCurrent(); ///< the list of the tab in front

Q_SIGNALS:
    void sectionChosen(soundings::SectionId section);    ///< to be shown
    void sectionActivated(soundings::SectionId section); ///< double click or Enter
    void pageChosen(int page);

private:
    QStackedWidget *m_outlinePage;
    DraftOutline *m_outline;
    DraftThumbnails *m_thumbnails;
    bool m_choosing = false;
};

} // namespace soundings
