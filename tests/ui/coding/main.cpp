#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// The dialogs' own settings and folders, never the account's.
int main(int argc, char **argv)
{
    ::testing::InitGoogleMock(&argc, argv);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Soundings"));
    QCoreApplication::setApplicationName(QStringLiteral("Soundings"));
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    QStandardPaths::setTestModeEnabled(true);
    return RUN_ALL_TESTS();
}
