// Whatever a taken-over child sends, Soundings takes it for a frame, a report and an answer, or for none;
// what it took for one packs to the same again.

#include "core/extract/wire.h"

#include <cstdlib>

using namespace soundings::extract;

namespace {

void require(bool held)
{
    if (!held)
        std::abort();
}

void check(const QByteArray &body)
{
    if (const auto report = reportFrom(body))
        require(packed(*reportFrom(packed(*report))) == packed(*report));
    if (const auto request = requestFrom(body))
        require(requestFrom(packed(*request))->bytes == request->bytes);
    if (const auto answer = answerFrom(body))
        require(packed(*answerFrom(packed(*answer))) == packed(*answer));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    check(bytes);
    Frames whole(1 << 20);
    whole.add(bytes);
    Frames piecewise(1 << 20);
    qsizetype at = 0;
    while (const auto body = whole.next()) {
        check(*body);
        std::optional<QByteArray> same = piecewise.next();
        while (!same && at < bytes.size()) {
            piecewise.add(QByteArrayView(bytes).sliced(at++, 1));
            same = piecewise.next();
        }
        require(same == body);
    }
    return 0;
}
