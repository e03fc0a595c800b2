#include "core/reports/template.h"

#include <QRegularExpression>

namespace soundings::reports {

namespace {

bool preparesNext(const Block &block)
{
    return std::holds_alternative<PageBreak>(block) || std::holds_alternative<KeepTogether>(block);
}

std::vector<Block> without(std::vector<Block> blocks, const QStringList &leftOut)
{
    std::vector<Block> kept;
    bool skipping = false;
    for (Block &block : blocks) {
        const auto *heading = std::get_if<Heading>(&block);
        if (heading && heading->level == 1) {
            skipping = leftOut.contains(heading->text);
            while (skipping && !kept.empty() && preparesNext(kept.back()))
                kept.pop_back();
        }
        if (!skipping)
            kept.push_back(std::move(block));
    }
    return kept;
}

} // namespace

QStringList sectionsOf(const Report &report)
{
    QStringList sections;
    for (const Block &block : report.blocks) {
        const auto *heading = std::get_if<Heading>(&block);
        if (heading && heading->level == 1 && !sections.contains(heading->text))
            sections << heading->text;
    }
    return sections;
}

Report shaped(Report report, const Template &how)
{
    if (const QString title = how.title.simplified(); !title.isEmpty()) {
        report.runningHead = title;
        report.title = title;
    }
    report.logo = how.logo;
    if (!how.leftOut.isEmpty())
        report.blocks = without(std::move(report.blocks), how.leftOut);
    static const QRegularExpression emptyLine(QStringLiteral("\\n\\s*\\n"));
    std::vector<Block> introduction;
    for (const QString &paragraph : how.introduction.trimmed().split(emptyLine, Qt::SkipEmptyParts))
        introduction.push_back(Paragraph{{{paragraph.trimmed()}}});
    report.blocks.insert(report.blocks.begin(), introduction.begin(), introduction.end());
    return report;
}

} // namespace soundings::reports
