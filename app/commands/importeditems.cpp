#include "app/commands/importeditems.h"

#include "core/consultation/words.h"

#include <QJsonArray>

#include <unistd.h>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString toWord(ImportOutcome outcome)
{
    switch (outcome) {
    case ImportOutcome::Added:
        return u"added"_s;
    case ImportOutcome::Duplicate:
        return u"duplicate"_s;
    case ImportOutcome::Unreadable:
        return u"unreadable"_s;
    }
    return {};
}

QJsonArray partsOf(const ImportItem &item)
{
    QJsonArray parts;
    for (size_t i = 0; i < item.response.parts.size(); ++i) {
        const Part &part = item.response.parts[i];
        parts.append(QJsonObject{{u"name"_s, orNull(part.name)},
                                 {u"type"_s, part.type},
                                 {u"bytes"_s, part.bytes},
                                 {u"text"_s, item.partTextLengths[i]},
                                 {u"state"_s, soundings::toWord(part.state)},
                                 {u"reason"_s, orNull(part.reason)}});
    }
    return parts;
}

QJsonObject toJson(const ImportItem &item)
{
    const Response &r = item.response;
    QJsonObject object{
        {u"source"_s, item.source}, {u"outcome"_s, toWord(item.outcome)}, {u"reason"_s, orNull(item.reason)}};
    if (item.outcome == ImportOutcome::Unreadable) {
        for (const QString &key : {u"reference"_s, u"subject"_s, u"from"_s, u"sent"_s, u"received"_s,
                                   u"evidence"_s, u"timeliness"_s})
            object.insert(key, QJsonValue());
        object.insert(u"text"_s, 0);
        object.insert(u"parts"_s, QJsonArray());
        return object;
    }
    object.insert(u"reference"_s, reference(r.number));
    object.insert(u"subject"_s, r.subject);
    object.insert(u"from"_s,
                  QJsonObject{{u"name"_s, r.respondent.name}, {u"address"_s, r.respondent.address}});
    object.insert(u"sent"_s, orNull(r.sent));
    object.insert(u"received"_s, isoUtc(r.received));
    object.insert(u"evidence"_s, soundings::toWord(r.evidence));
    object.insert(u"timeliness"_s, soundings::toWord(r.timeliness));
    object.insert(u"text"_s, item.textLength);
    object.insert(u"parts"_s, partsOf(item));
    return object;
}

} // namespace

void printItem(const ImportItem &item, bool json)
{
    if (json) {
        print(toJson(item));
        return;
    }
    const QString number = item.response.number > 0 ? reference(item.response.number) : u"-"_s;
    print(u"%1  %2  %3  %4"_s.arg(toWord(item.outcome).leftJustified(10), number, item.source,
                                  item.reason.isEmpty() ? item.response.subject : item.reason));
}

void showProgress(int taken, int total)
{
    if (isatty(STDERR_FILENO))
        std::fprintf(stderr, "\r%d of %d ", taken, total);
}

void clearProgress()
{
    if (isatty(STDERR_FILENO))
        std::fputs("\r", stderr);
}

int endOfImport(const ImportSummary &summary)
{
    for (const QString &note : summary.notes)
        say(note);
    say(u"%1 added, %2 there already, %3 unreadable"_s.arg(summary.added)
            .arg(summary.duplicates)
            .arg(summary.unreadable));
    return summary.unreadable > 0 ? someUnreadable : done;
}

} // namespace soundings
