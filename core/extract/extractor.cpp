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
#include <iterator>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 frameOverhead = 4096;
constexpr qsizetype mostHeaderBytes = 1024 * 1024;
constexpr int secondsTogether = 20; // many take far less; where one is at fault the wait is short

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

tl::unexpected<Error> tooLarge(const QString &fileName)
{
    return unreadable("%1 could not be read: it is larger than Soundings allows a document.", fileName);
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

/// What does not go over the wire and back.
void completeWith(const intake::Raw &raw, intake::Item &item)
{
    std::visit(
        [&](auto &one) {
            one.source = raw.source;
            one.original = raw.bytes;
        },
        item);
}

QString fileNameOf(const QString &path)
{
    return path.section(u'/', -1).left(300);
}

Request requestFor(Task task, const QByteArray &bytes, const QString &type, const QString &fileName,
                   DocumentKind kind, const Limits &limits)
{
    Request request;
    request.task = task;
    request.type = type.left(200);
    request.fileName = fileNameOf(fileName);
    request.limits = limits;
    request.seconds = secondsFor(kind, limits);
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
    auto child = ChildProcess::start(m_program, {u"--serve"_s},
                                     std::max(m_limits.output, m_limits.input) + frameOverhead);
    if (!child)
        return passOn(child);
    m_child = std::move(*child);
    return {};
}

Result<QByteArray> Extractor::answer(const Request &request, std::stop_token stop)
{
    m_cost = {};
    if (request.bytes.size() > m_limits.input)
        return tooLarge(request.fileName);
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

/// What came back, if it is a T; the error that came instead, in bounds; or that it was nonsense.
template<class T>
Result<T> Extractor::answered(Request request, std::stop_token stop)
{
    request.number = ++m_number;
    const auto packedAnswer = answer(request, std::move(stop));
    if (!packedAnswer)
        return passOn(packedAnswer);
    auto unpacked = answerFrom(*packedAnswer);
    if (unpacked && std::holds_alternative<T>(*unpacked))
        return std::get<T>(std::move(*unpacked));
    if (unpacked && std::holds_alternative<Error>(*unpacked)) {
        const Error &error = std::get<Error>(*unpacked);
        return failure(ErrorKind::Unreadable, shortened(error.message), shortened(error.detail));
    }
    m_child.reset();
    return unreadable("%1 could not be read: it made the reader answer nonsense.", request.fileName);
}

Extracted Extractor::text(const QByteArray &bytes, const QString &type, const QString &fileName,
                          std::stop_token stop)
{
    const auto document = answered<DocumentText>(
        requestFor(Task::Text, bytes, type, fileName, kindOf(bytes, type, fileName), m_limits),
        std::move(stop));
    return document ? extractedFrom(*document, m_limits, fileNameOf(fileName)) : notRead(document.error());
}

Extracted Extractor::partText(const QByteArray &original, const Part &part, std::stop_token stop)
{
    Request request =
        requestFor(Task::Text, original, part.type, part.name, kindByName(part.type, part.name), m_limits);
    request.part = {part.index, part.sha256};
    const auto document = answered<DocumentText>(std::move(request), std::move(stop));
    return document ? extractedFrom(*document, m_limits, fileNameOf(part.name)) : notRead(document.error());
}

Result<QByteArray> Extractor::partBytes(const QByteArray &original, const Part &part, std::stop_token stop)
{
    Request request =
        requestFor(Task::Bytes, original, part.type, part.name, DocumentKind::Unknown, m_limits);
    request.part = {part.index, part.sha256};
    request.limits.output = m_limits.input; // what came in may go out
    return answered<QByteArray>(std::move(request), std::move(stop));
}

Result<std::optional<intake::MailFacts>> Extractor::facts(const QByteArray &original, std::stop_token stop)
{
    return answered<std::optional<intake::MailFacts>>(
        requestFor(Task::Facts, original.left(mostHeaderBytes), {}, {}, DocumentKind::Unknown, m_limits),
        std::move(stop));
}

Result<Table> Extractor::table(const QByteArray &bytes, const QString &type, const QString &fileName,
                               std::stop_token stop)
{
    return answered<Table>(
        requestFor(Task::Table, bytes, type, fileName, kindOf(bytes, type, fileName), m_limits),
        std::move(stop));
}

Result<std::vector<intake::Item>> Extractor::together(const std::vector<intake::Raw> &raw,
                                                      std::stop_token stop)
{
    qint64 bytes = 0;
    for (const intake::Raw &one : raw)
        bytes += one.bytes.size();
    const QString name = raw.size() == 1 ? raw.front().source : QString();
    if (bytes > m_limits.input)
        return tooLarge(name);
    Request request = requestFor(Task::Items, {}, {}, name, DocumentKind::Unknown, m_limits);
    if (raw.size() > 1)
        request.seconds = std::min(request.seconds, secondsTogether);
    request.items = raw;
    auto items = answered<std::vector<intake::Item>>(std::move(request), std::move(stop));
    if (items && items->size() != raw.size()) {
        m_child.reset();
        return unreadable("%1 could not be read: it made the reader answer nonsense.", name);
    }
    return items;
}

intake::Item Extractor::item(const intake::Raw &raw, std::stop_token stop)
{
    auto read = items({raw}, std::move(stop));
    return read ? std::move(read->front()) : intake::Unread{raw.source, raw.bytes, read.error().message};
}

Result<std::vector<intake::Item>> Extractor::items(const std::vector<intake::Raw> &raw, std::stop_token stop)
{
    if (raw.empty())
        return std::vector<intake::Item>();
    auto items = together(raw, stop);
    if (items) {
        for (size_t i = 0; i < raw.size(); ++i)
            completeWith(raw[i], (*items)[i]);
        return items;
    }
    if (items.error().kind != ErrorKind::Unreadable)
        return items;
    if (raw.size() == 1)
        return std::vector<intake::Item>{
            intake::Unread{raw.front().source, raw.front().bytes, items.error().message}};
    const auto middle = raw.begin() + qsizetype(raw.size() / 2);
    auto first = this->items({raw.begin(), middle}, stop);
    if (!first)
        return first;
    auto second = this->items({middle, raw.end()}, stop);
    if (!second)
        return second;
    std::move(second->begin(), second->end(), std::back_inserter(*first));
    return first;
}

} // namespace soundings::extract
