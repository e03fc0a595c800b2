#pragma once

#include <QtGlobal>

#include <string>
#include <string_view>
#include <vector>

namespace soundings::index {

/// Words and their numbers, from 0 in the order in which they were first met.
class Vocabulary
{
public:
    Vocabulary();

    [[nodiscard]] quint32 numberOf(std::string_view word); ///< a new one where it was not met before
    [[nodiscard]] std::string_view word(quint32 number) const
    {
        return std::string_view(m_letters).substr(m_begins[number], m_begins[number + 1] - m_begins[number]);
    }
    [[nodiscard]] size_t size() const { return m_begins.size() - 1; }

private:
    struct Slot
    {
        quint32 hash = 0;
        quint32 number = empty;
    };
    static constexpr quint32 empty = 0xFFFFFFFF;

    void grow();

    std::vector<Slot> m_slots; ///< a power of two, at most half full
    std::string m_letters;
    std::vector<size_t> m_begins; ///< in m_letters, and the end
};

} // namespace soundings::index
