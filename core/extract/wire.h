#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"
#include "core/extract/limits.h"
#include "core/extract/table.h"
#include "core/intake/letter.h"
#include "core/intake/mailfacts.h"

#include <QByteArray>

#include <optional>
#include <variant>
#include <vector>

/// What goes between Soundings and soundings-extract: frames of a mark, a length and a body, over a socket.
/// One request, then one report, in turn. The far end of either is believed in nothing: see
/// tests/fuzz/wire_fuzz.cpp.
namespace soundings::extract {

enum class Task : quint8 {
    Text,  ///< of a document, or of a part of an original
    Table, ///< the cells of a survey table
    Items, ///< messages and files as letters; many at a time, for a worker costs more than most messages
    Bytes, ///< a part of an original, decoded
    Facts, ///< what an original's headers say
};

/// One of the parts that a kept original was read as.
struct PartOf
{
    int index = -1;    ///< Part::index; below 0: the bytes are the document itself
    QByteArray sha256; ///< that it must have, or it is unreadable
};

struct Request
{
    quint32 number = 0; ///< comes back in the report
    Task task = Task::Text;
    QString type;     ///< MIME type, may be empty
    QString fileName; ///< may be empty
    Limits limits;
    int seconds = 0; ///< of the processor
    QByteArray bytes;
    PartOf part;                    ///< of Text and Bytes
    std::vector<intake::Raw> items; ///< of Items
};

/// What a worker makes of a request: one for each Task in turn, or why nothing. Of items everything but the
/// bytes they were read from; as many as were asked for, in their order.
using Answer = std::variant<DocumentText, Table, std::vector<intake::Item>, QByteArray,
                            std::optional<intake::MailFacts>, Error>;

/// How a worker ended, and its answer if it gave one.
struct Report
{
    quint32 number = 0;
    int signal = 0;          ///< that ended it; 0 if it left by itself
    int exit = 0;            ///< status with which it left
    bool overflowed = false; ///< its answer passed the limit, so it was ended
    quint32 peakKib = 0;     ///< most memory it held at one time
    quint32 processorMs = 0;
    QByteArray answer; ///< packed; to be distrusted
};

/// Status of a worker that asked for more memory than there is.
constexpr int outOfMemory = 77;

[[nodiscard]] QByteArray packed(const Request &request);
[[nodiscard]] QByteArray packed(const Report &report);
[[nodiscard]] QByteArray packed(const Answer &answer);
// None of anything but exactly what packed() makes.
[[nodiscard]] std::optional<Request> requestFrom(QByteArrayView body);
[[nodiscard]] std::optional<Report> reportFrom(QByteArrayView body);
[[nodiscard]] std::optional<Answer> answerFrom(QByteArrayView body);

[[nodiscard]] QByteArray framed(const QByteArray &body);

/// Cuts what arrives into frames. Holds no more than has arrived, whatever length a frame claims.
class Frames
{
public:
    explicit Frames(qint64 longestBody)
        : m_longest(longestBody)
    {}

    void add(QByteArrayView arrived) { m_bytes.append(arrived); }
    /// The next body. None while it is not whole, or where the stream is broken.
    [[nodiscard]] std::optional<QByteArray> next();
    [[nodiscard]] bool broken() const
    {
        return m_broken;
    } ///< what arrived is no frame, or one longer than may be
    [[nodiscard]] bool empty() const { return m_bytes.isEmpty(); }

private:
    QByteArray m_bytes;
    qint64 m_longest;
    bool m_broken = false;
};

} // namespace soundings::extract
