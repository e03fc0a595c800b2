#include "app/commands/command.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file;
    bool json = false;
};

int verify(Desk &desk, const Options &options)
{
    const Result<std::vector<Finding>> findings = desk.verify();
    if (!findings)
        return fail(findings.error());
    for (const Finding &finding : *findings) {
        if (options.json)
            print(QJsonObject{{u"what"_s, finding.what}, {u"where"_s, finding.where}, {u"detail"_s, finding.detail}});
        else
            print(u"%1: %2: %3"_s.arg(finding.what, finding.where, finding.detail));
    }
    if (!findings->empty()) {
        say(u"soundings: %1 things are amiss in %2"_s.arg(findings->size()).arg(desk.file()));
        return failed;
    }
    if (!options.json)
        print(u"All is well: the journal's chain, the originals, the texts and the database agree."_s);
    return done;
}

} // namespace

void addVerify(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "verify", "Check the journal's chain, the originals and the database",
        [](CLI::App &command, Options &options) { command.add_flag("--json", options.json, "As JSON lines"); }, verify);
}

} // namespace soundings
