#pragma once

#include "core/exchange/project.h"

#include <QByteArray>

#include <array>

/// Where a selection of a .qdpx lies in the text as we keep it. Programs differ in what they count; nothing
/// in the standard's files says which way, so it is told by the program, and checked by the quotations it
/// gives.
namespace soundings::exchange {

struct Counting
{
    bool utf16 = false;       ///< a character beyond U+FFFF counts as two
    bool crlfIsOne = false;   ///< a line end of two characters counts as one
    bool endIncluded = false; ///< endPosition is the last character, not the one after it

    friend bool operator==(const Counting &, const Counting &) = default;
};

/// What the program is known to do: ATLAS.ti counts CRLF as one character, NVivo and MAXQDA as two, NVivo
/// characters beyond U+FFFF as two. None of them includes the end.
[[nodiscard]] Counting usualCounting(const QString &origin);

/// A text as a file has it, and as we keep it.
class CountedText
{
public:
    /// Line ends become `\n`, NUL goes.
    explicit CountedText(const QString &raw);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// None where it begins or ends outside the text.
    [[nodiscard]] std::optional<ProjectRange> range(int start, int end, Counting counting) const;
    [[nodiscard]] QString quote(ProjectRange range) const;
    /// Whether `name` quotes what lies there; names may be cut, blanks may differ.
    [[nodiscard]] bool isQuotedBy(const QString &name, ProjectRange range) const;
    /// Where `quote` stands, nearest to `begin`. None where it does not.
    [[nodiscard]] std::optional<ProjectRange> find(const QString &quote, int begin) const;

private:
    using Places = std::vector<int>; ///< code point of the kept text at each unit, and behind the last
    [[nodiscard]] const Places &places(Counting counting) const;

    QString m_raw;
    QString m_text;
    std::vector<qsizetype> m_utf16;         ///< of each code point of the kept text, and behind the last
    mutable std::array<Places, 4> m_places; ///< made when asked for
};

/// Collects what the quotations say of the counting.
class CountingVotes
{
public:
    explicit CountingVotes(Counting usual);
    void add(const CountedText &text, int start, int end, const QString &name);
    /// The usual one, unless another fits more quotations.
    [[nodiscard]] Counting winner() const;

private:
    std::vector<Counting> m_ways; ///< the usual one first
    std::vector<int> m_fits;
};

/// Bytes of a text file: UTF-8 or, with its mark, UTF-16; what is neither is taken as Windows-1252, and
/// `wasUtf8` says so.
[[nodiscard]] QString decoded(const QByteArray &bytes, bool keepMark, bool *wasUtf8);

} // namespace soundings::exchange
