#include "core/comparison/comparing.h"

#include "core/draft/document.h"
#include "core/draft/sections.h"
#include "tests/support/files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace soundings;
using namespace soundings::comparison;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// Words of a section each, "1|Some words."
std::vector<Word> words(const QStringList &texts)
{
    std::vector<Word> all;
    for (const QString &text : texts) {
        const int section = text.section(u'|', 0, 0).toInt();
        for (const QString &word : text.section(u'|', 1).split(u' '))
            all.push_back({word, word.toLower().remove(u'.'), section});
    }
    return all;
}

std::string told(const QStringList &draft, const QStringList &final)
{
    QStringList lines;
    for (const Difference &difference : compared(words(draft), words(final)))
        lines << u"%1 %2>%3: %4>%5"_s.arg(toWord(difference.kind)).arg(difference.draftSection).arg(difference.finalSection)
                     .arg(difference.before, difference.after);
    return lines.join(u'\n').toStdString();
}

std::vector<Word> wordsOfPdf(const QString &file)
{
    const Result<draft::Document> document = draft::Document::open(readFile(projectFile(file)), file);
    EXPECT_TRUE(document);
    std::vector<draft::PageText> pages;
    for (int page = 0; page < document->pageCount(); ++page)
        pages.push_back(document->pageText(page));
    return wordsOf(pages, draft::findSections(*document));
}

/// Letters and digits alone: how a text was broken and set is no matter.
QString bare(QString text)
{
    text.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return text;
}

bool holds(const QString &text, const QString &part)
{
    // A change is told with its sentences, a paragraph that came or went whole.
    return part.isEmpty() || bare(part).contains(bare(text).left(40)) || bare(text).contains(bare(part).left(40));
}

} // namespace

TEST(Comparing, tellsWhatChangedCameAndWent)
{
    const QString line = u"1|We will build a fast new railway line to Leek."_s;
    const QString buses = u"1|Buses come first in every town of the county."_s;
    const QString kilns = u"2|Kilns burn gas by night and day."_s;
    const QString farms = u"2|Farms and dairies are part of it from now on."_s;
    EXPECT_EQ(told({line, buses, kilns}, {line, buses, kilns}), "");
    EXPECT_EQ(told({line, buses, kilns}, {line, u"1|Buses come first in most towns of the county."_s, kilns}),
              "changed 1>1: Buses come first in every town of the county.>Buses come first in most towns of the county.");
    EXPECT_EQ(told({line, buses, kilns}, {line, buses, farms, kilns}), "added -1>2: >Farms and dairies are part of it from now on.");
    EXPECT_EQ(told({line, buses, kilns}, {line, kilns}), "removed 1>-1: Buses come first in every town of the county.>");
    EXPECT_EQ(told({line, buses, kilns}, {buses, kilns, u"2|We will build a fast new railway line to Leek."_s}),
              "moved 1>2: We will build a fast new railway line to Leek.>We will build a fast new railway line to Leek.");
    EXPECT_EQ(told({}, {kilns}), "added -1>2: >Kilns burn gas by night and day.");
}

TEST(Comparing, hunksAreTheLeastThatTurnsTheOneIntoTheOther)
{
    EXPECT_EQ(hunks(words({u"1|buses come first in every town"_s}), words({u"1|buses and trams come first in town"_s})),
              (std::vector<Hunk>{{1, 1, 1, 3}, {4, 5, 6, 6}}));
    EXPECT_TRUE(hunks(words({u"1|a b"_s}), words({u"1|a b"_s})).empty());
    EXPECT_EQ(hunks({}, words({u"1|a b"_s})), (std::vector<Hunk>{{0, 0, 0, 2}}));
}

TEST(Comparing, everyKnownChangeOfAnEditedEditionIsFound)
{
    const std::vector<Difference> differences =
        compared(wordsOfPdf(u"resources/sample/draft/draft-lis.pdf"_s), wordsOfPdf(u"tests/data/drafts/lis-final.pdf"_s));
    const QJsonArray known = QJsonDocument::fromJson(readFile(projectFile(u"tests/data/drafts/lis-final.json"_s))).array();
    ASSERT_EQ(known.size(), 40);
    std::vector<bool> accounted(differences.size(), false);
    int found = 0;
    for (const QJsonValue &value : known) {
        const QString kind = value[u"kind"].toString();
        const auto fits = [&](const Difference &difference) {
            return toWord(difference.kind) == kind && holds(difference.before, value[u"before"].toString())
                && holds(difference.after, value[u"after"].toString());
        };
        const auto at = std::find_if(differences.begin(), differences.end(), fits);
        if (at == differences.end())
            std::printf("missed: %s %s\n", qPrintable(kind), qPrintable(value[u"before"].toString().left(100) + u" > "_s + value[u"after"].toString().left(100)));
        else
            accounted[size_t(at - differences.begin())] = true;
        found += at != differences.end();
    }
    // A paragraph of which several sentences changed is told sentence by sentence: each belongs to that change.
    const auto belongs = [&](const Difference &difference) {
        return std::any_of(known.begin(), known.end(), [&](const QJsonValue &value) {
            const QString before = bare(difference.before);
            const QString after = bare(difference.after);
            return (before.isEmpty() || bare(value[u"before"].toString()).contains(before))
                && (after.isEmpty() || bare(value[u"after"].toString()).contains(after));
        });
    };
    int wrong = 0;
    for (size_t i = 0; i < differences.size(); ++i) {
        if (accounted[i] || belongs(differences[i]))
            continue;
        ++wrong;
        std::printf("false: %s %s\n", qPrintable(toWord(differences[i].kind)),
                    qPrintable(differences[i].before.left(100) + u" > "_s + differences[i].after.left(100)));
    }
    std::printf("of %lld known changes %d found, %d missed; %d false\n", qlonglong(known.size()), found, int(known.size()) - found, wrong);
    EXPECT_GE(found, 38);
    EXPECT_LE(wrong, 4);
}
