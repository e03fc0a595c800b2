#pragma once

#include "core/desk/overview.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

namespace soundings {

class CrossCard;
class DraftHeat;
class QuotesPanel;

/// The consultation at a glance, for who has twenty minutes: how many answered and when, who they are, what they speak of
/// and what they think of it, which parts of the draft draw fire. Narrowed by a search as the list is. Each number leads
/// to its responses; a theme's to what people said of it.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    void refresh();           ///< counts again, off the GUI thread
    [[nodiscard]] const Overview &overview() const { return m_overview; }
    [[nodiscard]] QString query() const { return m_filter->text().simplified(); }
    void setQuery(const QString &query);
    [[nodiscard]] const QString &shownQuery() const { return m_shown; } ///< of what is shown: the last that could be read

Q_SIGNALS:
    void refreshed();
    void responseRequested(soundings::ResponseId response);
    void searchRequested(const QString &query);
    void pointRequested(soundings::PointId point);
    void campaignRequested(soundings::CampaignId campaign);
    void statusMessage(const QString &text);
    void failed(const QString &message, const QString &detail);

private:
    void build();
    QToolButton *addTile(const QString &test);
    CrossCard *addCard(const QString &title, const QString &explanation, int shown);
    void take(const Result<Overview> &overview);
    void showTiles();
    void showSides();
    void askHours(); ///< by themselves: they are many questions
    void askSince();
    void open(const CrossTable &table, const QString &row, const QString &column);
    void openTheme(const QString &path, const QString &stance);

    QPointer<Desk> m_desk;
    Overview m_overview;
    QString m_shown; ///< the query that the overview is of
    QLineEdit *m_filter;
    QLabel *m_fault;
    QLabel *m_since;
    QWidget *m_cards;
    QSplitter *m_across;
    QuotesPanel *m_quotes;
    DraftHeat *m_draft;
    QLabel *m_divided;
    QLabel *m_rare;
    QLabel *m_points; ///< those raised most
    QLabel *m_campaigns; ///< the largest
    std::vector<std::pair<QToolButton *, QString>> m_tiles; ///< with the test that a click adds
    CrossCard *m_arrivals;
    CrossCard *m_hours;
    CrossCard *m_who;
    CrossCard *m_themes;
    CrossCard *m_byKind;
    CrossCard *m_sections;
    CrossCard *m_bySection;
    QTimer m_rest;
    QString m_themesQuery; ///< behind the quotations
    quint64 m_question = 0;
};

} // namespace soundings
