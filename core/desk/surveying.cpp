#include "core/desk/surveying.h"

#include "core/desk/files.h"
#include "core/intake/filekind.h"
#include "core/respondents/kindguess.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDirIterator>
#include <QFileInfo>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

tl::unexpected<Error> unreadable(const QString &source, const QString &why)
{
    return failure(
        ErrorKind::Unreadable,
        text(
            "%1 is kept, but its rows were not taken in. %2 Import it in the window, where you say what each "
            "column means; or let “soundings map” write a map, correct it, and import the table with "
            "“--map”.")
            .arg(source, why));
}

} // namespace

std::vector<survey::SurveyMap> mapsOf(const std::vector<ReceivedTable> &tables)
{
    std::vector<survey::SurveyMap> maps;
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        if (Result<survey::SurveyMap> map = survey::readMap(table->map))
            maps.push_back(*std::move(map));
    }
    return maps;
}

Result<MappedTable> mapped(tables::Table table, const QString &source,
                           const std::optional<survey::SurveyMap> &given,
                           const std::vector<survey::SurveyMap> &known)
{
    MappedTable made{std::make_shared<const tables::Table>(std::move(table)), {}, {}};
    made.earlier = survey::fitting(known, *made.table);
    if (given) {
        made.map = *given;
    } else if (!made.earlier.empty()) {
        made.map = made.earlier.front();
    } else {
        survey::Guess guess = survey::guessMap(*made.table);
        if (!guess.certain)
            return unreadable(source, guess.doubt);
        made.map = std::move(guess.map);
    }
    const tables::Sheet *sheet = survey::sheetOf(made.map, *made.table);
    if (!sheet)
        return unreadable(source, made.map.sheet.isEmpty()
                                      ? text("The table is empty.")
                                      : text("It has no sheet “%1”.").arg(made.map.sheet));
    const std::vector<survey::Problem> problems = survey::checkMap(made.map, *sheet);
    if (!problems.empty() && problems.front().blocks)
        return unreadable(source, problems.front().text);
    return made;
}

QString surveyRowId(const survey::SurveyMap &map, const QString &identifier)
{
    constexpr int keyBytes = 8;
    if (identifier.isEmpty())
        return {};
    return u"survey:%1:%2"_s.arg(QString::fromLatin1(survey::surveyKey(map).left(keyBytes).toHex()), identifier);
}

Response responseFrom(const survey::Submission &submission, const survey::SurveyMap &map,
                      const TableFile &file)
{
    Response r;
    r.respondent = submission.respondent;
    if (r.respondent.kind == RespondentKind::Unknown)
        r.respondent.kind = kindFromAddress(r.respondent.address);
    r.subject = submission.identifier.isEmpty() ? text("Survey response, row %1").arg(submission.row)
                                                : text("Survey response %1").arg(submission.identifier);
    r.channel = Channel::Survey;
    r.received = submission.submitted.value_or(file.time);
    // The survey's server stamped it, like a mail server; but the table has been through a spreadsheet and
    // people's hands since, and nothing in it proves the stamp. So it weighs as a date that came with the
    // message.
    r.evidence = submission.submitted ? Evidence::DateHeader : Evidence::FileTime;
    r.confidentiality = submission.confidentiality;
    r.original = QCryptographicHash::hash(submission.cells, QCryptographicHash::Sha256);
    r.table = file.original;
    r.source = u"%1#%2"_s.arg(file.source).arg(submission.row);
    r.messageId = surveyRowId(map, submission.identifier);
    r.contentKey = submission.content;
    for (const survey::Answer &answer : submission.answers) {
        const QByteArray bytes = answer.text.toUtf8();
        Part part;
        part.kind = PartKind::Answer;
        part.index = int(r.parts.size());
        part.type = u"text/plain"_s;
        part.question = answer.question;
        part.bytes = bytes.size();
        part.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        part.text = answer.text;
        part.state = TextState::Read;
        r.parts.push_back(std::move(part));
    }
    return r;
}

QStringList tablesAmong(const QStringList &sources)
{
    QStringList tables;
    for (const QString &source : sources) {
        if (!QFileInfo(source).isDir()) {
            if (!tableTypeOf(source).isEmpty())
                tables << source;
            continue;
        }
        QStringList within;
        QSet<QString> met; // of links to one folder
        QDirIterator files(source, QDir::Files, QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
        while (files.hasNext()) {
            const QString file = files.next();
            const qsizetype before = met.size();
            if (tableTypeOf(file).isEmpty() || files.fileName().startsWith(u"~$"))
                continue;
            met.insert(files.fileInfo().canonicalFilePath());
            if (met.size() > before)
                within << file;
        }
        within.sort();
        tables << within;
    }
    return tables;
}

QString tableTypeOf(const QString &file)
{
    return intake::tableType(QFileInfo(file).suffix().toLower());
}

Result<survey::SurveyMap> readMapFile(const QString &file)
{
    const Result<QByteArray> bytes = readWholeFile(file);
    if (!bytes)
        return passOn(bytes);
    Result<survey::SurveyMap> map = survey::readMap(*bytes);
    if (!map)
        return failure(map.error().kind, u"%1: %2"_s.arg(QFileInfo(file).fileName(), map.error().message));
    return map;
}

Result<> writeMapFile(const QString &file, const survey::SurveyMap &map)
{
    return writeWholeFile(file, survey::writeMap(map));
}

} // namespace soundings
