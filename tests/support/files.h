#pragma once

#include "core/consultation/result.h"

#include <QByteArray>
#include <QString>

#include <gtest/gtest.h>

#include <ostream>

namespace soundings::test {

/// A folder of the real files kept outside the project ($CORPORA, or shared/corpora beside the checkout), with a
/// subfolder's name. Empty where they are absent: then GTEST_SKIP() with a word.
QString corpora(const QString &folder = {});
/// A file or folder of the project's own, relative to its root.
QString projectFile(const QString &relative);
QByteArray readFile(const QString &path); ///< fails the test where it can't be read
void writeFile(const QString &path, const QByteArray &bytes);

} // namespace soundings::test

// So that a failed assertion prints what was there.
inline void PrintTo(const QString &text, std::ostream *out) { *out << '"' << text.toStdString() << '"'; }
inline void PrintTo(const QByteArray &bytes, std::ostream *out) { *out << '"' << bytes.toStdString() << '"'; }
namespace soundings {
inline void PrintTo(const Error &error, std::ostream *out)
{
    *out << error.message.toStdString() << " [" << error.detail.toStdString() << ']';
}
} // namespace soundings
