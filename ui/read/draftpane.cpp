#include "ui/read/draftpane.h"

#include "ui/read/draftactions.h"
#include "ui/read/draftcomments.h"
#include "ui/read/draftfindbar.h"
#include "ui/read/draftrenderer.h"
#include "ui/read/draftsidebar.h"
#include "ui/read/draftview.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {
constexpr int SidebarWidth = 220;
}

DraftPane::DraftPane(QWidget *parent)
    : QWidget(parent), m_actions(std::make_unique<DraftActions>(this)), m_renderer(new DraftRenderer(this)),
      m_view(new DraftView(*m_renderer)), m_sidebar(new DraftSidebar(*m_renderer)),
      m_comments(new DraftComments), m_reading(new QSplitter(Qt::Vertical)),
      m_findBar(new DraftFindBar(m_actions->findNext, m_actions->findPrevious)), m_toolBar(new QToolBar),
      m_pageEdit(new QLineEdit), m_pageTotal(new QLabel), m_zoomLabel(new QLabel), m_message(new QLabel),
      m_splitter(new QSplitter), m_stack(new QStackedWidget)
{
    setAccessibleName(tr("Draft"));
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(24);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    m_splitter->addWidget(m_sidebar);
    m_reading->addWidget(m_view);
    m_reading->addWidget(m_comments);
    m_reading->setStretchFactor(0, 3);
    m_reading->setStretchFactor(1, 1);
    m_reading->setChildrenCollapsible(false);
    m_comments->hide();
    m_splitter->addWidget(m_reading);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({SidebarWidth, 3 * SidebarWidth});
    m_splitter->setCollapsible(1, false);
    m_splitter->setChildrenCollapsible(false);
    m_sidebar->hide();

    auto *pages = new QWidget;
    auto *column = new QVBoxLayout(pages);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_toolBar);
    column->addWidget(m_findBar);
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_message);
    m_stack->addWidget(pages);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);

    buildToolBar();
    connectActions();
    connectView();
    connectComments();
    connectSectioning();
    clear();
}

DraftPane::~DraftPane()
{
    // The view and the thumbnails use the renderer to their end, and children go in the order they came.
    delete m_stack;
}

void DraftPane::buildToolBar()
{
    m_toolBar->setIconSize({18, 18});
    m_toolBar->setAccessibleName(tr("Draft tools"));
    m_pageEdit->setAccessibleName(tr("Page"));
    m_pageEdit->setToolTip(tr("The page in view. Type another and press Enter."));
    m_pageEdit->setAlignment(Qt::AlignRight);
    m_pageEdit->setFixedWidth(m_pageEdit->fontMetrics().horizontalAdvance(u"88888"_s) + 12);
    m_zoomLabel->setAccessibleName(tr("Zoom"));
    m_zoomLabel->setAlignment(Qt::AlignCenter);
    m_zoomLabel->setMinimumWidth(m_zoomLabel->fontMetrics().horizontalAdvance(u"888 %"_s) + 6);

    m_toolBar->addAction(m_actions->outline);
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions->previousPage);
    m_toolBar->addWidget(m_pageEdit);
    m_toolBar->addWidget(m_pageTotal);
    m_toolBar->addAction(m_actions->nextPage);
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions->zoomOut);
    m_toolBar->addWidget(m_zoomLabel);
    m_toolBar->addAction(m_actions->zoomIn);
    m_toolBar->addAction(m_actions->fitWidth);
    m_toolBar->addAction(m_actions->fitPage);
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions->find);
    m_toolBar->addAction(m_actions->link);
    connect(m_pageEdit, &QLineEdit::returnPressed, this, &DraftPane::goToTypedPage);
}

void DraftPane::connectActions()
{
    const auto on = [this](QAction *action, auto f) { connect(action, &QAction::triggered, this, f); };
    on(m_actions->find, [this] {
        const QString selected = m_view->selectedText();
        m_findBar->begin(selected.contains(u'\n') ? QString() : selected);
    });
    on(m_actions->findNext, [this] { stepHit(1); });
    on(m_actions->findPrevious, [this] { stepHit(-1); });
    on(m_actions->zoomIn, [this] { m_view->zoomStep(1, m_view->viewport()->rect().center()); });
    on(m_actions->zoomOut, [this] { m_view->zoomStep(-1, m_view->viewport()->rect().center()); });
    on(m_actions->actualSize, [this] { m_view->setZoom(1); });
    on(m_actions->fitWidth, [this] { m_view->setFit(DraftFit::Width); });
    on(m_actions->fitPage, [this] { m_view->setFit(DraftFit::Page); });
    on(m_actions->previousPage, [this] { m_view->goToPage(m_view->currentPage() - 1); });
    on(m_actions->nextPage, [this] { m_view->goToPage(m_view->currentPage() + 1); });
    on(m_actions->goToPage, [this] {
        m_pageEdit->setFocus(Qt::ShortcutFocusReason);
        m_pageEdit->selectAll();
    });
    on(m_actions->back, [this] { m_view->back(); });
    on(m_actions->forward, [this] { m_view->forward(); });
    on(m_actions->outline, [this](bool checked) { toggleSidebar(DraftSidebar::Outline, checked); });
    on(m_actions->thumbnails, [this](bool checked) { toggleSidebar(DraftSidebar::Thumbnails, checked); });
    on(m_actions->darkPages, [this](bool checked) { m_view->setDarkPages(checked); });
    on(m_actions->copy, [this] { copySelection(); });
    on(m_actions->selectPage, [this] { m_view->selectPage(m_view->currentPage()); });
    on(m_actions->link, [this] {
        if (const SectionId section = m_view->currentSection(); section.isValid())
            Q_EMIT linkRequested(section);
    });
}

