#include "core/index/vocabulary.h"

namespace soundings::index {

Vocabulary::Vocabulary()
    : m_slots(4096)
    , m_begins{0}
{}

quint32 Vocabulary::numberOf(std::string_view word)
{
    const auto hash = quint32(std::hash<std::string_view>{}(word));
    size_t at = hash & (m_slots.size() - 1);
    while (m_slots[at].number != empty) {
        if (m_slots[at].hash == hash && this->word(m_slots[at].number) == word)
            return m_slots[at].number;
        at = (at + 1) & (m_slots.size() - 1);
    }
    const auto number = quint32(size());
    m_slots[at] = {hash, number};
    m_letters += word;
    m_begins.push_back(m_letters.size());
    if (size() * 2 > m_slots.size())
        grow();
    return number;
}

void Vocabulary::grow()
{
    std::vector<Slot> before(m_slots.size() * 2);
    before.swap(m_slots);
    for (const Slot &slot : before) {
        if (slot.number == empty)
            continue;
        size_t at = slot.hash & (m_slots.size() - 1);
        while (m_slots[at].number != empty)
            at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = slot;
    }
}

} // namespace soundings::index
