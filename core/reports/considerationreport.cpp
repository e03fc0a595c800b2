#include "core/reports/considerationreport.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/reports/text.h"

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr auto tr = [](const char *text) { return Words::tr(text); };

QString timelinessOf(const ConsiderationRow &row)
{
    return row.timeliness == Timeliness::OnTime || row.lateRuling == LateRuling::None
               ? label(row.timeliness)
               : u"%1, %2"_s.arg(label(row.timeliness), label(row.lateRuling));
}

QString whoOf(const ConsiderationRow &row, bool anonymous)
{
    if (!anonymous)
        return displayName(row.respondent);
    const RespondentKind kind = row.respondent.kind;
    return label(kind == RespondentKind::Unknown ? RespondentKind::Individual : kind);
}

Table table(const QString &caption, std::vector<Column> columns)
{
    Table made;
    made.caption = caption;
    made.columns = std::move(columns);
    return made;
}

} // namespace

ConsiderationReport::ConsiderationReport(ConsiderationInput input)
    : m_input(std::move(input))
    , m_responses(table(tr("Every response"),
                        {{tr("Response"), {}, 1},
                         {m_input.anonymous ? tr("Kind") : tr("From"), {}, 2},
                         {tr("Received"), {}, 3.2},
                         {tr("Timeliness"), {}, 1.2},
                         {tr("Opened by"), {}, 1.9},
                         {tr("Times"), Alignment::End, 0.8},
                         {tr("In view"), Alignment::End, 1.1},
                         {tr("Comments"), Alignment::End, 1.1},
                         {tr("Status"), {}, 1.1},
                         {tr("Receipt sent"), {}, 2.4}}))
    , m_viewings(table(tr("Every time that a response was opened"),
                       {{tr("Response"), {}, 1}, {tr("Opened"), {}, 2}, {tr("By"), {}, 2},
                        {tr("In view"), Alignment::End, 1.2}, {tr("Seconds"), Alignment::End, 1}}))
    , m_comments(table(tr("What was said about it"),
                       {{tr("Response"), {}, 1}, {tr("Made"), {}, 2}, {tr("By"), {}, 1.6}, {tr("On"), {}, 1.4},
                        {tr("Themes"), {}, 3}, {tr("Stance"), {}, 1.2}}))
    , m_points(table(tr("The points it raises, and what was decided"),
                     {{tr("Response"), {}, 1}, {tr("Point"), {}, 3}, {tr("Decision"), {}, 1.4}, {tr("Reply"), {}, 3.2},
                      {tr("Sections that change"), {}, 1.6}, {tr("Decided"), {}, 1.7}}))
    , m_steps(table(tr("Status, receipts and rulings"),
                    {{tr("Response"), {}, 1}, {tr("At"), {}, 2}, {tr("By"), {}, 1.6}, {tr("What"), {}, 4},
                     {tr("Journal entry"), Alignment::End, 1.2}}))
{
    for (const Theme &theme : m_input.themes)
        m_themes.insert(theme.id, theme.name);
}

QString ConsiderationReport::member(const QString &name)
{
    if (!m_input.anonymous || name.isEmpty())
        return name;
    QString &called = m_members[name];
    if (called.isEmpty())
        called = tr("Team member %1").arg(m_members.size());
    return called;
}

QString ConsiderationReport::nameOf(const ConsiderationRow &row) const
{
    return m_input.anonymous ? m_input.publicIds.value(row.id, reference(row.number)) : reference(row.number);
}

QString ConsiderationReport::themesOf(const Comment &comment) const
{
    QStringList names;
    for (const ThemeId theme : comment.themes)
        names << m_themes.value(theme);
    return names.join(u", "_s);
}

void ConsiderationReport::addRow(const ConsiderationRow &row)
{
    const QByteArray &zone = m_input.consultation.zone;
    QStringList people;
    for (const QString &name : row.people)
        people << member(name);
    ++m_included;
    m_commented += row.comments > 0;
    m_acknowledged += row.acknowledged.has_value();
    if (row.times == 0)
        m_unopened << nameOf(row);
    m_responses.rows.push_back({nameOf(row), whoOf(row, m_input.anonymous), timed(row.received, zone),
                                timelinessOf(row),
                                people.isEmpty() ? tr("nobody") : people.join(u", "_s), counted(row.times), lasting(row.seconds), counted(row.comments),
                                label(row.status),
                                row.acknowledged ? timed(*row.acknowledged, zone) : Cell(tr("no"))});
}

