#pragma once

#include "core/desk/campaigns.h"
#include "ui/widgets/workspace.h"

#include <QLabel>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>

namespace soundings {

class CampaignMembersModel;
class CampaignsModel;
class ColumnFit;
class EmptyPage;
class LetterPane;
class QuickPicker;

/// Letters that many sent: the campaigns at the left, the responses of the chosen one in the middle, and what they say at
/// the right. Every copy is counted and its text weighed once, and both numbers are shown.
class CampaignsWorkspace : public Workspace
{
    Q_OBJECT

public:
    explicit CampaignsWorkspace(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    void setDesk(Desk *desk) override;
    [[nodiscard]] QList<WorkspaceMenu> menus() const override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(const QSettings &settings) override;

    void look(double threshold = campaigns::usualThreshold); ///< for campaigns, as a job
    void showCampaign(CampaignId campaign); ///< chooses it
    /// Asks for a campaign and puts these responses into it.
    void putInto(const std::vector<ResponseId> &responses);
    [[nodiscard]] CampaignId current() const { return m_current; } ///< invalid: none
    [[nodiscard]] QTreeView *campaigns() const { return m_table; }
    [[nodiscard]] QTreeView *members() const { return m_membersTable; }
    [[nodiscard]] LetterPane *letter() const { return m_letter; }
    [[nodiscard]] CampaignsModel *model() const { return m_model; }

Q_SIGNALS:
    void responseRequested(soundings::ResponseId response);
    void searchRequested(const QString &query);
    void printRequested(const QString &kind); ///< of a report

private:
    void makeActions();
    void build();
    void wire();
    void settle();
    void choose(CampaignId campaign);
    void submit(std::function<Result<ChangeSet>(Desk &)> work);
    void pick(const QString &heading, CampaignId without, std::function<void(CampaignId)> chosen);
    void mergeChosen();
    void dissolveChosen();
    [[nodiscard]] std::vector<ResponseId> selectedMembers() const;

    QPointer<Desk> m_desk;
    CampaignsModel *m_model;
    CampaignMembersModel *m_members;
    QTreeView *m_table;
    QTreeView *m_membersTable;
    ColumnFit *m_fit;
    ColumnFit *m_membersFit;
    LetterPane *m_letter;
    QLabel *m_figures;
    EmptyPage *m_empty;
    QStackedWidget *m_stack;
    QSplitter *m_split;
    QuickPicker *m_picker;
    std::function<void(CampaignId)> m_picked;
    CampaignId m_current;
    CampaignId m_toShow; ///< once the model has it
    std::vector<ResponseId> m_toPut; ///< into a campaign, once it is known which there are
    bool m_looking = false;

    QAction *m_look = nullptr;
    QAction *m_lookLoosely = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_takeOut = nullptr;
    QAction *m_move = nullptr;
    QAction *m_open = nullptr;
    QAction *m_list = nullptr;
    QAction *m_merge = nullptr;
    QAction *m_dissolve = nullptr;
    QAction *m_print = nullptr;
};

} // namespace soundings
