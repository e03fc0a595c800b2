#include "core/search/fields.h"

#include "core/consultation/words.h"
#include "core/search/messages.h"

#include <QList>
#include <QRegularExpression>

#include <limits>

namespace soundings::search {

namespace {

using namespace Qt::StringLiterals;

const QStringList &flagWords()
{
    static const QStringList words = {u"on-time"_s,      u"late"_s,       u"confidential"_s, u"duplicate"_s,
                                      u"acknowledged"_s, u"proposed"_s,   u"quotable"_s,     u"opened"_s,
                                      u"unopened"_s,     u"attachment"_s, u"comment"_s};
    return words;
}

bool takesPresence(Field field)
{
    switch (field) {
    case Field::Channel:
    case Field::Status:
    case Field::Is:
    case Field::Has:
    case Field::Received:
    case Field::Ref:
        return false;
    default:
        return true;
    }
}

QString choice(const QStringList &words)
{
    return words.size() < 2
               ? words.join(QString())
               : message("%1 or %2").arg(words.first(words.size() - 1).join(u", "_s), words.last());
}

int editDistance(QStringView a, QStringView b)
{
    QList<int> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = qMin(replaced, qMin(row[j], row[j - 1]) + 1);
        }
    }
    return row.last();
}

tl::unexpected<Error> noSuchValue(Field field, const QString &written)
{
    QStringList words = allowedValues(field);
    if (takesPresence(field) && !words.contains(u"none"_s))
        words << u"none"_s;
    if (takesPresence(field))
        words << u"any"_s;
    const QString near = nearest(written, words);
    if (!near.isEmpty()) {
        return failure(ErrorKind::Invalid, message("“%1:%2” is not known. Did you mean %1:%3? It can be %4.")
                                               .arg(nameOf(field), written, near, choice(words)));
    }
    return failure(ErrorKind::Invalid,
                   message("“%1:%2” is not known. It can be %3.").arg(nameOf(field), written, choice(words)));
}

template<class E>
Result<FieldValue> readEnum(Field field, const QString &written)
{
    if (const std::optional<E> value = fromWord<E>(written))
        return FieldValue(*value);
    return noSuchValue(field, written);
}

Result<FieldValue> readFlag(Field field, const QString &written)
{
    const qsizetype at = flagWords().indexOf(written.toLower());
    if (at < 0 || !allowedValues(field).contains(flagWords()[at]))
        return noSuchValue(field, written);
    return FieldValue(static_cast<Flag>(at));
}

Result<FieldValue> readCampaign(const QString &written)
{
    bool ok = false;
    const int number = written.toInt(&ok);
    if (!ok || number < 1) {
        return failure(
            ErrorKind::Invalid,
            message("“campaign:%1” is not known. It can be a campaign's number, any or none.").arg(written));
    }
    return FieldValue(number);
}

Result<FieldValue> readRef(const QString &written)
{
    if (const std::optional<int> number = referenceNumber(written))
        return FieldValue(*number);
    return failure(ErrorKind::Invalid, message("“%1” is no reference. Write it as ref:R-0017.").arg(written));
}

Result<FieldValue> readRange(QStringView written, qsizetype dots)
{
    using Relation = ReceivedTest::Relation;
    const QStringView from = written.first(dots).trimmed();
    const QStringView to = written.sliced(dots + 2).trimmed();
    if (from.isEmpty() && to.isEmpty()) {
        return failure(ErrorKind::Invalid,
                       message("“received:%1” needs a date before or after the two dots.").arg(written));
    }
    ReceivedTest test;
    test.relation = from.isEmpty() ? Relation::UpTo : to.isEmpty() ? Relation::From : Relation::Between;
    Result<Moment> first = readMoment(from.isEmpty() ? to : from);
    if (!first)
        return passOn(first);
    test.first = *first;
    if (test.relation != Relation::Between)
        return FieldValue(test);
    Result<Moment> last = readMoment(to);
    if (!last)
        return passOn(last);
    if (last->date.addDays(1) < first->date ||
        (last->date < first->date && !first->offset && !last->offset)) {
        return failure(ErrorKind::Invalid, message("“received:%1” ends before it begins.").arg(written));
    }
    test.last = *last;
    return FieldValue(test);
}

Result<FieldValue> readReceived(QStringView written)
{
    using Relation = ReceivedTest::Relation;
    if (const qsizetype dots = written.indexOf(u".."); dots >= 0)
        return readRange(written, dots);
    struct Sign
    {
        QStringView sign;
        Relation relation;
    };
    static constexpr Sign signs[] = {
        {u">=", Relation::From}, {u"<=", Relation::UpTo}, {u">", Relation::After}, {u"<", Relation::Before}};
    ReceivedTest test;
    for (const Sign &sign : signs) {
        if (written.startsWith(sign.sign)) {
            test.relation = sign.relation;
            written = written.sliced(sign.sign.size()).trimmed();
            break;
        }
    }
    Result<Moment> moment = readMoment(written);
    if (!moment)
        return passOn(moment);
    test.first = *moment;
    return FieldValue(test);
}

} // namespace

