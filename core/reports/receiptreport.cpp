#include "core/reports/receiptreport.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/reports/text.h"

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr auto tr = [](const char *text) { return Words::tr(text); };

class ReceiptPage
{
public:
    explicit ReceiptPage(const Receipt &receipt)
        : m_in(receipt)
        , m_zone(receipt.consultation.zone)
    {}

    Report build()
    {
        const Response &r = m_in.response;
        m_report.title = tr("Receipt of %1").arg(reference(r.number));
        m_report.subtitle = m_in.consultation.title;
        m_report.organisation = m_in.consultation.organisation;
        m_report.runningHead = m_report.title;
        m_report.zone = m_zone;
        receipt();
        oddities();
        way();
        corrections();
        deadline();
        kept();
        return std::move(m_report);
    }

private:
    void add(Block block) { m_report.blocks.push_back(std::move(block)); }
    void heading(const QString &text) { add(Heading{1, text}); }
    void say(const QString &text) { add(Paragraph{{{text}}, Voice::Body}); }
    [[nodiscard]] QString time(Instant instant) const { return localTime(instant, m_zone); }
    [[nodiscard]] Cell shortTime(Instant instant) const { return timed(instant, m_zone); }

    void receipt()
    {
        const Response &r = m_in.response;
        Facts facts;
        facts.facts = {{tr("From"), displayName(r.respondent)},
                       {tr("Subject"), r.subject.isEmpty() ? tr("(no subject)") : r.subject},
                       {tr("Came by"), label(r.channel)},
                       r.sent ? timedFact(tr("Sent"), *r.sent, m_zone) : Fact{tr("Sent"), tr("not stated")},
                       timedFact(tr("Received"), r.received, m_zone),
                       {tr("Evidence"), evidenceSentence(m_in)},
                       {tr("Timeliness"), timelinessSentence(m_in)}};
        if (r.timeliness == Timeliness::Late) {
            facts.facts.push_back({tr("Ruling"), r.lateReason.isEmpty()
                                                     ? label(r.lateRuling)
                                                     : u"%1: %2"_s.arg(label(r.lateRuling), r.lateReason)});
        }
        if (r.duplicateOf > 0) {
            facts.facts.push_back(
                {tr("Set aside"),
                 tr("As a duplicate of %1: %2").arg(reference(r.duplicateOf), r.duplicateReason)});
        }
        add(facts);
    }

    void oddities()
    {
        if (m_in.oddities.empty())
            return;
        heading(tr("What does not fit"));
        List list;
        for (const Oddity &oddity : m_in.oddities)
            list.items.push_back({{oddity.sentence}});
        add(list);
    }

    void way()
    {
        const std::vector<Stamp> &hops = m_in.stamps.hops;
        heading(tr("The way it took"));
        if (hops.empty()) {
            say(m_in.isMail ? tr("No mail server's stamp stands in the message.")
                            : tr("It did not come by mail: no server's stamp stands on it."));
            return;
        }
        Table table;
        table.caption = tr("Hops as the “Received” headers state them, the first on the way first");
        table.columns = {{tr("Hop"), {}, 0.5}, {tr("From"), {}, 2.2},       {tr("By"), {}, 2.2},
                         {tr("Time"), {}, 2},  {tr("As written"), {}, 2.4}, {tr("Remark"), {}, 1.6}};
        for (size_t place = hops.size(); place-- > 0;) {
            const Stamp &stamp = hops[place];
            table.rows.push_back({counted(qint64(hops.size() - place)), stamp.hop.from, stamp.hop.by,
                                  stamp.hop.at ? shortTime(*stamp.hop.at) : Cell(u"–"_s), stamp.written,
                                  remark(place)});
        }
        add(table);
    }

    [[nodiscard]] QString remark(size_t hop) const
    {
        QStringList remarks;
        for (const Oddity &oddity : m_in.oddities) {
            if (oddity.hop == hop)
                remarks << shortName(oddity.kind);
        }
        return remarks.join(u", "_s);
    }

    static QString shortName(Oddity::Kind kind)
    {
        switch (kind) {
        case Oddity::Kind::SentAfterReceived:
            return tr("sent after received");
        case Oddity::Kind::HopsOutOfOrder:
            return tr("out of order");
        case Oddity::Kind::NoZone:
            return tr("no zone");
        case Oddity::Kind::InTheFuture:
            return tr("in the future");
        case Oddity::Kind::Absurd:
            return tr("can't be read");
        case Oddity::Kind::NoTime:
            return tr("no time");
        case Oddity::Kind::LongWay:
            return tr("long on its way");
        }
        return {};
    }

    void corrections()
    {
        if (!m_in.corrections.empty()) {
            heading(tr("Corrections of the time of receipt"));
            Table table;
            table.caption = tr("Each correction, oldest first");
            table.columns = {{tr("Recorded"), {}, 2},
                             {tr("By"), {}, 1.2},
                             {tr("From"), {}, 2},
                             {tr("To"), {}, 2},
                             {tr("Reason"), {}, 3}};
            for (const ReceiptCorrection &c : m_in.corrections)
                table.rows.push_back(
                    {shortTime(c.at), c.by, shortTime(c.before), shortTime(c.after), c.reason});
            add(table);
        }
        if (m_in.judgements.empty())
            return;
        heading(tr("Rulings on lateness"));
        Table table;
        table.caption = tr("Each ruling, oldest first");
        table.columns = {
            {tr("Recorded"), {}, 2}, {tr("By"), {}, 1.2}, {tr("Ruling"), {}, 2}, {tr("Reason"), {}, 4}};
        for (const LateJudgement &j : m_in.judgements)
            table.rows.push_back({shortTime(j.at), j.by, label(j.ruling), j.reason});
        add(table);
    }

    void deadline()
    {
        heading(tr("The deadline it was held against"));
        const Consultation &c = m_in.consultation;
        say(tr("The consultation closes at %1; what is received at that time or before is on time.")
                .arg(time(c.closes)));
        if (c.extensions.empty())
            return;
        List list;
        for (const Extension &e : c.extensions) {
            list.items.push_back({{tr("Moved from %1 to %2 by %3, on %4: %5")
                                       .arg(time(e.before), time(e.after), e.by, time(e.at), e.reason)}});
        }
        add(list);
    }

    void kept()
    {
        const Response &r = m_in.response;
        heading(tr("What is kept"));
        Facts facts;
        facts.facts = {{tr("Source"), r.source},
                       {tr("Taken in"), tr("%1, by %2").arg(time(m_in.stamps.takenIn), m_in.takenInBy)},
                       {tr("Original"), tr("%1 bytes, exactly as received").arg(count(m_in.originalBytes))},
                       {tr("SHA-256"), QString::fromLatin1(r.original.toHex())}};
        if (!r.messageId.isEmpty())
            facts.facts.push_back({tr("Message-ID"), r.messageId});
        add(facts);
    }

    const Receipt &m_in;
    const QByteArray &m_zone;
    Report m_report;
};

} // namespace

Report receiptReport(const Receipt &receipt, Instant made, const QByteArray &journalHead)
{
    Report report = ReceiptPage(receipt).build();
    report.made = made;
    report.journalHead = QString::fromLatin1(journalHead.toHex());
    return report;
}

} // namespace soundings::reports
