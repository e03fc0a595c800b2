#include "core/desk/people.h"

#include "core/consultation/words.h"
#include "core/desk/orstop.h"
#include "core/redaction/suggesting.h"
#include "core/search/wordscanner.h"
#include "core/store/erasing.h"
#include "core/store/people.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t atOnce = 50; ///< responses a transaction

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QStringList termsOf(const QString &terms)
{
    QStringList all;
    for (const QString &term : terms.split(u';')) {
        if (!term.simplified().isEmpty())
            all << term.simplified();
    }
    all.removeDuplicates();
    return all;
}

/// For the query language: quotation marks have no place in a name.
QString quoted(QString term)
{
    return u'"' + term.remove(u'"') + u'"';
}

bool hasWords(const QString &term)
{
    return !search::split(term).empty();
}

/// Adds what is not among them yet.
void add(std::vector<ResponseId> &all, QSet<qint64> &known, const std::vector<ResponseId> &more)
{
    for (const ResponseId id : more) {
        if (!known.contains(id.value)) {
            known.insert(id.value);
            all.push_back(id);
        }
    }
}

Held found(const Desk &desk, const QStringList &terms)
{
    Held held;
    held.terms = terms;
    std::vector<ResponseId> theirs;
    std::vector<ResponseId> naming;
    QSet<qint64> known;
    for (const QString &term : terms) {
        if (const std::optional<int> number = referenceNumber(term); number && term.startsWith(u'R', Qt::CaseInsensitive))
            add(theirs, known, {orStop(desk.responseByNumber(*number))});
        else if (hasWords(term))
            add(theirs, known, orStop(desk.find(u"from:"_s + quoted(term), {SortKey::Reference, false})));
    }
    const size_t own = theirs.size();
    for (const QString &term : terms) {
        if (!hasWords(term) || referenceNumber(term))
            continue;
        add(naming, known, orStop(desk.find(quoted(term), {SortKey::Reference, false})));
        add(naming, known, orStop(desk.store().read([&](store::Connection &c) { return store::namedInDelivery(c, term); })));
        for (HeldMention &mention :
             orStop(desk.store().read([&](store::Connection &c) { return store::mentionsOf(c, term); }))) {
            if (std::find(held.mentions.begin(), held.mentions.end(), mention) == held.mentions.end())
                held.mentions.push_back(std::move(mention));
        }
    }
    std::vector<ResponseId> all = theirs;
    all.insert(all.end(), naming.begin(), naming.end());
    held.responses = orStop(desk.store().read([&](store::Connection &c) { return store::heldResponses(c, all); }));
    for (size_t i = 0; i < std::min(own, held.responses.size()); ++i)
        held.responses[i].theirs = true;
    held.entries = orStop(desk.store().read([&](store::Connection &c) { return store::entriesAbout(c, theirs); }));
    return held;
}

} // namespace

