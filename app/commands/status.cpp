#include "app/commands/command.h"

#include "core/deadline/deadline.h"
#include "core/deadline/localtime.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, at;
    bool json = false;
};

QJsonObject toJson(const Consultation &c, const Counts &n, Instant at)
{
    return {{u"title"_s, c.title},
            {u"opens"_s, orNull(c.opens)},
            {u"closes"_s, isoUtc(c.closes)},
            {u"zone"_s, QString::fromLatin1(c.zone)},
            {u"at"_s, isoUtc(at)},
            {u"state"_s, toWord(stateAt(c, at))},
            {u"seconds-left"_s, secondsLeft(c, at)},
            {u"responses"_s, n.responses},
            {u"on-time"_s, n.onTime},
            {u"late"_s, n.late},
            {u"late-accepted"_s, n.lateAccepted},
            {u"set-aside"_s, n.duplicates},
            {u"unread"_s, n.unread},
            {u"in-progress"_s, n.inProgress},
            {u"tagged"_s, n.tagged},
            {u"reviewed"_s, n.reviewed},
            {u"unreadable"_s, n.unreadable},
            {u"journal"_s, n.journal}};
}

void tell(const Consultation &c, const Counts &n, Instant at)
{
    print(c.title);
    print(u"%1: closes %2 (%3)"_s.arg(toWord(stateAt(c, at)), longLocalTime(c.closes, QTimeZone(c.zone)),
                                      QString::fromLatin1(c.zone)));
    print(u"%1 responses: %2 on time, %3 late, %4 of them accepted"_s.arg(n.responses)
              .arg(n.onTime)
              .arg(n.late)
              .arg(n.lateAccepted));
    if (n.duplicates > 0)
        print(u"%1 set aside as duplicates, %2 counted"_s.arg(n.duplicates).arg(n.responses - n.duplicates));
    print(u"%1 unread, %2 in progress, %3 tagged, %4 reviewed; %5 items could not be read"_s.arg(n.unread)
              .arg(n.inProgress)
              .arg(n.tagged)
              .arg(n.reviewed)
              .arg(n.unreadable));
}

int status(Desk &desk, const Options &options)
{
    Instant at = desk.now();
    if (!options.at.empty()) {
        const Result<Instant> given = timeIn(desk, options.at);
        if (!given)
            return fail(given.error());
        at = *given;
    }
    const Result<Consultation> consultation = desk.consultation();
    const Result<Counts> counts = desk.counts();
    if (!consultation || !counts)
        return fail(consultation ? counts.error() : consultation.error());
    if (options.json)
        print(toJson(*consultation, *counts, at));
    else
        tell(*consultation, *counts, at);
    return done;
}

} // namespace

void addStatus(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "status", "The state of the deadline, and counts",
        [](CLI::App &command, Options &options) {
            command.add_option("--at", options.at, "At this moment instead of now");
            command.add_flag("--json", options.json, "As a JSON object");
        },
        status);
}

} // namespace soundings
