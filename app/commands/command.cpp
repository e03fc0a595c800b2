#include "app/commands/command.h"

#include "core/consultation/words.h"
#include "core/deadline/localtime.h"

#include <QJsonDocument>

#include <cstdio>

#include <unistd.h>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

void write(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fputc('\n', stream);
}

} // namespace

void print(const QString &line)
{
    write(stdout, line.toUtf8());
}

void print(const QJsonObject &object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void say(const QString &message)
{
    write(stderr, message.toUtf8());
}

bool showProgress(qint64 made, qint64 all)
{
    static qint64 shown = -1;
    const qint64 percent = all > 0 ? std::min(100LL * made / all, 100LL) : 0;
    if (percent == shown || isatty(STDERR_FILENO) == 0)
        return true;
    shown = percent;
    std::fprintf(stderr, "\r%3lld %%%s", percent, percent == 100 ? "\n" : "");
    return true;
}

int fail(const Error &error)
{
    const bool technical = error.kind == ErrorKind::Storage && !error.detail.isEmpty();
    say(u"soundings: "_s + error.message + (technical ? u" ("_s + error.detail.simplified() + u')' : QString()));
    return error.kind == ErrorKind::Invalid ? wrongUsage : failed;
}

int failQuery(const QString &query, const Error &error)
{
    const int status = fail(error);
    bool ok = false;
    const int column = error.detail.section(u' ', -1).toInt(&ok);
    if (error.kind == ErrorKind::Invalid && ok && error.detail.startsWith(u"column "_s))
        say(u"  %1\n  %2^"_s.arg(query, QString(column - 1, u' ')));
    return status;
}

QString fromArgument(const std::string &text)
{
    return QString::fromStdString(text);
}

QString joined(const std::vector<std::string> &words)
{
    QStringList all;
    for (const std::string &word : words)
        all << fromArgument(word);
    return all.join(u' ');
}

QJsonValue orNull(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(isoUtc(*instant)) : QJsonValue();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

Result<Instant> timeIn(const Desk &desk, const std::string &text)
{
    const Result<Consultation> consultation = desk.consultation();
    if (!consultation)
        return passOn(consultation);
    return readTime(fromArgument(text), QTimeZone(consultation->zone));
}

Result<ResponseId> responseNamed(const Desk &desk, const std::string &text)
{
    const std::optional<int> number = referenceNumber(fromArgument(text));
    if (!number)
        return failure(ErrorKind::Invalid, u"“%1” is not a reference. Write it like R-0017."_s.arg(fromArgument(text)));
    return desk.responseByNumber(*number);
}

} // namespace soundings
