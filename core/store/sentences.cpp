#include "core/store/sentences.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString fromTo(const char *source, const QJsonObject &change)
{
    return text(source).arg(change[u"before"].toVariant().toString(), change[u"after"].toVariant().toString());
}

QString respondentName(const QJsonValue &respondent)
{
    const QString organisation = respondent[u"organisation"].toString();
    return organisation.isEmpty() ? respondent[u"name"].toString() : organisation;
}

QString sectionSentence(const QJsonValue &before, const QJsonValue &after)
{
    const auto heading = [](const QJsonValue &section) {
        return u"%1 %2"_s.arg(section[u"number"].toString(), section[u"title"].toString()).trimmed();
    };
    if (before.isNull())
        return text("Section “%1” of the draft added").arg(heading(after));
    if (after.isNull())
        return text("Section “%1” of the draft removed").arg(heading(before));
    return heading(before) == heading(after)
               ? text("Section “%1” of the draft moved").arg(heading(after))
               : text("Section “%1” of the draft corrected to “%2”").arg(heading(before), heading(after));
}

QString erasureSentence(const QJsonObject &change)
{
    const QString request = change[u"request"].toString();
    return text(!change.contains(u"response")     ? "What names a person in notes, memos and searches erased%1: %2"
                : change[u"anonymised"].toBool() ? "Name, address and original erased, words kept without them%1: %2"
                                                  : "Personal data erased%1: %2")
        .arg(request.isEmpty() ? QString() : u" (%1)"_s.arg(request), change[u"reason"].toString());
}

QString pointSentence(const QString &kind, const QJsonObject &change)
{
    if (kind == u"point-added")
        return text("Point “%1” added").arg(change[u"title"].toString());
    if (kind == u"point-removed")
        return text("Point “%1” removed").arg(change[u"title"].toString());
    const QString before = change[u"before"][u"title"].toString();
    const QString after = change[u"after"][u"title"].toString();
    return before == after ? text("Point “%1” worded anew").arg(after)
                           : text("Point “%1” worded as “%2”").arg(before, after);
}

QString decisionSentence(const QJsonObject &change)
{
    const Outcome outcome = fromWord<Outcome>(change[u"after"][u"outcome"].toString()).value_or(Outcome::None);
    const QString title = change[u"title"].toString();
    if (change[u"before"][u"outcome"] == change[u"after"][u"outcome"])
        return text("Reply on “%1” changed (%2)").arg(title, label(outcome));
    return outcome == Outcome::None ? text("Decision on “%1” taken back").arg(title)
                                    : text("Decided on “%1”: %2").arg(title, label(outcome));
}

QString finalTextSentence(const QJsonValue &after)
{
    return after.isObject() ? text("Final text %1 laid beside the draft").arg(after[u"fileName"].toString())
                            : text("The final text was taken away");
}

QString textChangeSentence(const QJsonObject &change)
{
    const QJsonValue after = change[u"after"];
    const qsizetype points = after[u"points"].toArray().size();
    const QString excerpt = change[u"excerpt"].toString();
    const QString line = points == 1                  ? text("Change of the final text tied to a decision")
                         : points > 1                 ? text("Change of the final text tied to %1 decisions").arg(points)
                         : after[u"editorial"].toBool() ? text("Change of the final text called editorial")
                                                        : text("Change of the final text no longer tied to anything");
    return excerpt.isEmpty() ? line : u"%1: “%2”"_s.arg(line, excerpt);
}

QString campaignSentence(const QString &kind, const QJsonObject &change)
{
    if (kind == u"campaign-added")
        return text("Campaign “%1” known").arg(change[u"title"].toString());
    if (kind == u"campaign-removed")
        return text("Campaign “%1” removed").arg(change[u"title"].toString());
    const QString before = change[u"before"][u"title"].toString();
    const QString after = change[u"after"][u"title"].toString();
    return before == after ? text("What the members of campaign “%1” have in common found anew").arg(after)
                           : text("Campaign “%1” named “%2”").arg(before, after);
}

QString membershipSentence(const QJsonObject &change)
{
    const QJsonValue after = change[u"after"];
    const QString title = change[u"title"].toString();
    if (after[u"campaign"].toInteger() > 0) {
        return after[u"judged"].toBool() ? text("Put into campaign “%1”").arg(title)
                                         : text("Found to be of campaign “%1”").arg(title);
    }
    return after[u"judged"].toBool() ? text("Taken out of campaign “%1”: a person says it is none of its letters").arg(title)
                                     : text("No longer of campaign “%1”").arg(title);
}

QString redactionSentence(const QJsonObject &change)
{
    const QJsonValue after = change[u"after"];
    if (!after.isObject())
        return text("Whether a passage is kept from publication is open again");
    const RedactionReason reason = fromWord<RedactionReason>(after[u"reason"].toString()).value_or(RedactionReason::Other);
    return (after[u"hidden"].toBool() ? text("A passage is kept from publication: %1")
                                      : text("A passage was looked at and may be published: %1"))
        .arg(label(reason));
}

} // namespace

