#include "core/receipt/oddities.h"

#include "core/receipt/duration.h"

#include <QCoreApplication>

namespace soundings {

namespace {

constexpr qint64 longWayMs = qint64(7) * 24 * 60 * 60 * 1000;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

class Weighing
{
public:
    explicit Weighing(const Stamps &stamps)
        : m_in(stamps)
    {}

    std::vector<Oddity> weigh()
    {
        if (m_in.date)
            weighDate(*m_in.date);
        for (size_t i = 0; i < m_in.hops.size(); ++i)
            weighHop(i);
        return std::move(m_found);
    }

private:
    void add(Oddity::Kind kind, std::optional<size_t> hop, const QString &sentence)
    {
        m_found.push_back({kind, hop, sentence});
    }

    void weighDate(const Stamp &date)
    {
        const QString what = text("The sender's date");
        weighTime(date, std::nullopt, what);
        if (!date.hop.at)
            return;
        const qint64 way = m_in.received.ms - date.hop.at->ms;
        if (way < -clockToleranceMs) {
            add(Oddity::Kind::SentAfterReceived, std::nullopt,
                text("By its own date it was sent %1 after it was received: the sender's clock, or its zone, "
                     "was wrong.")
                    .arg(durationText(way)));
        } else if (way > longWayMs) {
            add(Oddity::Kind::LongWay, std::nullopt,
                text("By its own date it was sent %1 before it was received.").arg(durationText(way)));
        }
    }

    void weighHop(size_t i)
    {
        const Stamp &stamp = m_in.hops[i];
        const QString what = text("The time of hop %1").arg(m_in.hops.size() - i);
        if (stamp.written.isEmpty()) {
            add(Oddity::Kind::NoTime, i, text("Hop %1 states no time.").arg(m_in.hops.size() - i));
            return;
        }
        weighTime(stamp, i, what);
        if (!stamp.hop.at)
            return;
        for (size_t older = i + 1; older < m_in.hops.size(); ++older) {
            const std::optional<Instant> before = m_in.hops[older].hop.at;
            if (!before)
                continue;
            if (before->ms - stamp.hop.at->ms > clockToleranceMs) {
                add(Oddity::Kind::HopsOutOfOrder, i,
                    text("%1 is %2 before that of hop %3, which came first: one of the two clocks was wrong.")
                        .arg(what, durationText(before->ms - stamp.hop.at->ms))
                        .arg(m_in.hops.size() - older));
            }
            return;
        }
    }

    void weighTime(const Stamp &stamp, std::optional<size_t> hop, const QString &what)
    {
        if (!stamp.hop.at) {
            add(Oddity::Kind::Absurd, hop,
                text("%1, “%2”, can't be read as a time, or lies outside 1990 to 2100; it proves nothing.")
                    .arg(what, stamp.written));
            return;
        }
        if (!stamp.zoned) {
            add(Oddity::Kind::NoZone, hop,
                text("%1, “%2”, names no time zone; it is read as UTC.").arg(what, stamp.written));
        }
        if (stamp.hop.at->ms - m_in.takenIn.ms > clockToleranceMs) {
            add(Oddity::Kind::InTheFuture, hop,
                text("%1 lies %2 after the response was taken in here.")
                    .arg(what, durationText(stamp.hop.at->ms - m_in.takenIn.ms)));
        }
    }

    const Stamps &m_in;
    std::vector<Oddity> m_found;
};

} // namespace

std::vector<Oddity> odditiesOf(const Stamps &stamps)
{
    return Weighing(stamps).weigh();
}

} // namespace soundings
