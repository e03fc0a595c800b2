#pragma once

#include "core/desk/desk.h"
#include "ui/models/commenting.h"

#include <QObject>

#include <deque>
#include <functional>

namespace soundings {

/// Hands a person's edits to the desk one after the other. Each is worked out when its turn comes, from what stands
/// after the one before, so that a theme's key and a stance's key struck in one breath both arrive.
class EditQueue : public QObject
{
    Q_OBJECT

public:
    using Make = std::function<std::optional<Edit>()>; ///< none: nothing to do after all
    using Done = std::function<void(const ChangeSet &applied)>;

    using QObject::QObject;

    void setDesk(Desk *desk); ///< forgets what is waiting; nullptr before the desk is closed
    void add(Make make, Done done = {});
    [[nodiscard]] bool isIdle() const { return !m_busy && m_waiting.empty(); }

Q_SIGNALS:
    void applied(const soundings::ChangeSet &changes); ///< before the next edit is worked out
    void failed(const QString &message, const QString &detail);

private:
    void next();

    struct Step
    {
        Make make;
        Done done;
    };

    Desk *m_desk = nullptr;
    std::deque<Step> m_waiting;
    bool m_busy = false;
};

} // namespace soundings
