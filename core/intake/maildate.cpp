#include "core/intake/maildate.h"

#include <QByteArray>
#include <QDate>
#include <QHash>
#include <QList>
#include <QRegularExpression>
#include <QTime>
#include <QTimeZone>

namespace soundings::intake {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestDate = 512; // bytes; no honest date comes near it

// Comments (RFC 5322 3.2.2) nest; an unclosed one runs to the end.
QByteArray withoutComments(QByteArrayView text)
{
    QByteArray out;
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && depth > 0)
            ++i;
        else if (c == '(')
            ++depth;
        else if (c == ')')
            depth = std::max(0, depth - 1);
        else if (depth == 0)
            out += c;
        if (c == '(')
            out += ' ';
    }
    return out;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

int monthOf(const QByteArray &word)
{
    static const QHash<QByteArray, int> months = {
        {"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4},  {"may", 5},  {"jun", 6},  {"jul", 7},        {"aug", 8},
        {"sep", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12}, {"mrz", 3}, {"m\xc3\xa4r", 3}, {"mai", 5}, {"okt", 10},
        {"dez", 12}, {"fev", 2}, {"f\xc3\xa9v", 2}, {"avr", 4}, {"aou", 8}, {"ao\xc3\xbb", 8}, {"d\xc3\xa9" "c", 12}};
    const QByteArray lower = word.toLower();
    if (const int month = months.value(lower.left(3)))
        return month;
    return months.value(lower.left(4));
}

// Minutes east of Greenwich.
std::optional<int> namedZone(const QByteArray &word)
{
    static const QHash<QByteArray, int> zones = {
        {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"z", 0},      {"wet", 0},    {"bst", 60},  {"ist", 60},
        {"west", 60},  {"cet", 60},   {"met", 60},   {"mez", 60},   {"cest", 120}, {"mest", 120}, {"mesz", 120},
        {"eet", 120},  {"eest", 180}, {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300}, {"mst", -420},
        {"mdt", -360}, {"pst", -480}, {"pdt", -420}};
    const auto found = zones.constFind(word.toLower());
    if (found == zones.cend())
        return std::nullopt;
    return *found;
}

// "+0100", "+01:00", "-5"; the sign is the first character.
std::optional<int> offset(const QByteArray &word)
{
    QByteArray digits = word.mid(1);
    digits.replace(':', "");
    if (digits.isEmpty() || digits.size() > 4 || !std::all_of(digits.cbegin(), digits.cend(), isDigit))
        return std::nullopt;
    const int number = digits.toInt();
    const int minutes = digits.size() <= 2 ? number * 60 : number / 100 * 60 + number % 100;
    if (minutes > 14 * 60 + 59)
        return std::nullopt;
    return word[0] == '-' ? -minutes : minutes;
}

struct Found
{
    int year = -1;
    int month = 0;
    int day = 0;
    QTime time;
    int leap = 0; ///< seconds beyond :59
    std::optional<int> zone;
    bool pm = false;
    bool am = false;
};

int fullYear(int year, qsizetype digits)
{
    if (digits >= 4)
        return year;
    return digits == 3 ? 1900 + year : year < 50 ? 2000 + year : 1900 + year;
}

bool takeTime(const QByteArray &word, Found &found)
{
    const QByteArray plain = QByteArray(word).replace('.', ':');
    const auto fields = plain.split(':');
    if (fields.size() < 2 || found.time.isValid())
        return false;
    int values[3] = {0, 0, 0};
    for (int i = 0; i < std::min<int>(3, int(fields.size())); ++i) {
        bool ok = false;
        values[i] = fields[i].toInt(&ok);
        if (!ok)
            return false;
    }
    found.leap = values[2] == 60 ? 1 : 0;
    found.time = QTime(values[0], values[1], values[2] - found.leap);
    return found.time.isValid();
}

// "2020-02-10" or "2020-02-10T12:00:00Z"; also "10-Feb-2020".
bool takeDashed(const QByteArray &word, Found &found)
{
    const qsizetype t = word.indexOf('T', 8);
    const auto fields = word.left(t < 0 ? word.size() : t).split('-');
    if (fields.size() != 3)
        return false;
    if (fields[0].size() == 4) {
        found.year = fields[0].toInt();
        found.month = fields[1].toInt();
        found.day = fields[2].toInt();
    } else {
        found.day = fields[0].toInt();
        found.month = monthOf(fields[1]);
        found.year = fullYear(fields[2].toInt(), fields[2].size());
    }
    if (t < 0)
        return true;
    QByteArray rest = word.mid(t + 1);
    const qsizetype zone = std::max({rest.indexOf('+'), rest.indexOf('-'), rest.indexOf('Z')});
    if (zone > 0) {
        found.zone = rest[zone] == 'Z' ? 0 : offset(rest.mid(zone));
        rest.truncate(zone);
    }
    return takeTime(rest.left(8), found);
}

void takeNumber(const QByteArray &word, Found &found)
{
    const int number = word.toInt();
    if (found.day == 0 && word.size() <= 2)
        found.day = number;
    else if (found.year < 0)
        found.year = fullYear(number, word.size());
}

void takeName(const QByteArray &word, Found &found)
{
    const QByteArray lower = word.toLower();
    if (lower == "am" || lower == "pm") {
        (lower == "am" ? found.am : found.pm) = true;
    } else if (const qsizetype sign = std::max(word.indexOf('+'), word.indexOf('-')); sign > 0) { // "GMT+0100"
        found.zone = offset(word.mid(sign));
    } else if (found.time.isValid() && !found.zone && namedZone(word)) {
        found.zone = namedZone(word);
    } else if (found.month == 0) {
        found.month = monthOf(word);
    }
}

} // namespace

