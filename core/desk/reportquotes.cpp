#include "core/desk/reportquotes.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/orstop.h"
#include "core/desk/withholding.h"
#include "core/redaction/clearing.h"

#include <QSet>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// The words of the comment in the response as it may leave; none where it is not there.
std::optional<reports::PointQuote> wordsOf(const ResponseDetail &clean, CommentId id)
{
    for (const Comment &comment : clean.comments) {
        if (comment.id != id || !comment.passage)
            continue;
        for (const Part &part : clean.response.parts) {
            if (part.id == comment.passage->part) {
                const QStringView words = passageOf(part.text, comment.passage->begin, comment.passage->end);
                return reports::PointQuote{words.toString().trimmed(), {}, comment.stance};
            }
        }
    }
    return std::nullopt;
}

} // namespace

ReportQuotes::ReportQuotes(const Desk &desk, bool anonymous)
    : m_desk(desk)
    , m_anonymous(anonymous)
{
    if (anonymous)
        m_publicIds = orStop(publicIdentifiers(desk));
}

std::vector<reports::PointQuote> ReportQuotes::of(const std::vector<CommentId> &comments, size_t most) const
{
    std::vector<reports::PointQuote> quotes;
    QSet<ResponseId> quoted;
    for (const CommentRow &row : orStop(commentRows(m_desk, comments))) {
        if (quotes.size() == most)
            break;
        if (row.whole || !row.quotable || quoted.contains(row.response))
            continue;
        const ResponseDetail detail = orStop(m_desk.response(row.response));
        const auto clean = redaction::cleared(detail, orStop(judgedOf(m_desk, row.response)), redaction::Edition::Anonymous);
        std::optional<reports::PointQuote> quote = clean ? wordsOf(*clean, row.id) : std::nullopt;
        if (!quote || quote->text.isEmpty())
            continue;
        quote->attribution = attribution(detail.response);
        quoted.insert(row.response);
        quotes.push_back(*std::move(quote));
    }
    return quotes;
}

/// Quotations name no person; an organisation that may be named.
QString ReportQuotes::attribution(const Response &response) const
{
    const bool hidden = m_anonymous || response.confidentiality == Confidentiality::Anonymous ||
                        response.respondent.kind == RespondentKind::Individual;
    const QString organisation = hidden ? QString() : response.respondent.organisation.simplified();
    const QString name = m_anonymous ? m_publicIds.value(response.id) : reference(response.number);
    return u"%1, %2"_s.arg(organisation.isEmpty() ? label(response.respondent.kind) : organisation, name);
}

} // namespace soundings
