#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/orstop.h"
#include "core/desk/people.h"
#include "core/reports/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTemporaryDir>

/// What is held about a person, written out for them.
namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString kindOf(HeldMention::Kind kind)
{
    switch (kind) {
    case HeldMention::Kind::Note: return text("Note of a comment");
    case HeldMention::Kind::Memo: return text("Memo of the team");
    case HeldMention::Kind::Search: return text("Saved search");
    case HeldMention::Kind::Unreadable: return text("Item that could not be read");
    case HeldMention::Kind::Reason: return text("Reason of a ruling");
    }
    return {};
}

/// ".eml" for what came as a file of that name; else by what it is.
QString endingOf(const Response &response)
{
    if (!response.table.isEmpty())
        return u"json"_s; // the row's cells
    const QString ending = QFileInfo(response.source.section(u'#', 0, 0)).suffix().toLower();
    const bool one = !response.source.contains(u'#') && !ending.isEmpty() && ending.size() <= 5;
    return one ? ending : response.channel == Channel::Email ? u"eml"_s : u"bin"_s;
}

class HeldWriter
{
public:
    HeldWriter(const Desk &desk, const Held &held, QDir folder, const PeopleProgress &progress)
        : m_desk(desk)
        , m_held(held)
        , m_folder(std::move(folder))
        , m_progress(progress)
        , m_consultation(orStop(desk.consultation()))
    {}

    void run()
    {
        m_folder.mkdir(u"originals"_s);
        heading(1, text("What is held about %1").arg(m_held.terms.join(u", "_s)));
        say(text("In the consultation “%1”, on %2.")
                .arg(m_consultation.title, reports::localTime(m_desk.now(), m_consultation.zone)));
        int done = 0;
        for (const bool theirs : {true, false}) {
            heading(2, theirs ? text("Responses they sent") : text("Responses of others that name them"));
            for (const HeldResponse &held : m_held.responses) {
                if (held.theirs != theirs)
                    continue;
                theirs ? whole(held) : brief(held);
                if (m_progress && !m_progress(++done, int(m_held.responses.size())))
                    throw Stop{{ErrorKind::Cancelled, text("The export was stopped. Nothing was left behind."), {}}};
            }
        }
        heading(2, text("Where else they are named"));
        for (const HeldMention &mention : m_held.mentions) {
            say(u"%1%2: %3"_s.arg(kindOf(mention.kind),
                                  mention.number > 0 ? u" ("_s + reference(mention.number) + u')' : QString(), mention.text));
            m_mentions.append(QJsonObject{{u"kind"_s, kindOf(mention.kind)},
                                          {u"response"_s, mention.number > 0 ? QJsonValue(reference(mention.number)) : QJsonValue()},
                                          {u"text"_s, mention.text},
                                          {u"by"_s, mention.author}});
        }
        const QJsonObject all{{u"terms"_s, QJsonArray::fromStringList(m_held.terms)},
                              {u"consultation"_s, m_consultation.title},
                              {u"at"_s, isoUtc(m_desk.now())},
                              {u"responses"_s, m_responses},
                              {u"named-in"_s, m_named},
                              {u"mentions"_s, m_mentions}};
        write(u"held.json"_s, QJsonDocument(all).toJson());
        write(u"index.html"_s, page());
    }

private:
    void heading(int level, const QString &words)
    {
        m_body += u"<h%1>%2</h%1>\n"_s.arg(level).arg(words.toHtmlEscaped());
    }
    void say(const QString &words) { m_body += u"<p>"_s + words.toHtmlEscaped() + u"</p>\n"_s; }

    void row(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_body += u"<tr><th scope=\"row\">%1</th><td>%2</td></tr>\n"_s.arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    }

    void brief(const HeldResponse &held)
    {
        say(text("%1, received %2: it is somebody else's, and stays out of this folder.")
                .arg(reference(held.number), reports::shortLocalTime(held.received, m_consultation.zone)));
        m_named.append(reference(held.number));
    }

