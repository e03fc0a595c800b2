#include "core/desk/redacting.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/orstop.h"
#include "core/desk/withholding.h"

#include <QCoreApplication>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source, int n = -1)
{
    return QCoreApplication::translate("soundings", source, nullptr, n);
}

/// Positions in code points for positions in UTF-16 that only grow: one walk through the text.
class CodePoints
{
public:
    explicit CodePoints(const QString &text) : m_text(text) {}
    int at(qsizetype utf16)
    {
        m_count += toCodePoint(QStringView(m_text).sliced(m_at), utf16 - m_at);
        m_at = utf16;
        return m_count;
    }

private:
    const QString &m_text;
    qsizetype m_at = 0;
    int m_count = 0;
};

std::vector<RedactionOffer> offersIn(const Response &response, const redaction::Judged &judged)
{
    std::vector<RedactionOffer> offers;
    if (response.confidentiality == Confidentiality::Confidential)
        return offers; // it never leaves
    const redaction::Whose whose = redaction::whoseText(response, redaction::Edition::Consented);
    for (const Part &part : response.parts) {
        CodePoints points(part.text);
        for (const redaction::Found &one : redaction::undecided(part, whose, judged)) {
            const int begin = points.at(one.begin);
            offers.push_back({{part.id, begin, points.at(one.end)}, one.reason, part.text.mid(one.begin, one.end - one.begin)});
        }
    }
    return offers;
}

RedactionRow rowOf(const Response &response, const redaction::Judged &judged)
{
    RedactionRow row{response.id, response.number, displayName(response.respondent), response.confidentiality};
    row.offers = int(offersIn(response, judged).size());
    for (const auto &[passage, redaction] : judged)
        ++(redaction.hidden ? row.hidden : row.leftIn);
    return row;
}

QString stepOf(const std::vector<RedactionJudgement> &judgements)
{
    const bool hidden = judgements.front().hidden;
    if (judgements.size() > 1)
        return hidden ? text("Hide %n passage(s)", int(judgements.size())) : text("Leave in %n passage(s)", int(judgements.size()));
    return hidden ? text("Hide a passage") : text("Leave a passage in");
}

} // namespace

Result<RedactionView> redactionView(const Desk &desk, ResponseId id)
{
    Result<ResponseDetail> detail = desk.response(id);
    if (!detail)
        return passOn(detail);
    Result<redaction::Judged> judged = judgedOf(desk, id);
    if (!judged)
        return passOn(judged);
    std::vector<RedactionOffer> offers = offersIn(detail->response, *judged);
    return RedactionView{std::move(detail->response), std::move(offers), *std::move(judged)};
}

Result<RedactionRow> redactionRow(const Desk &desk, ResponseId id)
{
    const Result<ResponseDetail> detail = desk.response(id);
    if (!detail)
        return passOn(detail);
    const Result<redaction::Judged> judged = judgedOf(desk, id);
    return judged ? Result<RedactionRow>(rowOf(detail->response, *judged)) : passOn(judged);
}

Result<std::vector<RedactionRow>> redactionRows(const Desk &desk, const QString &query,
                                                const std::function<bool(int done, int total)> &progress)
{
    try {
        const std::vector<ResponseId> ids = orStop(desk.find(query, {SortKey::Reference, false}));
        std::vector<RedactionRow> rows;
        for (size_t i = 0; i < ids.size(); ++i) {
            if (progress && !progress(int(i), int(ids.size())))
                return failure(ErrorKind::Cancelled, text("Stopped."));
            RedactionRow row = orStop(redactionRow(desk, ids[i]));
            if (row.confidentiality != Confidentiality::Confidential)
                rows.push_back(std::move(row));
        }
        return rows;
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

int withUndecided(const std::vector<RedactionRow> &rows)
{
    return int(std::count_if(rows.begin(), rows.end(), [](const RedactionRow &row) { return row.offers > 0; }));
}

Result<ChangeSet> judge(Desk &desk, ResponseId response, const std::vector<RedactionJudgement> &judgements)
{
    const Result<redaction::Judged> stood = judgedOf(desk, response);
    if (!stood)
        return passOn(stood);
    ChangeSet changes;
    for (const RedactionJudgement &one : judgements) {
        RedactionJudged change{response, one.passage, {}, soundings::Redaction{one.reason, one.hidden, one.note.trimmed()}};
        for (const auto &[passage, redaction] : *stood) {
            if (passage == one.passage)
                change.before = redaction;
        }
        const bool same = change.before && change.before->reason == one.reason && change.before->hidden == one.hidden
                          && change.before->note == change.after->note;
        if (!same)
            changes.push_back(std::move(change));
    }
    if (changes.empty())
        return changes;
    return desk.apply(std::move(changes), stepOf(judgements));
}

Result<ChangeSet> withdrawJudgement(Desk &desk, ResponseId response, const Passage &passage)
{
    const Result<redaction::Judged> stood = judgedOf(desk, response);
    if (!stood)
        return passOn(stood);
    for (const auto &[place, redaction] : *stood) {
        if (place == passage)
            return desk.apply({RedactionJudged{response, passage, redaction, {}}}, text("Take back what was decided about a passage"));
    }
    return failure(ErrorKind::NotFound, text("Nothing was decided about this passage."));
}

} // namespace soundings