void DraftPane::connectView()
{
    connect(m_renderer, &DraftRenderer::opened, this, &DraftPane::showOpened);
    connect(m_renderer, &DraftRenderer::failed, this, [this](const QString &message, const QString &detail) {
        showMessage(message);
        Q_EMIT failed(message, detail);
    });
    connect(m_renderer, &DraftRenderer::found, this, &DraftPane::takeHits);

    connect(m_view, &DraftView::pageChanged, this, &DraftPane::showPage);
    connect(m_view, &DraftView::zoomChanged, this, &DraftPane::showZoom);
    connect(m_view, &DraftView::historyChanged, this, &DraftPane::updateEnabled);
    connect(m_view, &DraftView::selectionChanged, this, &DraftPane::updateEnabled);
    connect(m_view, &DraftView::sectionChanged, this, [this](SectionId section) {
        m_sidebar->setCurrentSection(section);
        updateEnabled();
        Q_EMIT currentSectionChanged(section);
    });
    connect(m_view, &DraftView::externalLinkActivated, this, &DraftPane::askToOpen);
    connect(m_view, &DraftView::menuRequested, this, &DraftPane::showMenu);

    connect(m_sidebar, &DraftSidebar::sectionChosen, m_view, &DraftView::goToSection);
    connect(m_sidebar, &DraftSidebar::pageChosen, m_view, &DraftView::goToPage);
    connect(m_sidebar, &QTabWidget::currentChanged, this, &DraftPane::updateSidebarActions);

    connect(m_findBar, &DraftFindBar::queryChanged, this, &DraftPane::search);
    connect(m_findBar, &DraftFindBar::nextWanted, this, [this] { stepHit(1); });
    connect(m_findBar, &DraftFindBar::previousWanted, this, [this] { stepHit(-1); });
    connect(m_findBar, &DraftFindBar::dismissed, this, [this] {
        search({});
        m_view->setFocus();
    });
}

void DraftPane::setDraft(const QByteArray &pdf, const std::vector<Section> &sections, const QString &name)
{
    if (pdf == m_pdf && m_view->pageCount() > 0) {
        setSections(sections);
        return;
    }
    clear();
    m_sections = sections;
    m_pdf = pdf;
    showMessage(tr("Opening the draft…"));
    m_renderer->open(pdf, name.isEmpty() ? tr("The draft") : name);
}

void DraftPane::setSections(const std::vector<Section> &sections)
{
    m_sections = sections;
    m_view->setSections(sections);
    m_sidebar->setSections(sections);
    updateEnabled();
}

void DraftPane::clear()
{
    m_renderer->close();
    m_pdf.clear();
    m_sections.clear();
    m_labels.clear();
    m_waitingSection = {};
    search({});
    m_view->clear();
    m_view->setSections({});
    m_sidebar->clear();
    showMessage(tr("No draft yet. Add the PDF that people are asked to comment on, and it is shown here beside "
                   "the responses."));
}

void DraftPane::showMessage(const QString &text)
{
    m_message->setText(text);
    m_stack->setCurrentIndex(0);
    updateEnabled();
}

void DraftPane::showOpened(const DraftFacts &facts)
{
    m_labels = facts.labels;
    m_stack->setCurrentIndex(1);
    m_stack->currentWidget()->layout()->activate(); // so that the view has its size before it is asked for a place
    m_view->setDraft(facts);
    m_view->setSections(m_sections);
    m_sidebar->setDraft(facts);
    m_sidebar->setSections(m_sections);
    if (m_waitingPlace)
        m_view->setPosition(*m_waitingPlace);
    m_waitingPlace.reset();
    if (m_waitingWords)
        m_view->goToWords(*m_waitingWords, m_waitingSection);
    else if (m_waitingSection.isValid())
        m_view->goToSection(m_waitingSection);
    m_waitingSection = {};
    m_waitingWords.reset();
    showPage(m_view->currentPage());
    showZoom();
    updateEnabled();
    if (m_findBar->isVisible())
        search(m_findBar->query());
    Q_EMIT opened(m_view->pageCount());
}

