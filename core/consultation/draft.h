#pragma once

#include "core/consultation/ids.h"

#include <QByteArray>
#include <QString>

namespace soundings {

/// A rectangle on a page as fractions of its width and height, 0…1 from the top left of the page as it is
/// shown (rotation applied).
struct Box
{
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    [[nodiscard]] bool isEmpty() const { return right <= left || bottom <= top; }
    friend bool operator==(const Box &, const Box &) = default;
};

/// A version of the document consulted on. Its bytes are kept under `sha256` among the originals.
struct Draft
{
    DraftId id;
    QString label;    ///< "Draft of 10 January 2020"
    QString fileName; ///< without a folder
    QByteArray sha256; ///< 32 bytes
    int pages = 0;

    friend bool operator==(const Draft &, const Draft &) = default;
};

/// A numbered or titled part of the draft. Sections come in reading order; a section ends where the next one
/// of any depth begins.
struct Section
{
    SectionId id;
    DraftId draft;
    QString number; ///< "3.2", or empty where the draft numbers nothing here
    QString title;  ///< without the number
    int depth = 0;  ///< 0 for a chapter
    SectionId parent;
    int page = 0; ///< of its heading, from 0
    Box box;      ///< of its heading, where known: otherwise from the top of the page

    friend bool operator==(const Section &, const Section &) = default;
};

} // namespace soundings
