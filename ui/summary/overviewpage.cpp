#include "ui/summary/overviewpage.h"

#include "core/consultation/words.h"
#include "core/desk/arrivals.h"
#include "core/desk/narrowing.h"
#include "ui/models/facetlabels.h"
#include "ui/summary/crosscard.h"
#include "ui/summary/draftheat.h"
#include "ui/summary/quotespanel.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/themecolours.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QSettings>
#include <QUrl>

#include <chrono>

namespace soundings {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Of when this person last let go of the consultation.
QString visitKey(const Desk &desk)
{
    return u"summary/visited/"_s + QString::fromLatin1(QUrl::toPercentEncoding(desk.file()));
}

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    QFont bold = label->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    label->setFont(bold);
    return label;
}

/// A line a theme, which leads to what was said of it.
QLabel *listOfLinks()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    return label;
}

QString link(const QString &theme, const QString &text)
{
    return u"<a href=\"?%1\">%2</a>"_s.arg(QString::fromLatin1(QUrl::toPercentEncoding(theme)), text.toHtmlEscaped());
}

} // namespace

OverviewPage::OverviewPage(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit)
    , m_fault(makeNote())
    , m_since(makeNote())
    , m_cards(new QWidget)
    , m_across(new QSplitter)
    , m_quotes(new QuotesPanel)
    , m_draft(new DraftHeat)
    , m_divided(listOfLinks())
    , m_rare(listOfLinks())
    , m_points(listOfLinks())
    , m_campaigns(listOfLinks())
{
    build();
    m_rest.setSingleShot(true);
    m_rest.setInterval(200ms);
    connect(&m_rest, &QTimer::timeout, this, &OverviewPage::refresh);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_rest.start(); });
    for (CrossCard *card : {m_arrivals, m_who, m_byKind, m_sections, m_bySection}) {
        connect(card, &CrossCard::cellChosen, this,
                [this, card](const QString &row, const QString &column) { open(card->table(), row, column); });
    }
    connect(m_hours, &CrossCard::cellChosen, this, [this](const QString &hour, const QString &timeliness) {
        const QString query = withTest(m_shown, receivedInHour(hour));
        Q_EMIT searchRequested(timeliness.isEmpty() ? query : narrowedTo(query, u"timeliness"_s, {timeliness}));
    });
    connect(m_themes, &CrossCard::cellChosen, this, &OverviewPage::openTheme);
    connect(m_points, &QLabel::linkActivated, this,
            [this](const QString &to) { Q_EMIT pointRequested({to.mid(1).toLongLong()}); });
    connect(m_campaigns, &QLabel::linkActivated, this,
            [this](const QString &to) { Q_EMIT campaignRequested({to.mid(1).toLongLong()}); });
    connect(m_draft, &DraftHeat::sectionChosen, this,
            [this](const QString &section) { Q_EMIT searchRequested(narrowedTo(m_shown, u"section"_s, {section})); });
    for (QLabel *label : {m_divided, m_rare}) {
        connect(label, &QLabel::linkActivated, this,
                [this](const QString &to) { openTheme(QUrl::fromPercentEncoding(to.mid(1).toLatin1()), {}); });
    }
    connect(m_quotes, &QuotesPanel::responseRequested, this, &OverviewPage::responseRequested);
    connect(m_quotes, &QuotesPanel::searchRequested, this, [this] { Q_EMIT searchRequested(m_themesQuery); });
    connect(m_quotes, &QuotesPanel::failed, this, &OverviewPage::failed);
}

void OverviewPage::build()
{
    m_filter->setPlaceholderText(tr("Of all responses. Search here as in the list, to see the figures of some: kind:business"));
    m_filter->setAccessibleName(tr("Of which responses"));
    m_filter->setClearButtonEnabled(true);
    m_fault->hide();
    m_since->hide();

    auto *column = new QVBoxLayout(m_cards);
    column->setSpacing(10);
    auto *tiles = new QHBoxLayout;
    for (const QString &test : {QString(), u"is:on-time"_s, u"is:late"_s, u"has:comment"_s, u"is:unopened"_s, u"campaign:any"_s})
        tiles->addWidget(addTile(test));
    tiles->addStretch(1);
    column->addLayout(tiles);
    column->addWidget(m_since);
    m_arrivals = addCard(tr("When they came"), {}, int(CrossCard::Shown::Chart));
    m_hours = addCard(tr("In the last hours"), tr("A day before it closes, and half a day after."), int(CrossCard::Shown::Chart));
    m_hours->hide(); // until something is known to have come then
    m_who = addCard(tr("Who answered"), {}, int(CrossCard::Shown::Chart));
    m_themes = addCard(tr("What they speak of, and what they think of it"),
                       tr("Responses by theme and stance. Click a part for what people said."), int(CrossCard::Shown::Chart));
    auto *sides = new QHBoxLayout;
    const auto side = [sides](const QString &title, QLabel *list) {
        auto *part = new QVBoxLayout;
        part->addWidget(heading(title));
        part->addWidget(list);
        part->addStretch(1);
        sides->addLayout(part, 1);
    };
    side(tr("Where opinion divides"), m_divided);
    side(tr("Said by few"), m_rare);
    side(tr("Points raised most"), m_points);
    side(tr("Campaigns"), m_campaigns);
    column->addLayout(sides);
    column->addWidget(heading(tr("Which parts of the draft draw comments")));
    column->addWidget(m_draft);
    m_sections = addCard(tr("Sections by stance"), {}, int(CrossCard::Shown::Chart));
    m_byKind = addCard(tr("Themes by kind of respondent"), {}, int(CrossCard::Shown::Heat));
    m_bySection = addCard(tr("Themes by section of the draft"), tr("Each cell counts who says both in one comment."),
                          int(CrossCard::Shown::Heat));
    column->addStretch(1);

    auto *scroll = new QScrollArea;
    scroll->setWidget(m_cards);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_across->addWidget(scroll);
    m_across->addWidget(m_quotes);
    m_across->setStretchFactor(0, 3);
    m_across->setStretchFactor(1, 2);
    m_across->setChildrenCollapsible(false);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(8, 8, 8, 0);
    page->addWidget(m_filter);
    page->addWidget(m_fault);
    page->addWidget(m_across, 1);
}

