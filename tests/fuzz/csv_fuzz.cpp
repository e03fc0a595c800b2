// Any text is a table or none; a row that was written is read as the same row again.

#include "core/tables/csv.h"
#include "tests/fuzz/bytes.h"

using namespace soundings;
using namespace soundings::tables;

namespace {

/// The same but for apostrophes at its beginning and behind what a spreadsheet could break it at.
bool isDefused(const QString &read, const QString &written)
{
    qsizetype at = 0;
    for (qsizetype i = 0; i < written.size(); ++i, ++at) {
        const bool begins = i == 0 || QStringLiteral(";\t\n\r").contains(written[i - 1]);
        if (at < read.size() && read[at] != written[i] && read[at] == u'\'' && begins)
            ++at;
        if (at >= read.size() || read[at] != written[i])
            return false;
    }
    return at == read.size();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto rows = readCsv(fuzz::bytesOf(data, size));
    if (!rows)
        return 0;
    static const QString first = csvLine({QStringLiteral("a"), QStringLiteral("b")}); // tells the separator
    for (const QStringList &row : *rows) {
        const auto once = readCsv(first + csvLine(row));
        fuzz::require(once && once->size() == 2 && (*once)[1].size() == row.size());
        const auto twice = readCsv(first + csvLine((*once)[1]));
        fuzz::require(twice && twice->size() == 2);
        for (qsizetype i = 0; i < row.size(); ++i)
            fuzz::require(isDefused((*once)[1][i], row[i]) && (*twice)[1][i] == (*once)[1][i]);
    }
    return 0;
}
