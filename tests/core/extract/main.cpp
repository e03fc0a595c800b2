#include <QGuiApplication>

#include <gtest/gtest.h>

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv); // text is drawn to make scans
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
