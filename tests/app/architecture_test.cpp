#include "tests/support/files.h"

#include <QDirIterator>
#include <QMap>
#include <QRegularExpression>

using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// How high a room stands: a file includes only from its own room or from lower ones. Rooms of one height never
/// meet: what joins them stands above.
const QMap<QString, int> heights{
    {u"core/consultation"_s, 0},
    {u"core/deadline"_s, 1}, {u"core/search"_s, 1}, {u"core/draft"_s, 1}, {u"core/quoting"_s, 1}, {u"core/tables"_s, 1},
    {u"core/rtf"_s, 1}, {u"core/zip"_s, 1}, {u"core/encryption"_s, 1},
    {u"core/workbook"_s, 2},
    {u"core/receipt"_s, 2}, {u"core/duplicates"_s, 2}, {u"core/respondents"_s, 2}, {u"core/survey"_s, 2},
    {u"core/categorisation"_s, 2}, {u"core/references"_s, 2}, {u"core/index"_s, 2}, {u"core/comparison"_s, 2},
    {u"core/redaction"_s, 2},
    {u"core/campaigns"_s, 3},
    {u"core/intake"_s, 3}, {u"core/store"_s, 3}, {u"core/reports"_s, 3}, {u"core/exchange"_s, 3},
    {u"core/extract"_s, 4}, // plain text and HTML are read as intake reads them
    {u"core/desk"_s, 5},
    {u"ui/models"_s, 6},
    {u"ui/widgets"_s, 7},
    {u"ui/read"_s, 8}, {u"ui/coding"_s, 8}, {u"ui/campaigns"_s, 8}, {u"ui/points"_s, 8}, {u"ui/summary"_s, 8}, {u"ui/reports"_s, 8}, {u"ui/intake"_s, 8}, {u"ui/window"_s, 8},
    {u"app"_s, 9}, {u"app/commands"_s, 9}, {u"app/extract"_s, 9},
};

QString roomOf(const QString &path)
{
    const QString folder = path.section(u'/', 0, -2);
    return heights.contains(folder) ? folder : QString();
}

struct Include
{
    QString file;
    QString target;
};

std::vector<Include> includes()
{
    static const QRegularExpression form(u"^\\s*#include [<\"]([^>\"]+)[>\"]"_s, QRegularExpression::MultilineOption);
    std::vector<Include> all;
    for (const QString &top : {u"core"_s, u"ui"_s, u"app"_s}) {
        QDirIterator files(projectFile(top), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QString relative = path.sliced(projectFile(u"."_s).size() + 1);
            auto matches = form.globalMatch(QString::fromUtf8(readFile(path)));
            while (matches.hasNext())
                all.push_back({relative, matches.next().captured(1)});
        }
    }
    return all;
}

std::string told(const Include &include)
{
    return (include.file + u" includes "_s + include.target).toStdString();
}

} // namespace

TEST(Architecture, arrowsPointDown)
{
    int checked = 0;
    for (const Include &include : includes()) {
        const QString from = roomOf(include.file);
        const QString to = roomOf(include.target);
        if (from.isEmpty() || to.isEmpty() || from == to || (from.startsWith(u"app"_s) && to.startsWith(u"app"_s)))
            continue;
        EXPECT_GT(heights[from], heights[to]) << told(include);
        ++checked;
    }
    EXPECT_GT(checked, 100);
}

TEST(Architecture, everyRoomIsKnown)
{
    for (const Include &include : includes()) {
        if (include.file.contains(u'/') && !include.file.endsWith(u"pch.h"_s)) {
            EXPECT_FALSE(roomOf(include.file).isEmpty()) << include.file.toStdString();
        }
    }
}

TEST(Architecture, coreKnowsNoWidgetsAndUiNoSql)
{
    static const QRegularExpression widgets(u"^(QtWidgets|QWidget|QMainWindow|QDialog|QApplication|QtPrintSupport|QPrinter)"_s);
    static const QRegularExpression sql(u"^(QtSql|QSql|sqlite3)"_s);
    for (const Include &include : includes()) {
        if (include.file.endsWith(u"pch.h"_s))
            continue;
        if (include.file.startsWith(u"core/"_s)) {
            EXPECT_FALSE(widgets.match(include.target).hasMatch()) << told(include);
        }
        if (!include.file.startsWith(u"core/store"_s)) {
            EXPECT_FALSE(sql.match(include.target).hasMatch()) << told(include);
        }
    }
}
