#pragma once

#include "core/desk/desk.h"
#include "tests/support/files.h"
#include "tests/support/postgres.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

namespace soundings::test {

enum class EngineKind { File, TeamDatabase };

inline void PrintTo(EngineKind kind, std::ostream *out)
{
    *out << (kind == EngineKind::File ? "file" : "team database");
}

/// Where a new consultation may be made: a file in `folder`, or an empty database of the tests' own server.
inline QString newPlace(EngineKind kind, const QTemporaryDir &folder, const QString &name = QStringLiteral("c"))
{
    return kind == EngineKind::File ? folder.filePath(name + QStringLiteral(".soundings"))
                                    : PostgresServer::shared().newDatabase();
}

inline NewConsultation aConsultation()
{
    NewConsultation how;
    how.title = QStringLiteral("Draft strategy");
    how.organisation = QStringLiteral("Partnership");
    how.opens = Instant{1'578'646'800'000};  // 2020-01-10T09:00Z
    how.closes = Instant{1'581'336'000'000}; // 2020-02-10T12:00Z
    how.draftFile = projectFile(QStringLiteral("tests/data/drafts/tiny.pdf"));
    return how;
}

/// A response of one part with this text.
inline Response aResponse(const QString &text, const QString &name = QStringLiteral("Ann Lee"))
{
    static int made = 0;
    Response response;
    response.respondent.name = name;
    response.respondent.address = name.section(u' ', 0, 0).toLower() + QStringLiteral("@kilns.example");
    response.subject = QStringLiteral("Letter %1").arg(++made);
    response.received = Instant{1'579'514'400'000 + made * 1000};
    Part part;
    part.kind = PartKind::Message;
    part.type = QStringLiteral("text/plain");
    part.text = text;
    part.state = TextState::Read;
    response.parts = {part};
    return response;
}

/// Takes the response in, as an import would.
inline Result<Response> receiveInto(Desk &desk, Response response)
{
    const QByteArray bytes = (response.subject + response.parts.front().text).toUtf8();
    response.original = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    response.contentKey = response.original;
    return desk.receive(response, bytes);
}

} // namespace soundings::test