void DraftPane::goToSection(SectionId section)
{
    m_waitingWords.reset();
    if (m_view->pageCount() == 0)
        m_waitingSection = section;
    else
        m_view->goToSection(section);
}

void DraftPane::goToWords(const draft::Span &words, SectionId section)
{
    if (m_view->pageCount() == 0) {
        m_waitingSection = section;
        m_waitingWords = words;
    } else {
        m_view->goToWords(words, section);
    }
}

void DraftPane::goToPage(int page)
{
    m_view->goToPage(page);
}

void DraftPane::goToPlace(int page, double top)
{
    m_view->goToPlace({page, top});
}

int DraftPane::currentPage() const
{
    return m_view->currentPage();
}

SectionId DraftPane::currentSection() const
{
    return m_view->currentSection();
}

QList<QAction *> DraftPane::roomActions() const
{
    return {m_actions->find, m_actions->goToPage, m_actions->previousPage, m_actions->nextPage, m_actions->outline,
            m_actions->thumbnails, m_actions->comments};
}

QList<QAction *> DraftPane::draftActions() const
{
    return m_actions->menu();
}

void DraftPane::showPage(int page)
{
    if (page >= m_labels.size())
        return;
    const QString &label = m_labels[page];
    const bool plain = label == QString::number(page + 1);
    m_pageEdit->setText(label);
    m_pageTotal->setText(plain ? tr(" / %1 ").arg(m_labels.size()) : tr(" (%1 / %2) ").arg(page + 1).arg(m_labels.size()));
    m_sidebar->setCurrentPage(page);
    updateEnabled();
}

void DraftPane::goToTypedPage()
{
    // The document's own label first, then the place in the file.
    const QString typed = m_pageEdit->text().trimmed();
    qsizetype page = m_labels.indexOf(typed);
    if (page < 0) {
        bool number = false;
        page = typed.toInt(&number) - 1;
        if (!number || page < 0 || page >= m_labels.size()) {
            showPage(m_view->currentPage());
            m_pageEdit->selectAll();
            return;
        }
    }
    m_view->goToPage(int(page));
    showPage(m_view->currentPage());
    m_view->setFocus();
}

void DraftPane::showZoom()
{
    m_zoomLabel->setText(tr("%1 %").arg(int(std::lround(m_view->zoom() * 100))));
    m_actions->fitWidth->setChecked(m_view->fit() == DraftFit::Width);
    m_actions->fitPage->setChecked(m_view->fit() == DraftFit::Page);
    m_actions->actualSize->setChecked(m_view->fit() == DraftFit::Percent && std::abs(m_view->zoom() - 1) < 0.001);
    updateEnabled();
}

void DraftPane::toggleSidebar(int tab, bool on)
{
    m_sidebar->setVisible(on);
    if (on) {
        m_sidebar->setCurrentIndex(tab);
        m_sidebar->focusCurrent();
    } else {
        m_view->setFocus();
    }
    updateSidebarActions();
}

/// Side by side in a narrow pane, neither the outline nor the pages could be read.
void DraftPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const Qt::Orientation fits = width() < 3 * SidebarWidth ? Qt::Vertical : Qt::Horizontal;
    if (fits == m_splitter->orientation())
        return;
    m_splitter->setOrientation(fits);
    m_splitter->setSizes(fits == Qt::Vertical ? QList<int>{height() / 3, height() * 2 / 3}
                                              : QList<int>{SidebarWidth, width() - SidebarWidth});
}

void DraftPane::updateSidebarActions()
{
    const bool shown = !m_sidebar->isHidden();
    m_actions->outline->setChecked(shown && m_sidebar->currentIndex() == DraftSidebar::Outline);
    m_actions->thumbnails->setChecked(shown && m_sidebar->currentIndex() == DraftSidebar::Thumbnails);
}

void DraftPane::updateEnabled()
{
    const bool open = m_stack->currentIndex() == 1 && m_view->pageCount() > 0;
    for (QAction *action : m_actions->menu()) {
        if (action)
            action->setEnabled(open);
    }
    if (!open)
        return;
    const int page = m_view->currentPage();
    m_actions->previousPage->setEnabled(page > 0);
    m_actions->nextPage->setEnabled(page + 1 < m_view->pageCount());
    m_actions->zoomIn->setEnabled(m_view->zoom() < DraftLayout::MostZoom);
    m_actions->zoomOut->setEnabled(m_view->zoom() > DraftLayout::LeastZoom);
    m_actions->back->setEnabled(m_view->canGoBack());
    m_actions->forward->setEnabled(m_view->canGoForward());
    m_actions->copy->setEnabled(m_view->hasSelection());
    for (QAction *action : {m_actions->link, m_actions->comments, m_actions->correctSection, m_actions->removeSection})
        action->setEnabled(m_view->currentSection().isValid());
}

