#pragma once

#include "core/consultation/result.h"
#include "core/extract/extracted.h"
#include "core/extract/limits.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <stop_token>

namespace soundings::extract {

class ChildProcess;
struct Request;

/// Reads documents that anyone may have sent, in a separate program (soundings-extract) that may open
/// nothing, write nothing, start nothing and reach nobody. What breaks there costs that document only: it is
/// unreadable, with the reason, and the next one is read.
///
/// The program is started with the first document and kept for those that follow; it goes with this object.
/// Every call blocks until the document is read, and is heard by a request to stop at once. Any thread may
/// call, one at a time; a pool of threads has an Extractor a thread.
class Extractor
{
public:
    /// `program`: the path of soundings-extract; looked for (see program()) where empty.
    explicit Extractor(Limits limits = {}, QString program = {});
    ~Extractor();
    Extractor(const Extractor &) = delete;
    Extractor &operator=(const Extractor &) = delete;

    /// `type` is the MIME type the document came with and `fileName` its name; what the bytes are wins over
    /// both. Where a stop was requested the answer is Unreadable and says nothing about the document: drop
    /// it.
    [[nodiscard]] Extracted text(const QByteArray &bytes, const QString &type, const QString &fileName,
                                 std::stop_token stop = {});
    /// A survey table: .csv, .xlsx, .ods. Errors are Unreadable or Cancelled.
    [[nodiscard]] Result<Table> table(const QByteArray &bytes, const QString &type, const QString &fileName,
                                      std::stop_token stop = {});

    /// Whether there is a reader for documents of this type or with this name's ending. Pure.
    [[nodiscard]] static bool hasReader(const QString &type, const QString &fileName);

    /// Where soundings-extract is: beside the running program, else in ../libexec/soundings. Empty if
    /// nowhere.
    [[nodiscard]] static QString findProgram();

    /// What the last document cost.
    struct Cost
    {
        qint64 peakBytes = 0; ///< of memory at one time
        int processorMs = 0;
    };
    [[nodiscard]] Cost lastCost() const { return m_cost; }
    /// The process that is kept, for tests; 0 when there is none.
    [[nodiscard]] int processId() const;

private:
    Result<QByteArray> answer(const Request &request, std::stop_token stop);
    Result<> ensureStarted();

    Limits m_limits;
    QString m_program;
    std::unique_ptr<ChildProcess> m_child;
    quint32 m_number = 0;
    Cost m_cost;
};

} // namespace soundings::extract
