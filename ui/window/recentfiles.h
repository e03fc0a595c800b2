#pragma once

#include <QSettings>
#include <QString>

#include <vector>

namespace soundings {

struct RecentConsultation
{
    QString file; ///< absolute
    QString title;

    friend bool operator==(const RecentConsultation &, const RecentConsultation &) = default;
};

/// The consultations opened last, newest first, at most ten; kept in the settings.
class RecentFiles
{
public:
    static constexpr int most = 10;

    [[nodiscard]] static std::vector<RecentConsultation> read(const QSettings &settings);
    static void add(QSettings &settings, const RecentConsultation &consultation);
    static void remove(QSettings &settings, const QString &file);
};

} // namespace soundings
