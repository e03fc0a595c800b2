#include "app/commands/command.h"

#include <QJsonArray>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file;
    std::vector<std::string> query;
    std::vector<std::string> by;
    bool json = false;
};

void tell(int count, const QStringList &values, bool json)
{
    if (!json)
        print((QStringList{QString::number(count)} + values).join(u'\t'));
    else if (values.isEmpty())
        print(QJsonObject{{u"count"_s, count}});
    else if (values.size() == 1)
        print(QJsonObject{{u"value"_s, values[0]}, {u"count"_s, count}});
    else
        print(QJsonObject{{u"values"_s, QJsonArray::fromStringList(values)}, {u"count"_s, count}});
}

int count(Desk &desk, const Options &options)
{
    const QString query = joined(options.query);
    QStringList by;
    for (const std::string &facet : options.by)
        by << fromArgument(facet);
    if (by.size() > 2)
        return fail({ErrorKind::Invalid, u"--by takes one or two facets, parted by a comma."_s, {}});
    if (by.isEmpty()) {
        const Result<int> all = desk.count(query);
        if (!all)
            return failQuery(query, all.error());
        tell(*all, {}, options.json);
    } else if (by.size() == 1) {
        const Result<std::vector<FacetCount>> counts = desk.countBy(query, by[0]);
        if (!counts)
            return failQuery(query, counts.error());
        for (const FacetCount &one : *counts)
            tell(one.count, {one.value}, options.json);
    } else {
        const Result<std::vector<CrossCount>> counts = desk.countBy(query, by[0], by[1]);
        if (!counts)
            return failQuery(query, counts.error());
        for (const CrossCount &one : *counts)
            tell(one.count, {one.first, one.second}, options.json);
    }
    return done;
}

} // namespace

void addCount(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "count", "How many responses match a query",
        [](CLI::App &command, Options &options) {
            command.add_option("QUERY", options.query, "Put -- before a query that begins with a minus");
            command.add_option("--by", options.by,
                               "One, or two parted by a comma (theme,kind), of: theme section kind channel status timeliness "
                               "stance campaign place day assignee confidentiality author")
                ->type_name("FACET[,FACET]")
                ->delimiter(',')
                ->allow_extra_args(false);
            command.add_flag("--json", options.json, "As JSON lines");
        },
        count);
}

} // namespace soundings
