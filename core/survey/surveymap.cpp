#include "core/survey/surveymap.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHash>

#include <algorithm>

namespace soundings::survey {

using namespace Qt::StringLiterals;

namespace {

struct RoleName
{
    Role role;
    QString word;
    const char *label;
};

const std::vector<RoleName> &roleNames()
{
    static const std::vector<RoleName> names{
        {Role::Ignore, u"ignore"_s, QT_TRANSLATE_NOOP("soundings::Survey", "Leave out")},
        {Role::Name, u"name"_s, QT_TRANSLATE_NOOP("soundings::Survey", "Name")},
        {Role::FirstName, u"first-name"_s, QT_TRANSLATE_NOOP("soundings::Survey", "First name")},
        {Role::LastName, u"last-name"_s, QT_TRANSLATE_NOOP("soundings::Survey", "Last name")},
        {Role::Email, u"email"_s, QT_TRANSLATE_NOOP("soundings::Survey", "E-mail address")},
        {Role::Organisation, u"organisation"_s, QT_TRANSLATE_NOOP("soundings::Survey", "Organisation")},
        {Role::Kind, u"kind"_s, QT_TRANSLATE_NOOP("soundings::Survey", "Kind of respondent")},
        {Role::Place, u"place"_s, QT_TRANSLATE_NOOP("soundings::Survey", "Place")},
        {Role::Submitted, u"submitted"_s, QT_TRANSLATE_NOOP("soundings::Survey", "Date submitted")},
        {Role::Identifier, u"identifier"_s, QT_TRANSLATE_NOOP("soundings::Survey", "Identifier of the row")},
        {Role::Consent, u"consent"_s, QT_TRANSLATE_NOOP("soundings::Survey", "Consent to publish")},
        {Role::Confidentiality, u"confidentiality"_s,
         QT_TRANSLATE_NOOP("soundings::Survey", "Wish for confidentiality")},
        {Role::SingleChoice, u"single-choice"_s,
         QT_TRANSLATE_NOOP("soundings::Survey", "Question: one choice")},
        {Role::MultipleChoice, u"multiple-choice"_s,
         QT_TRANSLATE_NOOP("soundings::Survey", "Question: several choices")},
        {Role::FreeText, u"free-text"_s, QT_TRANSLATE_NOOP("soundings::Survey", "Question: free text")},
    };
    return names;
}

QString cell(const tables::Sheet &sheet, size_t row, qsizetype column)
{
    return row < sheet.rows.size() ? oneLine(sheet.rows[row].value(column)) : QString();
}

bool addsNothing(const QString &option)
{
    return option.isEmpty() || option.compare(u"Response"_s, Qt::CaseInsensitive) == 0 ||
           option.compare(u"Open-Ended Response"_s, Qt::CaseInsensitive) == 0;
}

QByteArray digestOf(QStringList headers)
{
    headers.sort();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &header : std::as_const(headers)) {
        const QByteArray bytes = header.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':');
        hash.addData(bytes);
    }
    return hash.result();
}

} // namespace

QString toWord(Role role)
{
    return roleNames()[size_t(role)].word;
}

std::optional<Role> roleFromWord(QStringView word)
{
    for (const RoleName &name : roleNames()) {
        if (name.word == word)
            return name.role;
    }
    return std::nullopt;
}

QString label(Role role)
{
    return QCoreApplication::translate("soundings::Survey", roleNames()[size_t(role)].label);
}

const std::vector<Role> &allRoles()
{
    static const std::vector<Role> roles = [] {
        std::vector<Role> all;
        for (const RoleName &name : roleNames())
            all.push_back(name.role);
        return all;
    }();
    return roles;
}

bool isQuestion(Role role)
{
    return role == Role::SingleChoice || role == Role::MultipleChoice || role == Role::FreeText;
}

const tables::Sheet *sheetOf(const SurveyMap &map, const tables::Table &table)
{
    for (const tables::Sheet &sheet : table.sheets) {
        if (map.sheet.isEmpty() ? !sheet.rows.empty() : sheet.name == map.sheet)
            return &sheet;
    }
    return nullptr;
}

QString oneLine(const QString &said)
{
    QString kept = QString::fromUtf8(said.toUtf8());
    kept.remove(QChar(u'\0'));
    return kept.simplified();
}

QStringList headersOf(const tables::Sheet &sheet, int headerRow, int headerRows)
{
    if (headerRow < 1 || size_t(headerRow) > sheet.rows.size())
        return {};
    const auto first = size_t(headerRow - 1);
    qsizetype width = sheet.rows[first].size();
    if (headerRows > 1 && first + 1 < sheet.rows.size())
        width = std::max(width, sheet.rows[first + 1].size());
    QStringList headers;
    QString carried;
    for (qsizetype column = 0; column < width; ++column) {
        QString header = cell(sheet, first, column);
        if (headerRows > 1) {
            const QString option = cell(sheet, first + 1, column);
            carried = header.isEmpty() && !option.isEmpty() ? carried : header;
            header = addsNothing(option) ? carried : carried.isEmpty() ? option : carried + u": "_s + option;
        }
        headers << header;
    }
    while (!headers.isEmpty() && headers.last().isEmpty())
        headers.removeLast();
    return headers;
}

Bound bind(const SurveyMap &map, const QStringList &headers)
{
    QHash<std::pair<QString, int>, int> wanted;
    for (size_t i = 0; i < map.columns.size(); ++i)
        wanted.insert({map.columns[i].header, map.columns[i].nth}, int(i));
    Bound bound;
    QHash<QString, int> met;
    for (const QString &header : headers)
        bound.columns.push_back(wanted.value({header, ++met[header]}, -1));
    std::vector<bool> found(map.columns.size());
    for (const int place : bound.columns) {
        if (place >= 0)
            found[size_t(place)] = true;
    }
    for (size_t i = 0; i < found.size(); ++i) {
        if (!found[i])
            bound.missing.push_back(int(i));
    }
    return bound;
}

std::vector<SurveyMap> fitting(const std::vector<SurveyMap> &maps, const tables::Table &table)
{
    std::vector<SurveyMap> those;
    for (const SurveyMap &map : maps) {
        const auto fits = [&](const tables::Sheet &sheet) {
            const QStringList headers = headersOf(sheet, map.headerRow, map.headerRows);
            const Bound bound = bind(map, headers);
            bool all = bound.missing.empty() && !headers.isEmpty();
            for (size_t i = 0; i < bound.columns.size(); ++i)
                all &= bound.columns[i] >= 0 || headers[qsizetype(i)].isEmpty();
            return all;
        };
        const tables::Sheet *sheet = sheetOf(map, table);
        if (sheet && fits(*sheet)) {
            those.push_back(map);
            continue;
        }
        const auto other = std::find_if(table.sheets.begin(), table.sheets.end(), fits);
        if (other != table.sheets.end()) {
            those.push_back(map);
            those.back().sheet = other->name;
        }
    }
    return those;
}

QByteArray surveyKey(const SurveyMap &map)
{
    QStringList questions;
    for (const MapColumn &column : map.columns) {
        if (isQuestion(column.role))
            questions << column.header;
    }
    return digestOf(std::move(questions));
}

QString headerKey(const QStringList &headers)
{
    return QString::fromLatin1(digestOf(headers).toHex());
}

} // namespace soundings::survey
