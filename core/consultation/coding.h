#pragma once

#include "core/consultation/ids.h"
#include "core/consultation/instant.h"

#include <QString>

#include <vector>

/// What goes with themes and comments.
namespace soundings {

enum class MemoKind { Consultation, Response, Theme, Section };

/// What a memo is about.
struct MemoTarget
{
    MemoKind kind = MemoKind::Consultation;
    qint64 id = 0; ///< of the response, theme or section; 0 for the consultation

    static MemoTarget of(ResponseId response) { return {MemoKind::Response, response.value}; }
    static MemoTarget of(ThemeId theme) { return {MemoKind::Theme, theme.value}; }
    static MemoTarget of(SectionId section) { return {MemoKind::Section, section.value}; }
    friend bool operator==(const MemoTarget &, const MemoTarget &) = default;
};

/// What the team writes down for itself.
struct Memo
{
    MemoId id;
    MemoTarget target;
    QString text;
    QString author;
    Instant at;

    friend bool operator==(const Memo &, const Memo &) = default;
};

/// A query kept under a name; with a theme it is a rule that proposes comments of that theme.
struct SavedSearch
{
    SavedSearchId id;
    QString name; ///< no other has it, in any case
    QString query;
    int position = 0;
    ThemeId theme = {}; ///< invalid: it proposes nothing

    friend bool operator==(const SavedSearch &, const SavedSearch &) = default;
};

/// Somebody who tags a response without seeing what the others make of it.
struct Coder
{
    QString name;
    bool done = false; ///< once all are, they see each other's

    friend bool operator==(const Coder &, const Coder &) = default;
};

/// Whether a response is tagged independently.
[[nodiscard]] inline bool isCodedIndependently(const std::vector<Coder> &coders)
{
    return coders.size() >= 2;
}

} // namespace soundings
