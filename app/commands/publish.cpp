#include "app/commands/importeditems.h"

#include "core/consultation/words.h"
#include "core/desk/publishing.h"

#include <QJsonArray>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, folder;
    std::vector<std::string> query;
    bool one = false;
    bool json = false;
};

int publishAll(Desk &desk, const Options &options)
{
    PublishRequest request;
    request.query = joined(options.query);
    request.folder = fromArgument(options.folder);
    request.layout = options.one ? PackLayout::OneDocument : PackLayout::FileEach;
    const Result<PublishSummary> published = publish(desk, request, [](int made, int total) {
        showProgress(made, total);
        return true;
    });
    clearProgress();
    if (!published)
        return failQuery(request.query, published.error());
    for (const PublishedItem &item : published->responses) {
        if (options.json)
            print(QJsonObject{{u"identifier"_s, item.identifier},
                              {u"reference"_s, reference(item.number)},
                              {u"files"_s, QJsonArray::fromStringList(item.files)}});
    }
    if (published->undecided > 0)
        say(u"%1 responses have suggestions that nobody looked at: these passages were hidden"_s.arg(published->undecided));
    if (published->leftOut > 0)
        say(u"%1 responses given in confidence were left out"_s.arg(published->leftOut));
    say(u"%1 responses published in %2 files"_s.arg(published->responses.size()).arg(published->files));
    return done;
}

} // namespace

void addPublish(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "publish",
        "Write responses for the public, as far as their senders consent, with an index; refuses where something would leak",
        [](CLI::App &command, Options &options) {
            command.add_option("FOLDER", options.folder, "The folder to make, or a file that ends with .zip")->required();
            command.add_option("QUERY", options.query, "Only the responses that match");
            command.add_flag("--one", options.one, "All responses in one document");
            command.add_flag("--json", options.json, "As JSON lines: identifier, reference and files of each");
        },
        publishAll);
}

} // namespace soundings
