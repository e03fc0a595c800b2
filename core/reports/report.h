#pragma once

#include "core/consultation/instant.h"
#include "core/tables/value.h"

#include <QString>

#include <functional>
#include <memory>
#include <variant>
#include <vector>

/// A report as a value. What builds one knows nothing of paper; what writes one knows nothing of consultations.
namespace soundings::reports {

/// A stretch of text in one style. A line end in it breaks the line.
struct Run
{
    QString text = {};
    bool bold = false;
    bool italic = false;
    bool raised = false; ///< a superscript, as the number of a comment
    QString mark = {};        ///< "#rrggbb": underlined and tinted with it; empty: plain

    friend bool operator==(const Run &, const Run &) = default;
};
using Runs = std::vector<Run>;

struct Heading
{
    int level = 1; ///< 1…3
    QString text = {};
};

/// Source is what somebody sent us, Aside what explains: both are set apart from our own words.
enum class Voice { Body, Aside, Source };

struct Paragraph
{
    Runs runs = {};
    Voice voice = Voice::Body;
};

struct List
{
    std::vector<Runs> items = {};
    bool numbered = false;
    int columns = 1; ///< more than 1: short items side by side, read across; not numbered
};

enum class Alignment { Start, End };

struct Column
{
    QString title = {};
    Alignment alignment = Alignment::Start; ///< End for numbers, so that their digits stand below each other
    double width = 1;                       ///< relative to the other columns
};

struct Cell
{
    Cell() = default;
    Cell(QString cellText, QString cellColour = {}, int cellIndent = 0)
        : text(std::move(cellText)), colour(std::move(cellColour)), indent(cellIndent)
    {}
    Cell(QString cellText, tables::Value cellValue)
        : text(std::move(cellText)), value(std::move(cellValue))
    {}

    QString text;
    QString colour; ///< "#rrggbb" of a patch before the text; empty: none
    int indent = 0; ///< steps to the right: a sub-theme
    tables::Value value = {}; ///< of a number or a time, what a spreadsheet calculates with
    QString leadsTo = {};     ///< a file beside the report, for what can lead there: "responses/P-7F3K9Q.html"

    friend bool operator==(const Cell &, const Cell &) = default;
};
using Row = std::vector<Cell>;

/// Its first column names the row. The titles stand again on each page that it reaches.
struct Table
{
    QString caption = {};
    std::vector<Column> columns = {};
    std::vector<Row> rows = {}; ///< as many cells as columns
    bool lastIsTotal = false;
};

struct Label
{
    QString text = {};
    QString colour = {}; ///< "#rrggbb" or empty
};

struct Quotation
{
    QString marker = {}; ///< "[3]", or empty
    QString text = {};
    QString attribution = {}; ///< who, where, when
    std::vector<Label> themes = {};
    QString stance = {};
    QString note = {};
};

struct Fact
{
    QString label = {};
    QString value = {};
    tables::Value exact = {}; ///< of a number or a time, what a spreadsheet calculates with
};

/// Labels and values, in two columns.
struct Facts
{
    std::vector<Fact> facts = {};
};

/// The few numbers that a reader looks for first, large; value and what it counts.
struct Figures
{
    std::vector<Fact> figures = {};
};

struct Series
{
    QString name = {};
    std::vector<double> values = {}; ///< as many as labels; not negative
    QString colour = {};             ///< "#rrggbb"; empty: the report's own
};

/// Bars lie beside their labels, or stand on a time line. Several series are stacked.
enum class BarsRun { Across, Upwards };

struct BarChart
{
    QString caption = {};
    QString labelTitle = {}; ///< what the labels are: "Day"
    std::vector<QString> labels = {};
    std::vector<Series> series = {};
    BarsRun run = BarsRun::Across;
};

struct PageBreak
{};

/// The next blocks stand on one page, where one page can hold them.
struct KeepTogether
{
    int blocks = 2;
};

using Block = std::variant<Heading, Paragraph, List, Table, Quotation, Facts, Figures, BarChart, PageBreak,
                           KeepTogether>;

struct Report
{
    QString title = {};
    QString subtitle = {};
    QString organisation = {};
    QByteArray logo = {}; ///< PNG or JPEG, beside the title; an adornment: what it says, `organisation` says
    QString runningHead = {};
    QString language = QStringLiteral("en-GB"); ///< BCP 47
    std::vector<Block> blocks = {};
    Instant made;
    QByteArray zone = "UTC"; ///< IANA id, for the date of making
    QString journalHead = {};     ///< hex SHA-256 of the journal's last entry; may be empty
};

/// Told while a long report is made; `total` is at least 1. Give false to stop.
using Progress = std::function<bool(int done, int total)>;

} // namespace soundings::reports