QToolButton *OverviewPage::addTile(const QString &test)
{
    auto *tile = new QToolButton;
    QFont large = tile->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    tile->setFont(large);
    tile->setAutoRaise(true);
    tile->setToolTip(tr("Lists these responses"));
    connect(tile, &QToolButton::clicked, this,
            [this, test] { Q_EMIT searchRequested(test.isEmpty() ? m_shown : withTest(m_shown, test)); });
    m_tiles.emplace_back(tile, test);
    return tile;
}

CrossCard *OverviewPage::addCard(const QString &title, const QString &explanation, int shown)
{
    auto *card = new CrossCard(title, explanation, CrossCard::Shown(shown));
    connect(card, &CrossCard::statusMessage, this, &OverviewPage::statusMessage);
    m_cards->layout()->addWidget(card);
    return card;
}

void OverviewPage::setDesk(Desk *desk)
{
    if (m_desk) // what is new is new since the consultation was last let go of
        QSettings().setValue(visitKey(*m_desk), QDateTime::currentDateTimeUtc());
    m_desk = desk;
    ++m_question;
    m_quotes->setDesk(desk);
    m_filter->clear();
    m_shown.clear();
    m_overview = {};
    m_since->hide();
    m_rest.stop();
    if (desk)
        askSince();
}

void OverviewPage::askSince()
{
    const QDateTime last = QSettings().value(visitKey(*m_desk)).toDateTime();
    if (!last.isValid())
        return;
    m_desk->ask([since = Instant{last.toMSecsSinceEpoch()}](const Desk &desk) { return newSince(desk, since); })
        .then(this, [this, last, desk = m_desk](const Result<NewSince> &counted) {
            if (desk != m_desk || !counted)
                return;
            QStringList news;
            if (counted->responses > 0)
                news << tr("%n new response(s)", nullptr, counted->responses);
            if (counted->comments > 0)
                news << tr("%n new comment(s)", nullptr, counted->comments);
            if (counted->rulings > 0)
                news << tr("%n late response(s) ruled on", nullptr, counted->rulings);
            if (counted->extensions > 0)
                news << tr("the deadline was moved");
            const QString when = QLocale().toString(last.toLocalTime(), QLocale::ShortFormat);
            m_since->setText(news.isEmpty() ? tr("Nothing has changed since you were last here, on %1.").arg(when)
                                            : tr("Since you were last here, on %1: %2.").arg(when, news.join(u", "_s)));
            m_since->show();
        });
}

void OverviewPage::setQuery(const QString &query)
{
    m_filter->setText(query);
    refresh();
}

void OverviewPage::refresh()
{
    m_rest.stop();
    if (!m_desk)
        return;
    m_desk->ask([query = query()](const Desk &desk) { return overviewOf(desk, query); })
        .then(this, [this, question = ++m_question, query = query()](const Result<Overview> &overview) {
            if (question != m_question)
                return;
            if (overview)
                m_shown = query;
            take(overview);
        });
}

void OverviewPage::take(const Result<Overview> &overview)
{
    m_fault->setVisible(!overview);
    if (!overview) {
        m_fault->setText(overview.error().message);
        if (overview.error().kind != ErrorKind::Invalid)
            Q_EMIT failed(overview.error().message, overview.error().detail);
        Q_EMIT refreshed();
        return;
    }
    m_overview = *overview;
    showTiles();
    QHash<QString, QString> sections;
    for (const Section &section : m_overview.draftSections) {
        if (!section.number.isEmpty())
            sections.insert(section.number, section.number + u' ' + section.title);
    }
    m_arrivals->setMarked(m_overview.closingDay, tr("Day on which it closes"));
    m_arrivals->setTable(m_overview.arrivals);
    m_who->setTable(m_overview.who);
    m_themes->setTable(m_overview.themes);
    m_sections->setTable(m_overview.sections, sections);
    m_byKind->setTable(m_overview.themesByKind);
    m_bySection->setTable(m_overview.themesBySection);
    m_draft->setSections(m_overview.draftSections, m_overview.draftPages);
    m_draft->setTable(m_overview.sections);
    showSides();
    askHours();
    Q_EMIT refreshed();
}

