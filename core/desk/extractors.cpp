#include "core/desk/extractors.h"

namespace soundings {

namespace {

constexpr size_t mostIdle = 2;

}

Extractors::Lease Extractors::borrow()
{
    std::unique_ptr<extract::Extractor> one;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            one = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    if (!one)
        one = std::make_unique<extract::Extractor>();
    return {one.release(), [this](extract::Extractor *back) {
                std::unique_ptr<extract::Extractor> returned(back);
                const std::lock_guard lock(m_mutex);
                if (m_idle.size() < mostIdle)
                    m_idle.push_back(std::move(returned));
            }};
}

} // namespace soundings
