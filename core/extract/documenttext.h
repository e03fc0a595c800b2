#pragma once

#include <QString>
#include <QStringList>

namespace soundings::extract {

struct DocumentText {
    QString text;
    QStringList notes;
    bool recognised = false;
    int confidence = -1;
};

struct ReadLimits {
    qsizetype characters = 32 * 1024 * 1024;
    qint64 unpackedBytes = 512LL * 1024 * 1024;
    int nesting = 64;
    int pages = 2'000;
    qint64 cells = 2'000'000;
};

} // namespace soundings::extract
