#include "ui/read/draftactions.h"
#include "ui/read/draftcomments.h"
#include "ui/read/draftoutline.h"
#include "ui/read/draftpane.h"
#include "ui/read/draftsections.h"
#include "ui/read/draftsidebar.h"
#include "ui/read/draftview.h"

#include <QSettings>
#include <QSplitter>

#include <algorithm>

/// What the draft pane shows of the comments: the margin, the outline's counts, the list of a section's
/// comments.
namespace soundings {

using namespace Qt::StringLiterals;

void DraftPane::connectComments()
{
    connect(m_view, &DraftView::sectionActivated, this,
            [this](SectionId section) { listComments(section, false); });
    connect(m_view, &DraftView::besideWanted, this, &DraftPane::besideWanted);
    connect(m_sidebar, &DraftSidebar::sectionActivated, this,
            [this](SectionId section) { listComments(section, true); });
    connect(m_actions->comments, &QAction::triggered, this, [this] {
        if (m_view->currentSection().isValid())
            listComments(m_view->currentSection(), false);
    });
    connect(m_actions->marginByStance, &QAction::triggered, this,
            [this] { m_view->setMarginBy(MarginBy::Stance); });
    connect(m_actions->marginByTheme, &QAction::triggered, this,
            [this] { m_view->setMarginBy(MarginBy::Theme); });
    connect(m_comments, &DraftComments::activated, this, &DraftPane::commentActivated);
    connect(m_comments, &DraftComments::failed, this, &DraftPane::failed);
    connect(m_comments, &DraftComments::dismissed, this, [this] {
        m_comments->hide();
        m_view->setFocus();
    });
    connect(m_comments, &DraftComments::searchRequested, this, [this](SectionId id) {
        if (const Section *section = find(id))
            Q_EMIT searchRequested(u"section:"_s + section->number);
    });
}

void DraftPane::setDesk(Desk *desk)
{
    m_comments->setDesk(desk);
    m_comments->hide();
}

void DraftPane::setTallies(const SectionTallies &tallies)
{
    m_counts.clear();
    for (auto own = tallies.own.cbegin(); own != tallies.own.cend(); ++own)
        m_counts.insert(own.key(), own->total());
    m_view->setTallies(tallies);
    m_sidebar->outline()->setTallies(tallies);
    m_comments->setTallies(tallies);
}

void DraftPane::setThemeLooks(const ThemeLooks &looks)
{
    m_view->setThemeLooks(looks);
    m_comments->setThemeLooks(looks);
}

void DraftPane::setBeside(const ReadBeside &beside)
{
    m_view->setBeside(beside);
}

void DraftPane::remember()
{
    m_view->remember();
}

QList<QAction *> DraftPane::historyActions() const
{
    return {m_actions->back, m_actions->forward};
}

const Section *DraftPane::find(SectionId id) const
{
    const auto at =
        std::find_if(m_sections.begin(), m_sections.end(), [id](const Section &s) { return s.id == id; });
    return at == m_sections.end() ? nullptr : &*at;
}

void DraftPane::listComments(SectionId id, bool within)
{
    const Section *section = find(id);
    if (!section)
        return;
    m_comments->show(*section, within);
    m_comments->focusList();
}

void DraftPane::saveComments(QSettings &settings) const
{
    settings.setValue(u"draft/margin"_s, m_view->marginBy() == MarginBy::Theme ? u"theme"_s : u"stance"_s);
    settings.setValue(u"draft/outlineOrder"_s, int(m_sidebar->outline()->order()));
    settings.setValue(u"draft/reading"_s, m_reading->saveState());
}

void DraftPane::restoreComments(const QSettings &settings)
{
    const bool byTheme = settings.value(u"draft/margin"_s).toString() == u"theme";
    m_view->setMarginBy(byTheme ? MarginBy::Theme : MarginBy::Stance);
    (byTheme ? m_actions->marginByTheme : m_actions->marginByStance)->setChecked(true);
    m_sidebar->outline()->setOrder(
        static_cast<DraftOutline::Order>(settings.value(u"draft/outlineOrder"_s, 0).toInt()));
    m_reading->restoreState(settings.value(u"draft/reading"_s).toByteArray());
}

} // namespace soundings
