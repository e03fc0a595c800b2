#include "core/desk/codebook.h"

#include "core/categorisation/palette.h"
#include "core/desk/files.h"
#include "core/exchange/qdc.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSet>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString parentPath(const QString &path)
{
    return path.left(qMax<qsizetype>(0, path.lastIndexOf(u'/')));
}

bool isCsv(const QString &file)
{
    return file.endsWith(u".csv"_s, Qt::CaseInsensitive);
}

bool isQdc(const QString &file)
{
    return file.endsWith(u".qdc"_s, Qt::CaseInsensitive);
}

tl::unexpected<Error> refuseEnding(const QString &file)
{
    return failure(ErrorKind::Refused,
                   text("%1: codebooks are read and written as .csv or as .qdc (REFI-QDA).").arg(QFileInfo(file).fileName()));
}

} // namespace

Result<std::vector<exchange::PathTheme>> readCodebook(const QString &file)
{
    const bool qdc = isQdc(file);
    if (!qdc && !isCsv(file))
        return refuseEnding(file);
    const Result<QByteArray> bytes = readWholeFile(file);
    if (!bytes)
        return passOn(bytes);
    Result<std::vector<exchange::PathTheme>> themes = qdc ? exchange::readCodebookQdc(*bytes)
                                                          : exchange::readCodebookCsv(*bytes);
    if (!themes)
        return failure(themes.error().kind, u"%1: %2"_s.arg(QFileInfo(file).fileName(), themes.error().message),
                       themes.error().detail);
    return themes;
}

Result<std::vector<exchange::PathTheme>> startingThemes(const QString &file)
{
    return file.isEmpty() ? exchange::fiveFoundations() : readCodebook(file);
}

std::vector<ReadyMadeCodebook> readyMadeCodebooks()
{
    const QDir program(QCoreApplication::applicationDirPath());
    std::vector<ReadyMadeCodebook> found;
    for (const auto &[name, title] : {std::pair(u"five-foundations"_s, text("The five foundations, with sub-themes")),
                                      std::pair(u"kinds-of-request"_s, text("Kinds of request")),
                                      std::pair(u"stance"_s, text("Stance, as themes"))}) {
        for (const QString &place : {u"../share/soundings/codebooks/%1.csv"_s, u"../../../resources/codebooks/%1.csv"_s}) {
            const QString file = QDir::cleanPath(program.filePath(place.arg(name)));
            if (!QFileInfo::exists(file))
                continue;
            found.push_back({title, file});
            break;
        }
    }
    return found;
}

Result<> writeCodebook(const std::vector<Theme> &themes, const QString &file)
{
    if (isCsv(file))
        return writeWholeFile(file, exchange::writeCodebookCsv(themes));
    if (!isQdc(file))
        return refuseEnding(file);
    const Result<QByteArray> qdc = exchange::writeCodebookQdc(themes);
    return qdc ? writeWholeFile(file, *qdc) : passOn(qdc);
}

Result<ChangeSet> addThemes(Desk &desk, const std::vector<exchange::PathTheme> &themes, const QString &what)
{
    const Result<std::vector<Theme>> there = desk.themes();
    if (!there)
        return passOn(there);
    QHash<QString, ThemeId> ids;
    const QStringList paths = exchange::pathsOf(*there);
    QSet<QString> keys; // one that is taken stays with the theme that has it
    for (size_t i = 0; i < there->size(); ++i) {
        ids.insert(paths[qsizetype(i)].toCaseFolded(), (*there)[i].id);
        keys.insert((*there)[i].key.toCaseFolded());
    }
    ChangeSet changes;
    int position = int(there->size());
    for (const exchange::PathTheme &theme : themes) {
        if (ids.contains(theme.path.toCaseFolded()))
            continue;
        const ThemeId placeholder{-1 - qint64(changes.size())};
        changes.push_back(ThemeAdded{{placeholder,
                                      ids.value(parentPath(theme.path).toCaseFolded()),
                                      theme.path.section(u'/', -1),
                                      theme.definition,
                                      theme.colour.isEmpty() ? categorisation::themeColour(position) : theme.colour,
                                      keys.contains(theme.key.toCaseFolded()) ? QString() : theme.key,
                                      position,
                                      theme.examples,
                                      theme.inclusion,
                                      theme.exclusion,
                                      theme.retired}});
        keys.insert(theme.key.toCaseFolded());
        ids.insert(theme.path.toCaseFolded(), placeholder);
        ++position;
    }
    return desk.apply(std::move(changes), what);
}

Result<Theme> themeNamed(const Desk &desk, const QString &name)
{
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!themes)
        return passOn(themes);
    const QStringList paths = exchange::pathsOf(*themes);
    std::vector<Theme> found;
    for (size_t i = 0; i < themes->size(); ++i) {
        if (paths[qsizetype(i)].compare(name, Qt::CaseInsensitive) == 0)
            return (*themes)[i];
        if ((*themes)[i].name.compare(name, Qt::CaseInsensitive) == 0)
            found.push_back((*themes)[i]);
    }
    if (found.size() == 1)
        return found.front();
    if (found.empty()) {
        return failure(ErrorKind::NotFound,
                       text("There is no theme “%1”. The themes are: %2.").arg(name, paths.join(u", "_s)));
    }
    return failure(ErrorKind::Invalid,
                   text("There are several themes “%1”. Write the whole path, like People/Apprenticeships.").arg(name));
}

} // namespace soundings
