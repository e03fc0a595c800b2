#include "core/exchange/codebook.h"

#include "core/categorisation/palette.h"
#include "core/tables/csv.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <array>

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

/// What a heading of a description begins; none: the retired mark.
struct Heading
{
    QString words;
    QString PathTheme::*field;
};

const std::array<Heading, 4> &headings()
{
    static const std::array<Heading, 4> all{Heading{u"Examples:"_s, &PathTheme::examples},
                                            Heading{u"Include:"_s, &PathTheme::inclusion},
                                            Heading{u"Exclude:"_s, &PathTheme::exclusion},
                                            Heading{u"Retired: yes"_s, nullptr}};
    return all;
}

bool saysYes(const QString &cell)
{
    static const QStringList words{u"yes"_s, u"true"_s, u"1"_s, u"retired"_s};
    return words.contains(cell, Qt::CaseInsensitive);
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

QString descriptionOf(const Theme &theme)
{
    QStringList paragraphs{theme.definition};
    for (const auto &[heading, text] : {std::pair(u"Examples: "_s, theme.examples), std::pair(u"Include: "_s, theme.inclusion),
                                        std::pair(u"Exclude: "_s, theme.exclusion)}) {
        if (!text.isEmpty())
            paragraphs << heading + text;
    }
    if (theme.retired)
        paragraphs << u"Retired: yes"_s;
    paragraphs.removeAll(QString());
    return paragraphs.join(u'\n');
}

void describe(PathTheme &theme, const QString &description)
{
    QString PathTheme::*field = &PathTheme::definition;
    const QStringList lines = description.split(u'\n'); // `description` may be the theme's own definition
    theme.definition.clear();
    for (const QString &line : lines) {
        QString rest = line;
        for (const Heading &heading : headings()) {
            if (!line.startsWith(heading.words, Qt::CaseInsensitive))
                continue;
            if (heading.field) {
                field = heading.field;
                rest = line.mid(heading.words.size());
            } else {
                theme.retired = true;
                rest.clear();
            }
            break;
        }
        QString &text = theme.*field;
        text += (text.isEmpty() ? QString() : u"\n"_s) + (text.isEmpty() ? rest.trimmed() : rest);
    }
    for (QString PathTheme::*each :
         {&PathTheme::definition, &PathTheme::examples, &PathTheme::inclusion, &PathTheme::exclusion})
        theme.*each = (theme.*each).trimmed();
}

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
    const bool apart = head.contains(u"examples"_s) || head.contains(u"include"_s) || head.contains(u"exclude"_s);
    std::vector<PathTheme> themes;
    QHash<QString, qsizetype> known;
    for (size_t i = 1; i < rows->size(); ++i) {
        const QStringList &row = (*rows)[i];
        const auto cell = [&](const QString &name) { return row.value(head.indexOf(name)).trimmed(); };
        PathTheme theme{tidyPath(row.value(path)), cell(u"definition"_s), cell(u"colour"_s),   cell(u"key"_s),
                        cell(u"examples"_s),       cell(u"include"_s),    cell(u"exclude"_s), saysYes(cell(u"retired"_s))};
        if (!apart)
            describe(theme, theme.definition);
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
    QString csv{QChar(QChar::ByteOrderMark)}; // so that spreadsheets read it as UTF-8
    csv += tables::csvLine({u"path"_s, u"definition"_s, u"colour"_s, u"key"_s, u"examples"_s, u"include"_s,
                            u"exclude"_s, u"retired"_s});
    const QStringList paths = pathsOf(themes);
    for (size_t i = 0; i < themes.size(); ++i) {
        const Theme &theme = themes[i];
        csv += tables::csvLine({paths[qsizetype(i)], theme.definition, theme.colour, theme.key, theme.examples,
                                theme.inclusion, theme.exclusion, theme.retired ? u"yes"_s : QString()});
    }
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