    void whole(const HeldResponse &held)
    {
        const ResponseDetail detail = orStop(m_desk.response(held.id));
        const Response &r = detail.response;
        const QString file = u"originals/%1.%2"_s.arg(reference(r.number), endingOf(r));
        const Result<QByteArray> kept = m_desk.original(held.id);
        if (!kept && kept.error().kind != ErrorKind::NotFound) // erased, or an error
            throw Stop{kept.error()};
        const QByteArray original = kept.value_or(QByteArray());
        if (kept)
            write(file, original);
        heading(3, reference(r.number));
        m_body += u"<table>\n"_s;
        row(text("Name"), r.respondent.name);
        row(text("Organisation"), r.respondent.organisation);
        row(text("Kind"), label(r.respondent.kind));
        row(text("Place"), r.respondent.place);
        row(text("E-mail address"), r.respondent.address);
        row(text("Subject"), r.subject);
        row(text("Received"), reports::localTime(r.received, m_consultation.zone));
        row(text("Channel"), label(r.channel));
        row(text("Consent"), label(r.confidentiality));
        row(text("Came as"), r.source);
        row(text("Message-ID"), r.messageId);
        row(text("Original"), original.isEmpty() ? QString() : file);
        m_body += u"</table>\n"_s;
        QJsonArray parts;
        for (const Part &part : r.parts) {
            const QString title = part.kind == PartKind::Answer       ? part.question
                                  : part.kind == PartKind::Attachment ? text("Attachment %1").arg(part.name)
                                                                      : text("Text");
            heading(4, title);
            m_body += u"<pre>"_s + part.text.toHtmlEscaped() + u"</pre>\n"_s;
            parts.append(QJsonObject{{u"kind"_s, toWord(part.kind)}, {u"name"_s, part.name}, {u"type"_s, part.type},
                                     {u"question"_s, part.question}, {u"text"_s, part.text}});
        }
        m_responses.append(QJsonObject{{u"reference"_s, reference(r.number)},
                                       {u"respondent"_s, QJsonObject{{u"name"_s, r.respondent.name},
                                                                     {u"organisation"_s, r.respondent.organisation},
                                                                     {u"kind"_s, toWord(r.respondent.kind)},
                                                                     {u"place"_s, r.respondent.place},
                                                                     {u"address"_s, r.respondent.address}}},
                                       {u"subject"_s, r.subject},
                                       {u"received"_s, isoUtc(r.received)},
                                       {u"channel"_s, toWord(r.channel)},
                                       {u"confidentiality"_s, toWord(r.confidentiality)},
                                       {u"source"_s, r.source},
                                       {u"message-id"_s, r.messageId},
                                       {u"original"_s, original.isEmpty() ? QJsonValue() : QJsonValue(file)},
                                       {u"hops"_s, hops(r)},
                                       {u"parts"_s, parts},
                                       {u"comments"_s, comments(detail)},
                                       {u"history"_s, history(held.id)}});
    }

    static QJsonArray hops(const Response &response)
    {
        QJsonArray all;
        for (const Hop &hop : response.hops)
            all.append(QJsonObject{{u"from"_s, hop.from}, {u"by"_s, hop.by},
                                   {u"at"_s, hop.at ? QJsonValue(isoUtc(*hop.at)) : QJsonValue()}});
        return all;
    }

    QJsonArray comments(const ResponseDetail &detail)
    {
        QJsonArray all;
        for (const Comment &comment : detail.comments) {
            if (!comment.note.isEmpty())
                say(text("A comment notes: %1").arg(comment.note));
            all.append(QJsonObject{{u"at"_s, isoUtc(comment.at)}, {u"note"_s, comment.note},
                                   {u"stance"_s, toWord(comment.stance)}});
        }
        return all;
    }

    QJsonArray history(ResponseId id)
    {
        QJsonArray all;
        m_body += u"<ul>\n"_s;
        for (const JournalEntry &entry : orStop(m_desk.history(id))) {
            m_body += u"<li>%1: %2</li>\n"_s.arg(reports::shortLocalTime(entry.at, m_consultation.zone).toHtmlEscaped(),
                                                entry.what.toHtmlEscaped());
            all.append(QJsonObject{{u"entry"_s, entry.seq},
                                   {u"at"_s, isoUtc(entry.at)},
                                   {u"what"_s, entry.what},
                                   {u"change"_s, QJsonDocument::fromJson(entry.change).object()}});
        }
        m_body += u"</ul>\n"_s;
        return all;
    }

    [[nodiscard]] QByteArray page() const
    {
        const QString head = u"<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>%1</title>"
                             "<style>body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
                             "th{text-align:left;padding-right:1em;vertical-align:top}pre{white-space:pre-wrap;"
                             "border-left:3px solid #767676;padding-left:1em;font:inherit}</style></head><body>\n"_s;
        return (head.arg(text("What is held about %1").arg(m_held.terms.join(u", "_s)).toHtmlEscaped()) + m_body
                + u"</body></html>\n"_s)
            .toUtf8();
    }

    void write(const QString &name, const QByteArray &bytes)
    {
        QSaveFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            throw Stop{{ErrorKind::Storage, text("%1 could not be written.").arg(name), file.errorString()}};
    }

    const Desk &m_desk;
    const Held &m_held;
    QDir m_folder;
    const PeopleProgress &m_progress;
    Consultation m_consultation;
    QString m_body;
    QJsonArray m_responses;
    QJsonArray m_named;
    QJsonArray m_mentions;
};

} // namespace

Result<> exportHeld(const Desk &desk, const Held &held, const QString &folder, const PeopleProgress &progress)
{
    const QFileInfo target(folder);
    if (target.exists() || target.isSymLink())
        return failure(ErrorKind::Refused, text("%1 exists already and is not overwritten. Choose another name.").arg(folder));
    QTemporaryDir making(target.absolutePath() + u"/.soundings-export-XXXXXX"_s);
    if (!making.isValid()) {
        return failure(ErrorKind::Storage,
                       text("Nothing can be written in %1. Choose another folder.").arg(target.absolutePath()),
                       making.errorString());
    }
    try {
        HeldWriter(desk, held, QDir(making.path()), progress).run();
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
    if (!QDir().rename(making.path(), target.absoluteFilePath()))
        return failure(ErrorKind::Storage, text("%1 could not be given its name. Choose another one.").arg(folder));
    making.setAutoRemove(false);
    return {};
}

} // namespace soundings
