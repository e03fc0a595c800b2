#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// For tests of windows: settings and folders of their own, never the account's; the same style and language everywhere.
int main(int argc, char **argv)
{
    ::testing::InitGoogleMock(&argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCoreApplication::setOrganizationName(QStringLiteral("Soundings"));
    QCoreApplication::setApplicationName(QStringLiteral("Soundings"));
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    QStandardPaths::setTestModeEnabled(true);
    return RUN_ALL_TESTS();
}
