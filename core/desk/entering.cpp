#include "core/desk/entering.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/documents.h"
#include "core/desk/files.h"
#include "core/desk/received.h"
#include "core/intake/entered.h"
#include "core/respondents/kindguess.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocale>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 largestFile = 256LL * 1024 * 1024; // bytes, as an import takes

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

Result<intake::OutgoingMail::File> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.size() > largestFile) {
        return failure(ErrorKind::Invalid, text("%1 is larger (%2) than Soundings takes in (%3).")
                                               .arg(path, QLocale().formattedDataSize(info.size()),
                                                    QLocale().formattedDataSize(largestFile)));
    }
    Result<QByteArray> bytes = readWholeFile(path);
    if (!bytes)
        return passOn(bytes);
    if (bytes->isEmpty())
        return failure(ErrorKind::Invalid, text("%1 is empty: there is nothing in it to keep.").arg(path));
    return intake::OutgoingMail::File{info.fileName(), {}, *std::move(bytes)};
}

QString subjectOf(const EnteredResponse &entered)
{
    const QString subject = entered.subject.simplified();
    const QString event = entered.channel == Channel::Event ? entered.event.simplified() : QString();
    return event.isEmpty() ? subject : subject.isEmpty() ? event : event + u": "_s + subject;
}

Result<> check(const Desk &desk, const EnteredResponse &entered)
{
    if (entered.received > desk.now()) {
        return failure(
            ErrorKind::Invalid,
            text("The time of receipt lies in the future. Look at the date, and at this computer's clock."));
    }
    if (entered.signatories < 1)
        return failure(ErrorKind::Invalid, text("There must be at least one signatory."));
    return {};
}

Respondent tidied(Respondent who)
{
    for (QString *field : {&who.name, &who.organisation, &who.place, &who.address})
        *field = field->simplified();
    if (who.kind == RespondentKind::Unknown)
        who.kind = kindFromAddress(who.address);
    who.id = {};
    return who;
}

} // namespace

Result<std::optional<int>> Desk::firstSame(const Response &response) const
{
    return m_store->read([&](store::Connection &c) { return store::numberOfSame(c, response); });
}

Result<Response> Desk::receive(Response response, const QByteArray &original)
{
    const QByteArray key = response.contentKey;
    const Result<> prepared = m_store->read([&](store::Connection &c) {
        for (int i = 1; store::numberByContentKey(c, response.contentKey); ++i)
            response.contentKey =
                QCryptographicHash::hash(key + QByteArray::number(i), QCryptographicHash::Sha256);
    });
    if (!prepared)
        return passOn(prepared);
    const store::Originals originals{{response.original, original}};
    const Result<ChangeSet> written = writeInTurn({ResponseReceived{std::move(response)}}, originals);
    if (!written)
        return passOn(written);
    return std::get<ResponseReceived>(written->front()).response;
}

Result<Response> enter(Desk &desk, const EnteredResponse &entered)
{
    if (const Result<> fine = check(desk, entered); !fine)
        return passOn(fine);
    const Respondent who = tidied(entered.respondent);
    intake::Entered typed{who.name, who.address, subjectOf(entered), entered.text, {}, entered.received};
    if (!entered.file.isEmpty()) {
        Result<intake::OutgoingMail::File> file = readFile(entered.file);
        if (!file)
            return passOn(file);
        typed.file = *std::move(file);
    }
    extract::Extractor extractor;
    Result<intake::Letter> letter = intake::letterFrom(
        typed, [&](const intake::Raw &raw) { return extractor.item(raw); });
    if (!letter)
        return passOn(letter);
    const QByteArray original = letter->original;
    Response response = responseFrom(*letter, {{}, entered.channel, entered.received});
    response.respondent = who;
    response.confidentiality = entered.confidentiality;
    response.signatories = entered.signatories;
    if (!entered.evenIfRepeated) {
        const Result<std::optional<int>> same = desk.firstSame(response);
        if (!same)
            return passOn(same);
        if (*same) {
            const bool known = !(who.name + who.organisation + who.address).isEmpty();
            const QString person = known ? displayName(who) : text("Somebody without a name");
            return failure(ErrorKind::Refused,
                           text("%1 has said the same before: it is %2.").arg(person, reference(**same)));
        }
    }
    if (!Documents(extractor).read(response.parts, original))
        return failure(ErrorKind::Cancelled, {});
    return desk.receive(std::move(response), original);
}

} // namespace soundings
