#include "core/extract/extractor.h"

#include "core/extract/childprocess.h"
#include "core/extract/documentkind.h"
#include "core/extract/wire.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <csignal>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 frameOverhead = 4096;

QString sentence(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString named(const QString &fileName)
{
    return fileName.isEmpty() ? sentence("The attachment without a name")
                              : sentence("The file “%1”").arg(fileName);
}

tl::unexpected<Error> unreadable(const char *source, const QString &fileName, const QString &detail = {})
{
    return failure(ErrorKind::Unreadable, sentence(source).arg(named(fileName)), detail);
}

tl::unexpected<Error> tookTooLong(const QString &fileName, int seconds)
{
    Error error{
        ErrorKind::Unreadable,
        sentence(
            "%1 could not be read: reading took longer than the %2 seconds that Soundings allows a document.")
            .arg(named(fileName))
            .arg(seconds),
        {}};
    return tl::unexpected<Error>(std::move(error));
}

tl::unexpected<Error> brokeOff(const Report &report, const Request &request)
{
    const QString detail =
        u"signal %1, status %2, %3 KiB"_s.arg(report.signal).arg(report.exit).arg(report.peakKib);
    if (report.signal == SIGXCPU)
        return tookTooLong(request.fileName, request.seconds);
    if (report.overflowed)
        return unreadable("%1 could not be read: it holds more text than Soundings allows a document.",
                          request.fileName, detail);
    // Libraries that get no memory leave in ways of their own.
    const bool full = qint64(report.peakKib) * 1024 > request.limits.memory / 4 * 3;
    if (report.exit == outOfMemory || report.signal == SIGKILL || full)
        return unreadable(
            "%1 could not be read: it grew past the memory that Soundings allows a document. It may be "
            "damaged, or made to do harm.",
            request.fileName, detail);
    return unreadable(
        "%1 could not be read: it is damaged in a way that broke the reader. Nothing else was harmed.",
        request.fileName, detail);
}

QString cleaned(QString text, qsizetype longest)
{
    text.remove(QChar::Null);
    text.truncate(longest);
    return text;
}

// What is said of a document may be long where the document wrote it.
QString shortened(const QString &text)
{
    return cleaned(text, 1000);
}

Extracted extractedFrom(const DocumentText &document, const Limits &limits, const QString &fileName)
{
    Extracted extracted;
    extracted.text = cleaned(document.text, limits.read.characters);
    for (const QString &note : document.notes.first(std::min<qsizetype>(document.notes.size(), 100)))
        extracted.notes += shortened(note);
    extracted.recognised = document.recognised;
    extracted.confidence = document.recognised ? document.confidence : -1;
    const bool blank =
        std::all_of(extracted.text.cbegin(), extracted.text.cend(), [](QChar c) { return c.isSpace(); });
    extracted.state = blank ? TextState::NoText : TextState::Read;
    if (blank)
        extracted.reason = sentence("%1 holds no text.").arg(named(fileName));
    return extracted;
}

Extracted notRead(const Error &error)
{
    Extracted extracted;
    extracted.state = TextState::Unreadable;
    extracted.reason = error.message;
    return extracted;
}

int secondsFor(DocumentKind kind, const Limits &limits)
{
    const bool scan = kind == DocumentKind::Pdf || kind == DocumentKind::Picture;
    return scan ? limits.recognitionSeconds : limits.seconds;
}

Request requestFor(Task task, const QByteArray &bytes, const QString &type, const QString &fileName,
                   const Limits &limits)
{
    Request request;
    request.task = task;
    request.type = type.left(200);
    request.fileName = fileName.section(u'/', -1).left(300);
    request.limits = limits;
    request.seconds = secondsFor(kindOf(bytes, type, fileName), limits);
    request.bytes = bytes;
    return request;
}

} // namespace

Extractor::Extractor(Limits limits, QString program)
    : m_limits(limits)
    , m_program(program.isEmpty() ? findProgram() : std::move(program))
{}

Extractor::~Extractor() = default;

QString Extractor::findProgram()
{
    const QDir here(QFileInfo(u"/proc/self/exe"_s).canonicalPath());
    for (const QString &place : {u"soundings-extract"_s, u"../libexec/soundings/soundings-extract"_s}) {
        const QFileInfo file(here.filePath(place));
        if (file.isFile() && file.isExecutable())
            return file.canonicalFilePath();
    }
    return {};
}

