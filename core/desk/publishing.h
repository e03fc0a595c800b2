#pragma once

#include "core/desk/desk.h"
#include "core/reports/report.h"

#include <QStringList>

/// Responses made public, as far as those who sent them let us.
namespace soundings {

enum class PackLayout { FileEach, OneDocument };

struct PublishRequest
{
    QString query;               ///< the responses that match; empty: all
    std::vector<ResponseId> ids; ///< these, in this order, whatever the query
    QString folder;              ///< that is to be made; one that ends with ".zip" is a file with the folder's files
    PackLayout layout = PackLayout::FileEach;
    bool html = true;
    bool pdf = true;
};

/// A response as it left.
struct PublishedItem
{
    ResponseId id;
    int number = 0;     ///< the team's own
    QString identifier; ///< the public's
    QStringList files;  ///< relative to the folder
};

struct PublishSummary
{
    std::vector<PublishedItem> responses;
    int leftOut = 0;   ///< given in confidence
    int undecided = 0; ///< responses with suggestions that nobody looked at: these passages were hidden
    int files = 0;
};

/// Writes a pack: the responses, and an index of them (index.html, index.csv, index.xlsx) by public identifier with kind,
/// who may be named, and themes. Then every file is read again; where one tells what is withheld nothing is written, and
/// the error, Refused, says which and why. The folder or file appears whole or not at all. Any thread; long; stopped by `progress`,
/// Cancelled.
Result<PublishSummary> publish(const Desk &desk, const PublishRequest &request, const reports::Progress &progress = {});

} // namespace soundings