void OverviewPage::askHours()
{
    if (!m_desk)
        return;
    m_desk->ask([query = m_shown](const Desk &desk) { return arrivalsByHour(desk, query); })
        .then(this, [this, question = m_question](const Result<CrossTable> &hours) {
            if (question != m_question || !hours)
                return;
            QHash<QString, QString> labels;
            for (const QString &hour : hours->rows)
                labels.insert(hour, QLocale().toString(QDateTime::fromString(hour, u"yyyy-MM-dd HH:mm"_s), u"ddd HH:mm"_s));
            m_hours->setMarked(m_overview.closingHour, tr("Hour in which it closes"));
            m_hours->setTable(*hours, labels);
            m_hours->setVisible(hours->found > 0);
        });
}

void OverviewPage::showTiles()
{
    const int weighed = m_overview.found - m_overview.inCampaigns + m_overview.campaigns;
    const int counts[]{m_overview.found, m_overview.found - m_overview.late, m_overview.late, m_overview.commented,
                       m_overview.unopened, m_overview.inCampaigns};
    const QString names[]{m_shown.isEmpty() ? tr("responses") : tr("of %1 responses").arg(QLocale().toString(m_overview.all)),
                          tr("on time"), tr("late"), tr("with comments"), tr("opened by nobody"),
                          tr("in campaigns (each once: %1)").arg(QLocale().toString(weighed))};
    for (size_t i = 0; i < m_tiles.size(); ++i)
        m_tiles[i].first->setText(tr("%1 %2").arg(QLocale().toString(counts[i]), names[i]));
    m_tiles.back().first->setVisible(m_overview.campaigns > 0);
    m_tiles.back().first->setToolTip(tr("Every copy of a campaign's letter is counted. Counting each campaign once, the responses are %1.")
                                         .arg(QLocale().toString(weighed)));
}

void OverviewPage::showSides()
{
    QStringList divided;
    for (const DividedTheme &theme : m_overview.divided)
        divided << link(theme.theme, facetValueLabel(u"theme"_s, theme.theme))
                + u": "_s + tr("%1 for, %2 against").arg(QLocale().toString(theme.support), QLocale().toString(theme.oppose));
    m_divided->setText(divided.isEmpty() ? tr("On no theme have several spoken for and several against.")
                                         : divided.join(u"<br>"_s));
    QStringList rare;
    for (const FacetCount &theme : m_overview.rare)
        rare << link(theme.value, facetValueLabel(u"theme"_s, theme.value)) + u": "_s
                + tr("%n response(s)", nullptr, theme.count);
    QStringList points;
    for (const PointRow &row : m_overview.points) {
        points << link(QString::number(row.point.id.value), row.point.title) + u": "_s +
                      tr("%n response(s)", nullptr, row.tally.responses);
    }
    QStringList campaigns;
    for (const CampaignRow &row : m_overview.largest) {
        campaigns << link(QString::number(row.campaign.id.value), row.campaign.title) + u": "_s +
                         tr("%n response(s)", nullptr, row.size) + u", "_s + tr("%n text(s)", nullptr, row.distinct);
    }
    m_campaigns->setText(campaigns.isEmpty() ? tr("No campaign is known.") : campaigns.join(u"<br>"_s));
    m_points->setText(points.isEmpty() ? tr("No point has been made out yet.") : points.join(u"<br>"_s));
    m_rare->setText(rare.isEmpty() ? tr("Every theme that is used is used by more than three.") : rare.join(u"<br>"_s));
}

void OverviewPage::open(const CrossTable &table, const QString &row, const QString &column)
{
    QString query = m_shown;
    for (const auto &[facet, value] : {std::pair(table.rowFacet, row), std::pair(table.columnFacet, column)}) {
        if (!value.isEmpty())
            query = narrowedTo(query, facet, {value});
    }
    Q_EMIT searchRequested(query);
}

void OverviewPage::openTheme(const QString &path, const QString &stance)
{
    if (path.isEmpty() || path == u"none") {
        open(m_overview.themes, path, stance);
        return;
    }
    m_themesQuery = narrowedTo(m_shown, u"theme"_s, {path});
    if (!stance.isEmpty())
        m_themesQuery = narrowedTo(m_themesQuery, u"stance"_s, {stance});
    m_quotes->show(m_shown, path, stance.isEmpty() ? std::nullopt : fromWord<Stance>(stance));
}

} // namespace soundings
