#pragma once

#include "core/consultation/response.h"
#include "core/extract/table.h"

#include <QString>
#include <QStringList>

namespace soundings::extract {

/// What became of one document.
struct Extracted
{
    TextState state = TextState::NoText;
    QString text;            ///< `\n` line ends, no NUL
    QString reason;          ///< where it was not read: a sentence for a person, naming the file
    QStringList notes;       ///< what a reader of the text should know, a sentence each
    bool recognised = false; ///< read from a picture by character recognition
    int confidence = -1;     ///< of the recognition, 0…100; -1 where there was none
};

} // namespace soundings::extract