Result<Held> heldAbout(const Desk &desk, const QString &terms)
{
    const QStringList all = termsOf(terms);
    if (all.isEmpty())
        return failure(ErrorKind::Invalid, text("Say whom: a name, an e-mail address, or the reference of a response."));
    try {
        Held held = found(desk, all);
        if (held.responses.empty() && held.mentions.empty())
            return failure(ErrorKind::NotFound, text("Nothing is held about “%1”.").arg(all.join(u"”, “"_s)));
        return held;
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

Result<Held> heldAboutEverybody(const Desk &desk)
{
    const Result<std::vector<ResponseId>> ids = desk.find({}, {SortKey::Reference, false});
    if (!ids)
        return passOn(ids);
    return desk.store().read([&](store::Connection &c) {
        Held held;
        held.responses = store::heldResponses(c, *ids);
        for (HeldResponse &one : held.responses)
            one.theirs = true;
        for (const UnreadableItem &item : store::unreadableItems(c))
            held.mentions.push_back({HeldMention::Kind::Unreadable, item.id.value, 0, item.source, {}});
        held.entries = store::entriesAbout(c, *ids);
        return held;
    });
}

// --- Erasing -----------------------------------------------------------------------------------------------------

QString blackedOut(const QString &text, const std::vector<std::pair<qsizetype, qsizetype>> &passages)
{
    QString out;
    qsizetype at = 0;
    for (const auto &[begin, end] : passages) {
        if (end <= at)
            continue;
        out += QStringView(text).sliced(at, std::max(begin, at) - at);
        for (qsizetype i = std::max(begin, at); i < end; ++i) {
            if (!text[i].isLowSurrogate()) // one for each code point
                out += text[i].isSpace() ? text[i] : QChar(u'█');
        }
        at = end;
    }
    return out.append(QStringView(text).sliced(at));
}

namespace {

/// What of one person stays readable.
class Blackener
{
public:
    Blackener(const Respondent &respondent, const QStringList &terms)
        : m_whose{respondent}
    {
        for (const QString &term : terms) {
            if (!referenceNumber(term) && hasWords(term))
                m_terms.emplace_back(QRegularExpression::escape(term).replace(u"\\ "_s, u"\\s+"_s),
                                     QRegularExpression::CaseInsensitiveOption
                                         | QRegularExpression::UseUnicodePropertiesOption);
        }
    }
    [[nodiscard]] QString message(const QString &text) const { return black(text, redaction::TextKind::Message); }
    [[nodiscard]] QString document(const QString &text) const { return black(text, redaction::TextKind::Document); }
    [[nodiscard]] QString words(const QString &text) const { return black(text, redaction::TextKind::Line); }
    [[nodiscard]] QString terms(const QString &text) const { return black(text, redaction::Finds()); } ///< no more than was asked for

private:
    [[nodiscard]] QString black(const QString &text, redaction::TextKind kind) const
    {
        return black(text, redaction::suggestions(text, m_whose, kind));
    }
    [[nodiscard]] QString black(const QString &text, const redaction::Finds &finds) const
    {
        std::vector<std::pair<qsizetype, qsizetype>> passages;
        for (const redaction::Found &one : finds)
            passages.emplace_back(one.begin, one.end);
        for (const QRegularExpression &term : m_terms) {
            for (auto match = term.globalMatch(text); match.hasNext();) {
                const auto one = match.next();
                passages.emplace_back(one.capturedStart(), one.capturedEnd());
            }
        }
        std::sort(passages.begin(), passages.end());
        return blackedOut(text, passages);
    }

    redaction::Whose m_whose;
    std::vector<QRegularExpression> m_terms;
};

class Erasing
{
public:
    Erasing(Desk &desk, const ErasureRequest &request, const PeopleProgress &progress)
        : m_desk(desk)
        , m_request(request)
        , m_progress(progress)
    {}

    ErasureSummary run()
    {
        const std::vector<ResponseId> &ids = m_request.responses;
        for (size_t from = 0; from < ids.size(); from += atOnce) {
            ChangeSet changes;
            const size_t to = std::min(from + atOnce, ids.size());
            for (size_t i = from; i < to; ++i)
                changes.push_back(changeFor(ids[i], m_request.anonymise));
            write(std::move(changes));
            if (m_progress && !m_progress(int(to), int(ids.size())))
                break; // what was erased is erased
        }
        for (const HeldMention &mention : m_request.mentions) {
            if (std::optional<PersonErased> change = changeFor(mention)) {
                ++m_summary.mentions;
                write({*std::move(change)});
            }
        }
        if (const Result<> wiped = m_desk.forgetErased(); !wiped)
            m_summary.remark = wiped.error().message;
        return std::move(m_summary);
    }

private:
    PersonErased base(bool anonymise) const
    {
        PersonErased change;
        change.request = m_request.request.trimmed();
        change.reason = m_request.reason.trimmed();
        change.anonymised = anonymise;
        return change;
    }

    PersonErased changeFor(ResponseId id, bool anonymise)
    {
        const Response response = orStop(m_desk.response(id)).response;
        const Blackener black(response.respondent, m_request.terms);
        PersonErased change = base(anonymise);
        change.response = id;
        if (anonymise)
            change.subject = black.words(response.subject);
        for (const Part &part : response.parts) {
            change.parts.push_back(
                {part.id.value, !anonymise                       ? QString()
                                : part.kind == PartKind::Message ? black.message(part.text)
                                                                 : black.document(part.text)});
        }
        const auto notes = orStop(m_desk.store().read([&](store::Connection &c) { return store::notesOn(c, id); }));
        for (const HeldMention &note : notes)
            change.notes.push_back({note.id, anonymise ? black.words(note.text) : QString()});
        for (const Memo &memo : orStop(m_desk.memos(MemoTarget::of(id))))
            change.memos.push_back({memo.id.value, anonymise ? black.words(memo.text) : QString()});
        change.originals = {response.original};
        if (!response.table.isEmpty())
            change.originals.push_back(response.table);
        return change;
    }

    /// One a thing, so that each can be erased again by itself. Notes and memos keep their other words: they are the
    /// team's. Those of a response that was anonymised before stand in its entry, which is written anew.
    std::optional<PersonErased> changeFor(const HeldMention &mention)
    {
        using Kind = HeldMention::Kind;
        PersonErased change = base(m_request.anonymise);
        const Blackener black(Respondent(), m_request.terms);
        if (mention.number > 0 && (mention.kind == Kind::Note || mention.kind == Kind::Memo)) {
            if (m_numbers.contains(mention.number))
                return std::nullopt; // it went with the response
            const ResponseId response = orStop(m_desk.responseByNumber(mention.number));
            if (orStop(m_desk.response(response)).response.source == store::erasedSource)
                return changeFor(response, true);
        }
        switch (mention.kind) {
        case Kind::Note: change.notes.push_back({mention.id, black.terms(mention.text)}); break;
        case Kind::Memo: change.memos.push_back({mention.id, black.terms(mention.text)}); break;
        case Kind::Search: change.searches.push_back({mention.id}); break;
        case Kind::Unreadable: addUnreadable(change, {mention.id}); break;
        case Kind::Reason: return std::nullopt;
        }
        return change;
    }

    void addUnreadable(PersonErased &change, UnreadableId id)
    {
        for (const UnreadableItem &item : orStop(m_desk.unreadable())) {
            if (item.id != id)
                continue;
            change.unreadable.push_back(id);
            change.originals.push_back(item.original);
        }
    }

    void write(ChangeSet changes)
    {
        for (const Change &change : orStop(m_desk.apply(std::move(changes), {}))) {
            const auto &erased = std::get<PersonErased>(change);
            m_summary.responses += erased.response.isValid();
            m_summary.originals += int(erased.originals.size());
            m_summary.entries += int(erased.entries.size());
            if (erased.response.isValid())
                m_numbers.insert(orStop(m_desk.response(erased.response)).response.number);
        }
    }

    Desk &m_desk;
    const ErasureRequest &m_request;
    const PeopleProgress &m_progress;
    ErasureSummary m_summary;
    QSet<int> m_numbers; ///< of responses erased
};

} // namespace

Result<ErasureSummary> erasePeople(Desk &desk, const ErasureRequest &request, const PeopleProgress &progress)
{
    if (request.reason.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, text("Say why it is erased: the reason stays on record."));
    for (const QString &term : request.terms) {
        if (!referenceNumber(term) && request.reason.contains(term, Qt::CaseInsensitive))
            return failure(ErrorKind::Invalid, text("The reason stays on record: say it without “%1”.").arg(term));
    }
    try {
        return Erasing(desk, request, progress).run();
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

Result<QStringList> sharedTables(const Desk &desk, const std::vector<ResponseId> &responses)
{
    try {
        QSet<QByteArray> tables;
        for (const ResponseId id : responses)
            tables.insert(orStop(desk.response(id)).response.table);
        QStringList names;
        for (const ReceivedTable &table : orStop(desk.surveyTables())) {
            if (tables.contains(table.original))
                names << table.source;
        }
        names.removeDuplicates();
        return names;
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

// --- How long it is kept -----------------------------------------------------------------------------------------

Result<ChangeSet> setRetention(Desk &desk, QDate until)
{
    const Result<Consultation> now = desk.consultation();
    if (!now)
        return passOn(now);
    if (now->retainUntil == until)
        return ChangeSet();
    return desk.apply({RetentionSet{now->retainUntil, until}}, text("Set how long personal data is kept"));
}

bool isRetentionOver(const Consultation &consultation, Instant now)
{
    return consultation.retainUntil.isValid()
           && toUtc(now).toTimeZone(QTimeZone(consultation.zone)).date() > consultation.retainUntil;
}

Result<QString> erasedSoFar(const Desk &desk)
{
    const Result<store::Erasures> erasures = desk.store().read(store::erasuresOf);
    if (!erasures)
        return passOn(erasures);
    if (erasures->times == 0)
        return QString();
    return QCoreApplication::translate("soundings",
                                       "Personal data of %n response(s) was erased on request; %1 entries of the journal and "
                                       "%2 originals lost it. What is left is as it was written.",
                                       nullptr, erasures->responses)
        .arg(erasures->entries.size())
        .arg(erasures->originals.size());
}

} // namespace soundings
