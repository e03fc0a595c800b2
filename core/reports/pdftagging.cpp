#include "core/reports/pdftagging.h"

#include "core/reports/tagmarks.h"

#include <array>
#include <optional>

namespace soundings::reports {

namespace {

/// The number of an object that these bytes begin with.
std::optional<int> objectNumber(const QByteArray &bytes)
{
    const qsizetype at = bytes.indexOf(" 0 obj\n");
    bool ok = false;
    const int number = at > 0 && at < 12 ? bytes.left(at).toInt(&ok) : 0;
    return ok ? std::optional(number) : std::nullopt;
}

/// The number after `key` in a dictionary.
std::optional<int> numberAfter(const QByteArray &dictionary, const QByteArray &key)
{
    const qsizetype at = dictionary.indexOf(key);
    if (at < 0)
        return {};
    qsizetype end = at + key.size();
    while (end < dictionary.size() && dictionary[end] >= '0' && dictionary[end] <= '9')
        ++end;
    bool ok = false;
    const int number = dictionary.mid(at + key.size(), end - at - key.size()).toInt(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QByteArray inflated(const QByteArray &packed)
{
    // Qt wants the size before the stream; it is a hint, and taken for no more.
    const auto hint = quint32(std::min<qsizetype>(packed.size() * 8 + 1024, 1 << 26));
    QByteArray sized(4, '\0');
    for (int i = 0; i < 4; ++i)
        sized[i] = char(hint >> (24 - 8 * i));
    return qUncompress(sized + packed);
}

/// A mark as it stands among a page's operators: "-77002 1 5 3 re\nf\n".
struct FoundMark
{
    int edge = 0;
    int first = 0;
    int second = 0;
    qsizetype end = 0; ///< after it
};

std::optional<FoundMark> markAt(const QByteArray &operators, qsizetype at)
{
    std::array<int, 4> numbers{};
    qsizetype i = at;
    for (int &number : numbers) {
        const qsizetype space = operators.indexOf(' ', i);
        bool ok = false;
        number = space > i && space - i < 12 ? operators.mid(i, space - i).toInt(&ok) : 0;
        if (!ok)
            return {};
        i = space + 1;
    }
    const QByteArray fill = "re\nf\n";
    if (operators.mid(i, fill.size()) != fill)
        return {};
    return FoundMark{numbers[0], numbers[2] - mark::offset, numbers[3] - mark::offset, i + fill.size()};
}

/// A blank has the same glyph as a tab, and Qt says of the glyph that it is a tab: who copies a sentence, or has it read
/// aloud, wants blanks. In ranges, "<0001> <0025> [<0046> <0009>]", the third code and those that follow are characters.
QByteArray withBlanks(const QByteArray &characterMap)
{
    QList<QByteArray> lines = characterMap.split('\n');
    bool inRanges = false;
    for (QByteArray &line : lines) {
        if (line.contains("bfrange"))
            inRanges = line.endsWith("beginbfrange");
        const qsizetype second = line.indexOf('<', 1);
        const qsizetype third = second < 0 ? -1 : line.indexOf('<', second + 1);
        if (inRanges && third > 0)
            line = line.left(third) + line.mid(third).replace("<0009>", "<0020>");
    }
    return lines.join('\n');
}

const QByteArray streamBegins = ">>\nstream\n";
const QByteArray streamEnds = "\nendstream\nendobj\n";

} // namespace

PdfTagging::PdfTagging(QIODevice &target) : m_target(target)
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

qint64 PdfTagging::writeData(const char *data, qint64 size)
{
    m_pending.append(data, size);
    takeObjects();
    return size; // what can't be written the target remembers
}

void PdfTagging::pass(const QByteArray &bytes, qsizetype from)
{
    m_target.write(bytes);
    m_written += bytes.size();
    m_taken += from;
    m_pending.remove(0, from);
    m_searched = 0;
}

void PdfTagging::takeObjects()
{
    for (;;) {
        if (!objectNumber(m_pending)) {
            // The file's first lines; at its end what begins with "xref" waits for finish().
            const qsizetype line = m_pending.indexOf('\n');
            if (line < 0 || m_pending.startsWith("xref"))
                return;
            pass(m_pending.left(line + 1), line + 1);
            continue;
        }
        const qsizetype stream = m_pending.indexOf(streamBegins);
        const qsizetype plainEnd = m_pending.indexOf("endobj\n");
        const bool isStream = stream >= 0 && (plainEnd < 0 || stream < plainEnd);
        const QByteArray ending = isStream ? streamEnds : QByteArray("endobj\n");
        const qsizetype end = m_pending.indexOf(ending, std::max(isStream ? stream : 0, m_searched - ending.size()));
        if (end < 0) {
            m_searched = isStream ? m_pending.size() : 0;
            return;
        }
        m_moved.insert(m_taken, m_written);
        const qsizetype size = end + ending.size();
        pass(rewritten(m_pending.left(size)), size);
    }
}

QByteArray PdfTagging::rewritten(const QByteArray &object)
{
    const qsizetype stream = object.indexOf(streamBegins);
    const QByteArray head = object.left(stream < 0 ? object.size() : stream);
    if (head.contains("/Type /Page\n")) {
        if (const std::optional<int> contents = numberAfter(head, "/Contents ")) {
            const int page = int(m_contents.size());
            m_contents.insert(*contents, page);
            return QByteArray(object).replace("/Type /Page\n", "/Type /Page\n/Tabs /S\n/StructParents " + QByteArray::number(page) + '\n');
        }
    }
    if (stream >= 0 && object.contains("\nbegincmap\n"))
        return withBlanks(object);
    const auto page = m_contents.constFind(objectNumber(object).value_or(-1));
    if (page == m_contents.constEnd() || stream < 0)
        return object;
    const bool packed = head.contains("/FlateDecode");
    const QByteArray bytes = object.mid(stream + streamBegins.size(),
                                        object.size() - stream - streamBegins.size() - streamEnds.size());
    const QByteArray operators = packed ? inflated(bytes) : bytes;
    if (operators.isEmpty())
        return object;
    const QByteArray now = packed ? qCompress(tagged(operators, *page)).mid(4) : tagged(operators, *page);
    // The length stood in an object of its own, which nothing names any more.
    static const QByteArray key = "/Length ";
    const QByteArray length = key + QByteArray::number(numberAfter(head, key).value_or(0));
    return QByteArray(head).replace(length + " 0 R", key + QByteArray::number(now.size())) + streamBegins + now + streamEnds;
}

QByteArray PdfTagging::tagged(const QByteArray &operators, int page)
{
    const QByteArray adorns = "/Artifact BMC\n";
    QByteArray out = adorns;
    TaggedContent here{page, 0, mark::title, 0, 0};
    qsizetype copied = 0;
    for (qsizetype at = operators.indexOf("-7700"); at >= 0; at = operators.indexOf("-7700", at + 1)) {
        const std::optional<FoundMark> found = at == 0 || operators[at - 1] == '\n' ? markAt(operators, at) : std::nullopt;
        if (!found)
            continue;
        out.append(QByteArrayView(operators).sliced(copied, at - copied));
        out += "EMC\n";
        copied = found->end;
        if (found->edge == mark::pieceEdge) {
            here.piece = found->first;
            here.column = found->second;
            out += "/Span <</MCID " + QByteArray::number(here.number) + ">> BDC\n";
            m_content.push_back(here);
            ++here.number;
        } else {
            here.block = found->edge == mark::blockEdge ? found->first : here.block;
            out += adorns;
        }
    }
    return out + operators.mid(copied) + "EMC\n";
}

/// The table of places, the trailer and where the table begins.
QByteArray PdfTagging::endMoved(const QByteArray &end) const
{
    static const QByteArray inUse = " 00000 n \n";
    QByteArray moved = end;
    for (qsizetype at = moved.indexOf(inUse); at >= 10; at = moved.indexOf(inUse, at + 1)) {
        const qint64 was = moved.mid(at - 10, 10).toLongLong();
        moved.replace(at - 10, 10, QByteArray::number(m_moved.value(was, was)).rightJustified(10, '0'));
    }
    static const QByteArray start = "startxref\n";
    const qsizetype at = moved.lastIndexOf(start);
    if (at < 0)
        return moved;
    const qsizetype line = moved.indexOf('\n', at + start.size());
    return moved.left(at + start.size()) + QByteArray::number(m_written) + moved.mid(line);
}

void PdfTagging::finish()
{
    m_target.write(endMoved(m_pending));
    m_pending.clear();
}

} // namespace soundings::reports
