#include "core/desk/memos.h"

#include <QCoreApplication>

namespace soundings {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

} // namespace

Result<ChangeSet> writeMemo(Desk &desk, const MemoTarget &target, const QString &words)
{
    return desk.apply({MemoWritten{std::nullopt, Memo{{}, target, words.trimmed(), {}, {}}}}, text("Write memo"));
}

Result<ChangeSet> rewriteMemo(Desk &desk, const Memo &memo, const QString &words)
{
    Memo after = memo;
    after.text = words.trimmed();
    after.author = desk.person();
    after.at = desk.now();
    return desk.apply({MemoWritten{memo, after}}, text("Change memo"));
}

Result<ChangeSet> throwAway(Desk &desk, const Memo &memo)
{
    return desk.apply({MemoWritten{memo, std::nullopt}}, text("Throw memo away"));
}

} // namespace soundings
