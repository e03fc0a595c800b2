#include "ui/read/finalpages.h"

#include "ui/read/draftrenderer.h"
#include "ui/read/draftview.h"

#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <cmath>

namespace soundings {

FinalPages::FinalPages(QWidget *parent)
    : QWidget(parent)
    , m_draftRenderer(new DraftRenderer(this))
    , m_finalRenderer(new DraftRenderer(this))
    , m_draft(new DraftView(*m_draftRenderer))
    , m_final(new DraftView(*m_finalRenderer))
    , m_draftHead(new QLabel)
    , m_finalHead(new QLabel)
    , m_split(new QSplitter(Qt::Horizontal))
{
    m_split->addWidget(makeSide(m_draftRenderer, m_draft, m_draftHead, tr("Draft")));
    m_split->addWidget(makeSide(m_finalRenderer, m_final, m_finalHead, tr("Final text")));
    m_split->setChildrenCollapsible(false);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_split);
    connect(m_draft->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { follow(m_draft, m_final, true); });
    connect(m_final->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { follow(m_final, m_draft, false); });
}

FinalPages::~FinalPages()
{
    delete m_split; // the views use the renderers to their end
}

QWidget *FinalPages::makeSide(DraftRenderer *renderer, DraftView *view, QLabel *head, const QString &name)
{
    head->setText(name);
    head->setTextFormat(Qt::PlainText);
    head->setBuddy(view);
    head->setMargin(3);
    view->setAccessibleName(name);
    view->setFit(DraftFit::Width);
    connect(renderer, &DraftRenderer::opened, view, &DraftView::setDraft);
    connect(renderer, &DraftRenderer::failed, this, &FinalPages::failed);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(view, 1);
    return side;
}

void FinalPages::setDraft(const QByteArray &pdf, const QString &name)
{
    m_draftHead->setText(tr("Draft: %1").arg(name));
    m_draft->clear();
    m_draftRenderer->open(pdf, name);
}

void FinalPages::setFinal(const QByteArray &pdf, const QString &name)
{
    m_finalHead->setText(tr("Final text: %1").arg(name));
    m_final->clear();
    m_finalRenderer->open(pdf, name);
}

void FinalPages::setComparison(const FinalComparison &comparison)
{
    m_same = comparison.same;
    m_draftHits.clear();
    m_finalHits.clear();
    // Marks stand in the document's order, as a view counts them; what has moved is elsewhere in the other.
    const auto gather = [&](std::vector<draft::Hit> FinalDifference::*places, std::vector<int> &first) {
        std::vector<std::pair<draft::Hit, size_t>> all;
        for (size_t i = 0; i < comparison.differences.size(); ++i) {
            for (const draft::Hit &hit : comparison.differences[i].*places)
                all.emplace_back(hit, i);
        }
        std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) {
            return std::pair(a.first.page, a.first.begin) < std::pair(b.first.page, b.first.begin);
        });
        std::vector<draft::Hit> hits;
        first.assign(comparison.differences.size(), -1);
        for (const auto &[hit, of] : all) {
            if (first[of] < 0)
                first[of] = int(hits.size());
            hits.push_back(hit);
        }
        return hits;
    };
    m_draft->setHits(gather(&FinalDifference::draftPlaces, m_draftHits));
    m_final->setHits(gather(&FinalDifference::finalPlaces, m_finalHits));
}

void FinalPages::setTogether(bool together)
{
    m_together = together;
    if (together)
        follow(m_draft, m_final, true);
}

void FinalPages::showChange(int number)
{
    m_following = true; // each goes to its own place
    const auto go = [&](DraftView *view, const std::vector<int> &hits) {
        const int hit = number >= 0 && number < int(hits.size()) ? hits[size_t(number)] : -1;
        view->setCurrentHit(hit < 0 ? std::nullopt : std::optional(size_t(hit)));
        return hit >= 0;
    };
    const bool inDraft = go(m_draft, m_draftHits);
    const bool inFinal = go(m_final, m_finalHits);
    m_following = false;
    if (inDraft && !inFinal)
        follow(m_draft, m_final, true);
    else if (inFinal && !inDraft)
        follow(m_final, m_draft, false);
}

void FinalPages::follow(const DraftView *moved, DraftView *follows, bool toFinal)
{
    if (m_following || !m_together || m_same.empty() || follows->pageCount() == 0)
        return;
    const draft::Place place = moved->position();
    const double at = place.page + place.top;
    const double there = toFinal ? inFinal(m_same, at) : soundings::inDraft(m_same, at);
    const int page = std::clamp(int(std::floor(there)), 0, follows->pageCount() - 1);
    m_following = true;
    follows->setPosition({page, std::clamp(there - page, 0.0, 1.0)});
    m_following = false;
}

void FinalPages::zoom(int steps)
{
    for (DraftView *view : {m_draft, m_final})
        view->zoomStep(steps, view->viewport()->rect().center());
}

} // namespace soundings
