#pragma once

#include <QElapsedTimer>

#include <functional>

namespace soundings {

/// Tells `step` at most ten times a second. Once it was false it stays so.
[[nodiscard]] inline std::function<bool(int, int, const QString &)>
paced(std::function<bool(int done, int total, const QString &what)> step)
{
    constexpr qint64 msBetween = 100;
    QElapsedTimer sinceTold;
    sinceTold.start();
    return
        [step = std::move(step), sinceTold, goOn = true](int done, int total, const QString &what) mutable {
            if (!step || !goOn || sinceTold.elapsed() < msBetween)
                return goOn;
            sinceTold.restart();
            goOn = step(done, total, what);
            return goOn;
        };
}

} // namespace soundings
