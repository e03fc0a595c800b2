// Any table is taken for a survey's or not; its rows become submissions under the map that was guessed, and
// under any map that is read. A map that was read is written and read again as the same.

#include "core/survey/guessing.h"
#include "core/survey/submissions.h"
#include "core/tables/csv.h"
#include "tests/fuzz/bytes.h"

using namespace soundings;
using namespace soundings::survey;

namespace {

void takeIn(const SurveyMap &map, const tables::Sheet &sheet)
{
    static const QTimeZone zone("Europe/London");
    (void)checkMap(map, sheet);
    Submissions submissions(map, sheet, zone);
    qsizetype count = 0;
    while (const auto one = submissions.next()) {
        fuzz::require(one->row > map.headerRow && one->content.size() == 32);
        for (const Answer &answer : one->answers)
            fuzz::requireText(answer.text);
        ++count;
    }
    fuzz::require(submissions.rowsLeft() == 0 && submissions.tally().responses == count);
}

} // namespace

// A map, a line of "%%", a table: either may be missing.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const qsizetype cut = bytes.indexOf("\n%%\n");
    const auto map = readMap(bytes.left(qMax<qsizetype>(cut, 0)));
    if (map)
        fuzz::require(readMap(writeMap(*map)) == map);
    if (auto rows = tables::readCsv(cut < 0 ? bytes : bytes.mid(cut + 4))) {
        const tables::Sheet sheet{{}, std::move(*rows)};
        takeIn(map ? *map : guessMap(sheet).map, sheet);
    }
    return 0;
}
