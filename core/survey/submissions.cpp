#include "core/survey/submissions.h"

#include "core/survey/surveydate.h"
#include "core/survey/wishes.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace soundings::survey {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source, int n = -1)
{
    return QCoreApplication::translate("soundings::Survey", source, nullptr, n);
}

bool isBlank(const QStringList &row)
{
    return std::all_of(row.begin(), row.end(),
                       [](const QString &cell) { return QStringView(cell).trimmed().isEmpty(); });
}

QString tidied(QString cell)
{
    cell.remove(QChar(u'\0'));
    cell.replace(u"\r\n"_s, u"\n"_s);
    cell.replace(u'\r', u'\n');
    return cell.trimmed();
}

void addTo(QString &held, const QString &cell, const QString &between)
{
    if (!cell.isEmpty())
        held += held.isEmpty() ? cell : between + cell;
}

/// "rows 3, 7 and more"
QString rowsInWords(const std::vector<int> &rows)
{
    constexpr size_t shown = 5;
    QStringList numbers;
    for (size_t i = 0; i < std::min(shown, rows.size()); ++i)
        numbers << QString::number(rows[i]);
    if (rows.size() == 1)
        return text("row %1").arg(numbers.first());
    const QString listed = numbers.join(u", "_s);
    return rows.size() > shown ? text("rows %1 and more").arg(listed) : text("rows %1").arg(listed);
}

} // namespace

QString inWords(const Tally &tally)
{
    QStringList parts{text("%n response(s)", tally.responses)};
    if (tally.blank > 0)
        parts << text("%n blank row(s)", tally.blank);
    if (!tally.unclearDates.empty())
        parts << text("%n date(s) could not be read (%1)", int(tally.unclearDates.size()))
                     .arg(rowsInWords(tally.unclearDates));
    if (tally.withoutTime > 0)
        parts << text("%n date(s) without a time", tally.withoutTime);
    if (!tally.unclearConsent.empty())
        parts << text("%n without a clear consent, taken as confidential (%1)",
                      int(tally.unclearConsent.size()))
                     .arg(rowsInWords(tally.unclearConsent));
    return parts.join(u", "_s);
}

Tick tickFrom(QStringView cell, QStringView option)
{
    static const QStringList ticks{u"yes"_s,      u"y"_s,       u"1"_s,      u"true"_s, u"x"_s,
                                   u"selected"_s, u"checked"_s, u"ticked"_s, u"✓"_s,    u"✔"_s};
    static const QStringList none{u""_s,          u"no"_s,         u"n"_s,
                                  u"0"_s,         u"false"_s,      u"not selected"_s,
                                  u"unchecked"_s, u"not ticked"_s, u"-"_s};
    const QString said = cell.toString().simplified();
    if (!said.isEmpty() && said.compare(option, Qt::CaseInsensitive) == 0)
        return Tick::Yes;
    if (none.contains(said.toLower()))
        return Tick::No;
    return ticks.contains(said.toLower()) ? Tick::Yes : Tick::Text;
}

Submissions::Submissions(SurveyMap map, const tables::Sheet &sheet, const QTimeZone &zone)
    : m_map(std::move(map))
    , m_sheet(sheet)
    , m_zone(m_map.zone.isEmpty() ? zone : QTimeZone(m_map.zone))
    , m_headers(headersOf(sheet, m_map.headerRow, m_map.headerRows))
    , m_bound(bind(m_map, m_headers))
    , m_surveyKey(surveyKey(m_map))
    , m_asksConsent(std::any_of(m_map.columns.begin(), m_map.columns.end(),
                                [](const MapColumn &column) { return column.role == Role::Consent; }))
    , m_next(size_t(m_map.headerRow - 1 + m_map.headerRows))
{}

int Submissions::rowsLeft() const
{
    return m_next < m_sheet.rows.size() ? int(m_sheet.rows.size() - m_next) : 0;
}

QString Submissions::cell(const QStringList &row, qsizetype column) const
{
    return column < row.size() ? tidied(row[column]) : QString();
}

std::optional<Submission> Submissions::next()
{
    std::optional<Submission> submission = read();
    if (!submission)
        return std::nullopt;
    const QStringList &row = m_sheet.rows[m_next - 1];
    submission->cells = cellsOf(row);
    submission->content = contentOf(row);
    QCryptographicHash numbered(QCryptographicHash::Sha256);
    numbered.addData(submission->content);
    numbered.addData(QByteArray::number(++m_equalRows[submission->content]));
    submission->content = numbered.result();
    return submission;
}

const Tally &Submissions::countAll()
{
    while (read()) {}
    return m_tally;
}

/// But for what tells it from others, which takes longest.
std::optional<Submission> Submissions::read()
{
    while (m_next < m_sheet.rows.size()) {
        const QStringList &row = m_sheet.rows[m_next++];
        if (isBlank(row)) {
            ++m_tally.blank;
            continue;
        }
        Submission submission;
        submission.row = int(m_next);
        fill(submission, row);
        for (size_t column = 0; column < m_bound.columns.size(); ++column) {
            const int place = m_bound.columns[column];
            if (place >= 0 && m_map.columns[size_t(place)].role == Role::Submitted)
                fillDate(submission, cell(row, qsizetype(column)));
        }
        ++m_tally.responses;
        if (submission.consentUnclear)
            m_tally.unclearConsent.push_back(submission.row);
        return submission;
    }
    return std::nullopt;
}

