#include "app/commands/importeditems.h"
#include "app/commands/password.h"

#include <csignal>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, mailbox;
    std::optional<int> passwordDescriptor;
    bool watch = false;
    bool json = false;
};

volatile std::sig_atomic_t interrupted = 0;

/// From here on an interruption asks the fetch to stop, which it does once what it has is stored.
void stopCleanlyWhenInterrupted()
{
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, [](int) { interrupted = 1; });
}

int fetch(Desk &desk, const Options &options)
{
    MailboxRequest request;
    request.address = fromArgument(options.mailbox);
    request.watch = options.watch;
    const Result<QString> account = mailboxAccount(request.address);
    if (!account)
        return fail(account.error());
    const Result<QString> password = passwordFor(*account, options.passwordDescriptor);
    if (!password)
        return fail(password.error());
    request.password = *password;
    ImportProgress progress;
    progress.item = [&](const ImportItem &item) {
        printItem(item, options.json);
        std::fflush(stdout); // whoever reads a pipe while we watch sees it now
    };
    progress.step = [](int taken, int total, const QString &) {
        showProgress(taken, total);
        return interrupted == 0;
    };
    stopCleanlyWhenInterrupted();
    const Result<ImportSummary> summary = desk.fetch(request, progress);
    clearProgress();
    if (!summary)
        return fail(summary.error());
    const int status = endOfImport(*summary);
    if (!summary->cancelled)
        return status;
    if (options.watch)
        return done;
    say(u"Stopped before the end; fetching again goes on from there."_s);
    return failed;
}

} // namespace

void addFetch(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "fetch", "Take in what is new in a mailbox, never changing the mailbox",
        [](CLI::App &command, Options &options) {
            command
                .add_option("MAILBOX", options.mailbox,
                            "imaps://user@host/FOLDER, or imap://… where the server has STARTTLS; no FOLDER: "
                            "the inbox")
                ->required();
            command.add_flag("--watch", options.watch,
                             "Go on until interrupted, taking in new mail as it comes");
            command.add_flag("--json", options.json, "As JSON lines, one for each item");
            command.add_option(
                "--password-fd", options.passwordDescriptor,
                "Read the password, a line, from this file descriptor: --password-fd 3 3< FILE");
            command.footer(
                "The password comes from --password-fd, else from the keyring of the desktop, where the\n"
                "window keeps it, else it is asked for at the terminal. It can't stand on the command line\n"
                "or in a variable, where others could read it.");
        },
        fetch);
}

} // namespace soundings