QStringList fieldNames()
{
    static const QStringList names = {u"theme"_s,   u"section"_s,  u"kind"_s,     u"from"_s, u"place"_s,
                                      u"channel"_s, u"status"_s,   u"is"_s,       u"has"_s,  u"campaign"_s,
                                      u"stance"_s,  u"received"_s, u"assignee"_s, u"ref"_s,  u"note"_s,
                                      u"tagged-by"_s};
    return names;
}

QString nameOf(Field field)
{
    return fieldNames().at(static_cast<qsizetype>(field));
}

std::optional<Field> fieldNamed(QStringView name)
{
    const QStringList names = fieldNames();
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (name.compare(names[i], Qt::CaseInsensitive) == 0)
            return static_cast<Field>(i);
    }
    return std::nullopt;
}

QStringList allowedValues(Field field)
{
    switch (field) {
    case Field::Kind:
        return wordsOf<RespondentKind>();
    case Field::Channel:
        return wordsOf<Channel>();
    case Field::Status:
        return wordsOf<Status>();
    case Field::Stance:
        return wordsOf<Stance>();
    case Field::Is:
        return flagWords().first(static_cast<qsizetype>(Flag::Attachment));
    case Field::Has:
        return flagWords().sliced(static_cast<qsizetype>(Flag::Attachment));
    default:
        return {};
    }
}

QString wordOf(Flag flag)
{
    return flagWords().at(static_cast<qsizetype>(flag));
}

Result<FieldValue> readValue(Field field, const QString &written, bool quoted)
{
    const QString value = written.simplified();
    if (value.isEmpty()) {
        return failure(
            ErrorKind::Invalid,
            message("“%1:” needs a value right after the colon. To find the word itself, write \"%1\".")
                .arg(nameOf(field)));
    }
    if (!quoted && takesPresence(field)) {
        if (value.compare(u"any"_s, Qt::CaseInsensitive) == 0)
            return FieldValue(Presence::Any);
        if (value.compare(u"none"_s, Qt::CaseInsensitive) == 0)
            return FieldValue(Presence::None);
    }
    switch (field) {
    case Field::Kind:
        return readEnum<RespondentKind>(field, value);
    case Field::Channel:
        return readEnum<Channel>(field, value);
    case Field::Status:
        return readEnum<Status>(field, value);
    case Field::Stance:
        return readEnum<Stance>(field, value);
    case Field::Is:
    case Field::Has:
        return readFlag(field, value);
    case Field::Campaign:
        return readCampaign(value);
    case Field::Ref:
        return readRef(value);
    case Field::Received:
        return readReceived(value);
    default:
        return FieldValue(value);
    }
}

Result<Moment> readMoment(QStringView written)
{
    static const QRegularExpression form(
        u"^(\\d{4})-(\\d{2})-(\\d{2})"
        "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,3}))?)?\\s?(?:(Z)|([+-])(\\d{2}):?(\\d{2}))?)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(written.toString());
    const auto number = [&](int group) { return match.capturedView(group).toInt(); };

    Moment moment;
    moment.written = written.toString();
    moment.date = QDate(number(1), number(2), number(3));
    bool valid = match.hasMatch() && moment.date.isValid();
    if (valid && !match.capturedView(4).isEmpty()) {
        const int ms = match.captured(7).leftJustified(3, u'0').toInt();
        moment.time = QTime(number(4), number(5), number(6), ms);
        moment.grain = !match.capturedView(7).isEmpty()   ? 1
                       : !match.capturedView(6).isEmpty() ? 1000
                                                          : 60'000;
        valid = moment.time->isValid();
    }
    if (valid && !match.capturedView(8).isEmpty())
        moment.offset = 0;
    if (valid && !match.capturedView(9).isEmpty()) {
        const int seconds = number(10) * 3600 + number(11) * 60;
        moment.offset = match.capturedView(9) == u"-" ? -seconds : seconds;
        valid = number(10) <= 14 && number(11) < 60; // no clock on Earth is further from UTC
    }
    if (!valid) {
        return failure(ErrorKind::Invalid,
                       message("“%1” is no date. Write 2020-02-10, 2020-02-10T12:00 or a range such as "
                               "2020-02-01..2020-02-10.")
                           .arg(written));
    }
    return moment;
}

QString nearest(QStringView written, const QStringList &words)
{
    const QString lower = written.toString().toLower();
    QString best;
    int least = std::numeric_limits<int>::max();
    if (lower.size() > 40)
        return best; // nobody mistypes this much
    for (const QString &word : words) {
        const bool within = lower.size() >= 3 && (word.contains(lower) || lower.contains(word));
        const int distance = within ? 1 : editDistance(lower, word);
        if (distance < least && distance <= qMax<qsizetype>(1, word.size() / 3)) {
            least = distance;
            best = word;
        }
    }
    return best;
}

} // namespace soundings::search
