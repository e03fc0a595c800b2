#include "core/extract/wordstream.h"

#include "core/extract/charset.h"
#include "core/extract/passage.h"

#include <algorithm>

namespace soundings::extract {

namespace {

// Places in the file information block, [MS-DOC] 2.5.
constexpr qint64 fcPlcfBteChpx = 0xfa;
constexpr qint64 fcPlcfBtePapx = 0x102;
constexpr qint64 fcClx = 0x1a2;
constexpr qint64 pageSize = 512;

// Single property modifiers, [MS-DOC] 2.6.
enum Modifier : quint32 {
    CFRMarkDel = 0x0800,
    CFRMark = 0x0801,
    CFVanish = 0x083c,
    CSymbol = 0x6a09,
    PFInTable = 0x2416,
    PFTtp = 0x2417,
    PFInnerTableCell = 0x244b,
    PFInnerTtp = 0x244c,
    PChgTabs = 0xc615,
    TDefTable = 0xd608,
};

qint64 operandSize(const LittleEndian &bytes, quint32 modifier, qint64 at)
{
    switch (modifier >> 13) {
    case 0:
    case 1:
        return 1;
    case 2:
    case 4:
    case 5:
        return 2;
    case 3:
        return 4;
    case 7:
        return 3;
    default:
        break;
    }
    if (modifier == TDefTable)
        return 1 + qMax<qint64>(1, bytes.at16(at));
    if (modifier == PChgTabs && bytes.at8(at) == 255) {
        const qint64 gone = bytes.at8(at + 1);
        return 2 + gone * 4 + 1 + qint64(bytes.at8(at + 2 + gone * 4)) * 3;
    }
    return 1 + bytes.at8(at);
}

// Symbol fonts by name are far away in the file: what Word's own symbols mean is much the same in all.
char16_t symbolCode(quint32 code)
{
    const QString meant = symbol(QStringLiteral("Wingdings"), code);
    const QString greek = meant.isEmpty() ? symbol(QStringLiteral("Symbol"), code) : meant;
    return greek.isEmpty() ? u'\0' : greek[0].unicode();
}

void apply(const LittleEndian &bytes, qint64 at, qint64 end, WordStream::Character &look)
{
    while (at + 2 < end) {
        const quint32 modifier = bytes.at16(at);
        at += 2;
        const bool on = bytes.at8(at) != 0;
        switch (modifier) {
        case CFRMarkDel:
            look.deleted = on;
            break;
        case CFRMark:
            look.inserted = on;
            break;
        case CFVanish:
            look.hidden = on;
            break;
        case CSymbol:
            look.code = symbolCode(bytes.at16(at + 2));
            break;
        case PFInTable:
            look.inTable = on;
            break;
        case PFTtp:
        case PFInnerTtp:
            look.rowEnd |= on;
            break;
        case PFInnerTableCell:
            look.innerCell = on;
            break;
        default:
            break;
        }
        at += operandSize(bytes, modifier, at);
    }
}

// The pages that a table of offsets names, without repetition: a hostile file names one a million times.
std::vector<qint64> pagesOf(const LittleEndian &document, const LittleEndian &table, qint64 field)
{
    const qint64 begin = document.at32(field);
    const qint64 count = (qMin<qint64>(document.at32(field + 4), table.size() - begin) - 4) / 8;
    std::vector<qint64> pages;
    for (qint64 i = 0; i < count; ++i)
        pages.push_back((table.at32(begin + (count + 1) * 4 + i * 4) & 0x3fffff) * pageSize);
    std::sort(pages.begin(), pages.end());
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    std::erase_if(pages, [&](qint64 page) { return page + pageSize > document.size(); });
    return pages;
}

} // namespace

std::vector<WordStream::Run> WordStream::characterRuns(const LittleEndian &document,
                                                       const LittleEndian &table)
{
    std::vector<Run> runs;
    for (const qint64 page : pagesOf(document, table, fcPlcfBteChpx)) {
        const qint64 count = qMin<qint64>(document.at8(page + 511), 101);
        for (qint64 i = 0; i < count; ++i) {
            Run run{document.at32(page + i * 4), document.at32(page + i * 4 + 4), {}};
            const qint64 at = page + 2 * qint64(document.at8(page + (count + 1) * 4 + i));
            if (at > page)
                apply(document, at + 1, qMin(page + pageSize, at + 1 + document.at8(at)), run.look);
            runs.push_back(run);
        }
    }
    return runs;
}

std::vector<WordStream::Run> WordStream::paragraphRuns(const LittleEndian &document,
                                                       const LittleEndian &table)
{
    std::vector<Run> runs;
    for (const qint64 page : pagesOf(document, table, fcPlcfBtePapx)) {
        const qint64 count = qMin<qint64>(document.at8(page + 511), 29);
        for (qint64 i = 0; i < count; ++i) {
            Run run{document.at32(page + i * 4), document.at32(page + i * 4 + 4), {}};
            qint64 at = page + 2 * qint64(document.at8(page + (count + 1) * 4 + i * 13));
            const qint64 half = document.at8(at);
            const qint64 length = half == 0 ? 2 * qint64(document.at8(at + 1)) : 2 * half - 1;
            at += half == 0 ? 2 : 1;
            if (at > page + 2)
                apply(document, at + 2, qMin(page + pageSize, at + length),
                      run.look); // past the style's number
            runs.push_back(run);
        }
    }
    return runs;
}

bool WordStream::addPiece(const QByteArray &document, qint64 offset, qint64 count, bool wide)
{
    const qint64 width = wide ? 2 : 1;
    if (offset < 0 || offset > document.size())
        return false;
    count = qMin(count, (document.size() - offset) / width);
    const QByteArrayView bytes = QByteArrayView(document).sliced(offset, count * width);
    const QString narrow = wide ? QString() : codePageText(bytes, 1252);
    if (!wide && narrow.size() != count)
        return false;
    const LittleEndian numbers(document);
    for (qint64 i = 0; i < count; ++i) {
        Character one;
        one.code = wide ? char16_t(numbers.at16(offset + 2 * i)) : narrow[i].unicode();
        m_characters.push_back(one);
        m_places.push_back(offset + i * width);
    }
    return true;
}

// Formatting stands by place in the stream, the pieces in reading order: each is looked up.
void WordStream::format(const std::vector<qint64> &places, const std::vector<Run> &unsorted)
{
    std::vector<Run> runs = unsorted;
    std::sort(runs.begin(), runs.end(), [](const Run &a, const Run &b) { return a.begin < b.begin; });
    for (size_t i = 0; i < places.size(); ++i) {
        auto run = std::upper_bound(runs.begin(), runs.end(), places[i],
                                    [](qint64 place, const Run &one) { return place < one.begin; });
        if (run == runs.begin() || (--run)->end <= places[i])
            continue;
        Character &character = m_characters[i];
        character.deleted |= run->look.deleted;
        character.inserted |= run->look.inserted;
        character.hidden |= run->look.hidden;
        character.inTable |= run->look.inTable;
        character.rowEnd |= run->look.rowEnd;
        character.innerCell |= run->look.innerCell;
        if (run->look.code != 0 && character.code == u'(') // a symbol's stand-in
            character.code = run->look.code;
    }
}

std::optional<WordStream> WordStream::read(const QByteArray &document, const QByteArray &table)
{
    const LittleEndian block(document);
    const LittleEndian tables(table);
    qint64 at = block.at32(fcClx);
    const qint64 end = qMin<qint64>(table.size(), at + block.at32(fcClx + 4));
    while (at < end && tables.at8(at) == 1) // formatting of pieces
        at += 3 + qint64(tables.at16(at + 1));
    if (at >= end || tables.at8(at) != 2)
        return std::nullopt;
    const qint64 count = (qMin<qint64>(tables.at32(at + 1), end - at - 5) - 4) / 12;
    const qint64 positions = at + 5;
    const qint64 pieces = positions + (count + 1) * 4;
    WordStream stream;
    for (qint64 i = 0; i < count; ++i) {
        const qint64 length =
            qint64(tables.at32(positions + i * 4 + 4)) - qint64(tables.at32(positions + i * 4));
        const quint32 fc = tables.at32(pieces + i * 8 + 2);
        const bool wide = (fc & 0x40000000) == 0;
        const qint64 offset = wide ? fc & 0x3fffffff : (fc & 0x3fffffff) / 2;
        // Pieces share no text: more characters than bytes means a hostile file.
        if (length < 0 || stream.size() + length > document.size() ||
            !stream.addPiece(document, offset, length, wide))
            break;
    }
    if (stream.m_characters.empty())
        return std::nullopt;
    stream.format(stream.m_places, characterRuns(block, tables));
    stream.format(stream.m_places, paragraphRuns(block, tables));
    return stream;
}

} // namespace soundings::extract
