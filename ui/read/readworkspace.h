#pragma once

#include "core/desk/desk.h"
#include "ui/widgets/workspace.h"

#include <QSplitter>
#include <QTabWidget>

namespace soundings {

class AttachmentOpening;
class CodebookModel;
class CodebookPane;
class CommentActions;
class CommentsModel;
class DraftLinking;
class SectionActions;
class DraftPane;
class FlowActions;
class EditQueue;
class FacetPane;
class OfferActions;
class PassageActions;
class ResponseActions;
class ResponseListModel;
class ResponseListPane;
class ResponseReader;
class SearchActions;
class SuggestionActions;
class TimeInView;
struct OpenedResponse;

/// Where responses are read: the list and the themes, the response, the draft, side by side.
class ReadWorkspace : public Workspace
{
    Q_OBJECT

public:
    explicit ReadWorkspace(QWidget *parent = nullptr);
    ~ReadWorkspace() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    void setDesk(Desk *desk) override;
    [[nodiscard]] QList<WorkspaceMenu> menus() const override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(const QSettings &settings) override;

    void openResponse(ResponseId id); ///< shows it, and makes it current in the list if it is there
    void search(const QString &query);
    [[nodiscard]] ResponseId openedResponse() const; ///< invalid for none
    [[nodiscard]] std::vector<ResponseId> selectedResponses() const; ///< in the list; for reports
    [[nodiscard]] QString query() const;
    [[nodiscard]] ThemeId chosenTheme() const;    ///< in the list of themes; invalid for none
    [[nodiscard]] SectionId shownSection() const; ///< of the draft; invalid for none
    [[nodiscard]] int found() const; ///< responses that match it
    /// For the record of consideration, before somebody looks at it: how long the response has been in view. `then` comes once
    /// it stands there.
    void writeDownViewing(std::function<void()> then = {});

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

Q_SIGNALS:
    void printReceiptRequested(soundings::ResponseId response);
    void crossTableRequested(const QString &facet); ///< of its rows; empty for any
    void importRequested(); ///< from the page that stands where there are no responses yet

private:
    struct DraftState
    {
        Draft draft;
        std::vector<Section> sections;
        QByteArray pdf; ///< empty where the draft is shown already
    };

    void buildLayout();
    void buildActions();
    void connectPanes();
    void connectComments();
    QAction *makeToggle(const QString &text, const QKeySequence &key, QWidget *pane);

    [[nodiscard]] QList<QAction *> responseMenu() const; ///< of the list's rows; nullptr is a separator

    void ask(ResponseId id);
    void offer();
    void takeUp();
    void showOpened(const OpenedResponse &opened);
    void reload();
    void rehit();
    void showReaders();
    void seeWhetherInFront();
    void react(const Applied &applied);
    void loadConsultation();
    void loadDraft();

    Desk *m_desk = nullptr;
    ResponseListModel *m_responses;
    CodebookModel *m_codebook;
    CommentsModel *m_comments;
    EditQueue *m_edits;
    TimeInView *m_inView;

    ResponseListPane *m_list;
    CodebookPane *m_themes;
    FacetPane *m_facets;
    ResponseReader *m_reader;
    DraftPane *m_draft;
    QTabWidget *m_lower; ///< themes, facets
    QSplitter *m_left;
    QSplitter *m_across;
    CommentActions *m_commentActions;
    PassageActions *m_passageActions;
    OfferActions *m_offerActions;
    DraftLinking *m_linking;
    ResponseActions *m_responseActions;
    FlowActions *m_flowActions;
    SuggestionActions *m_suggestionActions;
    SectionActions *m_sectionActions;
    SearchActions *m_searchActions;
    QHash<QString, qint64> m_readers; ///< which response colleagues have open, by name
    AttachmentOpening *m_attachments;
    QList<QAction *> m_viewActions;
    QAction *m_unfold = nullptr;

    ResponseId m_asked;   ///< the newest response that was to be opened
    ResponseId m_offered; ///< shown unasked: nobody counts as its reader until a person turns to it
    std::optional<QString> m_searched; ///< what another room wants listed, until it is
    bool m_asking = false;
    bool m_askAgain = false;
    quint64 m_hitQuestion = 0;
    QByteArray m_shownDraft; ///< SHA-256
    double m_zoom = 1;
};

} // namespace soundings
