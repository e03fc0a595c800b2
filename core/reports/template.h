#pragma once

#include "core/reports/report.h"

#include <QStringList>

namespace soundings::reports {

/// How a team wants a report: in its own words, under its own sign, without what it does not need.
struct Template
{
    QString title = {};        ///< empty: the report's own
    QString introduction = {}; ///< stands before all else; an empty line parts paragraphs
    QByteArray logo = {};      ///< PNG or JPEG; empty: none
    QStringList leftOut = {};  ///< sections, by the words of their headings of the first level

    friend bool operator==(const Template &, const Template &) = default;
};

/// The headings of the first level, in order: what can be left out.
[[nodiscard]] QStringList sectionsOf(const Report &report);

/// The report as the template wants it. A section goes with all below its heading, and with the page break before it.
[[nodiscard]] Report shaped(Report report, const Template &how);

} // namespace soundings::reports
