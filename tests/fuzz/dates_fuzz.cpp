// Any text is a date or none, as mail, surveys and people write them.

#include "core/deadline/localtime.h"
#include "core/intake/maildate.h"
#include "core/survey/surveydate.h"
#include "tests/fuzz/bytes.h"

using namespace soundings;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTimeZone zone("Europe/London");
    const QByteArray bytes = fuzz::bytesOf(data, size);
    (void)intake::mailDate(bytes);
    (void)intake::namesZone(bytes);
    const QString text = QString::fromUtf8(bytes);
    (void)readTime(text, zone);
    (void)survey::orderProof(text);
    for (const auto order : {survey::DateOrder::DayMonthYear, survey::DateOrder::MonthDayYear})
        (void)survey::readDate(text, order, zone);
    return 0;
}
