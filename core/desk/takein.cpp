#include "core/desk/desk.h"

#include "core/desk/extractors.h"
#include "core/desk/takingin.h"
#include "core/intake/sources.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>

namespace soundings {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

constexpr qint64 msBetweenProgress = 100;

/// Files and folders as a source.
class WalkSource : public ItemSource
{
public:
    explicit WalkSource(intake::Walk &walk) : m_walk(walk) {}
    Result<std::optional<intake::Found>> next() override { return m_walk.next(); }
    [[nodiscard]] int done() const override { return m_walk.done(); }
    [[nodiscard]] int total() const override { return m_walk.total(); }

private:
    intake::Walk &m_walk;
};

} // namespace

Result<ImportSummary> Desk::takeIn(const ImportRequest &request, const ImportProgress &progress)
{
    Result<intake::Walk> walk = intake::Walk::over(request.sources, now());
    if (!walk)
        return passOn(walk);
    const Result<Consultation> about = consultation();
    if (!about)
        return passOn(about);
    WalkSource files(*walk);
    const Extractors::Lease reader = m_extractors->borrow();
    const Extractors::Lease documents = m_extractors->borrow();
    ReadAhead source(files, *reader, ReadAhead::Pace::Ahead, progress.stop);
    TakingIn taking(
        *m_store, *documents, request, progress,
        [this](ChangeSet changes, const store::Originals &originals) {
            return writeInTurn(std::move(changes), originals);
        },
        QTimeZone(about->zone));
    QElapsedTimer sinceTold;
    sinceTold.start();
    int last = 0;
    const Result<bool> whole = taking.takeAll(source, [&](int done, int total, const QString &item) {
        last = done;
        if (sinceTold.elapsed() < msBetweenProgress)
            return true;
        sinceTold.restart();
        return !m_closing && (!progress.step || progress.step(done, total, item));
    });
    if (!whole)
        return passOn(whole);
    if (progress.step && *whole)
        progress.step(last, last, {});
    return taking.finish(!*whole);
}

Result<QByteArray> Desk::partBytes(ResponseId id, int partIndex) const
{
    const Result<ResponseDetail> detail = response(id);
    if (!detail)
        return passOn(detail);
    const auto &parts = detail->response.parts;
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const Part &p) { return p.index == partIndex; });
    if (part == parts.end())
        return failure(ErrorKind::NotFound, text("The response has no such part."));
    if (part->kind == PartKind::Answer)
        return part->text.toUtf8();
    Result<QByteArray> bytes = original(id);
    if (!bytes || QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256) == part->sha256)
        return bytes;
    return m_extractors->borrow()->partBytes(*bytes, *part, m_stop.get_token());
}

} // namespace soundings
