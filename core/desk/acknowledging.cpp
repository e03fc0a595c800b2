#include "core/desk/acknowledging.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/deadline/localtime.h"
#include "core/intake/mailwriting.h"
#include "core/tables/csv.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <cstdio>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

const QString tableName = u"acknowledgements.csv"_s;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QTimeZone zoneOf(const Consultation &consultation)
{
    const QTimeZone zone(consultation.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString inTime(const ReceiptFacts &receipt, const QString &closes)
{
    if (receipt.timeliness == Timeliness::OnTime)
        return text("It arrived in time.");
    switch (receipt.lateRuling) {
    case LateRuling::Accepted:
        return text("It was received after the closing time, %1, and has been accepted all the same.")
            .arg(closes);
    case LateRuling::SetAside:
        return text("It was received after the closing time, %1, and can't be considered.").arg(closes);
    case LateRuling::None:
        break;
    }
    return text("It was received after the closing time, %1; whether it can be considered will be decided.")
        .arg(closes);
}

using Values = QHash<QString, QString>;

Values valuesOf(const ReceiptFacts &receipt, const Consultation &consultation)
{
    const QTimeZone zone = zoneOf(consultation);
    const QString closes = longLocalTime(consultation.closes, zone);
    // What forms get typed by who would not be named: no way to greet anybody.
    static const QRegularExpression nobody(u"^(anon|anonymous|name withheld|n/?a|none|unknown)\\.?$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString who = (receipt.name.isEmpty() ? receipt.organisation : receipt.name).simplified();
    if (nobody.match(who).hasMatch())
        who.clear();
    return {{u"reference"_s, reference(receipt.number)},
            {u"name"_s, who.isEmpty() ? text("Sir or Madam") : who},
            {u"received"_s, longLocalTime(receipt.received, zone)},
            {u"in-time"_s, inTime(receipt, closes)},
            {u"title"_s, consultation.title},
            {u"closes"_s, closes},
            {u"organisation"_s, consultation.organisation}};
}

/// In one go, so that braces within a value stay what they are.
Result<QString> filled(const QString &words, const Values &values)
{
    static const QRegularExpression field(u"\\{([^{}\\s]+)\\}"_s);
    QString made;
    qsizetype from = 0;
    for (auto matches = field.globalMatch(words); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const auto value = values.constFind(match.captured(1).toLower());
        if (value == values.constEnd()) {
            return failure(ErrorKind::Invalid,
                           text("There is no field %1. The fields are: %2.")
                               .arg(match.captured(), acknowledgementFields().join(u", "_s)));
        }
        made += words.sliced(from, match.capturedStart() - from) + *value;
        from = match.capturedEnd();
    }
    return made + words.sliced(from);
}

QStringList tableHead()
{
    return {u"reference"_s, u"name"_s,    u"organisation"_s, u"address"_s,         u"received"_s,
            u"in time"_s,   u"subject"_s, u"send by"_s,      u"confidentiality"_s, u"text"_s};
}

QStringList tableRow(const AcknowledgementDraft &draft)
{
    const ReceiptFacts &receipt = draft.receipt;
    const bool onTime = receipt.timeliness == Timeliness::OnTime;
    return {reference(receipt.number),
            receipt.name,
            receipt.organisation,
            receipt.address,
            draft.received,
            onTime ? u"yes"_s : u"late"_s,
            draft.subject,
            draft.byMail() ? u"e-mail"_s : u"letter"_s,
            toWord(receipt.confidentiality),
            draft.text};
}

QByteArray mailOf(const AcknowledgementDraft &draft)
{
    intake::OutgoingMail mail;
    mail.toName = draft.receipt.name.isEmpty() ? draft.receipt.organisation : draft.receipt.name;
    mail.toAddress = draft.receipt.address;
    mail.subject = draft.subject;
    mail.inReplyTo = draft.receipt.messageId;
    mail.draft = true;
    mail.text = draft.text;
    return intake::writeMail(mail);
}

/// The files of one go: written apart, in the folder they will stand in, and moved to their places when all
/// are whole.
class Batch
{
public:
    explicit Batch(const QString &folder)
        : m_folder(folder)
    {
        m_made = !m_folder.exists();
        if (!m_made || m_folder.mkpath(u"."_s))
            m_apart.emplace(m_folder.filePath(u".acknowledgements-XXXXXX"_s));
    }
    ~Batch()
    {
        m_apart.reset(); // with all that is in it
        if (m_made && !m_done)
            QDir().rmdir(m_folder.path());
    }
    Batch(const Batch &) = delete;
    Batch &operator=(const Batch &) = delete;

    Result<> begin() const
    {
        if (m_apart && m_apart->isValid())
            return {};
        return failure(ErrorKind::Storage,
                       text("Nothing can be written into %1. Check that it is a folder, and its permissions.")
                           .arg(QDir::toNativeSeparators(m_folder.path())),
                       m_apart ? m_apart->errorString() : QString());
    }

    Result<> add(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_apart->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
            return refused(name, file.errorString());
        m_names << name;
        return {};
    }

    /// The places are looked at first: what can go wrong goes wrong before anything is moved.
    Result<> moveIntoPlace()
    {
        for (const QString &name : std::as_const(m_names)) {
            if (QFileInfo(m_folder.filePath(name)).isDir())
                return refused(name, text("a folder has that name"));
        }
        for (qsizetype i = 0; i < m_names.size(); ++i) {
            const QByteArray from = QFile::encodeName(m_apart->filePath(m_names[i]));
            if (std::rename(from.constData(), QFile::encodeName(m_folder.filePath(m_names[i])).constData()) ==
                0)
                continue;
            const QString why = qt_error_string();
            for (const QString &moved : m_names.first(i))
                QFile::remove(m_folder.filePath(moved));
            return refused(m_names[i], why);
        }
        m_done = true;
        return {};
    }

private:
    tl::unexpected<Error> refused(const QString &name, const QString &why) const
    {
        return failure(ErrorKind::Storage,
                       text("%1 can't be written into %2: %3. None of the drafts was kept.")
                           .arg(name, QDir::toNativeSeparators(m_folder.path()), why));
    }

    QDir m_folder;
    bool m_made = false; ///< by us
    bool m_done = false;
    std::optional<QTemporaryDir> m_apart;
    QStringList m_names;
};

} // namespace

AcknowledgementTemplate defaultAcknowledgement()
{
    return {text("Your response to “{title}” ({reference})"),
            text("Dear {name},\n\n"
                 "Thank you for your response to “{title}”. We received it on {received}. {in-time}\n\n"
                 "Its reference is {reference}. Please quote it if you write to us about it.\n\n"
                 "Yours sincerely\n"
                 "{organisation}\n")};
}

QStringList acknowledgementFields()
{
    return {u"{reference}"_s, u"{name}"_s,   u"{received}"_s,    u"{in-time}"_s,
            u"{title}"_s,     u"{closes}"_s, u"{organisation}"_s};
}

bool AcknowledgementDraft::byMail() const
{
    return intake::isMailAddress(receipt.address);
}

QString AcknowledgementDraft::fileName() const
{
    return u"%1 acknowledgement.eml"_s.arg(reference(receipt.number));
}

Result<std::vector<ReceiptFacts>> unacknowledged(const Desk &desk, const AcknowledgementScope &scope)
{
    std::vector<ResponseId> ids = scope.ids;
    if (ids.empty()) {
        Result<std::vector<ResponseId>> found =
            desk.find(scope.query, {soundings::SortKey::Reference, false});
        if (!found)
            return passOn(found);
        ids = *std::move(found);
    }
    Result<std::vector<ReceiptFacts>> receipts = desk.receipts(ids);
    if (!receipts)
        return receipts;
    std::erase_if(*receipts, [](const ReceiptFacts &receipt) { return receipt.acknowledged.has_value(); });
    std::sort(receipts->begin(), receipts->end(),
              [](const ReceiptFacts &a, const ReceiptFacts &b) { return a.number < b.number; });
    return receipts;
}

Result<AcknowledgementDraft> draftAcknowledgement(const ReceiptFacts &receipt,
                                                  const Consultation &consultation,
                                                  const AcknowledgementTemplate &words)
{
    const Values values = valuesOf(receipt, consultation);
    const Result<QString> subject = filled(words.subject, values);
    if (!subject)
        return passOn(subject);
    const Result<QString> body = filled(words.text, values);
    if (!body)
        return passOn(body);
    if (subject->trimmed().isEmpty() || body->trimmed().isEmpty())
        return failure(ErrorKind::Invalid, text("A receipt needs a subject and a text."));
    return AcknowledgementDraft{receipt, values.value(u"received"_s), subject->simplified(), *body};
}

Result<std::vector<AcknowledgementDraft>> draftAcknowledgements(const Desk &desk,
                                                                const AcknowledgementScope &scope,
                                                                const AcknowledgementTemplate &words)
{
    const Result<Consultation> consultation = desk.consultation();
    if (!consultation)
        return passOn(consultation);
    const Result<std::vector<ReceiptFacts>> receipts = unacknowledged(desk, scope);
    if (!receipts)
        return passOn(receipts);
    std::vector<AcknowledgementDraft> drafts;
    drafts.reserve(receipts->size());
    for (const ReceiptFacts &receipt : *receipts) {
        Result<AcknowledgementDraft> draft = draftAcknowledgement(receipt, *consultation, words);
        if (!draft)
            return passOn(draft);
        drafts.push_back(*std::move(draft));
    }
    return drafts;
}

Result<AcknowledgementsWritten> writeAcknowledgements(const std::vector<AcknowledgementDraft> &drafts,
                                                      const QString &folder,
                                                      const AcknowledgementProgress &progress)
{
    if (drafts.empty())
        return failure(ErrorKind::NotFound, text("There is no response to acknowledge."));
    Batch batch(folder);
    if (const Result<> begun = batch.begin(); !begun)
        return passOn(begun);
    AcknowledgementsWritten written{folder, QDir(folder).filePath(tableName)};
    QByteArray table = "\xef\xbb\xbf" + tables::csvLine(tableHead()).toUtf8(); // by which Excel knows UTF-8
    int done = 0;
    for (const AcknowledgementDraft &draft : drafts) {
        table += tables::csvLine(tableRow(draft)).toUtf8();
        ++(draft.byMail() ? written.mails : written.letters);
        if (draft.byMail()) {
            if (const Result<> added = batch.add(draft.fileName(), mailOf(draft)); !added)
                return passOn(added);
        }
        if (progress && !progress(++done, int(drafts.size())))
            return failure(ErrorKind::Cancelled, text("Stopped. None of the drafts was kept."));
    }
    if (const Result<> added = batch.add(tableName, table); !added)
        return passOn(added);
    if (const Result<> placed = batch.moveIntoPlace(); !placed)
        return passOn(placed);
    return written;
}

ChangeSet markAcknowledged(const std::vector<ResponseId> &responses, Instant at)
{
    ChangeSet changes;
    changes.reserve(responses.size());
    for (const ResponseId response : responses)
        changes.push_back(Acknowledged{response, std::nullopt, at});
    return changes;
}

} // namespace soundings
