#pragma once

#include "core/consultation/result.h"
#include "core/extract/extracted.h"
#include "core/extract/limits.h"
#include "core/intake/letter.h"
#include "core/intake/mailfacts.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <stop_token>
#include <vector>

namespace soundings::extract {

class ChildProcess;
struct Request;

/// Reads messages and documents that anyone may have sent, in a separate program (soundings-extract) that may
/// open nothing, write nothing, start nothing and reach nobody. What breaks there costs that message or
/// document only: it is unreadable, with the reason, and the next one is read.
///
/// The program is started with the first of them and kept for those that follow; it goes with this object.
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
    /// The same for a part of a kept original (see intake::partBytes()), found there by its index and digest.
    [[nodiscard]] Extracted partText(const QByteArray &original, const Part &part, std::stop_token stop = {});
    /// The bytes of a part, decoded. Errors are NotFound, Unreadable or Cancelled.
    [[nodiscard]] Result<QByteArray> partBytes(const QByteArray &original, const Part &part,
                                               std::stop_token stop = {});
    /// What each item says (intake::read()), in their order. They are read together; where that fails, apart,
    /// so that the one at fault is Unread with the reason and all others are read. Errors are Cancelled, or
    /// that nothing can be read at all: NotFound where the program is missing, Storage.
    [[nodiscard]] Result<std::vector<intake::Item>> items(const std::vector<intake::Raw> &raw,
                                                          std::stop_token stop = {});
    /// One by itself, for where there is nothing else to be done if nothing can be read: then that is the reason.
    [[nodiscard]] intake::Item item(const intake::Raw &raw, std::stop_token stop = {});
    /// What the headers of an original say; none where it is no mail.
    [[nodiscard]] Result<std::optional<intake::MailFacts>> facts(const QByteArray &original,
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
    template<class T>
    Result<T> answered(Request request, std::stop_token stop);
    Result<QByteArray> answer(const Request &request, std::stop_token stop);
    Result<std::vector<intake::Item>> together(const std::vector<intake::Raw> &raw, std::stop_token stop);
    Result<> ensureStarted();

    Limits m_limits;
    QString m_program;
    std::unique_ptr<ChildProcess> m_child;
    quint32 m_number = 0;
    Cost m_cost;
};

} // namespace soundings::extract
