#include "ui/read/readertext.h"

#include "core/consultation/codepoints.h"

#include <QCoreApplication>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *source, int n = -1)
{
    return QCoreApplication::translate("soundings::ReaderText", source, nullptr, n);
}

/// The same number of units, with those replaced that a QTextDocument takes for a line's end or an object.
QString displayed(QStringView text)
{
    QString shown = text.toString();
    for (QChar &unit : shown) {
        switch (unit.unicode()) {
        case u'\r':
        case QChar::ParagraphSeparator:
        case QChar::LineSeparator:
        case 0xfdd0:
        case 0xfdd1: unit = u' '; break;
        case QChar::ObjectReplacementCharacter: unit = QChar(0x25a1); break;
        default: break;
        }
    }
    return shown;
}

constexpr int Stride = 1024; // code points

/// Strides make a position's conversion a short walk, whatever its place: a long response has thousands of comments.
std::vector<int> stridesOf(const QString &text)
{
    std::vector<int> strides;
    if (std::none_of(text.begin(), text.end(), [](QChar unit) { return unit.isSurrogate(); }))
        return strides;
    for (qsizetype at = 0; at < text.size(); at += toUtf16(QStringView(text).sliced(at), Stride))
        strides.push_back(static_cast<int>(at));
    return strides;
}

int toUnit(const ReaderText::Source &source, int codePoint)
{
    const int size = static_cast<int>(source.text.size());
    if (source.strides.empty())
        return std::clamp(codePoint, 0, size);
    const size_t stride = static_cast<size_t>(std::max(0, codePoint) / Stride);
    if (stride >= source.strides.size())
        return size;
    const int from = source.strides[stride];
    return from + static_cast<int>(toUtf16(QStringView(source.text).sliced(from), std::max(0, codePoint) % Stride));
}

int fromUnit(const ReaderText::Source &source, int unit)
{
    if (source.strides.empty())
        return unit;
    const auto after = std::upper_bound(source.strides.begin(), source.strides.end(), unit);
    const auto stride = static_cast<int>(after - source.strides.begin()) - 1;
    const int from = source.strides[static_cast<size_t>(stride)];
    return stride * Stride + toCodePoint(QStringView(source.text).sliced(from), unit - from);
}

/// Whole lines only: a stretch that begins within a line is folded from the next line on.
TextRange wholeLines(const QString &text, TextRange range)
{
    const int size = static_cast<int>(text.size());
    int begin = std::clamp(range.begin, 0, size);
    int end = std::clamp(range.end, begin, size);
    if (begin > 0 && text[begin - 1] != u'\n') {
        const qsizetype next = text.indexOf(u'\n', begin);
        begin = next < 0 ? size : static_cast<int>(next) + 1;
    }
    while (end > begin && text[end - 1] == u'\n')
        --end; // blank lines after it are not worth hiding
    if (end < size && end > begin && text[end] != u'\n') {
        const qsizetype last = text.lastIndexOf(u'\n', end);
        end = last < begin ? begin : static_cast<int>(last);
    }
    return {begin, std::max(begin, end)};
}

QString partTitle(const Part &part)
{
    if (!part.question.isEmpty())
        return part.question.simplified();
    if (part.kind == PartKind::Attachment)
        return say("Attachment: %1").arg(part.name.isEmpty() ? say("without a name") : part.name);
    return part.kind == PartKind::Answer ? say("Answer") : say("Message");
}

} // namespace

ReaderText::ReaderText(const Response &response, const std::vector<std::vector<FoldedStretch>> &folds)
{
    const auto isShown = [](const Part &part) { return !part.text.isEmpty(); };
    const auto count = std::count_if(response.parts.begin(), response.parts.end(), isShown);
    for (size_t i = 0; i < response.parts.size(); ++i) {
        const Part &part = response.parts[i];
        if (isShown(part))
            addSource(part, i < folds.size() ? folds[i] : std::vector<FoldedStretch>{},
                      count > 1 || part.kind != PartKind::Message);
    }
}

void ReaderText::addLine(const QString &line)
{
    if (!m_text.isEmpty() && !m_text.endsWith(u'\n'))
        m_text += u'\n';
    m_text += line + u'\n';
}

