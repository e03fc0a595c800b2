#pragma once

#include "core/reports/report.h"

#include <QScrollArea>

#include <optional>

namespace soundings {

/// A report on the screen: figures as cards, charts, tables, text, in the window's font and colours. A new report
/// in place of another keeps the place one had scrolled to.
class ReportView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ReportView(QWidget *parent = nullptr);
    void setReport(reports::Report report);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();

    std::optional<reports::Report> m_report;
};

} // namespace soundings
