#include "core/redaction/clearing.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace soundings::redaction {

namespace {

using namespace Qt::StringLiterals;

/// A file's name often is its sender's.
QString nameOf(const Part &part)
{
    return QCoreApplication::translate("reports", "attachment %1").arg(part.index);
}

/// A letter without a subject is called after its file.
bool isNameOfFile(const QString &subject, const QString &source)
{
    return !subject.isEmpty() && source.section(u'/', -1).startsWith(subject);
}

void clear(Respondent &respondent, const Whose &whose)
{
    if (!whose.named)
        respondent.name.clear();
    if (!whose.organisation)
        respondent.organisation.clear();
    if (!whose.named && !whose.organisation)
        respondent.place.clear();
    respondent.address.clear();
}

void follow(Comment &comment, const Part &part, const QString &text, const std::vector<Cut> &cuts)
{
    const auto [begin, end] =
        moved(cuts, toUtf16(part.text, comment.passage->begin), toUtf16(part.text, comment.passage->end));
    comment.passage->begin = toCodePoint(text, begin);
    comment.passage->end = toCodePoint(text, end);
}

} // namespace

bool isPerson(const Respondent &respondent)
{
    return respondent.kind == RespondentKind::Individual || respondent.kind == RespondentKind::Unknown
           || respondent.organisation.trimmed().isEmpty();
}

Whose whoseText(const Response &response, Edition edition)
{
    const bool may = response.confidentiality == Confidentiality::MayPublish;
    if (edition == Edition::Anonymous)
        return {response.respondent, false, may && !isPerson(response.respondent)};
    return {response.respondent, may, may};
}

TextKind kindOf(const Part &part)
{
    return part.kind == PartKind::Message ? TextKind::Message : TextKind::Document;
}

Finds undecided(const Part &part, const Whose &whose, const Judged &judged)
{
    struct Decided
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        bool hidden = false;
    };
    std::vector<Decided> decided;
    for (const auto &[passage, redaction] : judged) {
        if (passage.part == part.id)
            decided.push_back({toUtf16(part.text, passage.begin), toUtf16(part.text, passage.end), redaction.hidden});
    }
    Finds finds = suggestions(part.text, whose, kindOf(part));
    std::erase_if(finds, [&](const Found &one) {
        return std::any_of(decided.begin(), decided.end(), [&](const Decided &by) {
            return by.begin <= one.begin && one.end <= by.end && (by.hidden || !one.own);
        });
    });
    return finds;
}

Withheld::Withheld(const Response &response, const Judged &judged, Edition edition, const Terms *everywhere)
    : m_active(true)
    , m_whose(whoseText(response, edition))
    , m_judged(judged)
    , m_everywhere(everywhere)
{
    for (const Part &part : response.parts) {
        for (const auto &[passage, redaction] : judged) {
            if (passage.part != part.id)
                continue;
            const QString words = passageOf(part.text, passage.begin, passage.end).toString();
            if (!redaction.hidden) {
                m_hidden.allow(words);
            } else if (words.simplified().size() >= 3) {
                m_hidden.add(words, toWord(redaction.reason));
            }
        }
    }
}

void Withheld::addHiddenWords(Finds &finds, const QString &text) const
{
    for (const Terms::Match &match : m_hidden.in(text))
        finds.push_back({match.begin, match.end,
                         fromWord<RedactionReason>(m_hidden.why(match.term)).value_or(RedactionReason::Other)});
    if (!m_everywhere)
        return;
    for (const Terms::Match &match : m_everywhere->in(text))
        finds.push_back({match.begin, match.end, RedactionReason::Other});
}

std::vector<Cut> Withheld::cuts(const Part &part) const
{
    if (!m_active)
        return {};
    Finds finds = undecided(part, m_whose, m_judged);
    for (const auto &[passage, redaction] : m_judged) {
        if (passage.part == part.id && redaction.hidden)
            finds.push_back({toUtf16(part.text, passage.begin), toUtf16(part.text, passage.end), redaction.reason});
    }
    addHiddenWords(finds, part.text);
    return cutsFor(finds);
}

QString Withheld::line(const QString &text) const
{
    if (!m_active)
        return text;
    Finds finds = suggestions(text, m_whose, TextKind::Line);
    addHiddenWords(finds, text);
    return withCuts(text, cutsFor(finds));
}

QString Withheld::document(const QString &text) const
{
    if (!m_active)
        return text;
    Finds finds = suggestions(text, m_whose, TextKind::Document);
    addHiddenWords(finds, text);
    return withCuts(text, cutsFor(finds));
}

std::optional<ResponseDetail> cleared(const ResponseDetail &detail, const Judged &judged, Edition edition,
                                      const Terms *everywhere)
{
    if (detail.response.confidentiality == Confidentiality::Confidential)
        return std::nullopt;
    const Withheld withheld(detail.response, judged, edition, everywhere);
    ResponseDetail clean = detail;
    Response &r = clean.response;
    clear(r.respondent, whoseText(detail.response, edition));
    r.subject = isNameOfFile(r.subject, r.source) ? QString() : withheld.line(r.subject);
    r.lateReason = withheld.line(r.lateReason);
    r.duplicateReason = withheld.line(r.duplicateReason);
    r.assignee.clear();
    r.source.clear();
    r.messageId.clear();
    r.contentKey.clear();
    r.original.clear();
    r.table.clear();
    r.hops.clear();
    clean.takenInBy.clear();
    for (size_t i = 0; i < r.parts.size(); ++i) {
        const Part &before = detail.response.parts[i];
        Part &part = r.parts[i];
        const std::vector<Cut> cuts = withheld.cuts(before);
        part.text = withCuts(before.text, cuts);
        part.question = withheld.line(part.question);
        part.reason = withheld.line(part.reason);
        part.sha256.clear();
        part.name = part.name.isEmpty() && part.kind != PartKind::Attachment ? QString() : nameOf(part);
        for (auto *comments : {&clean.comments, &clean.proposed}) {
            for (Comment &comment : *comments) {
                if (comment.passage && comment.passage->part == before.id)
                    follow(comment, before, part.text, cuts);
            }
        }
    }
    for (auto *comments : {&clean.comments, &clean.proposed}) {
        for (Comment &comment : *comments) {
            comment.note = withheld.line(comment.note);
            comment.because = withheld.line(comment.because);
            comment.author.clear();
        }
    }
    return clean;
}

} // namespace soundings::redaction
