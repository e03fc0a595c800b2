#include "ui/read/passagelanes.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace soundings {

std::vector<Lane> lanesOf(const std::vector<TextRange> &ranges)
{
    std::vector<Lane> lanes(ranges.size());
    using Ending = std::pair<int, int>; // where a lane's last range ends, the lane
    std::priority_queue<Ending, std::vector<Ending>, std::greater<>> busy;
    std::priority_queue<int, std::vector<int>, std::greater<>> free; // the leftmost first
    size_t first = 0;                                                // of the cluster
    int cluster = 0;
    int used = 0;
    const auto closeCluster = [&](size_t end) {
        for (size_t i = first; i < end; ++i)
            lanes[i].lanes = used;
        free = {};
        first = end;
        used = 0;
    };
    for (size_t i = 0; i < ranges.size(); ++i) {
        for (; !busy.empty() && busy.top().first <= ranges[i].begin; busy.pop())
            free.push(busy.top().second);
        if (busy.empty() && i > 0) {
            closeCluster(i);
            ++cluster;
        }
        int lane = used;
        if (free.empty()) {
            ++used;
        } else {
            lane = free.top();
            free.pop();
        }
        lanes[i] = {lane, cluster, 0};
        busy.emplace(ranges[i].end, lane);
    }
    closeCluster(ranges.size());
    return lanes;
}

} // namespace soundings