void Submissions::fill(Submission &submission, const QStringList &row) const
{
    QString first;
    QString last;
    bool consented = false;
    Respondent &who = submission.respondent;
    for (size_t i = 0; i < m_bound.columns.size(); ++i) {
        if (m_bound.columns[i] < 0)
            continue;
        const MapColumn &column = m_map.columns[size_t(m_bound.columns[i])];
        const QString said = cell(row, qsizetype(i));
        if (said.isEmpty())
            continue;
        std::optional<Confidentiality> wish = Confidentiality::MayPublish;
        switch (column.role) {
        case Role::Ignore:
        case Role::Submitted:
            break;
        case Role::Name:
            addTo(who.name, said.simplified(), u" "_s);
            break;
        case Role::FirstName:
            addTo(first, said.simplified(), u" "_s);
            break;
        case Role::LastName:
            addTo(last, said.simplified(), u" "_s);
            break;
        case Role::Email:
            who.address = said.contains(u'@') ? said.simplified() : QString();
            break; // not "anonymous"
        case Role::Organisation:
            addTo(who.organisation, said.simplified(), u", "_s);
            break;
        case Role::Kind:
            who.kind = kindFrom(said);
            break;
        case Role::Place:
            addTo(who.place, said.simplified(), u", "_s);
            break;
        case Role::Identifier:
            submission.identifier = said.simplified();
            break;
        case Role::Consent:
            wish = consentFrom(said);
            consented = true;
            break;
        case Role::Confidentiality:
            wish = confidentialityFrom(said);
            break;
        case Role::SingleChoice:
        case Role::FreeText:
            submission.answers.push_back({column.question, said, column.role});
            break;
        case Role::MultipleChoice:
            fillChoices(submission, column, said);
            break;
        }
        submission.consentUnclear |= !wish;
        submission.confidentiality =
            stricter(submission.confidentiality, wish.value_or(Confidentiality::Confidential));
    }
    if (who.name.isEmpty())
        who.name = (first + u' ' + last).trimmed();
    if (m_asksConsent && !consented) {
        submission.consentUnclear = true;
        submission.confidentiality = Confidentiality::Confidential;
    }
}

void Submissions::fillChoices(Submission &submission, const MapColumn &column, const QString &said) const
{
    QStringList chosen;
    if (column.option.isEmpty()) {
        const QStringList pieces =
            column.separator.isEmpty() ? QStringList{said} : said.split(column.separator);
        for (const QString &piece : pieces) {
            if (!piece.trimmed().isEmpty())
                chosen << piece.simplified();
        }
    } else {
        switch (tickFrom(said, column.option)) {
        case Tick::No:
            break;
        case Tick::Yes:
            chosen << column.option;
            break;
        case Tick::Text:
            chosen << u"%1: %2"_s.arg(column.option, said.simplified());
            break;
        }
    }
    if (chosen.isEmpty())
        return;
    const QString lines = chosen.join(u'\n');
    const auto same =
        std::find_if(submission.answers.begin(), submission.answers.end(), [&](const Answer &answer) {
            return answer.role == Role::MultipleChoice && answer.question == column.question;
        });
    if (same == submission.answers.end())
        submission.answers.push_back({column.question, lines, column.role});
    else
        same->text += u'\n' + lines;
}

void Submissions::fillDate(Submission &submission, const QString &said)
{
    if (said.isEmpty())
        return;
    const std::optional<ReadDate> date = readDate(said, m_map.dateOrder, m_zone);
    submission.dateUnclear = !date;
    if (!date) {
        m_tally.unclearDates.push_back(submission.row);
        return;
    }
    submission.submitted = date->at;
    m_tally.withoutTime += date->hasTime ? 0 : 1;
}

QByteArray Submissions::cellsOf(const QStringList &row) const
{
    QJsonArray cells;
    for (qsizetype i = 0; i < std::max(row.size(), m_headers.size()); ++i)
        cells.append(QJsonArray{m_headers.value(i), row.value(i)});
    return QJsonDocument(cells).toJson(QJsonDocument::Compact);
}

QByteArray Submissions::contentOf(const QStringList &row) const
{
    std::vector<QByteArray> fields;
    for (size_t i = 0; i < m_bound.columns.size(); ++i) {
        if (m_bound.columns[i] < 0)
            continue;
        const MapColumn &column = m_map.columns[size_t(m_bound.columns[i])];
        const QByteArray said = cell(row, qsizetype(i)).toUtf8();
        if (column.role == Role::Ignore || said.isEmpty())
            continue;
        const QByteArray header = column.header.toUtf8() + '#' + QByteArray::number(column.nth);
        fields.push_back(QByteArray::number(header.size()) + ':' + header + QByteArray::number(said.size()) +
                         ':' + said);
    }
    std::sort(fields.begin(), fields.end());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView("survey"));
    hash.addData(m_surveyKey);
    for (const QByteArray &field : fields)
        hash.addData(field);
    return hash.result();
}

} // namespace soundings::survey
