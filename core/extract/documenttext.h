#pragma once

#include <QString>
#include <QStringList>

namespace soundings::extract {

/// What was read out of a document.
struct DocumentText
{
    QString text;            ///< `\n` line ends, no NUL
    QStringList notes;       ///< what a reader of the text should know, a sentence each
    bool recognised = false; ///< read from a picture by character recognition
    int confidence = -1;     ///< of the recognition, 0…100; -1 where there was none
};

/// What a document may cost before reading stops.
struct ReadLimits
{
    qsizetype characters = 32 * 1024 * 1024;
    qint64 unpackedBytes = 512LL * 1024 * 1024;
    int nesting = 64;
    int pages = 2'000;
    qint64 cells = 2'000'000;
};

} // namespace soundings::extract