void ConsiderationReport::add(const std::vector<ConsiderationRow> &rows, const std::vector<Viewing> &viewings,
                              const std::vector<Comment> &comments, const std::vector<ConsiderationStep> &steps)
{
    const QByteArray &zone = m_input.consultation.zone;
    QHash<ResponseId, QString> references;
    QHash<ResponseId, QString> inside; ///< as the team calls them
    for (const ConsiderationRow &row : rows) {
        if (m_input.anonymous && row.confidentiality == Confidentiality::Confidential) {
            ++m_leftOut;
            continue;
        }
        references.insert(row.id, nameOf(row));
        inside.insert(row.id, reference(row.number));
        addRow(row);
    }
    const auto known = [&](ResponseId id) { return references.contains(id); };
    for (const Viewing &viewing : viewings) {
        if (known(viewing.response))
            m_viewings.rows.push_back({references[viewing.response], timed(viewing.opened, zone),
                                       member(viewing.person), lasting(viewing.seconds), counted(viewing.seconds)});
    }
    QHash<ResponseId, std::vector<PointId>> raised;
    for (const Comment &comment : comments) {
        std::vector<PointId> &points = raised[comment.response];
        points.insert(points.end(), comment.points.begin(), comment.points.end());
        if (known(comment.response))
            m_comments.rows.push_back({references[comment.response], timed(comment.at, zone),
                                       member(comment.author),
                                       comment.passage ? tr("a passage") : tr("the whole response"), themesOf(comment),
                                       comment.stance == Stance::None ? QString() : label(comment.stance)});
    }
    for (const ConsiderationRow &row : rows) {
        if (known(row.id))
            addPoints(references[row.id], raised.value(row.id));
    }
    for (const ConsiderationStep &step : steps) {
        if (!known(step.response))
            continue;
        QString what = m_input.anonymous ? step.what.section(u": "_s, 0, 0) : step.what; // reasons may name people
        what.replace(inside[step.response], references[step.response]);
        m_steps.rows.push_back({references[step.response], timed(step.at, zone), member(step.by), what,
                                counted(step.entry)});
    }
}

void ConsiderationReport::addPoints(const QString &reference, const std::vector<PointId> &points)
{
    for (const Point &point : m_input.points) {
        if (std::find(points.begin(), points.end(), point.id) == points.end())
            continue;
        const Decision &d = point.decision;
        QStringList sections;
        for (const SectionId section : d.sections)
            sections << m_input.sections.value(section);
        m_points.rows.push_back({reference, point.title, label(d.outcome), d.reply, sections.join(u"; "_s),
                                 d.at == Instant() ? Cell(QString()) : timed(d.at, m_input.consultation.zone)});
    }
}

Report ConsiderationReport::finish() &&
{
    Report report;
    const Consultation &c = m_input.consultation;
    report.title = tr("Consideration record");
    report.subtitle = c.title;
    report.organisation = c.organisation;
    report.runningHead = u"%1: %2"_s.arg(report.title, c.title);
    report.made = m_input.made;
    report.zone = c.zone;
    report.journalHead = QString::fromLatin1(m_input.journalHead.toHex());
    const auto add = [&](Block block) { report.blocks.push_back(std::move(block)); };
    const auto say = [&](const QString &text, Voice voice = Voice::Body) { add(Paragraph{{{text}}, voice}); };

    say(tr("For each response: when it came, when and by whom it was opened and how long it was in view, what was said "
           "about it, and what was done. A response is in view while it stands open in the window and somebody is at "
           "work there; two minutes without a key or the mouse stop the count, and less than two seconds are not "
           "written down.") +
            (m_input.scope.isEmpty() ? QString() : u' ' + m_input.scope),
        Voice::Aside);
    if (m_leftOut > 0)
        say(countOf(m_leftOut, tr("response given in confidence is left out."),
                    tr("responses given in confidence are left out.")),
            Voice::Aside);
    const int unopened = int(m_unopened.size());
    add(Figures{{countedFact(tr("responses"), m_included),
                 countedFact(tr("opened by somebody"), m_included - unopened),
                 countedFact(tr("opened by nobody"), unopened),
                 countedFact(tr("with comments"), m_commented),
                 countedFact(tr("with a receipt sent"), m_acknowledged)}});
    if (unopened > 0) {
        add(Heading{1, tr("Opened by nobody")});
        say(m_unopened.join(u", "_s));
    }
    const std::pair<QString, Table *> parts[]{{tr("Responses"), &m_responses},
                                             {tr("Who opened them"), &m_viewings},
                                             {tr("Comments"), &m_comments},
                                             {tr("Points and decisions"), &m_points},
                                             {tr("What was done"), &m_steps}};
    for (const auto &[title, part] : parts) {
        add(Heading{1, title});
        if (part->rows.empty())
            say(tr("There is nothing on record."));
        else
            add(std::move(*part));
    }
    return report;
}

} // namespace soundings::reports
