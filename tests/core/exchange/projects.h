#pragma once

#include "core/exchange/qdpx.h"

#include <QMap>

namespace soundings::test {

/// A project of ours with everything in it: `responses` with two comments each, in texts with characters of
/// every width.
exchange::Project richProject(int responses);

/// A .qdpx of this XML, which stands in a Project element with this origin, and these sources.
QByteArray qdpx(const QString &origin, const QByteArray &xml, const QMap<QString, QByteArray> &files = {});
/// A source of a file, with selections of code 1: "begin end name".
QByteArray textSource(const QString &path, const QStringList &selections);

/// What xmllint has against the project.qde; empty where nothing, null where it can't be asked.
QString schemaFaults(const QByteArray &qdpx);

} // namespace soundings::test
