#pragma once

#include <QCoreApplication>
#include <QString>

namespace soundings::search {

/// A sentence for the person who typed the query, translated.
[[nodiscard]] inline QString message(const char *source)
{
    return QCoreApplication::translate("soundings::search", source);
}

} // namespace soundings::search
