#include "core/extract/wire.h"

#include "core/extract/letterpacking.h"
#include "core/extract/packing.h"

#include <algorithm>

namespace soundings::extract {

namespace {

constexpr quint32 mark = 0x31585353; // "SSX1"
constexpr qsizetype headerSize = sizeof(quint32) + sizeof(quint64);

enum class Kind : quint8 { Text, Table, Items, Bytes, Facts, Failed };

void pack(Packer &to, const Limits &limits)
{
    to.number(qint64(limits.read.characters));
    to.number(limits.read.unpackedBytes);
    to.number(qint32(limits.read.nesting));
    to.number(qint32(limits.read.pages));
    to.number(limits.read.cells);
    to.number(qint32(limits.seconds));
    to.number(qint32(limits.recognitionSeconds));
    to.number(limits.memory);
    to.number(limits.output);
    to.number(limits.input);
}

Limits limitsFrom(Unpacker &from)
{
    Limits limits;
    limits.read.characters = qsizetype(from.number<qint64>());
    limits.read.unpackedBytes = from.number<qint64>();
    limits.read.nesting = from.number<qint32>();
    limits.read.pages = from.number<qint32>();
    limits.read.cells = from.number<qint64>();
    limits.seconds = from.number<qint32>();
    limits.recognitionSeconds = from.number<qint32>();
    limits.memory = from.number<qint64>();
    limits.output = from.number<qint64>();
    limits.input = from.number<qint64>();
    return limits;
}

void pack(Packer &to, const DocumentText &document)
{
    to.text(document.text);
    to.texts(document.notes);
    to.number(quint8(document.recognised));
    to.number(qint8(document.confidence));
}

void pack(Packer &to, const Table &table)
{
    to.number(quint32(table.sheets.size()));
    for (const Sheet &sheet : table.sheets) {
        to.text(sheet.name);
        to.number(quint32(sheet.rows.size()));
        for (const QStringList &row : sheet.rows)
            to.texts(row);
    }
}

void pack(Packer &to, const Error &error)
{
    to.number(quint8(error.kind));
    to.text(error.message);
    to.text(error.detail);
}

void pack(Packer &to, const QByteArray &bytes)
{
    to.bytes(bytes);
}

DocumentText documentFrom(Unpacker &from)
{
    DocumentText document;
    document.text = from.text();
    document.notes = from.texts();
    document.recognised = from.number<quint8>() != 0;
    document.confidence = std::clamp<int>(from.number<qint8>(), -1, 100);
    return document;
}

Table tableFrom(Unpacker &from)
{
    Table table;
    for (quint32 sheets = from.count(sizeof(quint64)); sheets > 0 && from.sound(); --sheets) {
        Sheet sheet{from.text(), {}};
        for (quint32 rows = from.count(sizeof(quint32)); rows > 0 && from.sound(); --rows)
            sheet.rows.push_back(from.texts());
        table.sheets.push_back(std::move(sheet));
    }
    return table;
}

Error errorFrom(Unpacker &from)
{
    Error error;
    error.kind = ErrorKind(std::min<quint8>(from.number<quint8>(), quint8(ErrorKind::Newer)));
    error.message = from.text();
    error.detail = from.text();
    return error;
}

} // namespace

QByteArray packed(const Request &request)
{
    Packer to;
    to.number(request.number);
    to.number(quint8(request.task));
    to.text(request.type);
    to.text(request.fileName);
    pack(to, request.limits);
    to.number(qint32(request.seconds));
    to.bytes(request.bytes);
    to.number(qint32(request.part.index));
    to.bytes(request.part.sha256);
    pack(to, request.items);
    return to.packed();
}

std::optional<Request> requestFrom(QByteArrayView body)
{
    Unpacker from(body);
    Request request;
    request.number = from.number<quint32>();
    const auto task = from.number<quint8>();
    request.task = Task(task);
    request.type = from.text();
    request.fileName = from.text();
    request.limits = limitsFrom(from);
    request.seconds = from.number<qint32>();
    request.bytes = from.bytes();
    request.part.index = from.number<qint32>();
    request.part.sha256 = from.bytes();
    request.items = rawFrom(from);
    return from.soundAndDone() && task <= quint8(Task::Facts) ? std::optional(std::move(request))
                                                              : std::nullopt;
}

QByteArray packed(const Report &report)
{
    Packer to;
    to.number(report.number);
    to.number(qint32(report.signal));
    to.number(qint32(report.exit));
    to.number(quint8(report.overflowed));
    to.number(report.peakKib);
    to.number(report.processorMs);
    to.bytes(report.answer);
    return to.packed();
}

std::optional<Report> reportFrom(QByteArrayView body)
{
    Unpacker from(body);
    Report report;
    report.number = from.number<quint32>();
    report.signal = from.number<qint32>();
    report.exit = from.number<qint32>();
    report.overflowed = from.number<quint8>() != 0;
    report.peakKib = from.number<quint32>();
    report.processorMs = from.number<quint32>();
    report.answer = from.bytes();
    return from.soundAndDone() ? std::optional(std::move(report)) : std::nullopt;
}

QByteArray packed(const Answer &answer)
{
    static_assert(std::variant_size_v<Answer> == size_t(Kind::Failed) + 1);
    Packer to;
    to.number(quint8(answer.index())); // a Kind
    std::visit([&to](const auto &value) { pack(to, value); }, answer);
    return to.packed();
}

std::optional<Answer> answerFrom(QByteArrayView body)
{
    Unpacker from(body);
    std::optional<Answer> answer;
    switch (from.number<quint8>()) {
    case quint8(Kind::Text):
        answer.emplace(documentFrom(from));
        break;
    case quint8(Kind::Table):
        answer.emplace(tableFrom(from));
        break;
    case quint8(Kind::Items):
        answer.emplace(itemsFrom(from));
        break;
    case quint8(Kind::Bytes):
        answer.emplace(from.bytes());
        break;
    case quint8(Kind::Facts):
        answer.emplace(factsFrom(from)); // assigned, none would be no answer
        break;
    case quint8(Kind::Failed):
        answer.emplace(errorFrom(from));
        break;
    default:
        return std::nullopt;
    }
    return from.soundAndDone() ? answer : std::nullopt;
}

QByteArray framed(const QByteArray &body)
{
    Packer header;
    header.number(mark);
    header.number(quint64(body.size()));
    return header.packed() + body;
}

std::optional<QByteArray> Frames::next()
{
    // As much of the mark as has arrived must be right already: garbage without an end is known by its first
    // byte.
    Packer right;
    right.number(mark);
    const qsizetype seen = std::min<qsizetype>(m_bytes.size(), sizeof(mark));
    if (QByteArrayView(m_bytes).first(seen) != QByteArrayView(right.packed()).first(seen))
        m_broken = true;
    if (m_broken || m_bytes.size() < headerSize)
        return std::nullopt;
    Unpacker header(QByteArrayView(m_bytes).sliced(sizeof(mark)));
    const auto length = header.number<quint64>();
    if (length > quint64(m_longest)) {
        m_broken = true;
        return std::nullopt;
    }
    if (quint64(m_bytes.size() - headerSize) < length)
        return std::nullopt;
    QByteArray body = m_bytes.sliced(headerSize, qsizetype(length));
    m_bytes.remove(0, headerSize + qsizetype(length));
    return body;
}

} // namespace soundings::extract
