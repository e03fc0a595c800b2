#pragma once

class QPainter;

namespace soundings::reports {

/// Marks in what is painted for a PDF, of which its tags are made (pdftagging.h): what follows a mark belongs to what it
/// names, until the next one. Nothing is painted on any other device. A page begins with what is no content.
///
/// A mark is a rectangle far from the page: Qt's PDF writer has no way to write an operator of one's own.
namespace mark {

inline constexpr int title = -1; ///< the block of the report's title
inline constexpr int head = -1;  ///< the piece of a table's head
inline constexpr int caption = -2;

/// What follows is of this block of the report, and no content until a piece of it is named.
void block(QPainter &painter, int block);
/// A paragraph, item, row or figure of the block, and a part of it.
void piece(QPainter &painter, int piece, int column = 0);
/// What follows only adorns: rules, heads and feet of pages.
void adornment(QPainter &painter);

/// The rectangle's left edge says which mark it is; its other numbers are one or more, as empty ones are not painted.
inline constexpr int blockEdge = -77001;
inline constexpr int pieceEdge = -77002;
inline constexpr int adornmentEdge = -77003;
inline constexpr int offset = 3;

} // namespace mark

} // namespace soundings::reports
