#include "core/desk/withholding.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"
#include "core/desk/desk.h"
#include "core/desk/orstop.h"
#include "core/redaction/names.h"
#include "core/redaction/publicids.h"
#include "core/reports/text.h"
#include "core/store/points.h"
#include "core/store/store.h"

#include <QRegularExpression>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;
using redaction::Edition;

/// "Local resident" stands in many a form where an organisation is asked for, and names nobody.
bool namesSomebody(const QString &words)
{
    static const QRegularExpression apart(u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QStringList all = words.split(apart, Qt::SkipEmptyParts);
    return all.size() >= 2
           && std::any_of(all.begin(), all.end(), [](const QString &one) { return one.size() > 1 && !redaction::isCommonWord(one); });
}

class Gathering
{
public:
    Gathering(const Desk &desk, Edition edition, const reports::Progress &progress)
        : m_desk(desk), m_edition(edition), m_progress(progress)
    {}

    redaction::Terms run()
    {
        allowOurOwn();
        const std::vector<ResponseId> ids = orStop(m_desk.find({}, {SortKey::Reference, false}));
        constexpr size_t atOnce = 200;
        for (size_t from = 0; from < ids.size(); from += atOnce) {
            const size_t to = std::min(from + atOnce, ids.size());
            addRespondents({ids.begin() + qsizetype(from), ids.begin() + qsizetype(to)});
            if (m_progress && !m_progress(int(to), int(ids.size())))
                throw Stop{{ErrorKind::Cancelled, reports::stopped(), {}}};
        }
        const auto judged = orStop(m_desk.store().read(store::responsesWithRedactions));
        for (const ResponseId id : judged)
            addJudged(id);
        return std::move(m_words);
    }

private:
    void allowOurOwn()
    {
        const Consultation consultation = orStop(m_desk.consultation());
        m_words.allow(consultation.title);
        m_words.allow(consultation.organisation);
        for (const Draft &draft : orStop(m_desk.drafts())) {
            for (const Section &section : orStop(m_desk.sections(draft.id)))
                m_words.allow(section.title);
        }
    }

    void addRespondents(const std::vector<ResponseId> &ids)
    {
        QHash<ResponseId, QString> addresses;
        for (const ReceiptFacts &facts : orStop(m_desk.receipts(ids)))
            addresses.insert(facts.response, facts.address);
        for (const ResponseRow &row : orStop(m_desk.rows(ids))) {
            Response response;
            response.respondent = {{}, row.name, row.organisation, row.kind, {}, addresses.value(row.id)};
            response.confidentiality = row.confidentiality;
            const bool never = row.confidentiality == Confidentiality::Confidential;
            const redaction::Whose whose = redaction::whoseText(response, m_edition);
            const QString why = reference(row.number);
            tell(row.name, whose.named && !never, why);
            tell(row.organisation, whose.organisation && !never, why);
            if (response.respondent.address.contains(u'@'))
                m_words.add(response.respondent.address, why);
            if (row.confidentiality != Confidentiality::MayPublish)
                addContacts(row.id, why);
        }
    }

    void tell(const QString &name, bool mayBe, const QString &why)
    {
        if (mayBe)
            m_words.allow(name);
        else if (namesSomebody(name))
            m_words.add(name, why);
    }

    /// How to reach somebody who does not want to be known, as their own text has it.
    void addContacts(ResponseId id, const QString &why)
    {
        const Response response = orStop(m_desk.response(id)).response;
        for (const Part &part : response.parts) {
            for (const redaction::Found &one : redaction::suggestions(part.text, {}, redaction::TextKind::Document)) {
                const QString words = part.text.mid(one.begin, one.end - one.begin);
                if (one.reason == RedactionReason::Address)
                    addAddress(words, why);
                else if (one.reason == RedactionReason::Email || one.reason == RedactionReason::Telephone
                         || one.reason == RedactionReason::Account)
                    m_words.add(words, why);
            }
        }
    }

    /// Its parts that have a number: "12 Mill Lane", the post code; a town is everybody's.
    void addAddress(const QString &words, const QString &why)
    {
        static const QRegularExpression apart(u"[,\\n]"_s);
        static const QRegularExpression digit(u"\\d"_s);
        for (const QString &part : words.split(apart, Qt::SkipEmptyParts)) {
            if (part.contains(digit) && redaction::isTelling(part))
                m_words.add(part, why);
        }
    }

    void addJudged(ResponseId id)
    {
        const Response response = orStop(m_desk.response(id)).response;
        for (const auto &[passage, redaction] : orStop(judgedOf(m_desk, id))) {
            for (const Part &part : response.parts) {
                if (part.id != passage.part)
                    continue;
                const QString words = passageOf(part.text, passage.begin, passage.end).toString();
                if (!redaction.hidden)
                    allow(words);
                else if (redaction::isTelling(words))
                    m_words.add(words, reference(response.number));
            }
        }
    }

    /// What is within it may stand by itself too: the sentence around it may have lost something else.
    void allow(const QString &words)
    {
        m_words.allow(words);
        for (const redaction::Found &one : redaction::suggestions(words, {}, redaction::TextKind::Line))
            m_words.allow(words.mid(one.begin, one.end - one.begin));
    }

    const Desk &m_desk;
    const Edition m_edition;
    const reports::Progress &m_progress;
    redaction::Terms m_words;
};

} // namespace

Result<redaction::Judged> judgedOf(const Desk &desk, ResponseId response)
{
    return desk.store().read([&](store::Connection &c) { return store::redactionsOf(c, response); });
}

Result<QHash<ResponseId, QString>> publicIdentifiers(const Desk &desk)
{
    Result<std::vector<ResponseId>> ids = desk.find({}, {SortKey::Reference, false});
    const Result<QByteArray> key = desk.journalBeginning();
    if (!ids || !key)
        return ids ? passOn(key) : passOn(ids);
    std::sort(ids->begin(), ids->end());
    return redaction::publicIdentifiers(*key, *ids);
}

Result<redaction::Terms> withheldWords(const Desk &desk, redaction::Edition edition, const reports::Progress &progress)
{
    try {
        return Gathering(desk, edition, progress).run();
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

QString swept(const QString &text, const redaction::Terms &words)
{
    redaction::Finds finds = redaction::suggestions(text, {}, redaction::TextKind::Line);
    const auto mayStand = words.allowedIn(text);
    std::erase_if(finds, [&](const redaction::Found &one) {
        return std::any_of(mayStand.begin(), mayStand.end(),
                           [&](const auto &place) { return place.first <= one.begin && one.end <= place.second; });
    });
    for (const redaction::Terms::Match &match : words.in(text))
        finds.push_back({match.begin, match.end, RedactionReason::Other});
    return redaction::withCuts(text, redaction::cutsFor(finds));
}

} // namespace soundings
