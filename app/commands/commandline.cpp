#include "app/commands/commandline.h"

#include "app/commands/command.h"
#include "app/englishplurals.h"

#include <QFileInfo>
#include <QGuiApplication>

#include <array>
#include <iostream>

namespace soundings {

namespace {

struct Named
{
    const char *name;
    void (*add)(CLI::App &, Commands &);
};

constexpr std::array commands{
    Named{"new", addNew},       Named{"import", addImport},         Named{"fetch", addFetch},
    Named{"status", addStatus},
    Named{"export", addExport}, Named{"extend", addExtend}, Named{"list", addList},             Named{"count", addCount},
    Named{"show", addShow},     Named{"original", addOriginal},     Named{"tag", addTag},
    Named{"themes", addThemesCommand}, Named{"sections", addSections}, Named{"report", addReport}, Named{"publish", addPublish},
    Named{"map", addMap},       Named{"verify", addVerify}, Named{"backup", addBackup}, Named{"restore", addRestore}, Named{"salvage", addSalvage}, Named{"index", addIndex},
    Named{"agreement", addAgreement}, Named{"compare", addCompare}, Named{"copy", addCopy}, Named{"campaigns", addCampaigns},
};

const char *const about = "Soundings reads, tags and reports the responses to a public consultation.\n"
                          "Without a command it opens the window, on CONSULTATION or the last one.";

/// CLI11 gives many exit codes for wrong usage; scripts are promised one.
int usage(const CLI::App &app, const CLI::ParseError &error)
{
    return app.exit(error, std::cout, std::cerr) == 0 ? done : wrongUsage;
}

/// What was meant as a command and is none: a word that names no file, or two.
std::optional<std::string> mistaken(const std::string &consultation, const std::vector<std::string> &extras)
{
    const QString word = fromArgument(consultation);
    const auto isOption = [](const std::string &extra) { return extra.starts_with('-'); };
    const bool ofQt = std::any_of(extras.begin(), extras.end(), isOption); // then the word may be what Qt's option takes
    const bool isWord = !word.isEmpty() && !word.contains(u'/') && !word.contains(u'.') && !word.contains(u':');
    if (isWord && !ofQt && !QFileInfo::exists(word))
        return "there is no command “" + consultation + "”, and no file of that name";
    for (size_t i = 0; i < extras.size(); ++i) {
        if (!isOption(extras[i]) && (i == 0 || !isOption(extras[i - 1])))
            return "the window opens one consultation, not “" + extras[i] + "” too";
    }
    return std::nullopt;
}

} // namespace

bool isCommand(int argc, char **argv)
{
    return argc > 1 && std::any_of(commands.begin(), commands.end(),
                                   [&](const Named &command) { return std::string_view(argv[1]) == command.name; });
}

int runCommand(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // reports set type, which needs fonts but no display
    // Standard error is for the one line that says what failed, not for Qt's remarks on the desktop session.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &message) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            say(message);
    });
    QGuiApplication application(argc, argv);
    EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    CLI::App app(about, "soundings");
    app.require_subcommand(1);
    Commands chosen;
    for (const Named &command : commands)
        command.add(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return usage(app, error);
    }
    return chosen.run();
}

WindowRequest readWindowRequest(int argc, char **argv)
{
    CLI::App app(about, "soundings");
    app.set_version_flag("--version", std::string("soundings ") + SOUNDINGS_VERSION);
    std::string names = "Commands:";
    for (const Named &command : commands)
        names += std::string(" ") + command.name;
    app.footer(names + "\n“soundings COMMAND --help” tells more of each.");
    WindowRequest request;
    std::string consultation;
    std::string picture;
    app.add_option("CONSULTATION", consultation, "A consultation: a file, or a team database (postgresql://…)");
    app.add_flag("--sample", request.sample, "Open the sample consultation; made first where it is not there");
    app.add_option("--picture", picture, "Save a picture of the window to this PNG file, and leave");
    app.allow_extras(); // Qt's own, such as -platform
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        request.exitCode = usage(app, error);
        return request;
    }
    if (const auto why = mistaken(request.sample ? std::string() : consultation, app.remaining())) {
        say(QString::fromStdString("soundings: " + *why + ". “soundings --help” lists the commands."));
        request.exitCode = wrongUsage;
        return request;
    }
    request.consultation = QString::fromStdString(consultation);
    request.picture = QString::fromStdString(picture);
    return request;
}

} // namespace soundings
