#pragma once

#include "core/consultation/campaignviews.h"
#include "core/desk/crosstable.h"
#include "core/desk/points.h"

/// What the chair wants to know at a glance, of all responses or of those that a query finds.
namespace soundings {

/// A theme on which opinion divides: both sides have many.
struct DividedTheme
{
    QString theme; ///< its path
    int support = 0;
    int oppose = 0;

    friend bool operator==(const DividedTheme &, const DividedTheme &) = default;
};

/// What was written into the record since a moment.
struct NewSince
{
    int responses = 0;
    int comments = 0;
    int rulings = 0; ///< on late ones
    int extensions = 0;

    [[nodiscard]] bool isEmpty() const { return responses + comments + rulings + extensions == 0; }
    friend bool operator==(const NewSince &, const NewSince &) = default;
};

struct Overview
{
    int all = 0;   ///< responses there are
    int found = 0; ///< by the query; what follows is of these
    int late = 0;
    int organisationsKnown = 0; ///< whose kind is known
    int commented = 0;          ///< have a comment
    int unopened = 0;
    CrossTable arrivals; ///< day of receipt × timeliness; days between without any too, up to 120
    CrossTable who;      ///< kind × timeliness
    CrossTable themes;   ///< theme × stance
    CrossTable sections; ///< section × stance; as a facet names them
    CrossTable themesByKind;
    CrossTable themesBySection;
    std::vector<DividedTheme> divided; ///< most divided first
    std::vector<FacetCount> rare;      ///< themes that few speak of, fewest first
    std::vector<PointRow> points; ///< those with the most responses, of all responses whatever the query; at most eight
    int inCampaigns = 0;     ///< of what is found
    int campaigns = 0;       ///< they are of
    std::vector<CampaignRow> largest; ///< campaigns, of all responses whatever the query; at most eight
    QString closingHour; ///< a row of arrivalsByHour()
    QString closingDay;                ///< as a facet names it, on the consultation's clock
    std::vector<Section> draftSections; ///< of the newest draft, in reading order
    int draftPages = 0;
};

/// Invalid where the query can't be read. Blocks: for ask().
[[nodiscard]] Result<Overview> overviewOf(const Desk &desk, const QString &query);

[[nodiscard]] Result<NewSince> newSince(const Desk &desk, Instant since);

/// What somebody said, to stand beside a number.
struct Quotation
{
    ResponseId response;
    int number = 0;
    QString who;     ///< as displayName()
    QString kind;    ///< word
    bool confidential = false;
    Stance stance = Stance::None;
    QString text;    ///< the passage; the note, where the comment is on the whole response
    bool chosen = false; ///< marked as one to be quoted

    friend bool operator==(const Quotation &, const Quotation &) = default;
};

/// Of the responses that the query finds, what is said with that theme, and that stance where one is given: those chosen
/// to be quoted first, then as many kinds of respondents as there are, then longer before shorter. At most `most`.
[[nodiscard]] Result<std::vector<Quotation>> quotationsOn(const Desk &desk, const QString &query, const QString &themePath,
                                                          std::optional<Stance> stance, int most = 30);

} // namespace soundings
