#pragma once

#include "core/consultation/consultation.h"
#include "core/consultation/draft.h"
#include "core/consultation/views.h"
#include "core/redaction/clearing.h"
#include "core/reports/report.h"

namespace soundings::reports {

struct ResponseReportOptions
{
    /// For readers outside the team. What redaction::cleared() takes away is left out, and so are responses given in
    /// confidence; these are counted.
    bool anonymous = false;
    bool onePerPage = true;
};

/// What stays the same for every response of a report.
struct ResponseReportInput
{
    Consultation consultation;
    std::vector<Theme> themes;
    std::vector<Section> sections;
    QByteArray journalHead; ///< 32 bytes, or empty
    Instant made;
    QString scope; ///< "those that match “skills”"; empty: no word about it
};

/// Responses whole, with their comments. Given one at a time, so that thousands need not be in memory with all
/// that the store knows of them.
class ResponseReport
{
public:
    ResponseReport(ResponseReportInput input, ResponseReportOptions options);
    /// `judged` is what was decided about its passages; under `publicId` readers outside know it, where there is one.
    void add(const ResponseDetail &detail, const redaction::Judged &judged = {}, const QString &publicId = {});
    [[nodiscard]] Report finish() &&; ///< with the title and the counts

private:
    ResponseReportInput m_input;
    ResponseReportOptions m_options;
    std::vector<Block> m_blocks;
    int m_included = 0;
    int m_leftOut = 0;
    int m_comments = 0;
    QString m_only; ///< reference, while there is but one
};

[[nodiscard]] Report responseReport(const std::vector<ResponseDetail> &responses, ResponseReportInput input,
                                    ResponseReportOptions options);

} // namespace soundings::reports
