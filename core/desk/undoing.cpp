#include "core/desk/steps.h"

#include <QCoreApplication>

/// What was done, taken back and made again.
namespace soundings {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// What was refused rests on what is no longer so, and its step goes; a full disk or a busy database passes.
bool canBeTriedAgain(const Result<ChangeSet> &applied)
{
    return !applied && applied.error().kind == ErrorKind::Storage;
}

template<class Step>
std::optional<Step> takeLast(std::vector<Step> &steps, std::mutex &guard)
{
    const std::scoped_lock lock(guard);
    if (steps.empty())
        return std::nullopt;
    Step last = std::move(steps.back());
    steps.pop_back();
    return last;
}

} // namespace

/// Writes the batches of a step and leaves in it what the store made of them; where one is refused, those before it.
/// Gives all changes together.
Result<ChangeSet> Desk::writeBatches(UndoStep &step, const QString &what)
{
    ChangeSet all;
    for (size_t i = 0; i < step.batches.size(); ++i) {
        Result<ChangeSet> applied = write(std::move(step.batches[i]), {}, what);
        if (!applied) {
            step.batches.resize(i);
            return applied;
        }
        all.insert(all.end(), applied->begin(), applied->end());
        step.batches[i] = *std::move(applied);
    }
    return all;
}

Result<ChangeSet> Desk::undo()
{
    const std::scoped_lock writing(m_steps->writing);
    std::optional<UndoStep> taken = takeLast(m_steps->done, m_steps->guard);
    if (!taken)
        return failure(ErrorKind::NotFound, text("There is nothing to undo."));
    UndoStep &step = *taken;
    UndoStep back{{}, step.what, 0};
    for (auto batch = step.batches.rbegin(); batch != step.batches.rend(); ++batch)
        back.batches.push_back(*inverse(*batch));
    Result<ChangeSet> applied = writeBatches(back, text("Undo %1").arg(step.what));
    if (canBeTriedAgain(applied)) {
        step.batches.resize(step.batches.size() - back.batches.size());
        const std::scoped_lock lock(m_steps->guard);
        m_steps->done.push_back(std::move(step));
    }
    if (!back.batches.empty()) {
        UndoStep again{{}, step.what, 0};
        for (auto batch = back.batches.rbegin(); batch != back.batches.rend(); ++batch)
            again.batches.push_back(*inverse(*batch));
        const std::scoped_lock lock(m_steps->guard);
        m_steps->undone.push_back(std::move(again));
    }
    tellUndo();
    return applied;
}

Result<ChangeSet> Desk::redo()
{
    const std::scoped_lock writing(m_steps->writing);
    std::optional<UndoStep> taken = takeLast(m_steps->undone, m_steps->guard);
    if (!taken)
        return failure(ErrorKind::NotFound, text("There is nothing to do again."));
    UndoStep &step = *taken;
    UndoStep rest = step;
    Result<ChangeSet> applied = writeBatches(step, step.what);
    if (canBeTriedAgain(applied)) {
        rest.batches.erase(rest.batches.begin(), rest.batches.begin() + qsizetype(step.batches.size()));
        const std::scoped_lock lock(m_steps->guard);
        m_steps->undone.push_back(std::move(rest));
    }
    if (!step.batches.empty()) {
        const std::scoped_lock lock(m_steps->guard);
        m_steps->done.push_back(std::move(step));
    }
    tellUndo();
    return applied;
}

QString Desk::undoText() const
{
    const std::scoped_lock lock(m_steps->guard);
    return m_steps->done.empty() ? QString() : m_steps->done.back().what;
}

QString Desk::redoText() const
{
    const std::scoped_lock lock(m_steps->guard);
    return m_steps->undone.empty() ? QString() : m_steps->undone.back().what;
}

} // namespace soundings