std::optional<Instant> mailDate(QByteArrayView text)
{
    QByteArray plain = withoutComments(text.first(std::min(text.size(), longestDate)));
    plain.replace(',', ' ').replace('\t', ' ').replace('\r', ' ').replace('\n', ' ').replace('"', ' ');
    Found found;
    const auto words = plain.split(' ');
    for (const QByteArray &word : words) {
        if (word.isEmpty())
            continue;
        const char first = word[0];
        if ((first == '+' || first == '-') && found.time.isValid()) {
            if (const auto zone = offset(word))
                found.zone = zone;
        } else if (isDigit(first)) {
            const bool dashed = word.count('-') >= 2 && takeDashed(word, found);
            if (!dashed && (word.contains(':') || word.count('.') == 2))
                takeTime(word, found);
            else if (!dashed && std::all_of(word.cbegin(), word.cend(), isDigit))
                takeNumber(word, found);
            else if (!dashed && word.endsWith('.')) // "10. Februar"
                takeNumber(word.chopped(1), found);
        } else {
            takeName(word, found);
        }
    }
    const QDate date(found.year, found.month, found.day);
    if (!date.isValid() || !found.time.isValid() || found.year < 1990 || found.year > 2100)
        return std::nullopt;
    if (found.pm && found.time.hour() < 12)
        found.time = QTime(found.time.hour() + 12, found.time.minute(), found.time.second());
    else if (found.am && found.time.hour() == 12)
        found.time = QTime(0, found.time.minute(), found.time.second());
    const QDateTime local(date, found.time, Qt::OffsetFromUTC, found.zone.value_or(0) * 60);
    return Instant{local.toMSecsSinceEpoch() + found.leap * 1000};
}

bool namesZone(QByteArrayView text)
{
    static const QRegularExpression zoned(
        u"\\d{1,2}[:.]\\d{2}([:.]\\d{2}([.,]\\d+)?)?\\s*([AaPp]\\.?[Mm]\\b\\.?)?+\\s*(\\d{4}\\s+)?([A-Za-z]{1,5}\\b|[+-]\\d{2}:?\\d{2})"_s);
    constexpr qsizetype longest = 200;
    return zoned.match(QString::fromLatin1(text.first(std::min(text.size(), longest)))).hasMatch();
}

} // namespace soundings::intake
