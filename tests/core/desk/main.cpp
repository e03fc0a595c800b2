#include <QCoreApplication>

#include <gtest/gtest.h>

// A mailbox is waited for with an event loop, which needs an application.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
