#include <QGuiApplication>
#include <QLocale>

#include <gtest/gtest.h>

// For tests that want an application without windows: an event loop, fonts, painting, Poppler.
int main(int argc, char **argv)
{
    ::testing::InitGoogleTest(&argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QGuiApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
