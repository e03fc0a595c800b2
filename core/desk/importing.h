#pragma once

#include "core/consultation/response.h"
#include "core/consultation/result.h"
#include "core/survey/surveymap.h"

#include <QStringList>

#include <functional>
#include <stop_token>
#include <vector>

namespace soundings {

struct ImportRequest
{
    QStringList sources;                ///< files, folders, mbox files, Maildirs, survey tables
    std::optional<Channel> channel;     ///< otherwise by what the item is
    std::optional<Instant> received;    ///< given by a person; overrides every other evidence
    std::optional<survey::SurveyMap> map = std::nullopt; ///< of every survey table among the sources; none: a guess each
    bool tables = true; ///< false: survey tables are passed over; somebody takes them in one by one
};

enum class ImportOutcome { Added, Duplicate, Unreadable };

/// What became of one item.
struct ImportItem
{
    QString source; ///< "mail.mbox#17"
    ImportOutcome outcome = ImportOutcome::Added;
    Response response; ///< as taken in; parts without their text. Of a duplicate: its number is the one it repeats
    int textLength = 0; ///< code points in all parts
    std::vector<int> partTextLengths;
    QString reason; ///< why it is unreadable, a duplicate of what, or what to know about it; for a person
};

struct ImportSummary
{
    int added = 0;
    int duplicates = 0;
    int unreadable = 0;
    bool cancelled = false;
    QStringList notes; ///< one a survey table: "survey.csv: 28 responses, 3 blank rows"; for a person
    std::vector<ImportItem> items; ///< in the order they were met
};

/// What an import tells while it runs, at most ten times a second, on the importing thread. `total` is 0 until
/// it is known. Give false to stop.
struct ImportProgress
{
    std::function<bool(int done, int total, const QString &source)> step;
    std::function<void(const ImportItem &item)> item; ///< each as its batch is safely stored; may be empty
    std::stop_token stop = {}; ///< a request is heard in the midst of a document too, where `step` is not asked
};

} // namespace soundings
