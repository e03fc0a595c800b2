#pragma once

#include "ui/models/sectioncommentsmodel.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QToolButton;
class QTreeView;

namespace soundings {

/// Beneath the draft's pages: who said what on a section. Enter or a double click goes to one.
class DraftComments : public QFrame
{
    Q_OBJECT

public:
    explicit DraftComments(QWidget *parent = nullptr);

    void setDesk(Desk *desk);
    void setThemeLooks(const ThemeLooks &looks) { m_model->setThemeLooks(looks); }
    /// Shows the panel; `within`: with what was said on its sub-sections.
    void show(const Section &section, bool within);
    void setTallies(const SectionTallies &tallies); ///< and asks again for what is shown
    void focusList();

    [[nodiscard]] SectionId section() const { return m_section.id; }
    [[nodiscard]] SectionCommentsModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *list() const { return m_list; }

Q_SIGNALS:
    void activated(soundings::ResponseId response, soundings::CommentId comment);
    void searchRequested(soundings::SectionId section); ///< for the responses, in the list
    void dismissed();
    void failed(const QString &message, const QString &detail);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void ask();
    void showHeading();

    SectionCommentsModel *m_model;
    QLabel *m_heading;
    QLabel *m_none;
    QComboBox *m_stance;
    QToolButton *m_within;
    QToolButton *m_search;
    QToolButton *m_close;
    QTreeView *m_list;
    Section m_section;
    SectionTallies m_tallies;
};

} // namespace soundings
