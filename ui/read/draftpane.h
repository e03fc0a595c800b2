#pragma once

#include "core/consultation/draft.h"
#include "core/draft/document.h"
#include "core/draft/textsearch.h"
#include "core/consultation/sectionviews.h"
#include "ui/models/themelooks.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QSettings;
class QSplitter;
class QStackedWidget;
class QToolBar;

namespace soundings {

class Desk;
class DraftComments;
class DraftFindBar;
class DraftRenderer;
class DraftSidebar;
class DraftView;
struct DraftActions;
struct DraftFacts;
struct ReadBeside;

/// The draft beside the responses: pages, outline, find. The PDF is opened, read and drawn on a thread that the
/// pane owns; everything here belongs to the GUI thread and returns at once.
class DraftPane : public QWidget
{
    Q_OBJECT

public:
    explicit DraftPane(QWidget *parent = nullptr);
    ~DraftPane() override;

    /// `name` is what messages call the file. The same bytes again only bring the sections up to date.
    void setDraft(const QByteArray &pdf, const std::vector<Section> &sections, const QString &name = {});
    void setSections(const std::vector<Section> &sections); ///< of the same draft, corrected
    void clear();
    void setDesk(Desk *desk); ///< for the lists of comments
    void setTallies(const SectionTallies &tallies);
    void setThemeLooks(const ThemeLooks &looks);
    void setBeside(const ReadBeside &beside); ///< what is read beside the draft: back() leads to that too
    void remember();                          ///< this place, for back()
    void listComments(SectionId section, bool within); ///< `within`: those on its sub-sections too

    void goToSection(SectionId section); ///< and marks its heading for a moment
    void goToWords(const draft::Span &words, SectionId section); ///< the same; `section` is theirs, or none
    void goToPage(int page);             ///< from 0
    void goToPlace(int page, double top); ///< a fraction of the page's height
    [[nodiscard]] int currentPage() const;
    [[nodiscard]] SectionId currentSection() const; ///< invalid before the first section

    /// For a Draft menu; nullptr is a separator. Shortcuts count while the focus is in the pane.
    [[nodiscard]] QList<QAction *> draftActions() const;

    [[nodiscard]] QList<QAction *> historyActions() const; ///< back and forward
    /// Of draftActions(), those whose keys mean nothing else beside the draft: for the room around it.
    [[nodiscard]] QList<QAction *> roomActions() const;

    /// Zoom, place, sidebar, margin, in the group that is open. What is restored before a draft is there waits for it.
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

Q_SIGNALS:
    void opened(int pages);
    void commentActivated(soundings::ResponseId response, soundings::CommentId comment); ///< in the list of comments
    void besideWanted(soundings::ResponseId response, soundings::CommentId comment);     ///< by back or forward
    void searchRequested(const QString &query); ///< for the responses that comment on a section
    void linkRequested(soundings::SectionId section);    ///< "Link comment to this section"
    void sectionWanted(const soundings::Section &proposed, int pages); ///< to be added, with the draft's pages
    void correctionWanted(const soundings::Section &section, int pages);
    void removalWanted(const soundings::Section &section, int comments);
    void currentSectionChanged(soundings::SectionId section);
    void failed(const QString &message, const QString &detail);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildToolBar();
    void connectActions();
    void connectView();
    void connectComments();
    void saveComments(QSettings &settings) const;
    void restoreComments(const QSettings &settings);
    [[nodiscard]] const Section *find(SectionId id) const; ///< null for none
    void showOpened(const DraftFacts &facts);
    void showMessage(const QString &text);
    void showPage(int page);
    void showZoom();
    void goToTypedPage();
    void toggleSidebar(int tab, bool on);
    void updateSidebarActions();
    void updateEnabled();
    void showMenu(QPoint globalPoint, SectionId section);
    void connectSectioning();
    void askForSection();
    void askForCorrection(SectionId section);
    void askForRemoval(SectionId section);
    void askToOpen(const QString &url);
    [[nodiscard]] QAction *findActionFor(const QKeyEvent &key) const; ///< null where the key is none of finding's
    void search(const QString &query);
    void takeHits(quint64 question, const std::vector<draft::Hit> &hits, bool complete);
    void stepHit(int by);
    void setHit(std::optional<size_t> hit);
    void copySelection();

    std::unique_ptr<DraftActions> m_actions;
    DraftRenderer *m_renderer;
    DraftView *m_view;
    DraftSidebar *m_sidebar;
    DraftComments *m_comments;
    QSplitter *m_reading; ///< pages above, the list of comments beneath
    DraftFindBar *m_findBar;
    QToolBar *m_toolBar;
    QLineEdit *m_pageEdit;
    QLabel *m_pageTotal;
    QLabel *m_zoomLabel;
    QLabel *m_message;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;

    QByteArray m_pdf;
    std::vector<Section> m_sections;
    QHash<SectionId, int> m_counts; ///< of comments on a section itself
    QStringList m_labels;
    std::optional<draft::Place> m_waitingPlace; ///< restored before the draft was there
    SectionId m_waitingSection;                 ///< gone to before it was open
    std::optional<draft::Span> m_waitingWords;  ///< in that section

    quint64 m_question = 0;
    std::vector<draft::Hit> m_hits;
    std::optional<size_t> m_hit;
    bool m_searched = true;
    draft::Place m_searchFrom;
};

} // namespace soundings