QString sentence(const QString &kind, const QJsonObject &change)
{
    if (kind == u"response-received") {
        return text(change.contains(u"source") && change[u"source"].toString().isEmpty() ? "Entered as %1, received at %2 (%3)"
                                                           : "Received as %1 at %2 (%3)")
            .arg(change[u"reference"].toString(), change[u"received"].toString(), change[u"evidence"].toString());
    }
    if (kind == u"table-received")
        return text("Survey table %1 received, %2 rows").arg(change[u"source"].toString()).arg(change[u"rows"].toInt());
    if (kind == u"consultation-created")
        return text("Consultation “%1” created").arg(change[u"title"].toString());
    if (kind == u"draft-added")
        return text("Draft %1 added").arg(change[u"draft"][u"fileName"].toString());
    if (kind == u"section-changed")
        return sectionSentence(change[u"before"], change[u"after"]);
    if (kind == u"deadline-moved")
        return fromTo("Deadline moved from %1 to %2", change) + u": "_s + change[u"reason"].toString();
    if (kind == u"unreadable-received") {
        return text("%1 received, and could not be read: %2")
            .arg(change[u"source"].toString(), change[u"reason"].toString());
    }
    if (kind == u"theme-added")
        return text("Theme “%1” added").arg(change[u"name"].toString());
    if (kind == u"theme-removed")
        return text("Theme “%1” removed").arg(change[u"name"].toString());
    if (kind == u"theme-changed") {
        const QString before = change[u"before"][u"name"].toString();
        const QString after = change[u"after"][u"name"].toString();
        return before == after ? text("Theme “%1” changed").arg(after)
                               : text("Theme “%1” renamed to “%2”").arg(before, after);
    }
    if (kind == u"status-changed")
        return fromTo("Status changed from %1 to %2", change);
    if (kind == u"assignee-changed")
        return fromTo("Assignee changed from “%1” to “%2”", change);
    if (kind == u"confidentiality-changed")
        return fromTo("Confidentiality changed from %1 to %2", change);
    if (kind == u"signatories-changed")
        return fromTo("Signatories changed from %1 to %2", change);
    if (kind == u"receipt-corrected")
        return fromTo("Receipt corrected from %1 to %2", change) + u": "_s + change[u"reason"].toString();
    if (kind == u"late-ruled") {
        const QString reason = change[u"reasonAfter"].toString();
        return fromTo("Lateness judged: %1, now %2", change) + (reason.isEmpty() ? QString() : u": "_s + reason);
    }
    if (kind == u"respondent-changed") {
        return text("Respondent changed from “%1” to “%2”")
            .arg(respondentName(change[u"before"]), respondentName(change[u"after"]));
    }
    if (kind == u"acknowledged") {
        return change[u"after"].isNull() ? text("No longer marked as acknowledged")
                                         : text("Marked as acknowledged");
    }
    const QString other = change[u"otherReference"].toString();
    if (kind == u"duplicate-judged") {
        const std::optional<TwinRuling> ruling = fromWord<TwinRuling>(change[u"after"].toString());
        const QString reason = change[u"reasonAfter"].toString();
        return text("Compared with %1: %2").arg(other, label(ruling.value_or(TwinRuling::None)))
            + (reason.isEmpty() ? QString() : u": "_s + reason);
    }
    if (kind == u"respondents-joined") {
        return change[u"after"].toBool() ? text("Who wrote this and who wrote %1 are one person").arg(other)
                                         : text("Who wrote this and who wrote %1 are no longer taken for one person")
                                               .arg(other);
    }
    if (kind == u"suggestion-dismissed") {
        return change[u"after"].toBool() ? text("The suggestion of who wrote was dismissed")
                                         : text("The suggestion of who wrote is offered again");
    }
    if (kind == u"mailbox-read") {
        return text("%1 read as far as message %2")
            .arg(change[u"mailbox"].toString())
            .arg(change[u"after"][u"lastUid"].toInteger());
    }
    if (kind == u"memo-written") {
        return change[u"after"].isNull()    ? text("A memo thrown away")
               : change[u"before"].isNull() ? text("A memo written")
                                            : text("A memo written again");
    }
    if (kind == u"saved-search-written") {
        return change[u"after"].isNull()
                   ? text("Saved search “%1” removed").arg(change[u"before"][u"name"].toString())
                   : text("Search saved as “%1”").arg(change[u"after"][u"name"].toString());
    }
    if (kind == u"coders-changed") {
        QStringList names;
        for (const QJsonValue &coder : change[u"after"].toArray())
            names << (coder[u"done"].toBool() ? text("%1 (done)") : u"%1"_s).arg(coder[u"name"].toString());
        return names.isEmpty() ? text("No longer tagged independently")
                               : text("Tagged independently by %1").arg(names.join(u", "_s));
    }
    if (kind == u"reference-dismissed") {
        return change[u"after"].toBool() ? text("What looked like a reference to the draft is none")
                                         : text("A reference to the draft is offered again");
    }
    if (kind == u"proposal-dismissed") {
        return change[u"after"].toBool() ? text("A proposed comment was refused")
                                         : text("A refused comment may be proposed again");
    }
    if (kind == u"unreadable-settled") {
        const QString how = change[u"after"].toString();
        const QString source = change[u"source"].toString();
        return how.isEmpty() ? text("%1, which could not be read, is to be dealt with again").arg(source)
                             : text("%1, which could not be read, was dealt with: %2").arg(source, how);
    }
    if (kind == u"response-viewed")
        return text("In view for %1 seconds").arg(change[u"seconds"].toInt());
    if (kind == u"retention-set") {
        const QString after = change[u"after"].toString();
        return after.isEmpty() ? text("No date any more until which personal data is kept")
                               : text("Personal data is kept until %1").arg(after);
    }
    if (kind == u"person-erased")
        return erasureSentence(change);
    if (kind.startsWith(u"point-"_s))
        return pointSentence(kind, change);
    if (kind == u"decision-recorded")
        return decisionSentence(change);
    if (kind == u"final-text-set")
        return finalTextSentence(change[u"after"]);
    if (kind == u"text-change-judged")
        return textChangeSentence(change);
    if (kind == u"redaction-judged")
        return redactionSentence(change);
    if (kind == u"campaign-joined")
        return membershipSentence(change);
    if (kind.startsWith(u"campaign-"_s))
        return campaignSentence(kind, change);
    return kind;
}

} // namespace soundings::store
