#include "core/exchange/positions.h"

#include "core/consultation/codepoints.h"
#include "core/rtf/codepage.h"

#include <QStringDecoder>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype shortestQuote = 4; ///< shorter names prove nothing

QString kept(const QString &raw)
{
    QString text = raw;
    text.remove(QChar(u'\0')).replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    return text;
}

/// A name without the sign that it was cut; `cut` says whether there was one.
QString withoutEllipsis(const QString &name, bool *cut)
{
    for (const QString &ellipsis : {u"…"_s, u"..."_s}) {
        if (name.endsWith(ellipsis)) {
            *cut = true;
            return name.chopped(ellipsis.size()).trimmed();
        }
    }
    *cut = false;
    return name;
}

} // namespace

Counting usualCounting(const QString &origin)
{
    Counting usual;
    usual.crlfIsOne = origin.contains(u"ATLAS"_s, Qt::CaseInsensitive);
    usual.utf16 = origin.contains(u"NVivo"_s, Qt::CaseInsensitive);
    return usual;
}

CountedText::CountedText(const QString &raw)
    : m_raw(raw)
    , m_text(kept(raw))
{
    for (qsizetype at = 0; at < m_text.size(); ++at) {
        m_utf16.push_back(at);
        if (m_text[at].isHighSurrogate() && at + 1 < m_text.size() && m_text[at + 1].isLowSurrogate())
            ++at;
    }
    m_utf16.push_back(m_text.size());
}

const CountedText::Places &CountedText::places(Counting counting) const
{
    Places &places = m_places[size_t(counting.utf16) + 2 * size_t(counting.crlfIsOne)];
    if (!places.empty())
        return places;
    int at = 0;
    for (qsizetype i = 0; i < m_raw.size(); ++i) {
        const QChar c = m_raw[i];
        const QChar next = i + 1 < m_raw.size() ? m_raw[i + 1] : QChar();
        places.push_back(at);
        if (c.isHighSurrogate() && next.isLowSurrogate()) {
            ++i;
            if (counting.utf16)
                places.push_back(at);
        } else if (c == u'\r' && next == u'\n') {
            ++i;
            if (!counting.crlfIsOne)
                places.push_back(at);
        }
        at += c == u'\0' ? 0 : 1;
    }
    places.push_back(at);
    return places;
}

std::optional<ProjectRange> CountedText::range(int start, int end, Counting counting) const
{
    const Places &at = places(counting);
    const qint64 stop = qint64(end) + (counting.endIncluded ? 1 : 0);
    if (start < 0 || stop < start || stop >= qint64(at.size()))
        return std::nullopt;
    return ProjectRange{at[size_t(start)], at[size_t(stop)]};
}

QString CountedText::quote(ProjectRange range) const
{
    const qsizetype from = m_utf16[size_t(range.begin)];
    return m_text.sliced(from, m_utf16[size_t(range.end)] - from);
}

bool CountedText::isQuotedBy(const QString &name, ProjectRange range) const
{
    bool cut = false;
    const QString wanted = withoutEllipsis(name.simplified(), &cut);
    const QString found = quote(range).simplified();
    return wanted.size() >= shortestQuote && (cut ? found.startsWith(wanted) : found == wanted);
}

std::optional<ProjectRange> CountedText::find(const QString &quote, int begin) const
{
    bool cut = false;
    const QString wanted = withoutEllipsis(quote.trimmed(), &cut);
    if (cut || wanted.size() < shortestQuote)
        return std::nullopt;
    const qsizetype near = m_utf16[size_t(qBound(0, begin, int(m_utf16.size()) - 1))];
    const qsizetype after = m_text.indexOf(wanted, near);
    const qsizetype before = m_text.lastIndexOf(wanted, near);
    if (after < 0 && before < 0)
        return std::nullopt;
    const qsizetype at = before < 0 || (after >= 0 && after - near < near - before) ? after : before;
    const int from = toCodePoint(m_text, at);
    return ProjectRange{from, from + codePointCount(wanted)};
}

CountingVotes::CountingVotes(Counting usual)
    : m_ways{usual}
{
    for (const bool endIncluded : {false, true}) {
        for (const bool crlfIsOne : {false, true}) {
            for (const bool utf16 : {false, true}) {
                if (const Counting way{utf16, crlfIsOne, endIncluded}; way != usual)
                    m_ways.push_back(way);
            }
        }
    }
    m_fits.resize(m_ways.size());
}

void CountingVotes::add(const CountedText &text, int start, int end, const QString &name)
{
    for (size_t i = 0; i < m_ways.size(); ++i) {
        const std::optional<ProjectRange> range = text.range(start, end, m_ways[i]);
        m_fits[i] += range && text.isQuotedBy(name, *range) ? 1 : 0;
    }
}

Counting CountingVotes::winner() const
{
    return m_ways[size_t(std::max_element(m_fits.begin(), m_fits.end()) - m_fits.begin())];
}

QString decoded(const QByteArray &bytes, bool keepMark, bool *wasUtf8)
{
    *wasUtf8 = true;
    const auto mark = keepMark ? QStringConverter::Flag::ConvertInitialBom : QStringConverter::Flag::Default;
    const std::optional<QStringConverter::Encoding> marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8), mark | QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    if (!decoder.hasError())
        return text;
    *wasUtf8 = false;
    return rtf::CodePages().decoded(bytes, 1252);
}

} // namespace soundings::exchange
