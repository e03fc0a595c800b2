#include "core/reports/responsereport.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/reports/markedtext.h"
#include "core/reports/text.h"

#include <unordered_map>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr auto tr = [](const char *text) { return Words::tr(text); };

QString sizeText(qint64 bytes)
{
    if (bytes < 1024)
        return countOf(int(bytes), tr("byte"), tr("bytes"));
    if (bytes < 1024 * 1024)
        return tr("%1 KB").arg((bytes + 512) / 1024);
    return tr("%1 MB").arg(double(bytes) / (1024.0 * 1024.0), 0, 'f', 1);
}

/// So much of a passage as recalls it; the whole stands in the text above.
QString shortened(const QString &text)
{
    constexpr qsizetype most = 360;
    const QString line = text.simplified();
    if (line.size() <= most)
        return line;
    qsizetype cut = line.lastIndexOf(u' ', most);
    cut = cut < most / 2 ? most : cut;
    if (line[cut - 1].isHighSurrogate())
        --cut;
    return line.left(cut) + u" …"_s;
}

/// One response as blocks.
class OneResponse
{
public:
    OneResponse(const ResponseDetail &detail, const QString &name, const ResponseReportInput &input,
                const ResponseReportOptions &options)
        : m_response(detail.response)
        , m_comments(detail.comments)
        , m_name(name)
        , m_input(input)
        , m_zone(input.consultation.zone)
        , m_anonymous(options.anonymous)
    {}

    std::vector<Block> build()
    {
        add(Heading{1, u"%1 · %2"_s.arg(m_name, who())});
        if (const QString subject = m_response.subject.simplified(); !subject.isEmpty())
            add(Paragraph{{{subject, true}}, Voice::Body});
        facts();
        hops();
        texts();
        comments();
        attachments();
        return std::move(m_blocks);
    }

private:
    void add(Block block) { m_blocks.push_back(std::move(block)); }

    [[nodiscard]] QString who() const
    {
        const Respondent &r = m_response.respondent;
        if (!m_anonymous)
            return displayName(r);
        return r.organisation.isEmpty() ? label(r.kind == RespondentKind::Unknown ? RespondentKind::Individual : r.kind)
                                        : r.organisation;
    }

    void facts()
    {
        const Response &r = m_response;
        Facts facts;
        const auto fact = [&](const QString &name, const QString &value) {
            if (!value.trimmed().isEmpty())
                facts.facts.push_back({name, value});
        };
        fact(tr("Respondent"), r.respondent.name); // what is withheld is empty
        fact(tr("Kind"), label(r.respondent.kind));
        fact(tr("Organisation"), r.respondent.organisation);
        fact(tr("Place"), r.respondent.place);
        fact(tr("Address"), r.respondent.address);
        facts.facts.push_back(timedFact(tr("Received"), r.received, m_zone));
        fact(tr("Evidence"), label(r.evidence, r.channel));
        if (r.sent)
            facts.facts.push_back(timedFact(tr("Sent"), *r.sent, m_zone));
        fact(tr("Timeliness"), timeliness());
        fact(tr("Channel"), label(r.channel));
        fact(tr("Status"), label(r.status));
        fact(tr("Assigned to"), r.assignee);
        if (r.confidentiality != Confidentiality::MayPublish)
            fact(tr("Publication"), label(r.confidentiality));
        if (r.signatories > 1)
            facts.facts.push_back(countedFact(tr("Signatories"), r.signatories));
        fact(tr("Source"), r.source);
        fact(tr("SHA-256 of the original"), QString::fromLatin1(r.original.toHex()));
        add(facts);
    }

    [[nodiscard]] QString timeliness() const
    {
        if (m_response.timeliness == Timeliness::OnTime)
            return label(Timeliness::OnTime);
        QString text = m_response.lateRuling == LateRuling::None
                           ? u"%1. %2"_s.arg(label(Timeliness::Late), label(LateRuling::None))
                           : label(m_response.lateRuling);
        if (!m_response.lateReason.isEmpty())
            text += u": "_s + m_response.lateReason;
        if (m_response.sent && *m_response.sent <= m_input.consultation.closes)
            text += tr(" (sent before the closing time, received after it)");
        return text;
    }

