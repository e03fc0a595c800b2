#include <QGuiApplication>

#include <gtest/gtest.h>

int main(int argc, char **argv)
{
    const QGuiApplication fontsAndPainting(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
