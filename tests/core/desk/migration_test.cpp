#include "tests/support/deskfixture.h"

#include <QFile>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

/// Files made by released versions, one a version of the schema:
/// tests/data/consultations/version-N.soundings.
class Migration : public testing::TestWithParam<int>
{
};

TEST_P(Migration, anOlderFileOpensWholeAndGoesOn)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"old.soundings"_s);
    ASSERT_TRUE(QFile::copy(
        test::projectFile(u"tests/data/consultations/version-%1.soundings"_s.arg(GetParam())), file));
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    auto desk = Desk::open(file, u"Ann"_s);
    ASSERT_TRUE(desk) << desk.error().message.toStdString();
    const auto found = (*desk)->verify();
    ASSERT_TRUE(found) << found.error().message.toStdString() << found.error().detail.toStdString();
    EXPECT_TRUE(found->empty());
    EXPECT_EQ((*desk)->counts()->responses, 3);
    EXPECT_EQ((*desk)->counts()->unreadable, 1);
    EXPECT_EQ((*desk)->consultation()->closes, test::utc(u"2020-02-12T12:00:00Z"_s));
    const ResponseDetail first = *(*desk)->response(*(*desk)->responseByNumber(1));
    ASSERT_EQ(first.comments.size(), 1U);
    EXPECT_EQ(first.comments.front().note, u"From the first version"_s);
    EXPECT_EQ(first.response.parts.front().confidence, -1);
    EXPECT_EQ(first.comments.front().standing, Standing::Counts);
    Comment comment;
    comment.response = first.response.id;
    comment.at = (*desk)->now();
    ASSERT_TRUE((*desk)->apply({CommentAdded{comment}, Acknowledged{first.response.id, {}, (*desk)->now()}},
                               u"Comment"_s));
    EXPECT_EQ(*(*desk)->count(u"is:acknowledged"_s), 1);
    EXPECT_EQ((*desk)->twins()->size(), 2U) << "its three letters say the same, each as the one before";
    EXPECT_TRUE((*desk)->mailboxes()->empty());
    EXPECT_TRUE((*desk)->verify()->empty());
    EXPECT_EQ(*(*desk)->count(u"has:attachment"_s), 1);
    EXPECT_EQ(*(*desk)->count(u"is:unopened"_s), 3) << "who read it before is not on record";
    ASSERT_TRUE((*desk)->apply({ResponseViewed{first.response.id, (*desk)->now(), 40}}, {}));
    EXPECT_EQ(*(*desk)->count(u"is:opened"_s), 1);
    EXPECT_TRUE((*desk)->verify()->empty());
}

INSTANTIATE_TEST_SUITE_P(Versions, Migration, testing::Values(1, 2, 3));

} // namespace
