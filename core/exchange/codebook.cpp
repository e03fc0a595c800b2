#include "core/exchange/codebook.h"

#include "core/categorisation/palette.h"
#include "core/tables/csv.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString tidyPath(const QString &path)
{
    QStringList names;
    for (const QString &name : path.split(u'/'))
        names << name.simplified();
    names.removeAll(QString());
    return names.join(u'/');
}

void addWithParents(const PathTheme &theme, QHash<QString, qsizetype> &known, std::vector<PathTheme> &themes)
{
    const qsizetype slash = theme.path.lastIndexOf(u'/');
    if (slash > 0 && !known.contains(theme.path.left(slash).toCaseFolded()))
        addWithParents({theme.path.left(slash), {}, {}, {}}, known, themes);
    known.insert(theme.path.toCaseFolded(), qsizetype(themes.size()));
    themes.push_back(theme);
}

} // namespace

Result<std::vector<PathTheme>> readCodebookCsv(const QByteArray &bytes)
{
    const Result<std::vector<QStringList>> rows = tables::readCsv(bytes);
    if (!rows)
        return passOn(rows);
    QStringList head = rows->empty() ? QStringList() : rows->front();
    for (QString &name : head)
        name = name.trimmed().toLower();
    const qsizetype path = qMax(head.indexOf(u"path"_s), head.indexOf(u"name"_s));
    if (path < 0) {
        return failure(ErrorKind::Invalid, text("The first line of a codebook names its columns: path, and if you "
                                                "wish definition, colour and key."));
    }
    static const QRegularExpression hex(u"^#[0-9a-fA-F]{6}$"_s);
    std::vector<PathTheme> themes;
    QHash<QString, qsizetype> known;
    for (size_t i = 1; i < rows->size(); ++i) {
        const QStringList &row = (*rows)[i];
        const auto cell = [&](const QString &name) { return row.value(head.indexOf(name)).trimmed(); };
        const PathTheme theme{tidyPath(row.value(path)), cell(u"definition"_s), cell(u"colour"_s), cell(u"key"_s)};
        if (theme.path.isEmpty())
            return failure(ErrorKind::Invalid, text("Row %1 of the codebook has no name.").arg(i + 1));
        if (!theme.colour.isEmpty() && !hex.match(theme.colour).hasMatch()) {
            return failure(ErrorKind::Invalid, text("Row %1 of the codebook: “%2” is not a colour. Write it like #1f6fb4.")
                                                   .arg(i + 1)
                                                   .arg(theme.colour));
        }
        const auto found = known.constFind(theme.path.toCaseFolded());
        if (found == known.constEnd())
            addWithParents(theme, known, themes);
        else
            themes[size_t(*found)] = theme; // a parent met through its child, now with its own row
    }
    return themes;
}

QStringList pathsOf(const std::vector<Theme> &themes)
{
    QHash<ThemeId, QString> paths;
    QStringList all;
    for (const Theme &theme : themes) {
        const QString above = paths.value(theme.parent);
        const QString path = above.isEmpty() ? theme.name : above + u'/' + theme.name;
        paths.insert(theme.id, path);
        all << path;
    }
    return all;
}

QByteArray writeCodebookCsv(const std::vector<Theme> &themes)
{
    QString csv(QChar(QChar::ByteOrderMark)); // so that spreadsheets read it as UTF-8
    csv += tables::csvLine({u"path"_s, u"definition"_s, u"colour"_s, u"key"_s});
    const QStringList paths = pathsOf(themes);
    for (size_t i = 0; i < themes.size(); ++i)
        csv += tables::csvLine({paths[qsizetype(i)], themes[i].definition, themes[i].colour, themes[i].key});
    return csv.toUtf8();
}

std::vector<PathTheme> fiveFoundations()
{
    return {
        {u"Ideas"_s, text("Research, development and innovation"), categorisation::themeColour(0), u"i"_s},
        {u"People"_s, text("Skills, education, good jobs and greater earning power"), categorisation::themeColour(1), u"p"_s},
        {u"Infrastructure"_s, text("Transport, energy, water, digital and housing"), categorisation::themeColour(2), u"f"_s},
        {u"Business environment"_s, text("Starting, growing and investing in a business"), categorisation::themeColour(3), u"b"_s},
        {u"Places"_s, text("Prosperous communities across the area"), categorisation::themeColour(4), u"c"_s},
    };
}

} // namespace soundings::exchange
