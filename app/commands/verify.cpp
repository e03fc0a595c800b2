#include "app/commands/command.h"

#include "core/desk/people.h"
#include "core/desk/recordkeeping.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, head;
    bool json = false;
};

/// Nothing where the journal has been where the head was printed.
Result<std::optional<Finding>> checkHead(const Desk &desk, const std::string &head)
{
    const QByteArray hash = QByteArray::fromHex(QByteArray::fromStdString(head));
    constexpr int hashBytes = 32;
    if (hash.size() != hashBytes)
        return failure(ErrorKind::Invalid,
                       u"--head takes the 64 hexadecimal digits that a report has after “SHA-256”."_s);
    const Result<std::optional<qint64>> entry = entryWithHead(desk, hash);
    if (!entry)
        return passOn(entry);
    if (*entry)
        return std::optional<Finding>();
    return std::optional(Finding{
        u"journal-head"_s, u"journal"_s,
        u"No entry has this SHA-256: the journal is not the one that was printed, or was altered since."_s});
}

void tell(const Finding &finding, bool json)
{
    if (json)
        print(QJsonObject{{u"what"_s, finding.what}, {u"where"_s, finding.where}, {u"detail"_s, finding.detail}});
    else
        print(u"%1: %2: %3"_s.arg(finding.what, finding.where, finding.detail));
}

/// A file too damaged to be opened is amiss, for scripts that read findings; one that is not there, or busy, is not.
int tellUnopened(const Error &error, const Options &options)
{
    if (error.kind == ErrorKind::Unreadable)
        tell({u"database"_s, fromArgument(options.file), error.message}, options.json);
    return fail(error);
}

int verify(Desk &desk, const Options &options)
{
    Result<std::vector<Finding>> findings = verifyRecord(desk, showProgress);
    if (!findings)
        return fail(findings.error());
    if (!options.head.empty()) {
        const Result<std::optional<Finding>> head = checkHead(desk, options.head);
        if (!head)
            return fail(head.error());
        if (*head)
            findings->push_back(**head);
    }
    for (const Finding &finding : *findings)
        tell(finding, options.json);
    if (!findings->empty()) {
        say(u"soundings: %1 things are amiss in %2"_s.arg(findings->size()).arg(desk.file()));
        return failed;
    }
    const Result<QString> erased = erasedSoFar(desk);
    if (!erased)
        return fail(erased.error());
    if (!erased->isEmpty())
        say(*erased);
    if (!options.json)
        print(u"All is well: the journal's chain, the originals, the texts and the database agree."_s);
    return done;
}

} // namespace

void addVerify(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "verify", "Check the journal's chain, the originals and the database",
        [](CLI::App &command, Options &options) {
            command.add_flag("--json", options.json, "As JSON lines");
            command.add_option("--head", options.head,
                               "The SHA-256 that a report has printed: whether the journal was there");
        },
        verify, tellUnopened);
}

} // namespace soundings
