#pragma once

#include "core/consultation/ids.h"
#include "core/consultation/result.h"
#include "core/reports/template.h"

#include <QStringList>

namespace soundings {

class Desk;

/// Which report of what.
struct ReportRequest
{
    QString kind;                ///< one of reportKinds()
    QString query;               ///< the responses that match; empty: all
    std::vector<ResponseId> ids; ///< these responses, in this order, whatever the query
    bool anonymous = false; ///< for readers outside: without what withholding.h says, in every text of the report
    bool onePerPage = true;
    reports::Template form = {};
};

/// "summary", "response" and "responses", these two the same, "receipt" of one response, "consideration", "points",
/// "you-said-we-did" and "campaigns".
[[nodiscard]] QStringList reportKinds();

/// Reads what the report tells and builds it. Blocks: on a reading thread. An unknown kind is Invalid, with a
/// sentence that names the known ones; stopped by `progress`, Cancelled.
[[nodiscard]] Result<reports::Report> buildReport(const Desk &desk, const ReportRequest &request,
                                                  const reports::Progress &progress = {});

} // namespace soundings
