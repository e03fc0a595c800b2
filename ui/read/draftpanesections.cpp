#include "core/draft/headings.h"
#include "ui/read/draftactions.h"
#include "ui/read/draftoutline.h"
#include "ui/read/draftpane.h"
#include "ui/read/draftsidebar.h"
#include "ui/read/draftview.h"

/// What the draft pane asks for where its sections are wrong.
namespace soundings {

void DraftPane::connectSectioning()
{
    connect(m_actions->addSection, &QAction::triggered, this, &DraftPane::askForSection);
    connect(m_actions->correctSection, &QAction::triggered, this,
            [this] { askForCorrection(m_view->currentSection()); });
    connect(m_actions->removeSection, &QAction::triggered, this,
            [this] { askForRemoval(m_view->currentSection()); });
    connect(m_sidebar->outline(), &DraftOutline::menuRequested, this, &DraftPane::showMenu);
    connect(m_sidebar->outline(), &DraftOutline::correctionWanted, this, &DraftPane::askForCorrection);
    connect(m_sidebar->outline(), &DraftOutline::removalWanted, this, &DraftPane::askForRemoval);
}

/// With the selected words as its heading, or at the top of the view; beside the section in which it stands.
void DraftPane::askForSection()
{
    Section proposed;
    const draft::Place top = m_view->position();
    proposed.page = top.page;
    proposed.box = {0, top.top, 1, top.top};
    if (const auto selected = m_view->selectedHeading()) {
        const draft::Heading heading = draft::splitNumber(selected->text.simplified());
        proposed.number = heading.number;
        proposed.title = heading.title;
        proposed.page = selected->page;
        proposed.box = selected->box;
    }
    if (const Section *around = find(m_view->currentSection()))
        proposed.depth = around->depth;
    if (!m_sections.empty())
        proposed.draft = m_sections.front().draft;
    Q_EMIT sectionWanted(proposed, m_view->pageCount());
}

void DraftPane::askForCorrection(SectionId id)
{
    if (const Section *section = find(id))
        Q_EMIT correctionWanted(*section, m_view->pageCount());
}

void DraftPane::askForRemoval(SectionId id)
{
    if (const Section *section = find(id))
        Q_EMIT removalWanted(*section, m_counts.value(id));
}

} // namespace soundings