void ReaderText::addSource(const Part &part, const std::vector<FoldedStretch> &folds, bool heading)
{
    const int source = static_cast<int>(m_sources.size());
    m_sources.push_back({part.id, part.text, stridesOf(part.text)});
    if (source > 0)
        addLine({});
    if (heading) {
        const QString title = displayed(partTitle(part)).replace(u'\n', u' ');
        addLine(title);
        const int end = static_cast<int>(m_text.size()) - 1;
        m_headings.push_back({{end - static_cast<int>(title.size()), end}, part.id});
    }
    int done = 0;
    for (const FoldedStretch &fold : folds) {
        const TextRange range = wholeLines(part.text, fold.range);
        if (range.begin < done || range.end <= range.begin)
            continue;
        addSegment(source, {done, range.begin});
        const int lines = 1 + static_cast<int>(QStringView(part.text).sliced(range.begin, range.end - range.begin).count(u'\n'));
        const QString marker = say("%1, %n line(s)", lines).arg(fold.title);
        addLine(marker);
        const int end = static_cast<int>(m_text.size()) - 1;
        const int begin = end + 1;
        addSegment(source, range);
        m_folds.push_back({{end - static_cast<int>(marker.size()), end}, {begin, static_cast<int>(m_text.size())}, lines});
        done = range.end;
    }
    addSegment(source, {done, static_cast<int>(part.text.size())});
}

void ReaderText::addSegment(int source, TextRange range)
{
    if (range.begin >= range.end)
        return;
    m_segments.push_back({static_cast<int>(m_text.size()), source, range.begin, range.end - range.begin});
    m_text += displayed(QStringView(m_sources[static_cast<size_t>(source)].text)
                            .sliced(range.begin, range.end - range.begin));
}

std::optional<Passage> ReaderText::passage(TextRange shown) const
{
    int source = -1;
    int begin = 0;
    int end = 0;
    for (const Segment &segment : m_segments) {
        const int from = std::max(shown.begin, segment.shown);
        const int to = std::min(shown.end, segment.shown + segment.length);
        if (from >= to || (source >= 0 && segment.source != source))
            continue;
        if (source < 0)
            begin = segment.begin + from - segment.shown;
        source = segment.source;
        end = segment.begin + to - segment.shown;
    }
    if (source < 0)
        return std::nullopt;
    const Source &from = m_sources[static_cast<size_t>(source)];
    while (begin < end && from.text[begin].isSpace())
        ++begin;
    while (end > begin && from.text[end - 1].isSpace())
        --end;
    if (begin >= end)
        return std::nullopt;
    // A selection made by units may cut a pair in half; take the whole character.
    if (begin > 0 && from.text[begin].isLowSurrogate() && from.text[begin - 1].isHighSurrogate())
        --begin;
    if (end < from.text.size() && end > 0 && from.text[end].isLowSurrogate() && from.text[end - 1].isHighSurrogate())
        ++end;
    return Passage{from.part, fromUnit(from, begin), fromUnit(from, end)};
}

QString ReaderText::plain(TextRange shown) const
{
    QString text;
    for (const Segment &segment : m_segments) {
        const int from = std::max(shown.begin, segment.shown);
        const int to = std::min(shown.end, segment.shown + segment.length);
        if (from < to)
            text += QStringView(m_sources[static_cast<size_t>(segment.source)].text)
                        .sliced(segment.begin + from - segment.shown, to - from);
    }
    return text;
}

std::optional<TextRange> ReaderText::shown(const Passage &passage) const
{
    int index = 0;
    const Source *source = sourceOf(passage.part, index);
    if (!source)
        return std::nullopt;
    return shown(passage.part, {toUnit(*source, passage.begin), toUnit(*source, passage.end)});
}

std::optional<TextRange> ReaderText::shown(PartId part, TextRange inPart) const
{
    int index = 0;
    const Source *source = sourceOf(part, index);
    if (!source || inPart.begin < 0 || inPart.begin >= inPart.end || inPart.end > source->text.size())
        return std::nullopt;
    return TextRange{shownAt(index, inPart.begin, false), shownAt(index, inPart.end, true)};
}

int ReaderText::shownAt(int source, int position, bool end) const
{
    // An end belongs to the segment before it, so that a passage never reaches over a line of ours for nothing.
    const int unit = end ? position - 1 : position;
    for (const Segment &segment : m_segments) {
        if (segment.source == source && unit >= segment.begin && unit < segment.begin + segment.length)
            return segment.shown + position - segment.begin;
    }
    return 0;
}

const ReaderText::Source *ReaderText::sourceOf(PartId part, int &index) const
{
    for (index = 0; index < static_cast<int>(m_sources.size()); ++index) {
        if (m_sources[static_cast<size_t>(index)].part == part)
            return &m_sources[static_cast<size_t>(index)];
    }
    return nullptr;
}

} // namespace soundings
