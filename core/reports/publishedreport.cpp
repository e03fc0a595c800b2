#include "core/reports/publishedreport.h"

#include "core/consultation/labels.h"
#include "core/reports/markedtext.h"
#include "core/reports/text.h"

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr auto tr = [](const char *text) { return Words::tr(text); };

RespondentKind kindOf(const Respondent &respondent)
{
    const bool person = respondent.kind == RespondentKind::Unknown && respondent.organisation.isEmpty();
    return person ? RespondentKind::Individual : respondent.kind;
}

/// The organisation, or else the person, of who may be named.
QString whoOf(const Respondent &respondent)
{
    return respondent.organisation.isEmpty() ? respondent.name : respondent.organisation;
}

QString titleOf(const Part &part)
{
    switch (part.kind) {
    case PartKind::Message: return tr("Text");
    case PartKind::Answer: return part.question.isEmpty() ? tr("Answer") : part.question;
    case PartKind::Attachment: return tr("Text of %1").arg(part.name);
    }
    return {};
}

Report framed(const QString &title, const PublishedContext &context)
{
    Report report;
    report.title = title;
    report.subtitle = context.consultation.title;
    report.organisation = context.consultation.organisation;
    report.runningHead = u"%1: %2"_s.arg(title, context.consultation.title);
    report.made = context.made;
    report.zone = context.consultation.zone;
    return report;
}

void addFacts(Report &report, const PublishedResponse &one, const QByteArray &zone)
{
    const Response &r = one.detail.response;
    Facts facts;
    const auto fact = [&](const QString &name, const QString &value) {
        if (!value.trimmed().isEmpty())
            facts.facts.push_back({name, value});
    };
    fact(tr("Respondent"), r.respondent.name);
    fact(tr("Organisation"), r.respondent.organisation);
    fact(tr("Kind"), label(kindOf(r.respondent)));
    fact(tr("Place"), r.respondent.place);
    fact(tr("Received"), localDate(r.received, zone)); // the very second would tell those who keep mail logs
    if (r.signatories > 1)
        facts.facts.push_back(countedFact(tr("Signatories"), r.signatories));
    fact(tr("Themes"), one.themes.join(u", "_s));
    report.blocks.push_back(facts);
}

void addTexts(Report &report, const Response &response)
{
    bool any = false;
    for (const Part &part : response.parts) {
        if (part.text.trimmed().isEmpty())
            continue;
        any = true;
        report.blocks.push_back(Heading{2, titleOf(part)});
        for (Paragraph &paragraph : markedText(part.text, {}))
            report.blocks.push_back(std::move(paragraph));
    }
    if (!any)
        report.blocks.push_back(Paragraph{{{tr("This response has no text that could be read."), false, true}}, Voice::Body});
}

} // namespace

Report publishedReport(const std::vector<PublishedResponse> &responses, const PublishedContext &context)
{
    Report report = framed(responses.size() == 1 ? tr("Response %1").arg(responses.front().identifier) : tr("Responses"), context);
    report.blocks.push_back(Paragraph{{{tr("Where a bar (█████) stands, words were taken out, such as names of people, addresses "
                                           "and telephone numbers. Behind it stands what they were.")}},
                                      Voice::Aside});
    for (size_t i = 0; i < responses.size(); ++i) {
        const PublishedResponse &one = responses[i];
        const Response &r = one.detail.response;
        if (i > 0)
            report.blocks.push_back(PageBreak{});
        const QString who = whoOf(r.respondent);
        report.blocks.push_back(Heading{1, u"%1 · %2"_s.arg(one.identifier, who.isEmpty() ? label(kindOf(r.respondent)) : who)});
        if (const QString subject = r.subject.simplified(); !subject.isEmpty())
            report.blocks.push_back(Paragraph{{{subject, true}}, Voice::Body});
        addFacts(report, one, report.zone);
        addTexts(report, r);
    }
    return report;
}

Report publishedIndex(const std::vector<PublishedResponse> &responses, int leftOut, const PublishedContext &context)
{
    Report report = framed(tr("Index of responses"), context);
    QString counts = countOf(int(responses.size()), tr("response"), tr("responses")) + u'.';
    if (leftOut > 0)
        counts += u' ' + countOf(leftOut, tr("response given in confidence is left out."),
                                 tr("responses given in confidence are left out."));
    report.blocks.push_back(Paragraph{{{counts}}, Voice::Aside});
    Table table;
    table.caption = tr("Responses");
    table.columns = {{tr("Response"), {}, 1}, {tr("Kind"), {}, 1.6}, {tr("Respondent"), {}, 2},
                     {tr("Received"), {}, 1.4}, {tr("Themes"), {}, 2.6}};
    for (const PublishedResponse &one : responses) {
        const Response &r = one.detail.response;
        Cell name(one.identifier);
        name.leadsTo = one.file;
        table.rows.push_back({name, label(kindOf(r.respondent)), whoOf(r.respondent), localDate(r.received, report.zone),
                              one.themes.join(u", "_s)});
    }
    report.blocks.push_back(std::move(table));
    return report;
}

} // namespace soundings::reports
