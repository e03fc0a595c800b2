// soundings-extract: reads one document that anyone may have sent, closed in so that it can do nothing else.
// Soundings starts it with --serve and speaks to it in frames; a person gives it a file and gets the text.

#include "app/extract/keeper.h"
#include "app/extract/selftest.h"
#include "core/extract/reader.h"
#include "core/intake/mail.h"
#include "core/intake/mailfacts.h"
#include "core/intake/reading.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <unistd.h>

using namespace soundings;
using namespace soundings::extract;
using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> documentOf(const Request &request)
{
    if (request.part.index < 0)
        return request.bytes;
    Part part;
    part.index = request.part.index;
    part.sha256 = request.part.sha256;
    part.name = request.fileName;
    return intake::partBytes(request.bytes, part);
}

Answer textOf(const Request &request)
{
    const Result<QByteArray> document = documentOf(request);
    if (!document)
        return document.error();
    auto text = readDocument(*document, request.type, request.fileName, request.limits.read);
    return text ? Answer(std::move(*text)) : Answer(text.error());
}

Answer tableOf(const Request &request)
{
    auto table = readTableDocument(request.bytes, request.type, request.fileName, request.limits.read);
    return table ? Answer(std::move(*table)) : Answer(table.error());
}

Answer bytesOf(const Request &request)
{
    auto bytes = documentOf(request);
    return bytes ? Answer(std::move(*bytes)) : Answer(bytes.error());
}

Answer itemsOf(const Request &request)
{
    std::vector<intake::Item> items;
    for (const intake::Raw &raw : request.items)
        items.push_back(intake::read(raw));
    return items;
}

Answer answerTo(const Request &request)
{
    switch (request.task) {
    case Task::Text:
        return textOf(request);
    case Task::Table:
        return tableOf(request);
    case Task::Items:
        return itemsOf(request);
    case Task::Bytes:
        return bytesOf(request);
    case Task::Facts:
        return intake::mailFactsOf(request.bytes);
    }
    return Error{ErrorKind::Invalid, {}, {}};
}

void say(FILE *to, const QString &text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), to);
}

// What came of a request, on standard output, or why nothing did.
int tell(const Report &report, const QString &name)
{
    const auto answer = report.signal == 0 && report.exit == 0 ? answerFrom(report.answer) : std::nullopt;
    if (!answer) {
        say(stderr,
            u"soundings-extract: %1 broke the reader or passed its limits (signal %2, status %3)."_s.arg(name)
                .arg(report.signal)
                .arg(report.exit));
        return 3;
    }
    if (const auto *error = std::get_if<Error>(&*answer)) {
        say(stderr, u"soundings-extract: "_s + error->message);
        return 3;
    }
    const auto &document = std::get<DocumentText>(*answer);
    for (const QString &note : document.notes)
        say(stderr, note);
    say(stdout, document.text);
    return 0;
}

int readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        say(stderr, u"soundings-extract: %1 could not be opened: %2"_s.arg(path, file.errorString()));
        return 1;
    }
    Request request;
    request.fileName = QFileInfo(path).fileName();
    request.seconds = request.limits.recognitionSeconds;
    request.bytes = file.read(request.limits.input);
    return tell(workOnce(request, answerTo), path);
}

int testSelf()
{
    Request request;
    request.seconds = request.limits.seconds;
    const Report report = workOnce(request, testSandbox);
    const auto answer = answerFrom(report.answer);
    const bool none = answer && std::holds_alternative<DocumentText>(*answer) &&
                      std::get<DocumentText>(*answer).notes.isEmpty();
    const int told = tell(report, u"the test"_s);
    return none ? told : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv); // the path of Qt's image plug-ins
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    if (arguments == QStringList{u"--serve"_s}) {
        intake::startReading();
        return keepWorkers(STDIN_FILENO, answerTo);
    }
    if (arguments == QStringList{u"--self-test"_s})
        return testSelf();
    if (arguments.size() == 1 && !arguments.first().startsWith(u"--"_s))
        return readFile(arguments.first());
    say(stderr,
        u"Usage: soundings-extract FILE\nPrints the text of a document. --self-test shows what it can't do."_s);
    return 2;
}
