#include "core/references/draftlines.h"

#include "core/references/textwords.h"

#include <QRegularExpression>
#include <QSet>

#include <map>

namespace soundings::references {

using namespace Qt::StringLiterals;

namespace {

constexpr int FewestRunningParagraphs = 8; ///< numbered 1, 2, 3… through the draft; fewer are a list

constexpr int FewestContents = 5; ///< lines with leaders that make a page one of contents

struct Line
{
    QString text; ///< trimmed
    int page = 0;
    int at = 0;
    int end = 0;
    bool atEdge = false; ///< first or last of its page
};

std::vector<Line> splitLines(const std::vector<DraftPage> &pages)
{
    std::vector<Line> lines;
    for (size_t page = 0; page < pages.size(); ++page) {
        const QStringView text = pages[page].text;
        const size_t first = lines.size();
        for (qsizetype at = 0; at < text.size();) {
            qsizetype end = text.indexOf(u'\n', at);
            end = end < 0 ? text.size() : end;
            const QStringView line = text.sliced(at, end - at).trimmed();
            if (!line.isEmpty())
                lines.push_back({line.toString(), int(page), int(line.data() - text.data()),
                                 int(line.data() + line.size() - text.data()), false});
            at = end + 1;
        }
        if (lines.size() > first) {
            lines[first].atEdge = true;
            lines.back().atEdge = true;
        }
    }
    return lines;
}

/// Leaves out pages of contents, whose numbers stand elsewhere.
void dropContents(std::vector<Line> &lines)
{
    static const QRegularExpression leaders(u"(?:[.·…_]\\s?){4,}\\s*\\d{0,4}$"_s);
    std::map<int, int> entries; // by page
    for (const Line &line : lines)
        entries[line.page] += leaders.match(line.text).hasMatch();
    std::erase_if(lines, [&entries](const Line &line) { return entries[line.page] >= FewestContents; });
}

/// Numbers within sections: 3.2.1, 3.2.2… Each needs the one before it, so that the values of a chart are
/// none.
void keepSequences(std::vector<NumberedLine> &paragraphs)
{
    QSet<QString> all;
    for (const NumberedLine &line : paragraphs)
        all.insert(line.number);
    QSet<QString> seen;
    std::erase_if(paragraphs, [&](const NumberedLine &line) {
        const QString before = line.number.section(u'.', 0, -2);
        const int last = line.number.section(u'.', -1).toInt();
        for (int i = 1; i < last; ++i) {
            if (!all.contains(before + u'.' + QString::number(i)))
                return true;
        }
        if (last == 0 || seen.contains(line.number))
            return true;
        seen.insert(line.number);
        return false;
    });
}

std::vector<NumberedLine> dottedParagraphs(const std::vector<Line> &lines)
{
    static const QRegularExpression form(u"^(\\d{1,2}(?:\\.\\d{1,3}){1,4})[.)]?(?:\\s+(.*))?$"_s);
    std::vector<NumberedLine> found;
    for (const Line &line : lines) {
        if (!line.text[0].isDigit())
            continue;
        const auto match = form.match(line.text);
        if (match.hasMatch())
            found.push_back({match.captured(1), match.captured(2), line.page, line.at, line.end});
    }
    keepSequences(found);
    return found;
}

/// Paragraphs that run through the draft: 1, 2, 3… in reading order.
std::vector<NumberedLine> runningParagraphs(const std::vector<Line> &lines)
{
    static const QRegularExpression form(u"^(\\d{1,3})(?:[.)](?:\\s+(\\S.*))?|\\s+(\\p{Lu}.{20,}))$"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    std::vector<NumberedLine> found;
    for (const Line &line : lines) {
        if (!line.text[0].isDigit())
            continue;
        const auto match = form.match(line.text);
        const bool pageNumber = line.atEdge && match.captured(2).isEmpty() && match.captured(3).isEmpty();
        if (match.hasMatch() && !pageNumber && match.captured(1).toInt() == int(found.size()) + 1)
            found.push_back({match.captured(1), {}, line.page, line.at, line.end});
    }
    return found.size() >= FewestRunningParagraphs ? found : std::vector<NumberedLine>{};
}

void addNamed(const std::vector<Line> &lines, DraftLines &found)
{
    static const QRegularExpression form(
        u"^(?:(?:strategic|key|core|cross-cutting)\\s+)?(figure|fig\\.|table|chart|map|box|annex|appendix|"
        u"schedule|part|%1)"
        "\\s+(\\d{1,3}(?:\\.\\d{1,2})?|[A-Z]{1,2}\\d{0,2})\\b\\s*([.:–—-])?\\s*(.*)$"_s.arg(
            proposalKinds().join(u'|')),
        QRegularExpression::CaseInsensitiveOption);
    for (const Line &line : lines) {
        if (!line.text[0].isUpper())
            continue;
        const auto match = form.match(line.text);
        if (!match.hasMatch())
            continue;
        QString kind = match.captured(1).toLower();
        kind = kind == u"fig."_s ? u"figure"_s : kind == u"appendix"_s ? u"annex"_s : kind;
        // A sentence that happens to begin its line so has no mark after the number, and goes on in lower
        // case.
        const QString title = match.captured(4).trimmed();
        if (match.captured(3).isEmpty() && !title.isEmpty() && !title[0].isUpper())
            continue;
        found.named[kind].push_back({match.captured(2).toUpper(),
                                     match.captured(3).isEmpty() ? QString() : title, line.page, line.at, line.end});
    }
}

std::optional<int> printedOffset(const std::vector<Line> &lines, size_t pages)
{
    static const QRegularExpression form(u"^(?:.*\\s)?(\\d{1,4})$|^(\\d{1,4})\\s.*$"_s);
    std::map<int, QSet<int>> pagesBy; // offset → pages
    for (const Line &line : lines) {
        if (!line.atEdge)
            continue;
        const auto match = form.match(line.text);
        if (match.hasMatch()) {
            const int printed = (match.captured(1).isEmpty() ? match.captured(2) : match.captured(1)).toInt();
            pagesBy[line.page + 1 - printed].insert(line.page);
        }
    }
    for (const auto &[offset, on] : pagesBy) {
        if (on.size() >= 3 && size_t(on.size()) * 2 >= pages)
            return offset;
    }
    return std::nullopt;
}

} // namespace

const QStringList &proposalKinds()
{
    static const QStringList kinds{u"priority"_s,   u"objective"_s, u"theme"_s,    u"aim"_s,
                                   u"goal"_s,       u"ambition"_s,  u"mission"_s,  u"outcome"_s,
                                   u"pillar"_s,     u"action"_s,    u"proposal"_s, u"recommendation"_s,
                                   u"commitment"_s, u"policy"_s,    u"option"_s,   u"question"_s};
    return kinds;
}

DraftLines linesOf(const std::vector<DraftPage> &pages)
{
    std::vector<Line> lines = splitLines(pages);
    DraftLines found;
    found.printedOffset = printedOffset(lines, pages.size());
    dropContents(lines);
    found.paragraphs = dottedParagraphs(lines);
    const std::vector<NumberedLine> running = runningParagraphs(lines);
    found.paragraphs.insert(found.paragraphs.end(), running.begin(), running.end());
    addNamed(lines, found);
    return found;
}

} // namespace soundings::references
