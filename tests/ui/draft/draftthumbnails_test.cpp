#include "ui/read/draftthumbnails.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

TEST(ThumbnailModel, hasARowAPageAndPicturesAsTheyCome)
{
    ThumbnailModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setLabels({u"i"_s, u"1"_s});
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0).data().toString(), u"i"_s);
    EXPECT_FALSE(model.index(1).data(Qt::DecorationRole).isValid());
    QImage image(10, 14, QImage::Format_RGB32);
    image.fill(Qt::white);
    model.keep(1, image);
    EXPECT_EQ(model.index(1).data(Qt::DecorationRole).value<QImage>().size(), QSize(10, 14));
    model.keep(5, image); // a late one, of a draft that is gone
    model.setLabels({u"1"_s});
    EXPECT_FALSE(model.index(0).data(Qt::DecorationRole).isValid());
}
