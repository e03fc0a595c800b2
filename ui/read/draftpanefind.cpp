// What the draft pane does about finding text.
#include "ui/read/draftactions.h"
#include "ui/read/draftfindbar.h"
#include "ui/read/draftpane.h"
#include "ui/read/draftrenderer.h"
#include "ui/read/draftview.h"

#include <QKeyEvent>

#include <algorithm>

namespace soundings {

QAction *DraftPane::findActionFor(const QKeyEvent &key) const
{
    for (QAction *action : {m_actions->find, m_actions->findNext, m_actions->findPrevious}) {
        if (action->isEnabled() && action->shortcuts().contains(QKeySequence(key.keyCombination())))
            return action;
    }
    return nullptr;
}

bool DraftPane::event(QEvent *event)
{
    // What is around the pane has keys for finding too. Two shortcuts of one key cancel each other; here ours counts.
    if (event->type() == QEvent::ShortcutOverride && findActionFor(static_cast<const QKeyEvent &>(*event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void DraftPane::keyPressEvent(QKeyEvent *event)
{
    if (QAction *action = findActionFor(*event))
        action->trigger();
    else if (event->key() == Qt::Key_Escape && m_findBar->isVisible())
        m_findBar->dismiss();
    else
        QWidget::keyPressEvent(event);
}

void DraftPane::search(const QString &query)
{
    m_hits.clear();
    m_view->setHits({});
    setHit(std::nullopt);
    m_searchFrom = m_view->position();
    m_searched = query.trimmed().isEmpty() || m_view->pageCount() == 0;
    // An empty question too: answers to the one before are late then.
    m_question = m_renderer->find(query);
    m_findBar->showPosition(-1, 0, m_searched);
}

void DraftPane::takeHits(quint64 question, const std::vector<draft::Hit> &hits, bool complete)
{
    if (question != m_question)
        return;
    const std::optional<size_t> kept = m_hit;
    m_hits = hits;
    m_searched = complete;
    m_view->setHits(hits);
    if (kept) {
        m_view->setCurrentHit(kept);
        setHit(kept);
        return;
    }
    // The first from where one reads; round the end only when all pages were looked through.
    const auto first = std::find_if(m_hits.begin(), m_hits.end(), [this](const draft::Hit &hit) {
        return hit.page > m_searchFrom.page
               || (hit.page == m_searchFrom.page && !hit.boxes.empty() && hit.boxes.front().top >= m_searchFrom.top);
    });
    if (first != m_hits.end())
        setHit(size_t(first - m_hits.begin()));
    else if (complete && !m_hits.empty())
        setHit(0);
    else
        setHit(std::nullopt);
}

void DraftPane::stepHit(int by)
{
    if (m_findBar->isHidden() || m_findBar->query().isEmpty()) {
        m_findBar->begin();
        return;
    }
    if (m_hits.empty())
        return;
    const auto count = qsizetype(m_hits.size());
    const qsizetype now = m_hit ? qsizetype(*m_hit) : (by > 0 ? -1 : 0);
    setHit(size_t((now + by + count) % count));
}

void DraftPane::setHit(std::optional<size_t> hit)
{
    m_hit = hit;
    m_view->setCurrentHit(hit);
    m_findBar->showPosition(hit ? int(*hit) : -1, int(m_hits.size()), m_searched);
}

} // namespace soundings
