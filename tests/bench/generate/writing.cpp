#include "tests/bench/generate/writing.h"

#include "core/consultation/words.h"
#include "core/desk/received.h"
#include "core/intake/mail.h"
#include "core/store/store.h"
#include "core/tables/csv.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace soundings::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int responsesInABatch = 500;

QByteArray mailTime(Instant at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC);
    return (QLocale::c().toString(time, u"ddd, d MMM yyyy HH:mm:ss"_s) + u" +0000"_s).toLatin1();
}

QByteArray quotedPrintable(const QByteArray &text)
{
    QByteArray out;
    qsizetype column = 0;
    for (const char c : text) {
        const bool plain = (c >= ' ' && c <= '~' && c != '=') || c == '\n';
        const QByteArray one = plain ? QByteArray(1, c) : '=' + QByteArray(1, c).toHex().toUpper();
        if (c != '\n' && column + one.size() > 75) {
            out += "=\n";
            column = 0;
        }
        out += one;
        column = c == '\n' ? 0 : column + one.size();
    }
    return out;
}

QByteArray messageIdOf(const Invention &invention, int number)
{
    return QByteArray::number(number) + '.' + QByteArray::number(invention.shape().seed) +
           "@mail.invented.example";
}

QByteArray encoded(const QString &header)
{
    const QByteArray utf8 = header.toUtf8();
    const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c <= '~'; });
    return ascii ? utf8 : "=?utf-8?B?" + utf8.toBase64() + "?=";
}

Error cannotWrite(const QFile &file)
{
    return {ErrorKind::Storage, u"%1 can't be written."_s.arg(file.fileName()), file.errorString()};
}

Result<> writeFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(bytes) != bytes.size())
        return tl::unexpected(cannotWrite(file));
    return {};
}

/// The changes of a batch of responses, and of what people said of them once they are in.
class Batch
{
public:
    explicit Batch(store::Store &store, const std::vector<ThemeId> &themes)
        : m_store(store)
        , m_themes(themes)
    {}

    void add(const InventedResponse &invented, const QByteArray &mail, int number);
    Result<> write();

private:
    store::Store &m_store;
    const std::vector<ThemeId> &m_themes;
    ChangeSet m_changes;
    store::Originals m_originals;
    std::vector<std::vector<InventedComment>> m_comments; ///< of each change
    Instant m_at;
};

void Batch::add(const InventedResponse &invented, const QByteArray &mail, int number)
{
    intake::Item item = intake::readMail(mail, u"cur/%1"_s.arg(number), invented.received);
    Response response = responseFrom(std::get<intake::Letter>(item), {});
    response.respondent.kind = invented.respondent.kind;
    response.respondent.place = invented.respondent.place;
    response.respondent.organisation = invented.respondent.organisation;
    response.status = invented.comments.empty() ? Status::Unread : Status::Tagged;
    m_originals.insert(response.original, mail);
    m_at = invented.received;
    m_changes.push_back(ResponseReceived{std::move(response)});
    m_comments.push_back(invented.comments);
}

Result<> Batch::write()
{
    const Result<ChangeSet> written = m_store.apply(std::move(m_changes), m_originals, u"bench"_s, m_at);
    if (!written)
        return passOn(written);
    ChangeSet comments;
    for (size_t i = 0; i < written->size(); ++i) {
        const Response &response = std::get<ResponseReceived>((*written)[i]).response;
        for (const InventedComment &one : m_comments[i]) {
            Comment comment;
            comment.response = response.id;
            comment.passage = Passage{response.parts.front().id, one.begin, one.end};
            comment.themes = {m_themes[size_t(one.theme)]};
            comment.stance = one.stance;
            comments.push_back(CommentAdded{comment});
        }
    }
    m_changes.clear();
    m_originals.clear();
    m_comments.clear();
    const Result<ChangeSet> tagged = m_store.apply(std::move(comments), {}, u"bench"_s, m_at);
    return tagged ? Result<>() : passOn(tagged);
}

Result<std::vector<ThemeId>> begin(store::Store &store, const Invention &invention)
{
    ChangeSet changes{ConsultationCreated{invention.consultation()}};
    for (const Theme &theme : invention.themes())
        changes.push_back(ThemeAdded{theme});
    const Result<ChangeSet> written =
        store.apply(std::move(changes), {}, u"bench"_s, *invention.consultation().opens);
    if (!written)
        return passOn(written);
    std::vector<ThemeId> ids;
    for (const Change &change : *written) {
        if (const auto *added = std::get_if<ThemeAdded>(&change))
            ids.push_back(added->theme.id);
    }
    return ids;
}

} // namespace

