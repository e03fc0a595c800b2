#pragma once

#include "core/consultation/draft.h"
#include "core/desk/desk.h"
#include "ui/models/codebookmodel.h"
#include "ui/models/commentsmodel.h"
#include "ui/models/editqueue.h"

#include <QAction>
#include <QMenu>
#include <QObject>

namespace soundings {

class QuickPicker;
class ResponseReader;

/// All that a person says about a response: tagging by key or by name, stance, note, link to a section, removing.
/// What an action is about is decided when it is triggered: the selected passage, or else the comment in hand.
class CommentActions : public QObject
{
    Q_OBJECT

public:
    /// `scope` is where the shortcuts count.
    CommentActions(ResponseReader *reader, CommentsModel *comments, CodebookModel *codebook, EditQueue *edits,
                   QWidget *scope);

    void setDesk(Desk *desk);
    void setSections(const std::vector<Section> &sections);
    void setShownSection(SectionId section) { m_shown = section; } ///< in the draft
    [[nodiscard]] SectionId shownSection() const { return m_shown; }
    void updateEnabled();

    void tagWith(ThemeId theme); ///< the selected passage, or the whole response where nothing is selected
    void linkTo(SectionId section);

    [[nodiscard]] QList<QAction *> themeMenu() const;    ///< for the Themes menu
    [[nodiscard]] QList<QAction *> responseMenu() const; ///< for the Response menu
    [[nodiscard]] QAction *linkToShown() const { return m_link; }
    [[nodiscard]] QAction *linkToPicked() const { return m_linkPicked; }
    /// Keys that no theme can have.
    [[nodiscard]] static QString reservedKeys();

Q_SIGNALS:
    void statusMessage(const QString &text);
    void newThemeRequested(const QString &name);
    void commentMade(soundings::CommentId comment);

private:
    /// What is in hand when a key is struck.
    struct Aim
    {
        ResponseId response;
        std::optional<Passage> passage; ///< selected
        CommentId comment;              ///< in the list that has the focus, or else under the caret
        bool fromList = false;
    };

    QAction *make(const QString &text, const QKeySequence &key, const QString &tip);
    void rebuildThemeKeys();
    [[nodiscard]] Aim aim() const;
    [[nodiscard]] bool isStill(const Aim &aim) const; ///< the response is the open one
    [[nodiscard]] const Comment *target(const Aim &aim) const;
    [[nodiscard]] Hand hand() const;
    void openTagPicker();
    void repeatTag();
    void toggle(const Aim &aim, ThemeId theme);
    void openSectionPicker();
    void link(const Aim &aim, SectionId section);
    void setStanceOf(Stance stance);
    void editNote();
    void writeNote(const Aim &aim, CommentId comment, const QString &note);
    void removeCurrent();
    /// `change` for the comment in hand; `fresh` makes one where a passage is selected that has none.
    void edit(const Aim &aim, std::function<std::optional<Edit>(const Comment &)> change, std::function<Comment()> fresh,
              const QString &freshWhat);
    void remember(const ChangeSet &applied);
    [[nodiscard]] QString describe(const Aim &aim) const;
    [[nodiscard]] QPoint popupPlace() const;

    ResponseReader *m_reader;
    CommentsModel *m_comments;
    CodebookModel *m_codebook;
    EditQueue *m_edits;
    QWidget *m_scope;
    Desk *m_desk = nullptr;
    SectionLabels m_labels;
    std::vector<Section> m_sections;
    SectionId m_shown;
    CommentId m_last; ///< made or altered last
    QList<ThemeId> m_recent; ///< themes tagged with, the latest first

    QuickPicker *m_themePicker;
    QuickPicker *m_sectionPicker;
    Aim m_picking; ///< what the open picker is about
    QMenu *m_keyMenu;
    QMenu *m_stanceMenu;
    QAction *m_tag;
    QAction *m_tagByKey;
    QAction *m_repeat;
    QAction *m_stance;
    QAction *m_note;
    QAction *m_link;
    QAction *m_linkPicked;
    QAction *m_remove;
    QList<QAction *> m_all;
};

} // namespace soundings
