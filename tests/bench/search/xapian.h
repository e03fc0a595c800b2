#pragma once

#include "tests/bench/search/engines.h"

namespace soundings::bench {

/// Xapian as notmuch uses it: terms with positions, document ids in order of receipt. Where libxapian-dev was not there
/// when the bench was built there is none.
class XapianEngine
{
public:
    static std::unique_ptr<XapianEngine> make(const QString &folder);
    virtual ~XapianEngine() = default;
    virtual void add(const InventedResponse &response, int document) = 0;
    virtual void finish() = 0;
    [[nodiscard]] virtual size_t newest(const Question &question) const = 0;
    [[nodiscard]] virtual size_t count(const Question &question) const = 0;
};

} // namespace soundings::bench
