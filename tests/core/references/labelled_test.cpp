#include "tests/core/references/sampledraft.h"
#include "tests/support/files.h"

#include <QRegularExpression>

#include <gtest/gtest.h>

#include <map>

using namespace soundings;
using namespace soundings::references;
using namespace Qt::StringLiterals;

namespace {

const std::map<ReferenceKind, QString> names{
    {ReferenceKind::Section, u"section"_s}, {ReferenceKind::Paragraph, u"paragraph"_s},
    {ReferenceKind::Page, u"page"_s},       {ReferenceKind::Figure, u"figure"_s},
    {ReferenceKind::Table, u"table"_s},     {ReferenceKind::Priority, u"priority"_s},
    {ReferenceKind::Heading, u"heading"_s}, {ReferenceKind::Quotation, u"quotation"_s}};

struct Label
{
    QString kind;
    QString sections; ///< "3.2,4.1" or "-"
    QString page;     ///< from 1, or empty
    int begin = 0;
    int end = 0;
};

struct Case
{
    QString text;
    std::vector<Label> labels;
};

std::vector<Case> casesOf(const QString &file)
{
    static const QRegularExpression mark(u"\\{\\{(\\w+) ([^|@]+)(?:@(\\d+))?\\|([^}]*)\\}\\}"_s);
    std::vector<Case> cases;
    for (QString line :
         QString::fromUtf8(test::readFile(test::projectFile(u"tests/data/references/"_s + file)))
             .split(u'\n')) {
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        line.replace(u"\\n"_s, u"\n"_s);
        Case each;
        int from = 0;
        for (auto matches = mark.globalMatch(line); matches.hasNext();) {
            const auto match = matches.next();
            each.text += line.mid(from, match.capturedStart() - from);
            const int begin = int(each.text.size());
            each.text += match.captured(4);
            each.labels.push_back(
                {match.captured(1), match.captured(2), match.captured(3), begin, int(each.text.size())});
            from = int(match.capturedEnd());
        }
        each.text += line.mid(from);
        cases.push_back(std::move(each));
    }
    return cases;
}

struct Tally
{
    int labelled = 0;
    int found = 0; ///< of those labelled
    int given = 0;
    int right = 0; ///< of those given
};

bool agrees(const DraftIndex &index, const Label &label, const Reference &reference)
{
    QStringList sections;
    for (const int section : reference.sections)
        sections += index.sections[size_t(section)].number;
    const QString told = sections.isEmpty() ? u"-"_s : sections.join(u',');
    const bool pageAgrees =
        label.page.isEmpty() || (reference.page && *reference.page + 1 == label.page.toInt());
    return names.at(reference.kind) == label.kind && told == label.sections && pageAgrees &&
           reference.begin < label.end && label.begin < reference.end;
}

QString told(const DraftIndex &index, const QString &text, const Reference &reference)
{
    QStringList sections;
    for (const int section : reference.sections)
        sections += index.sections[size_t(section)].number;
    return u"%1 %2@%3 “%4” %5"_s.arg(names.at(reference.kind), sections.join(u','))
        .arg(reference.page ? *reference.page + 1 : 0)
        .arg(text.mid(reference.begin, reference.end - reference.begin), reference.why);
}

/// Precision and recall of a set, a line a kind, and what went wrong.
Tally measure(const DraftIndex &index, const QString &file, bool showMistakes)
{
    std::map<QString, Tally> tallies;
    int traps = 0;
    int sprung = 0;
    for (const Case &each : casesOf(file)) {
        const std::vector<Reference> found = findReferences(index, each.text);
        traps += each.labels.empty();
        sprung += each.labels.empty() && !found.empty();
        for (const Label &label : each.labels) {
            const bool hit = std::any_of(found.begin(), found.end(),
                                         [&](const Reference &r) { return agrees(index, label, r); });
            ++tallies[label.kind].labelled;
            tallies[label.kind].found += hit;
            if (!hit && showMistakes)
                std::cout << "  missed " << label.kind.toStdString() << ' ' << label.sections.toStdString()
                          << " in: " << each.text.toStdString() << '\n';
        }
        for (const Reference &reference : found) {
            const bool right = std::any_of(each.labels.begin(), each.labels.end(),
                                           [&](const Label &l) { return agrees(index, l, reference); });
            ++tallies[names.at(reference.kind)].given;
            tallies[names.at(reference.kind)].right += right;
            if (!right && showMistakes)
                std::cout << "  wrong " << told(index, each.text, reference).toStdString()
                          << " in: " << each.text.toStdString() << '\n';
        }
    }
    Tally all;
    for (const auto &[kind, tally] : tallies) {
        std::cout << "  " << kind.toStdString() << ": " << tally.found << " of " << tally.labelled
                  << " found, " << tally.right << " of " << tally.given << " right\n";
        all.labelled += tally.labelled;
        all.found += tally.found;
        all.given += tally.given;
        all.right += tally.right;
    }
    std::cout << file.toStdString() << ": precision " << double(all.right) / all.given << ", recall "
              << double(all.found) / all.labelled << " (" << all.labelled << " references), " << sprung
              << " of " << traps << " traps sprung\n";
    return all;
}

void expectFloor(const Tally &tally, double precision, double recall)
{
    EXPECT_GE(tally.right, precision * tally.given);
    EXPECT_GE(tally.found, recall * tally.labelled);
}

} // namespace

TEST(LabelledReferences, theSetTheRecogniserWasTunedOn)
{
    const DraftIndex *index = test::sampleDraft();
    if (!index)
        GTEST_SKIP() << "the sample draft is not here";
    expectFloor(measure(*index, u"tuned.txt"_s, true), 0.95, 0.9);
}

TEST(LabelledReferences, theSetWrittenBeforeIt)
{
    const DraftIndex *index = test::sampleDraft();
    if (!index)
        GTEST_SKIP() << "the sample draft is not here";
    expectFloor(measure(*index, u"heldout.txt"_s, true), 0.95, 0.9);
}

TEST(LabelledReferences, theRoughSet)
{
    const DraftIndex *index = test::sampleDraft();
    if (!index)
        GTEST_SKIP() << "the sample draft is not here";
    expectFloor(measure(*index, u"rough.txt"_s, true), 0.95, 0.9);
}

TEST(LabelledReferences, theFreshSet)
{
    const DraftIndex *index = test::sampleDraft();
    if (!index)
        GTEST_SKIP() << "the sample draft is not here";
    expectFloor(measure(*index, u"fresh.txt"_s, true), 0.95, 0.9);
}