    void hops()
    {
        if (m_response.hops.empty())
            return;
        Table table;
        table.caption = tr("How the message came, last server first");
        table.columns = {{tr("Taken in by"), {}, 3}, {tr("From"), {}, 3}, {tr("At"), {}, 2.8}};
        for (const Hop &hop : m_response.hops)
            table.rows.push_back({hop.by, hop.from, hop.at ? timed(*hop.at, m_zone) : Cell(tr("not known"))});
        add(table);
    }

    void texts()
    {
        bool any = false;
        for (const Part &part : m_response.parts) {
            if (part.text.trimmed().isEmpty())
                continue;
            any = true;
            add(Heading{2, titleOf(part)});
            for (Paragraph &paragraph : markedText(part.text, markedIn(part)))
                add(std::move(paragraph));
        }
        if (!any)
            add(Paragraph{{{tr("This response has no text that could be read."), false, true}}, Voice::Body});
    }

    [[nodiscard]] QString titleOf(const Part &part) const
    {
        switch (part.kind) {
        case PartKind::Message: return tr("Text");
        case PartKind::Answer: return part.question.isEmpty() ? tr("Answer") : part.question;
        case PartKind::Attachment: return tr("Text of %1").arg(nameOf(part));
        }
        return {};
    }

    [[nodiscard]] static QString nameOf(const Part &part)
    {
        return part.name.isEmpty() ? tr("attachment %1").arg(part.index) : part.name;
    }

    [[nodiscard]] const Theme *theme(ThemeId id) const
    {
        const auto found = std::find_if(m_input.themes.begin(), m_input.themes.end(),
                                        [id](const Theme &t) { return t.id == id; });
        return found == m_input.themes.end() ? nullptr : &*found;
    }

    [[nodiscard]] QString colourOf(const Comment &comment) const
    {
        const Theme *first = comment.themes.empty() ? nullptr : theme(comment.themes.front());
        return first && !first->colour.isEmpty() ? first->colour : u"#5a616a"_s;
    }

    std::vector<Marked> markedIn(const Part &part)
    {
        std::vector<Marked> marked;
        for (size_t i = 0; i < m_comments.size(); ++i) {
            const Comment &c = m_comments[i];
            if (!c.passage || c.passage->part != part.id)
                continue;
            const qsizetype begin = toUtf16(part.text, c.passage->begin);
            const qsizetype end = toUtf16(part.text, c.passage->end);
            marked.push_back({begin, end, colourOf(c), int(i) + 1});
            m_quotes.emplace(i, shortened(part.text.mid(begin, end - begin)));
        }
        return marked;
    }

    void comments()
    {
        add(Heading{2, tr("Comments")});
        if (m_comments.empty()) {
            add(Paragraph{{{tr("No comment has been made on this response.")}}, Voice::Body});
            return;
        }
        for (size_t i = 0; i < m_comments.size(); ++i)
            comment(i);
    }

    void comment(size_t i)
    {
        const Comment &c = m_comments[i];
        Quotation quotation;
        quotation.marker = u"[%1]"_s.arg(i + 1);
        const auto quote = m_quotes.find(i);
        quotation.text = quote != m_quotes.end() ? quote->second : tr("On the whole response");
        for (ThemeId id : c.themes) {
            if (const Theme *found = theme(id))
                quotation.themes.push_back({pathOf(*found), found->colour});
        }
        if (c.stance != Stance::None)
            quotation.stance = label(c.stance);
        quotation.note = c.note;
        QStringList origin;
        for (SectionId id : c.sections) {
            const auto s = std::find_if(m_input.sections.begin(), m_input.sections.end(),
                                        [id](const Section &section) { return section.id == id; });
            if (s != m_input.sections.end()) {
                origin += tr("Section %1, page %2")
                              .arg(u"%1 %2"_s.arg(s->number, s->title).trimmed(), count(s->page + 1));
            }
        }
        if (!c.author.isEmpty())
            origin += c.author;
        if (c.origin != Origin::Person)
            origin += label(c.origin);
        origin += localDate(c.at, m_zone);
        quotation.attribution = origin.join(u" · "_s);
        add(quotation);
    }

