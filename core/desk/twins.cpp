#include "core/desk/twins.h"

#include "core/duplicates/textkey.h"
#include "core/store/store.h"
#include "core/store/twins.h"

#include <QCoreApplication>

namespace soundings {

using namespace Qt::StringLiterals;

Result<std::vector<duplicates::Twins>> Desk::twins(const duplicates::Progress &progress) const
{
    return m_store->read([&](store::Connection &c) {
        bool stopped = false;
        const auto step = [&](int done, int total) {
            stopped = stopped || m_closing || (progress && !progress(done, total));
            return !stopped;
        };
        const auto textOf = [&](ResponseId id) { return duplicates::bareText(store::textsOf(c, id)); };
        const std::vector<duplicates::Pair> pairs =
            duplicates::pairsOf(store::twinCandidates(c), store::joinedResponses(c), textOf, step);
        if (stopped)
            store::refuse(ErrorKind::Cancelled,
                          QCoreApplication::translate("soundings", "The search was stopped."));
        return duplicates::withJudgements(pairs, store::twinJudgements(c));
    });
}

Result<TwinSide> twinSide(const Desk &desk, ResponseId id)
{
    const Result<ResponseDetail> detail = desk.response(id);
    if (!detail)
        return passOn(detail);
    const Response &r = detail->response;
    TwinSide side{id, r.number, r.respondent, r.channel, r.received, r.source, r.earlier, {}};
    QStringList texts;
    for (const Part &part : r.parts) {
        if (!part.text.trimmed().isEmpty())
            texts << part.text.trimmed();
    }
    side.text = texts.join(u"\n\n"_s);
    return side;
}

ChangeSet judged(const TwinSide &left, const TwinSide &right,
                 const std::optional<duplicates::Judgement> &standing, const Verdict &verdict)
{
    const bool rightIsLater =
        std::pair(left.received, left.number) <= std::pair(right.received, right.number);
    const TwinSide *about = rightIsLater ? &right : &left;
    if (verdict.ruling == TwinRuling::SetAside)
        about = verdict.aside == left.id ? &left : &right;
    else if (verdict.ruling == TwinRuling::None && standing)
        about = standing->response == left.id ? &left : &right;
    const TwinSide *other = about == &left ? &right : &left;

    ChangeSet changes;
    DuplicateJudged change{about->id,      other->id,      TwinRuling::None, {}, verdict.ruling,
                           verdict.reason, about->earlier, about->earlier,   {}};
    if (standing && standing->response == about->id) {
        change.before = standing->ruling;
        change.reasonBefore = standing->reason;
    } else if (standing) { // it stood with the other one: taken back there, before it stands here
        DuplicateJudged back{other->id,        about->id,        standing->ruling,
                             standing->reason, TwinRuling::None, {},
                             other->earlier,   other->earlier,   {}};
        if (standing->ruling == TwinRuling::Linked && other->earlier == about->id)
            back.earlierAfter = {};
        changes.emplace_back(back);
    }
    if (verdict.ruling == TwinRuling::Linked)
        change.earlierAfter = other->id;
    else if (change.before == TwinRuling::Linked && about->earlier == other->id)
        change.earlierAfter = {};
    if (change.before != change.after || change.reasonBefore != change.reasonAfter)
        changes.emplace_back(change);
    return changes;
}

} // namespace soundings
