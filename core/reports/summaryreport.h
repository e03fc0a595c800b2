#pragma once

#include "core/consultation/consultation.h"
#include "core/consultation/draft.h"
#include "core/consultation/views.h"
#include "core/reports/campaignsreport.h"
#include "core/reports/pointsreport.h"

namespace soundings::reports {

/// A theme and what was said on it.
struct ThemeFigures
{
    Theme theme;
    QString path; ///< "People/Apprenticeships"
    int depth = 0;
    int comments = 0;  ///< on the theme itself
    int responses = 0; ///< with such a comment
    int weighed = 0;   ///< these, each campaign counted once
    int support = 0;   ///< responses, by the stance of their comments on it
    int oppose = 0;
    int mixed = 0;
    int neutral = 0;
    std::vector<PointQuote> quotes = {}; ///< a few of those chosen to be quoted
};

struct SectionFigures
{
    Section section;
    int comments = 0;
};

struct LateResponse
{
    QString reference; ///< or public identifier
    std::optional<Instant> sent;
    Instant received;
    LateRuling ruling = LateRuling::None;
    QString reason;
};

/// All that the first summary tells, as values. Counts by a facet have the words of words.h as values, days are
/// "2020-02-10" in the consultation's zone.
struct SummaryInput
{
    Consultation consultation;
    QString draft; ///< its label, or empty
    Counts counts; ///< of what is analysed; `duplicates` were received besides and are in none of the other numbers
    std::vector<FacetCount> byDay;
    std::vector<FacetCount> byKind;
    std::vector<FacetCount> byChannel;
    std::vector<QuestionCounts> questions; ///< closed questions of surveys
    CampaignFigures campaigns;             ///< of what is analysed
    std::vector<CampaignRow> largest;      ///< campaigns, larger first; of all responses, whatever the query
    std::vector<LateResponse> late;
    std::vector<ThemeFigures> themes;      ///< in the codebook's order
    std::vector<CrossCount> themeByKind;   ///< path or name of the theme, word of the kind, responses
    std::vector<SectionFigures> sections;  ///< in reading order
    std::vector<UnreadableItem> unreadable; ///< those that were settled too
    std::vector<QString> organisations;    ///< that may be named; each once
    int individuals = 0;                   ///< not named
    int anonymous = 0;                     ///< organisations that asked not to be named
    int confidential = 0;                  ///< responses whose senders asked for confidentiality
    QByteArray journalHead;                ///< 32 bytes, or empty
    Instant made;
    QString scope; ///< the query, where only some responses are reported; empty: all
    /// For readers outside the team: who in the team did what, and files that could not be read, whose names may be people's,
    /// are not told.
    bool outside = false;
};

/// The chair's summary: how many, who, how, when, on what. Individuals are never named in it.
[[nodiscard]] Report summaryReport(const SummaryInput &input);

} // namespace soundings::reports