QByteArray mailOf(const Invention &invention, const InventedResponse &response, int number)
{
    const bool quoted = number % 3 == 0;
    const QByteArray text = response.text.toUtf8() + '\n';
    const QByteArray address = response.respondent.address.toUtf8();
    const QByteArray id = messageIdOf(invention, number);
    return "Return-Path: <" + address +
           ">\n"
           "Delivered-To: strategy@lep.invented.example\n"
           "Received: from mx.invented.example (mx.invented.example [192.0.2.1])\n"
           "\tby mail.lep.invented.example (Postfix) with ESMTPS id " +
           QByteArray::number(number, 16) +
           "\n"
           "\tfor <strategy@lep.invented.example>; " +
           mailTime(response.received) +
           "\n"
           "From: " +
           encoded(response.respondent.name) + " <" + address +
           ">\n"
           "To: <strategy@lep.invented.example>\n"
           "Subject: " +
           encoded(response.subject) +
           "\n"
           "Date: " +
           mailTime(response.sent) +
           "\n"
           "Message-ID: <" +
           id +
           ">\n"
           "MIME-Version: 1.0\n"
           "Content-Type: text/plain; charset=utf-8\n"
           "Content-Transfer-Encoding: " +
           (quoted ? "quoted-printable" : "8bit") + "\n\n" + (quoted ? quotedPrintable(text) : text);
}

Result<> writeMaildir(const Invention &invention, const QString &folder)
{
    for (const QString &inner : {u"cur"_s, u"new"_s, u"tmp"_s})
        QDir(folder).mkpath(inner);
    for (int number = 0; number < invention.shape().responses; ++number) {
        const InventedResponse response = invention.response(number);
        const QString name =
            u"%1/cur/%2.M%3.invented:2,"_s.arg(folder).arg(response.received.ms / 1000).arg(number);
        if (const Result<> written = writeFile(name, mailOf(invention, response, number)); !written)
            return written;
    }
    return {};
}

Result<> writeConsultation(const Invention &invention, const QString &file)
{
    const Result<std::unique_ptr<store::Store>> store = store::Store::create(file);
    if (!store)
        return passOn(store);
    const Result<std::vector<ThemeId>> themes = begin(**store, invention);
    if (!themes)
        return passOn(themes);
    Batch batch(**store, *themes);
    const int count = invention.shape().responses;
    for (int number = 0; number < count; ++number) {
        const InventedResponse response = invention.response(number);
        batch.add(response, mailOf(invention, response, number), number);
        if ((number + 1) % responsesInABatch != 0 && number + 1 < count)
            continue;
        if (const Result<> written = batch.write(); !written)
            return written;
    }
    return {};
}

Result<> writeCsv(const Invention &invention, const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return tl::unexpected(cannotWrite(file));
    const auto write = [&](const QStringList &fields) {
        const QByteArray line = tables::csvLine(fields).toUtf8();
        return file.write(line) == line.size();
    };
    bool written = write({u"Response ID"_s, u"Date submitted"_s, u"Name"_s, u"Email"_s, u"Organisation"_s, u"Type of respondent"_s,
                          u"May we publish your response?"_s, u"Do you support the draft?"_s,
                          u"What do you think of the draft?"_s});
    for (int number = 0; written && number < invention.shape().responses; ++number) {
        const InventedResponse response = invention.response(number);
        const bool supports = !response.comments.empty() && response.comments.front().stance == Stance::Support;
        written = write({QString::number(number + 1),
                         QDateTime::fromMSecsSinceEpoch(response.received.ms, Qt::UTC).toString(Qt::ISODate),
                         response.respondent.name, response.respondent.address, response.respondent.organisation,
                         toWord(response.respondent.kind), u"Yes"_s, supports ? u"Yes"_s : u"No"_s, response.text});
    }
    if (!written || !file.flush())
        return tl::unexpected(cannotWrite(file));
    return {};
}

Result<> writeTexts(const Invention &invention, const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(cannotWrite(file));
    bool written = true;
    for (int number = 0; written && number < invention.shape().responses; ++number) {
        const QByteArray text = invention.response(number).text.toUtf8() + '\0';
        written = file.write(text) == text.size();
    }
    if (!written || !file.flush())
        return tl::unexpected(cannotWrite(file));
    return {};
}

Result<> writeTruth(const Invention &invention, const QString &name)
{
    static const char *const edits[] = {"none", "some-words", "sentence-added", "half-rewritten"};
    const std::vector<Theme> themes = invention.themes();
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(cannotWrite(file));
    for (int number = 0; number < invention.shape().responses; ++number) {
        const InventedResponse response = invention.response(number);
        QJsonArray about;
        for (const InventedComment &comment : response.comments)
            about << themes[size_t(comment.theme)].name;
        const QJsonObject line{
            {u"message-id"_s, QString::fromLatin1(messageIdOf(invention, number))},
            {u"campaign"_s, response.campaign ? QJsonValue(*response.campaign) : QJsonValue()},
            {u"edit"_s,
             response.campaign ? QJsonValue(QLatin1StringView(edits[int(response.edit)])) : QJsonValue()},
            {u"kind"_s, toWord(response.respondent.kind)},
            {u"themes"_s, about}};
        if (file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n') < 0)
            return tl::unexpected(cannotWrite(file));
    }
    return {};
}

} // namespace soundings::bench
