#pragma once

#include "core/consultation/instant.h"
#include "core/consultation/result.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace soundings {

/// What a look into the draft's PDF found.
struct CheckedDraft
{
    int pages = 0;
    int sections = 0;

    friend bool operator==(const CheckedDraft &, const CheckedDraft &) = default;
};

/// What a person has filled in so far, and what looks at the disk have shown.
struct NewConsultationForm
{
    QString title;
    QString organisation;
    QByteArray zone;
    std::optional<QDateTime> opens; ///< wall clock; none: open from the start
    QDateTime closes;               ///< wall clock
    QString draftFile;
    std::optional<Result<CheckedDraft>> draft; ///< none: being looked at
    bool ownThemes = false;
    QString themesFile;
    QString file;
    bool fileTaken = false;      ///< something stands there already
    bool folderWritable = true;
};

/// A line beside a field: in the way of making the consultation, or good to know.
struct Remark
{
    enum Field { Title, Draft, Zone, Opens, Closes, Themes, File };
    enum Weight { Wanting, Wrong, Hint }; ///< Wanting: not filled in yet, no fault of anyone's

    Field field = Title;
    Weight weight = Wanting;
    QString text;

    friend bool operator==(const Remark &, const Remark &) = default;
};

/// Fewer days than this between opening and closing is worth a word.
inline constexpr int fewDays = 28;

/// Pure. In the order of the fields; at most one of weight Wanting or Wrong for each.
[[nodiscard]] std::vector<Remark> remarksOn(const NewConsultationForm &form, Instant now);
/// Nothing is wanting or wrong.
[[nodiscard]] bool canCreate(const std::vector<Remark> &remarks);

} // namespace soundings