    [[nodiscard]] QString pathOf(const Theme &leaf) const
    {
        QString path = leaf.name;
        const Theme *at = &leaf;
        for (size_t depth = 0; at->parent.isValid() && depth < m_input.themes.size(); ++depth) {
            const Theme *parent = theme(at->parent);
            if (!parent)
                break;
            path = parent->name + u'/' + path;
            at = parent;
        }
        return path;
    }

    void attachments()
    {
        Table table;
        table.caption = tr("Attachments");
        table.columns = {{tr("Name"), {}, 3}, {tr("Type"), {}, 3}, {tr("Size"), Alignment::End, 1},
                         {tr("Text"), {}, 2.4}};
        for (const Part &part : m_response.parts) {
            if (part.kind != PartKind::Attachment)
                continue;
            QString state = part.confidence < 0 ? tr("read, above")
                                                : tr("recognised in a picture, above (%1 % sure)").arg(part.confidence);
            if (part.state == TextState::NoText)
                state = tr("none");
            else if (part.state == TextState::Unreadable)
                state = part.reason.isEmpty() ? tr("could not be read") : part.reason;
            table.rows.push_back({nameOf(part), part.type, sizeText(part.bytes), state});
        }
        if (!table.rows.empty())
            add(table);
    }

    const Response &m_response;
    const std::vector<Comment> &m_comments;
    const QString &m_name; ///< by which its readers know it
    const ResponseReportInput &m_input;
    const QByteArray &m_zone;
    const bool m_anonymous;
    std::unordered_map<size_t, QString> m_quotes;     ///< by the comment's place
    std::vector<Block> m_blocks;
};

} // namespace

ResponseReport::ResponseReport(ResponseReportInput input, ResponseReportOptions options)
    : m_input(std::move(input))
    , m_options(options)
{}

void ResponseReport::add(const ResponseDetail &detail, const redaction::Judged &judged, const QString &publicId)
{
    std::optional<ResponseDetail> clean;
    if (m_options.anonymous) {
        clean = redaction::cleared(detail, judged, redaction::Edition::Anonymous);
        if (!clean) {
            ++m_leftOut;
            return;
        }
    }
    const ResponseDetail &told = clean ? *clean : detail;
    const QString name = m_options.anonymous && !publicId.isEmpty() ? publicId : reference(told.response.number);
    if (m_options.onePerPage && m_included > 0)
        m_blocks.push_back(PageBreak{});
    ++m_included;
    m_comments += int(told.comments.size());
    m_only = m_included == 1 ? name : QString();
    std::vector<Block> blocks = OneResponse(told, name, m_input, m_options).build();
    std::move(blocks.begin(), blocks.end(), std::back_inserter(m_blocks));
}

Report ResponseReport::finish() &&
{
    Report report;
    const Consultation &c = m_input.consultation;
    report.title = m_only.isEmpty() ? tr("Responses") : tr("Response %1").arg(m_only);
    report.subtitle = c.title;
    report.organisation = c.organisation;
    report.runningHead = u"%1: %2"_s.arg(report.title, c.title);
    report.made = m_input.made;
    report.zone = c.zone;
    report.journalHead = QString::fromLatin1(m_input.journalHead.toHex());

    const auto say = [&](const QString &text) { report.blocks.push_back(Paragraph{{{text}}, Voice::Aside}); };
    QString counts = u"%1, %2."_s.arg(countOf(m_included, tr("response"), tr("responses")),
                                      countOf(m_comments, tr("comment"), tr("comments")));
    if (!m_input.scope.isEmpty())
        counts += u' ' + m_input.scope;
    say(counts);
    if (m_options.anonymous) {
        say(tr("Made for readers outside the team: names of people, addresses, signatures and the way of delivery "
               "are left out, as they were found by rules, which can miss one, and by the team. Read it before it is "
               "published."));
    }
    if (m_leftOut > 0)
        say(countOf(m_leftOut, tr("response given in confidence is left out."),
                    tr("responses given in confidence are left out.")));
    std::move(m_blocks.begin(), m_blocks.end(), std::back_inserter(report.blocks));
    return report;
}

Report responseReport(const std::vector<ResponseDetail> &responses, ResponseReportInput input,
                      ResponseReportOptions options)
{
    ResponseReport report(std::move(input), options);
    for (const ResponseDetail &detail : responses)
        report.add(detail);
    return std::move(report).finish();
}

} // namespace soundings::reports
