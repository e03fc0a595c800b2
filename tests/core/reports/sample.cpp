#include "sample.h"

#include "core/consultation/words.h"

#include "tests/support/files.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace soundings::test {

using namespace Qt::StringLiterals;

Instant at(const char *iso)
{
    return toInstant(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate));
}

Consultation consultation()
{
    Consultation c;
    c.title = u"Draft Local Industrial Strategy"_s;
    c.organisation = u"Trent Vale Partnership"_s;
    c.opens = at("2020-01-10T09:00:00Z");
    c.closes = at("2020-02-10T12:00:00Z");
    c.extensions = {{at("2020-01-31T10:00:00Z"), u"Ann Hollis"_s, at("2020-02-07T12:00:00Z"), c.closes,
                     u"The draft was not reachable for three days"_s}};
    return c;
}

std::vector<Theme> themes()
{
    const ThemeId none;
    return {{{1}, none, u"Ideas"_s, {}, u"#0072b2"_s, {}, 0},
            {{2}, none, u"People"_s, {}, u"#d55e00"_s, {}, 1},
            {{3}, {2}, u"Apprenticeships"_s, {}, u"#e69f00"_s, {}, 0},
            {{4}, none, u"Places"_s, {}, u"#009e73"_s, {}, 2}};
}

std::vector<Section> sections()
{
    std::vector<Section> all;
    for (int i = 1; i <= 20; ++i)
        all.push_back({{i}, {1}, u"3.%1"_s.arg(i), u"Skills for sector %1"_s.arg(i), 1, {}, 10 + i, {}});
    return all;
}

ResponseDetail response(int number, const QString &text, int begin, int end)
{
    ResponseDetail detail;
    Response &r = detail.response;
    r.id = {number};
    r.number = number;
    r.respondent = {{number}, u"Margaret Oakes"_s, u"Oakes Pottery Cottage"_s, RespondentKind::Individual, u"Leek"_s,
                    u"m.oakes@example.org"_s};
    r.subject = u"Our views on the draft"_s;
    r.sent = at("2020-02-10T11:58:00Z");
    r.received = at("2020-02-10T12:00:01Z");
    r.evidence = Evidence::ReceivedHeader;
    r.timeliness = Timeliness::Late;
    r.lateRuling = LateRuling::Accepted;
    r.lateReason = u"Held by our own server"_s;
    r.original = QByteArray(32, '\x5a');
    r.source = u"inbox/margaret-oakes.eml"_s;
    r.hops = {{u"mx.oakes.example.org"_s, u"mail.trentvale.example"_s, r.received}};
    Part message;
    message.id = {number * 10};
    message.type = u"text/plain"_s;
    message.text = text;
    message.state = TextState::Read;
    Part attachment;
    attachment.id = {number * 10 + 1};
    attachment.kind = PartKind::Attachment;
    attachment.index = 1;
    attachment.name = u"Oakes response.docx"_s;
    attachment.type = u"application/vnd.openxmlformats-officedocument.wordprocessingml.document"_s;
    attachment.bytes = 23120;
    r.parts = {message, attachment};
    Comment on;
    on.id = {number};
    on.response = r.id;
    on.passage = Passage{message.id, begin, end};
    on.themes = {{3}};
    on.sections = {{2}};
    on.stance = Stance::Support;
    on.note = u"Asks for more places"_s;
    on.author = u"Ann Hollis"_s;
    on.at = at("2020-02-12T10:00:00Z");
    Comment whole = on;
    whole.id = {number + 1000};
    whole.passage.reset();
    whole.themes = {{4}};
    whole.note.clear();
    detail.comments = {on, whole};
    return detail;
}

reports::SummaryInput summary()
{
    reports::SummaryInput in;
    in.consultation = consultation();
    in.draft = u"Draft of 10 January 2020"_s;
    in.counts.responses = 140;
    in.counts.onTime = 80;
    in.counts.late = 60;
    in.counts.lateAccepted = 20;
    in.counts.lateSetAside = 1;
    in.counts.comments = 345;
    in.counts.journal = 1234;
    for (int day = 10; day <= 31; day += 2)
        in.byDay.push_back({u"2020-01-%1"_s.arg(day), day});
    in.byDay.push_back({u"2020-02-10"_s, 57});
    in.byKind = {{u"business"_s, 61}, {u"individual"_s, 50}, {u"local-authority"_s, 12},
                 {u"further-or-higher-education"_s, 9}, {u"voluntary-sector"_s, 8}};
    in.byChannel = {{u"email"_s, 120}, {u"letter"_s, 20}};
    for (int i = 0; i < 60; ++i) {
        in.late.push_back({reference(200 + i), at("2020-02-10T11:59:00Z"), at("2020-02-10T12:00:01Z"),
                           i < 20 ? LateRuling::Accepted : LateRuling::None,
                           i % 3 == 0 ? u"The sender's server held the message back, and its log shows so"_s : u""_s});
    }
    int n = 90;
    for (const Theme &theme : themes()) {
        in.themes.push_back({theme, theme.id.value == 3 ? u"People/Apprenticeships"_s : theme.name,
                             theme.id.value == 3 ? 1 : 0, n, n - 10, n / 3, n / 2, n / 5, 3, 4});
        for (const char *kind : {"business", "individual", "local-authority", "further-or-higher-education",
                                 "public-body", "voluntary-sector", "trade-body", "elected-member", "other"})
            in.themeByKind.push_back({theme.name, QString::fromLatin1(kind), n / 7});
        n -= 17;
    }
    for (const Section &section : sections())
        in.sections.push_back({section, int(section.id.value) * 3});
    in.unreadable = {{{1}, u"inbox/0113.eml"_s, {}, u"The file is empty"_s, at("2020-02-11T09:00:00Z")}};
    for (int i = 1; i <= 90; ++i)
        in.organisations.push_back(u"Organisation %1 Limited"_s.arg(i));
    in.individuals = 50;
    in.confidential = 2;
    in.anonymous = 1;
    in.journalHead = QByteArray(32, '\xab');
    in.made = at("2020-02-20T15:30:00Z");
    return in;
}

reports::ResponseReportInput context()
{
    return {consultation(), themes(), sections(), {}, at("2020-02-20T15:30:00Z"), {}};
}

QStringList realTexts()
{
    const QString folder = corpora(u"labelled/gambling_XS/inputs"_s);
    QStringList texts;
    for (const QString &part : {u"question_part_1"_s, u"question_part_2"_s}) {
        if (folder.isEmpty())
            break;
        for (const QByteArray &line : readFile(folder + u'/' + part + u"/responses.jsonl"_s).split('\n')) {
            const QString text = QJsonDocument::fromJson(line).object().value(u"response"_s).toString();
            if (!text.isEmpty())
                texts += text;
        }
    }
    return texts;
}

} // namespace soundings::test
