#include "core/categorisation/palette.h"
#include "core/exchange/codebook.h"
#include "tests/support/files.h"

#include <QDir>
#include <QSet>

using namespace soundings;
using namespace Qt::StringLiterals;

TEST(ReadyMadeCodebooks, areReadAndSayWhatBelongsWhere)
{
    QSet<QString> palette;
    for (int i = 0; i < categorisation::paletteSize; ++i)
        palette.insert(categorisation::themeColour(i));
    const QDir folder(test::projectFile(u"resources/codebooks"_s));
    const QStringList files = folder.entryList({u"*.csv"_s});
    EXPECT_EQ(files.size(), 3);
    for (const QString &file : files) {
        SCOPED_TRACE(file.toStdString());
        const auto themes = exchange::readCodebookCsv(test::readFile(folder.filePath(file)));
        ASSERT_TRUE(themes) << themes.error().message.toStdString();
        QSet<QString> paths;
        QSet<QString> keys;
        for (const exchange::PathTheme &theme : *themes) {
            SCOPED_TRACE(theme.path.toStdString());
            EXPECT_FALSE(paths.contains(theme.path.toCaseFolded())) << "twice";
            EXPECT_TRUE(!theme.path.contains(u'/') ||
                        paths.contains(theme.path.section(u'/', 0, -2).toCaseFolded()))
                << "parent first";
            paths.insert(theme.path.toCaseFolded());
            for (const QString &text : {theme.definition, theme.examples, theme.inclusion, theme.exclusion}) {
                EXPECT_FALSE(text.isEmpty());
                EXPECT_FALSE(text.contains(u"nclude: "_s)) << "the headings are taken off";
            }
            EXPECT_TRUE(palette.contains(theme.colour)) << theme.colour.toStdString();
            EXPECT_TRUE(theme.key.isEmpty() || !keys.contains(theme.key)) << theme.key.toStdString();
            keys.insert(theme.key);
        }
    }
}

TEST(ReadyMadeCodebooks, theFirstThemesOfANewConsultationHaveTheFoundationsOfTheCodebook)
{
    const auto whole = exchange::readCodebookCsv(
        test::readFile(test::projectFile(u"resources/codebooks/five-foundations.csv"_s)));
    ASSERT_TRUE(whole);
    for (const exchange::PathTheme &theme : exchange::fiveFoundations()) {
        const bool same = std::any_of(whole->begin(), whole->end(), [&](const exchange::PathTheme &other) {
            return other.path == theme.path && other.colour == theme.colour && other.key == theme.key;
        });
        EXPECT_TRUE(same) << theme.path.toStdString();
    }
}
