#pragma once

namespace soundings {

/// What std::visit does with each kind, one lambda a kind or for several.
template<class... F>
struct Cases : F...
{
    using F::operator()...;
};
template<class... F>
Cases(F...) -> Cases<F...>;

} // namespace soundings
