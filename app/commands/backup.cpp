#include "app/commands/command.h"
#include "app/commands/password.h"

#include "core/desk/backups.h"
#include "core/encryption/encryption.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, target;
    bool encrypt = false;
    std::optional<int> passwordFd;
};

int backup(Desk &desk, const Options &options)
{
    std::optional<QString> password;
    if (options.encrypt) {
        const Result<QString> typed = typedPassword(fromArgument(options.target), options.passwordFd, Typed::Twice);
        if (!typed)
            return fail(typed.error());
        password = *typed;
    }
    const Result<> made = backUp(desk, fromArgument(options.target), showProgress, password);
    return made ? done : fail(made.error());
}

void tell(const std::vector<Finding> &findings)
{
    for (const Finding &finding : findings)
        print(u"%1: %2: %3"_s.arg(finding.what, finding.where, finding.detail));
}

int restore(const Options &options)
{
    const QString file = fromArgument(options.file);
    const QString target = fromArgument(options.target);
    QString password;
    if (encryption::isEncrypted(file)) {
        const Result<QString> typed = typedPassword(file, options.passwordFd, Typed::Once);
        if (!typed)
            return fail(typed.error());
        password = *typed;
    }
    const Result<std::vector<Finding>> amiss = restoreBackup(file, target, password, showProgress);
    if (!amiss)
        return fail(amiss.error());
    const Result<BackupFacts> facts = backupFacts(target);
    if (!facts)
        return fail(facts.error());
    say(u"“%1”: %2 responses. %3"_s.arg(facts->title).arg(facts->responses).arg(toText(facts->mark)));
    tell(*amiss);
    if (amiss->empty())
        return done;
    say(u"soundings: %1 was restored, and %2 things were amiss in the backup already"_s.arg(target).arg(amiss->size()));
    return someUnreadable;
}

int rescue(const Options &options)
{
    const QString target = fromArgument(options.target);
    const Result<Salvage> salvaged = salvage(fromArgument(options.file), target, showProgress);
    if (!salvaged)
        return fail(salvaged.error());
    tell(salvaged->lost);
    say(u"Saved: "_s + salvaged->saved.join(u", "_s));
    if (salvaged->lost.empty())
        return done;
    say(u"soundings: %1 was made of what could be read; what could not, and what is unsure, is listed (%2)"_s
            .arg(target)
            .arg(salvaged->lost.size()));
    return someUnreadable;
}

void addPassword(CLI::App &command, Options &options, const char *otherwise)
{
    command.add_option("--password-fd", options.passwordFd, otherwise)->type_name("N");
}

} // namespace

void addBackup(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "backup", "Write a copy while the consultation is in use, and check it",
        [](CLI::App &command, Options &options) {
            command.add_option("FILE", options.target, "The copy; nothing is overwritten")->required();
            command.add_flag("--encrypt", options.encrypt,
                             "Under a password, which is asked for; without it nobody opens the copy, nor you");
            addPassword(command, options, "Read the password from this file descriptor and do not ask");
        },
        backup);
}

void addRestore(CLI::App &app, Commands &chosen)
{
    CLI::App *command = app.add_subcommand("restore", "Make a consultation of a backup, and check it");
    const auto options = std::make_shared<Options>();
    command->add_option("BACKUP", options->file, "The backup, with a password or without; it stays as it is")->required();
    command->add_option("NEW", options->target, "The file to make; nothing is overwritten")->required();
    addPassword(*command, *options, "Read the backup's password from this file descriptor and do not ask");
    command->callback([options, &chosen] { chosen.run = [options] { return restore(*options); }; });
}

void addSalvage(CLI::App &app, Commands &chosen)
{
    CLI::App *command =
        app.add_subcommand("salvage", "Read what can be read of a damaged consultation into a new one");
    const auto options = std::make_shared<Options>();
    command->add_option("DAMAGED", options->file, "The damaged file; it stays as it is")->required();
    command->add_option("NEW", options->target, "The file to make; nothing is overwritten")->required();
    command->callback([options, &chosen] { chosen.run = [options] { return rescue(*options); }; });
}

} // namespace soundings
