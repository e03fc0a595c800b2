#include "app/commands/command.h"
#include "core/consultation/words.h"
#include "core/desk/finaltext.h"
#include "core/desk/points.h"

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

/// The decisions that asked for a difference, and the responses behind each.
QJsonArray decisionsOf(const FinalDifference &difference, const std::vector<PointRow> &points, const Desk &desk)
{
    QJsonArray decisions;
    for (const PointRow &row : points) {
        const std::vector<PointId> &asked = difference.judgement.points;
        if (std::find(asked.begin(), asked.end(), row.point.id) == asked.end())
            continue;
        CommentFilter filter;
        filter.which = CommentFilter::Which::OfPoint;
        filter.point = row.point.id;
        QStringList references;
        if (const auto comments = commentsThat(desk, filter)) {
            for (const CommentRow &comment : commentRows(desk, *comments).value_or(std::vector<CommentRow>())) {
                if (!references.contains(reference(comment.number)))
                    references << reference(comment.number);
            }
        }
        decisions.append(QJsonObject{{u"point"_s, row.point.id.value},
                                     {u"title"_s, row.point.title},
                                     {u"decision"_s, toWord(row.point.decision.outcome)},
                                     {u"responses"_s, QJsonArray::fromStringList(references)}});
    }
    return decisions;
}

void tell(const FinalDifference &difference, const std::vector<PointRow> &points, const Desk &desk, bool json)
{
    if (json) {
        print(QJsonObject{{u"kind"_s, comparison::toWord(difference.kind)},
                          {u"draft-section"_s, difference.draftSection},
                          {u"final-section"_s, difference.finalSection},
                          {u"before"_s, difference.before},
                          {u"after"_s, difference.after},
                          {u"decisions"_s, decisionsOf(difference, points, desk)}});
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
    for (const QJsonValue &decision : decisionsOf(difference, points, desk))
        print(u"  = "_s + decision[u"title"].toString());
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
    const Result<std::vector<PointRow>> points = pointRows(desk);
    if (!points)
        return fail(points.error());
    for (const FinalDifference &difference : *differences)
        tell(difference, *points, desk, options.json);
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
