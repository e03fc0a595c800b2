#pragma once

#include "core/consultation/result.h"
#include "core/desk/desk.h"

#include <CLI/CLI.hpp>

#include <QJsonObject>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// What the commands share: how they are chosen, what they print and how they fail.
namespace soundings {

inline constexpr int done = 0;
inline constexpr int failed = 1;
inline constexpr int wrongUsage = 2;
inline constexpr int someUnreadable = 3;

/// The command that the command line chose.
struct Commands
{
    std::function<int()> run;
};

void addAgreement(CLI::App &app, Commands &chosen);
void addBackup(CLI::App &app, Commands &chosen);
void addRestore(CLI::App &app, Commands &chosen);
void addSalvage(CLI::App &app, Commands &chosen);
void addNew(CLI::App &app, Commands &chosen);
void addImport(CLI::App &app, Commands &chosen);
void addFetch(CLI::App &app, Commands &chosen);
void addStatus(CLI::App &app, Commands &chosen);
void addExport(CLI::App &app, Commands &chosen);
void addExtend(CLI::App &app, Commands &chosen);
void addList(CLI::App &app, Commands &chosen);
void addCampaigns(CLI::App &app, Commands &chosen);
void addCopy(CLI::App &app, Commands &chosen);
void addCount(CLI::App &app, Commands &chosen);
void addShow(CLI::App &app, Commands &chosen);
void addMap(CLI::App &app, Commands &chosen);
void addOriginal(CLI::App &app, Commands &chosen);
void addTag(CLI::App &app, Commands &chosen);
void addThemesCommand(CLI::App &app, Commands &chosen);
void addSections(CLI::App &app, Commands &chosen);
void addCompare(CLI::App &app, Commands &chosen);
void addPublish(CLI::App &app, Commands &chosen);
void addReport(CLI::App &app, Commands &chosen);
void addVerify(CLI::App &app, Commands &chosen);
void addIndex(CLI::App &app, Commands &chosen);

/// Makes a command whose Options (with a member `file`) `fill` ties to its arguments, and which runs `act` on the
/// open consultation; where it can't be opened, `otherwise` or fail().
template<class Options>
void addCommand(CLI::App &app, Commands &chosen, const char *name, const char *about,
                const std::function<void(CLI::App &, Options &)> &fill, int (*act)(Desk &, const Options &),
                int (*otherwise)(const Error &, const Options &) = nullptr);

/// A line on standard output: text for people, or one JSON object.
void print(const QString &line);
void print(const QJsonObject &object);
/// A line on standard error.
void say(const QString &message);
/// How far it is, on standard error, where somebody looks.
bool showProgress(qint64 made, qint64 all);
/// Says what and why on standard error; gives the exit status.
int fail(const Error &error);
/// As fail(), with the query and a mark beneath the place of the fault.
int failQuery(const QString &query, const Error &error);

[[nodiscard]] QString fromArgument(const std::string &text);
[[nodiscard]] QString joined(const std::vector<std::string> &words);
[[nodiscard]] QJsonValue orNull(const std::optional<Instant> &instant);
[[nodiscard]] QJsonValue orNull(const QString &text); ///< null where empty

/// The time of a command line, in the consultation's zone where it has no offset.
[[nodiscard]] Result<Instant> timeIn(const Desk &desk, const std::string &text);
[[nodiscard]] Result<ResponseId> responseNamed(const Desk &desk, const std::string &reference);

template<class Options>
void addCommand(CLI::App &app, Commands &chosen, const char *name, const char *about,
                const std::function<void(CLI::App &, Options &)> &fill, int (*act)(Desk &, const Options &),
                int (*otherwise)(const Error &, const Options &))
{
    CLI::App *command = app.add_subcommand(name, about);
    const auto options = std::make_shared<Options>();
    command->add_option("CONSULTATION", options->file, "A consultation: a file, or a team database (postgresql://…)")->required();
    fill(*command, *options);
    command->callback([options, act, otherwise, &chosen] {
        chosen.run = [options, act, otherwise] {
            const Result<std::unique_ptr<Desk>> desk = Desk::open(fromArgument(options->file));
            if (desk)
                return act(**desk, *options);
            return otherwise ? otherwise(desk.error(), *options) : fail(desk.error());
        };
    });
}

} // namespace soundings
