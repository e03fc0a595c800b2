#include "core/desk/tablefiles.h"

#include "core/consultation/words.h"
#include "core/deadline/localtime.h"
#include "core/reports/savedfile.h"
#include "core/tables/csv.h"

#include <QCoreApplication>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString measure(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'f', 4) : QString();
}

QStringList agreementFields(const categorisation::Agreement &agreement)
{
    return {measure(agreement.kappa), measure(agreement.alpha), measure(agreement.percent),
            QString::number(agreement.units), agreement.why};
}

/// A BOM, by which spreadsheets know that it is UTF-8.
Result<std::unique_ptr<reports::SavedFile>> begin(const QString &file, const QStringList &head)
{
    Result<std::unique_ptr<reports::SavedFile>> saved = reports::SavedFile::open(file);
    if (saved)
        (*saved)->device().write("\xEF\xBB\xBF" + tables::csvLine(head).toUtf8());
    return saved;
}

} // namespace

Result<> writeAgreement(const MeasuredAgreement &measured, const QString &file)
{
    const Result<std::unique_ptr<reports::SavedFile>> saved =
        begin(file, {text("Theme"), text("Kappa"), text("Alpha"), text("Agreement"), text("Responses"),
                     text("Remark"), text("Kappa by characters"), text("Alpha by characters"),
                     text("Agreement by characters"), text("Characters"), text("Remark")});
    if (!saved)
        return passOn(saved);
    const auto write = [&](const QString &name, const categorisation::Agreement &responses,
                           const categorisation::Agreement &characters) {
        (*saved)->device().write(
            tables::csvLine(QStringList{name} + agreementFields(responses) + agreementFields(characters))
                .toUtf8());
    };
    for (size_t i = 0; i < measured.themes.size(); ++i) {
        write(measured.themes[i].name, measured.byResponse.themes[i].agreement,
              measured.byCharacters.themes[i].agreement);
    }
    write(text("Overall"), measured.byResponse.overall, measured.byCharacters.overall);
    return (*saved)->commit();
}

Result<> writeJournal(const Desk &desk, const JournalFilter &filter, const QString &file)
{
    const Result<Consultation> consultation = desk.consultation();
    if (!consultation)
        return passOn(consultation);
    const QTimeZone zone(consultation->zone);
    const Result<std::vector<qint64>> entries = desk.journal(filter);
    if (!entries)
        return passOn(entries);
    const Result<std::unique_ptr<reports::SavedFile>> saved =
        begin(file, {text("Entry"), text("Time (UTC)"),
                     text("Time (%1)").arg(QString::fromLatin1(consultation->zone)), text("Who"),
                     text("Kind"), text("Response"), text("What")});
    if (!saved)
        return passOn(saved);
    constexpr size_t atOnce = 1000;
    for (size_t from = 0; from < entries->size(); from += atOnce) {
        const size_t end = std::min(from + atOnce, entries->size());
        const Result<std::vector<JournalRow>> rows =
            desk.journalRows({entries->begin() + qsizetype(from), entries->begin() + qsizetype(end)});
        if (!rows)
            return passOn(rows);
        for (const JournalRow &row : *rows) {
            (*saved)->device().write(
                tables::csvLine({QString::number(row.seq), isoUtc(row.at),
                                 zone.isValid() ? shortLocalTime(row.at, zone) : QString(), row.by, row.kind,
                                 row.number > 0 ? reference(row.number) : QString(), row.what})
                    .toUtf8());
        }
    }
    return (*saved)->commit();
}

Result<> writeLines(const std::vector<QStringList> &lines, const QString &file)
{
    const Result<std::unique_ptr<reports::SavedFile>> saved = begin(file, lines.empty() ? QStringList() : lines.front());
    if (!saved)
        return passOn(saved);
    for (size_t i = 1; i < lines.size(); ++i)
        (*saved)->device().write(tables::csvLine(lines[i]).toUtf8());
    return (*saved)->commit();
}

} // namespace soundings
