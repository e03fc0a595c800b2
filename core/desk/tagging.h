#pragma once

#include "core/desk/desk.h"

namespace soundings {

/// A comment as a script or another program gives it: by names and by the passage's words.
struct Tagging
{
    ResponseId response;
    QString quote; ///< empty: the whole response. White space matches any other
    QStringList themes;
    QStringList sections; ///< by number, or by title where there is none
    Stance stance = Stance::None;
    QString note;
};

/// The comment that this makes, not written yet. NotFound where a theme, a section or the quotation does not exist.
[[nodiscard]] Result<Comment> readTagging(const Desk &desk, const Tagging &how);

/// Adds the comment, independent where the person tags the response independently; takes an unread one into work.
Result<ChangeSet> tagResponse(Desk &desk, const Tagging &how);

/// Where a quotation stands in a response: the first place in its parts, in order.
[[nodiscard]] std::optional<Passage> findQuote(const Response &response, const QString &quote);

} // namespace soundings