void DraftPane::showMenu(QPoint globalPoint, SectionId section)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->copy);
    menu->addAction(m_actions->selectPage);
    if (const Section *at = find(section)) {
        menu->addSeparator();
        QString heading = menu->fontMetrics().elidedText(headingOf(*at), Qt::ElideRight, 260);
        heading.replace(u'&', u"&&"_s);
        QAction *link = menu->addAction(m_actions->link->icon(), tr("Link Comment to “%1”").arg(heading));
        connect(link, &QAction::triggered, this, [this, section] { Q_EMIT linkRequested(section); });
        QAction *list = menu->addAction(m_actions->comments->icon(), tr("List the Comments on “%1”").arg(heading));
        connect(list, &QAction::triggered, this, [this, section] { listComments(section, false); });
        menu->addSeparator();
        connect(menu->addAction(tr("&Correct “%1”…").arg(heading)), &QAction::triggered, this,
                [this, section] { askForCorrection(section); });
        connect(menu->addAction(tr("Remo&ve “%1”…").arg(heading)), &QAction::triggered, this,
                [this, section] { askForRemoval(section); });
    }
    menu->addAction(m_actions->addSection);
    menu->addSeparator();
    menu->addAction(m_actions->back);
    menu->addAction(m_actions->forward);
    menu->popup(globalPoint);
}

void DraftPane::askToOpen(const QString &address)
{
    const QUrl url(address);
    static const QStringList known{u"http"_s, u"https"_s, u"mailto"_s};
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    if (!url.isValid() || !known.contains(url.scheme().toLower())) {
        box->setIcon(QMessageBox::Warning);
        box->setText(tr("This link leads to an address that is not opened from here."));
    } else {
        box->setIcon(QMessageBox::Question);
        box->setText(tr("The draft links to an address outside. Open it?"));
        QPushButton *open = box->addButton(tr("Open"), QMessageBox::AcceptRole);
        connect(open, &QPushButton::clicked, this, [url] { QDesktopServices::openUrl(url); });
    }
    box->setInformativeText(address);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    box->open();
}

void DraftPane::copySelection()
{
    if (const QString text = m_view->selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void DraftPane::saveLayout(QSettings &settings) const
{
    static const QString fits[] = {u"percent"_s, u"width"_s, u"page"_s};
    const draft::Place place = m_view->pageCount() > 0 ? m_view->position() : m_waitingPlace.value_or(draft::Place{});
    settings.setValue(u"draft/fit"_s, fits[size_t(m_view->fit())]);
    settings.setValue(u"draft/zoom"_s, m_view->zoom());
    settings.setValue(u"draft/page"_s, place.page);
    settings.setValue(u"draft/down"_s, place.top);
    settings.setValue(u"draft/sidebar"_s, !m_sidebar->isHidden());
    settings.setValue(u"draft/tab"_s, m_sidebar->currentIndex());
    settings.setValue(u"draft/splitter"_s, m_splitter->saveState());
    settings.setValue(u"draft/darkPages"_s, m_view->darkPages());
    saveComments(settings);
}

void DraftPane::restoreLayout(const QSettings &settings)
{
    const QString fit = settings.value(u"draft/fit"_s, u"width"_s).toString();
    if (fit == u"percent")
        m_view->setZoom(settings.value(u"draft/zoom"_s, 1.0).toDouble());
    else
        m_view->setFit(fit == u"page" ? DraftFit::Page : DraftFit::Width);
    m_splitter->restoreState(settings.value(u"draft/splitter"_s).toByteArray());
    m_sidebar->setCurrentIndex(settings.value(u"draft/tab"_s, 0).toInt());
    m_sidebar->setVisible(settings.value(u"draft/sidebar"_s, false).toBool());
    m_view->setDarkPages(settings.value(u"draft/darkPages"_s, false).toBool());
    m_actions->darkPages->setChecked(m_view->darkPages());
    restoreComments(settings);
    updateSidebarActions();
    const draft::Place place{settings.value(u"draft/page"_s, 0).toInt(), settings.value(u"draft/down"_s, 0.0).toDouble()};
    if (m_view->pageCount() > 0)
        m_view->setPosition(place);
    else
        m_waitingPlace = place;
    showZoom();
}

} // namespace soundings
