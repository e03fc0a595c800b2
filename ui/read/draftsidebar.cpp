#include "ui/read/draftsidebar.h"

#include "ui/read/draftsections.h"
#include "ui/read/draftthumbnails.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>

namespace soundings {

namespace {
constexpr int SectionRole = Qt::UserRole;
}

DraftSidebar::DraftSidebar(DraftRenderer &renderer, QWidget *parent)
    : QTabWidget(parent), m_outlinePage(new QStackedWidget), m_outline(new QTreeWidget),
      m_thumbnails(new DraftThumbnails(renderer))
{
    setDocumentMode(true);
    m_outline->setAccessibleName(tr("Sections of the draft"));
    m_outline->setColumnCount(2);
    m_outline->setHeaderLabels({tr("Section"), QString()}); // a word there would take the titles' room
    m_outline->setHeaderHidden(true);
    m_outline->header()->setStretchLastSection(false);
    m_outline->header()->setMinimumSectionSize(16);
    m_outline->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_outline->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_outline->setUniformRowHeights(true);
    m_outline->setExpandsOnDoubleClick(false); // a double click links
    m_outline->setFrameShape(QFrame::NoFrame);
    m_outline->setTextElideMode(Qt::ElideRight);
    m_outline->setIndentation(14);

    auto *nothing = new QLabel(tr("No sections were found in this draft."));
    nothing->setWordWrap(true);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setMargin(12);
    m_outlinePage->addWidget(nothing);
    m_outlinePage->addWidget(m_outline);
    addTab(m_outlinePage, tr("Outline"));
    addTab(m_thumbnails, tr("Pages"));
    setAccessibleName(tr("Outline and pages of the draft"));

    connect(m_outline, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item && !m_following)
            choose(item);
    });
    connect(m_outline, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) {
        choose(item); // also when it is the current one and was scrolled away from
    });
    connect(m_outline, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        Q_EMIT sectionActivated(sectionOf(item));
    });
    connect(m_thumbnails, &DraftThumbnails::pageChosen, this, [this](int page) {
        m_choosing = true;
        Q_EMIT pageChosen(page);
        m_choosing = false;
    });
}

void DraftSidebar::choose(const QTreeWidgetItem *item)
{
    m_choosing = true;
    Q_EMIT sectionChosen(sectionOf(item));
    m_choosing = false;
}

SectionId DraftSidebar::sectionOf(const QTreeWidgetItem *item)
{
    return SectionId{item->data(0, SectionRole).toLongLong()};
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
    m_following = true;
    m_outline->clear();
    m_items.clear();
    for (const Section &section : sections) {
        auto *item = new QTreeWidgetItem({headingOf(section)});
        item->setData(0, SectionRole, section.id.value);
        item->setToolTip(0, tr("%1, page %2").arg(headingOf(section)).arg(section.page + 1));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        if (QTreeWidgetItem *parent = m_items.value(section.parent))
            parent->addChild(item);
        else
            m_outline->addTopLevelItem(item);
        m_items.insert(section.id, item);
    }
    for (QTreeWidgetItem *item : std::as_const(m_items))
        showCount(item);
    m_outline->expandAll();
    m_outlinePage->setCurrentIndex(sections.empty() ? 0 : 1);
    m_following = false;
}

void DraftSidebar::setCommentCounts(const QHash<SectionId, int> &counts)
{
    m_counts = counts;
    for (QTreeWidgetItem *item : std::as_const(m_items))
        showCount(item);
}

int DraftSidebar::countWithin(const QTreeWidgetItem *item) const
{
    int count = m_counts.value(sectionOf(item));
    for (int i = 0; i < item->childCount(); ++i)
        count += countWithin(item->child(i));
    return count;
}

void DraftSidebar::showCount(QTreeWidgetItem *item)
{
    const int count = m_counts.value(sectionOf(item));
    const int within = countWithin(item);
    item->setText(1, count > 0 ? locale().toString(count) : QString());
    item->setToolTip(1, within > count ? tr("%1 on this section, %2 with its sub-sections").arg(count).arg(within)
                                       : tr("%n comment(s)", nullptr, count));
    item->setData(1, Qt::AccessibleTextRole, tr("%n comment(s)", nullptr, count));
}

void DraftSidebar::setCurrentSection(SectionId section)
{
    if (m_choosing)
        return;
    m_following = true;
    m_outline->setCurrentItem(m_items.value(section));
    m_following = false;
}

void DraftSidebar::setCurrentPage(int page)
{
    if (!m_choosing)
        m_thumbnails->setCurrentPage(page);
}

void DraftSidebar::focusCurrent()
{
    if (currentIndex() == Outline)
        m_outline->setFocus();
    else
        m_thumbnails->setFocus();
}

} // namespace soundings
