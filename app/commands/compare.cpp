#include "app/commands/command.h"
#include "core/desk/finaltext.h"

#include <QFile>
#include <QFileInfo>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file;
    std::string final;
    bool json = false;
};

void tell(const FinalDifference &difference, bool json)
{
    if (json) {
        print(QJsonObject{{u"kind"_s, comparison::toWord(difference.kind)},
                          {u"draft-section"_s, difference.draftSection},
                          {u"final-section"_s, difference.finalSection},
                          {u"before"_s, difference.before},
                          {u"after"_s, difference.after},
                          {u"decisions"_s, QJsonArray()}});
        return;
    }
    const QString where = difference.draftSection == difference.finalSection || difference.finalSection.isEmpty()
        ? difference.draftSection
        : difference.draftSection.isEmpty() ? difference.finalSection
                                            : difference.draftSection + u" → "_s + difference.finalSection;
    print(u"%1\t%2"_s.arg(comparison::toWord(difference.kind), where));
    if (!difference.before.isEmpty())
        print(u"  - "_s + difference.before);
    if (!difference.after.isEmpty() && difference.after != difference.before)
        print(u"  + "_s + difference.after);
}

int compare(Desk &desk, const Options &options)
{
    QFile file(QString::fromStdString(options.final));
    const QString name = QFileInfo(file).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return fail({ErrorKind::NotFound, u"%1 can't be read."_s.arg(name), file.errorString()});
    const Result<std::vector<FinalDifference>> differences = compareWithFinal(desk, file.readAll(), name);
    if (!differences)
        return fail(differences.error());
    for (const FinalDifference &difference : *differences)
        tell(difference, options.json);
    if (differences->empty() && !options.json)
        print(u"The final text says what the draft said."_s);
    return done;
}

} // namespace

void addCompare(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "compare", "What changed between the draft and the final text",
        [](CLI::App &command, Options &options) {
            command.add_option("FINAL.pdf", options.final, "The final text")->required();
            command.add_flag("--json", options.json, "As JSON lines");
        },
        compare);
}

} // namespace soundings
