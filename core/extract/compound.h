#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace soundings::extract {

/// Whether bytes begin as an OLE2 compound file: what Office wrote before 2007, and what holds an encrypted
/// package.
[[nodiscard]] bool isCompound(const QByteArray &bytes);
/// Whether it is a .docx, .xlsx or .pptx behind a password ([MS-OFFCRYPTO]).
[[nodiscard]] bool holdsEncryptedPackage(const QByteArray &bytes);

/// The streams at the top of a compound file, read through libgsf from memory.
class Compound
{
public:
    /// None where it can't be opened.
    [[nodiscard]] static std::optional<Compound> open(const QByteArray &bytes);
    Compound(Compound &&) noexcept;
    Compound &operator=(Compound &&) noexcept;
    ~Compound();

    [[nodiscard]] bool contains(const char *name) const;
    /// None where it is absent, broken or larger than `most`.
    [[nodiscard]] std::optional<QByteArray> stream(const char *name, qint64 most) const;

private:
    struct Open;
    explicit Compound(std::unique_ptr<Open> opened);
    std::unique_ptr<Open> m_open;
};

} // namespace soundings::extract
