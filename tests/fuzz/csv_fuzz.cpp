// Any text is a table or none; a row that was written is read as the same row again.

#include "core/tables/csv.h"
#include "tests/fuzz/bytes.h"

using namespace soundings;
using namespace soundings::tables;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto rows = readCsv(fuzz::bytesOf(data, size));
    if (!rows)
        return 0;
    static const QString first = csvLine({QStringLiteral("a"), QStringLiteral("b")}); // tells the separator
    for (const QStringList &row : *rows) {
        const auto once = readCsv(first + csvLine(row));
        fuzz::require(once && once->size() == 2 && (*once)[1].size() == row.size());
        const auto twice = readCsv(first + csvLine((*once)[1])); // an apostrophe may have been put in front
        fuzz::require(twice && twice->size() == 2);
        for (qsizetype i = 0; i < row.size(); ++i)
            fuzz::require((*once)[1][i] == row[i] || (*once)[1][i] == u'\'' + row[i]);
    }
    return 0;
}
