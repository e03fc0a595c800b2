#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

/// Windows code pages, by which RTF and Outlook name their charsets.
namespace soundings::rtf {

/// The charset as mail names it: 1251 → "windows-1251", 65001 → "utf-8". Empty where none is known.
[[nodiscard]] QByteArray charsetOf(int codePage);

/// Bytes of a code page as text; what is not of it becomes U+FFFD, an unknown code page is read as
/// windows-1252. Keeps its converters: one for a document. Not thread-safe; any one thread.
class CodePages
{
public:
    CodePages();
    CodePages(const CodePages &) = delete;
    CodePages &operator=(const CodePages &) = delete;
    ~CodePages();

    [[nodiscard]] QString decoded(const QByteArray &bytes, int codePage);

private:
    struct Converters;
    std::unique_ptr<Converters> m_converters;
};

} // namespace soundings::rtf
