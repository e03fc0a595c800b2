#include "core/desk/copying.h"

#include "core/store/copying.h"

namespace soundings {

Result<CopyCounts> copyConsultation(const QString &from, const QString &to,
                                    const std::function<bool(qint64 done, qint64 all)> &progress)
{
    const Result<store::Copied> copied = store::copyConsultation(from, to, progress);
    return copied ? Result<CopyCounts>(CopyCounts{copied->rows, copied->journal}) : passOn(copied);
}

} // namespace soundings