bool Extractor::hasReader(const QString &type, const QString &fileName)
{
    return kindByName(type, fileName) != DocumentKind::Unknown;
}

int Extractor::processId() const
{
    return m_child ? m_child->id() : 0;
}

Result<> Extractor::ensureStarted()
{
    if (m_child && m_child->isIdle())
        return {};
    m_child.reset();
    if (m_program.isEmpty())
        return failure(
            ErrorKind::NotFound,
            sentence("The program that reads documents, soundings-extract, is missing beside Soundings. "
                     "Installing Soundings again puts it back."));
    auto child = ChildProcess::start(m_program, {u"--serve"_s}, m_limits.output + frameOverhead);
    if (!child)
        return passOn(child);
    m_child = std::move(*child);
    return {};
}

Result<QByteArray> Extractor::answer(const Request &request, std::stop_token stop)
{
    m_cost = {};
    if (request.bytes.size() > m_limits.input)
        return unreadable("%1 could not be read: it is larger than Soundings allows a document.",
                          request.fileName);
    if (const auto started = ensureStarted(); !started)
        return passOn(started);
    const ChildProcess::Exchange exchange =
        m_child->exchange(packed(request), std::chrono::seconds(request.seconds), stop);
    std::optional<Report> report;
    if (exchange.outcome == ChildProcess::Outcome::Answered)
        report = reportFrom(exchange.body);
    if (!report || report->number != request.number)
        m_child.reset(); // the next document gets a new one
    switch (exchange.outcome) {
    case ChildProcess::Outcome::Stopped:
        return failure(ErrorKind::Cancelled, sentence("Reading was stopped."));
    case ChildProcess::Outcome::TimedOut:
        return tookTooLong(request.fileName, request.seconds);
    case ChildProcess::Outcome::Ended:
        return unreadable("%1 could not be read: the program that reads documents ended while reading it.",
                          request.fileName);
    case ChildProcess::Outcome::Garbled:
    case ChildProcess::Outcome::Answered:
        break;
    }
    if (!report || report->number != request.number)
        return unreadable("%1 could not be read: it made the reader answer nonsense.", request.fileName);
    m_cost = {qint64(report->peakKib) * 1024, int(report->processorMs)};
    if (report->signal != 0 || report->exit != 0 || report->overflowed)
        return brokeOff(*report, request);
    return report->answer;
}

Extracted Extractor::text(const QByteArray &bytes, const QString &type, const QString &fileName,
                          std::stop_token stop)
{
    Request request = requestFor(Task::Text, bytes, type, fileName, m_limits);
    request.number = ++m_number;
    const auto packedAnswer = answer(request, std::move(stop));
    if (!packedAnswer)
        return notRead(packedAnswer.error());
    const auto answered = answerFrom(*packedAnswer);
    if (answered && std::holds_alternative<DocumentText>(*answered))
        return extractedFrom(std::get<DocumentText>(*answered), m_limits, request.fileName);
    if (answered && std::holds_alternative<Error>(*answered))
        return notRead(Error{ErrorKind::Unreadable, shortened(std::get<Error>(*answered).message), {}});
    m_child.reset();
    return notRead(
        unreadable("%1 could not be read: it made the reader answer nonsense.", request.fileName).value());
}

Result<Table> Extractor::table(const QByteArray &bytes, const QString &type, const QString &fileName,
                               std::stop_token stop)
{
    Request request = requestFor(Task::Table, bytes, type, fileName, m_limits);
    request.number = ++m_number;
    const auto packedAnswer = answer(request, std::move(stop));
    if (!packedAnswer)
        return passOn(packedAnswer);
    auto answered = answerFrom(*packedAnswer);
    if (answered && std::holds_alternative<Table>(*answered))
        return std::get<Table>(std::move(*answered));
    if (answered && std::holds_alternative<Error>(*answered)) {
        const Error &error = std::get<Error>(*answered);
        return failure(ErrorKind::Unreadable, shortened(error.message), shortened(error.detail));
    }
    m_child.reset();
    return unreadable("%1 could not be read: it made the reader answer nonsense.", request.fileName);
}

} // namespace soundings::extract
