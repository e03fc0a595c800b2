#include "ui/read/draftsidebar.h"

#include "ui/read/draftoutline.h"
#include "ui/read/draftthumbnails.h"

#include <QLabel>
#include <QStackedWidget>

namespace soundings {

DraftSidebar::DraftSidebar(DraftRenderer &renderer, QWidget *parent)
    : QTabWidget(parent), m_outlinePage(new QStackedWidget), m_outline(new DraftOutline),
      m_thumbnails(new DraftThumbnails(renderer))
{
    setDocumentMode(true);
    auto *nothing = new QLabel(tr("No sections were found in this draft."));
    nothing->setWordWrap(true);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setMargin(12);
    m_outlinePage->addWidget(nothing);
    m_outlinePage->addWidget(m_outline);
    addTab(m_outlinePage, tr("Outline"));
    addTab(m_thumbnails, tr("Pages"));
    setAccessibleName(tr("Outline and pages of the draft"));

    connect(m_outline, &DraftOutline::sectionChosen, this, [this](SectionId section) {
        m_choosing = true;
        Q_EMIT sectionChosen(section);
        m_choosing = false;
    });
    connect(m_outline, &DraftOutline::sectionActivated, this, &DraftSidebar::sectionActivated);
    connect(m_thumbnails, &DraftThumbnails::pageChosen, this, [this](int page) {
        m_choosing = true;
        Q_EMIT pageChosen(page);
        m_choosing = false;
    });
}

void DraftSidebar::setDraft(const DraftFacts &facts)
{
    m_thumbnails->setDraft(facts);
}

void DraftSidebar::clear()
{
    m_thumbnails->clear();
    setSections({});
}

void DraftSidebar::setSections(const std::vector<Section> &sections)
{
    m_outline->setSections(sections);
    m_outlinePage->setCurrentIndex(sections.empty() ? 0 : 1);
}

void DraftSidebar::setCurrentSection(SectionId section)
{
    if (!m_choosing)
        m_outline->setCurrentSection(section);
}

void DraftSidebar::setCurrentPage(int page)
{
    if (!m_choosing)
        m_thumbnails->setCurrentPage(page);
}

void DraftSidebar::focusCurrent()
{
    if (currentIndex() == Outline)
        m_outline->tree()->setFocus();
    else
        m_thumbnails->setFocus();
}

} // namespace soundings
