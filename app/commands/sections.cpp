#include "app/commands/command.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file;
    bool json = false;
};

void tell(const Section &section, int comments, bool json)
{
    if (json) {
        print(QJsonObject{{u"number"_s, section.number},
                          {u"title"_s, section.title},
                          {u"page"_s, section.page + 1},
                          {u"depth"_s, section.depth},
                          {u"comments"_s, comments}});
    } else {
        print(u"%1\tp. %2\t%3%4 %5"_s.arg(comments)
                  .arg(section.page + 1)
                  .arg(QString(section.depth * 2, u' '), section.number, section.title));
    }
}

int list(Desk &desk, const Options &options)
{
    const Result<std::vector<Draft>> drafts = desk.drafts();
    const Result<QHash<SectionId, int>> counts = desk.sectionCounts();
    if (!drafts || !counts)
        return fail(drafts ? counts.error() : drafts.error());
    for (const Draft &draft : *drafts) {
        const Result<std::vector<Section>> sections = desk.sections(draft.id);
        if (!sections)
            return fail(sections.error());
        for (const Section &section : *sections)
            tell(section, counts->value(section.id), options.json);
    }
    return done;
}

} // namespace

void addSections(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "sections", "The draft's sections, and how many comments speak of each",
        [](CLI::App &command, Options &options) { command.add_flag("--json", options.json, "As JSON lines"); }, list);
}

} // namespace soundings
