#include "ui/models/importitemsmodel.h"
#include "ui/models/unreadableitemsmodel.h"

#include "tests/support/files.h"

#include <QAbstractItemModelTester>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

ImportItem item(const QString &source, ImportOutcome outcome, int number)
{
    ImportItem made;
    made.source = source;
    made.outcome = outcome;
    made.response.number = number;
    made.response.subject = u"About canals"_s;
    made.response.respondent.name = u"Ann Lock"_s;
    made.response.received = toInstant(QDateTime(QDate(2020, 7, 1), QTime(11, 0), Qt::UTC));
    made.response.evidence = Evidence::ReceivedHeader;
    return made;
}

ImportItemsModel::Items items()
{
    auto list = std::make_shared<std::vector<ImportItem>>();
    list->push_back(item(u"a.eml"_s, ImportOutcome::Added, 17));
    Part attachment;
    attachment.kind = PartKind::Attachment;
    attachment.name = u"Response.docx"_s;
    list->back().response.parts = {Part(), attachment};
    list->push_back(item(u"b.eml"_s, ImportOutcome::Unreadable, 0));
    list->back().reason = u"The file is empty."_s;
    list->push_back(item(u"c.eml"_s, ImportOutcome::Duplicate, 17));
    list->push_back(item(u"d.eml"_s, ImportOutcome::Added, 18));
    return list;
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

TEST(ImportItemsModel, ListsTheItemsOfOneOutcomeInTheirOrder)
{
    ImportItemsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setItems(items(), "Europe/London", ImportOutcome::Added);
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(cell(model, 0, ImportItemsModel::Reference), u"R-0017"_s);
    EXPECT_EQ(cell(model, 1, ImportItemsModel::Reference), u"R-0018"_s);
    EXPECT_EQ(cell(model, 0, ImportItemsModel::Who), u"Ann Lock"_s);
    EXPECT_EQ(cell(model, 0, ImportItemsModel::Parts), u"Response.docx"_s);
    model.setItems(items(), "Europe/London", ImportOutcome::Duplicate);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(cell(model, 0, ImportItemsModel::Source), u"c.eml"_s);
    model.setItems(items(), "Europe/London");
    EXPECT_EQ(model.rowCount(), 4);
    model.setItems({}, {});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(ImportItemsModel, ShowsTimesInTheConsultationsZone)
{
    ImportItemsModel model;
    model.setItems(items(), "Europe/London", ImportOutcome::Added);
    EXPECT_TRUE(cell(model, 0, ImportItemsModel::Received).contains(u"12:00"_s)); // 11:00 UTC in July
    model.setItems(items(), "Asia/Tokyo", ImportOutcome::Added);
    EXPECT_TRUE(cell(model, 0, ImportItemsModel::Received).contains(u"20:00"_s));
}

TEST(ImportItemsModel, TellsOfAnUnreadableItemOnlyWhatIsKnown)
{
    ImportItemsModel model;
    model.setItems(items(), "Europe/London", ImportOutcome::Unreadable);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(cell(model, 0, ImportItemsModel::Source), u"b.eml"_s);
    EXPECT_EQ(cell(model, 0, ImportItemsModel::Reason), u"The file is empty."_s);
    EXPECT_EQ(cell(model, 0, ImportItemsModel::Received), QString());
    EXPECT_EQ(cell(model, 0, ImportItemsModel::Reference), QString());
}

TEST(ImportItemsModel, ReadsOneRowOfManyWithoutTouchingTheOthers)
{
    auto many = std::make_shared<std::vector<ImportItem>>();
    for (int i = 0; i < 100000; ++i)
        many->push_back(item(QString::number(i), ImportOutcome::Added, i + 1));
    ImportItemsModel model;
    model.setItems(many, "UTC");
    ASSERT_EQ(model.rowCount(), 100000);
    EXPECT_EQ(cell(model, 99999, ImportItemsModel::Reference), u"R-100000"_s);
    EXPECT_EQ(model.item(100000), nullptr);
}

TEST(UnreadableItemsModel, ListsSourceReasonAndTime)
{
    UnreadableItemsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    UnreadableItem broken;
    broken.source = u"scan.eml"_s;
    broken.reason = u"No header was found."_s;
    broken.at = toInstant(QDateTime(QDate(2020, 7, 1), QTime(11, 0), Qt::UTC));
    model.setItems({broken}, "Europe/London");
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(cell(model, 0, UnreadableItemsModel::Source), u"scan.eml"_s);
    EXPECT_EQ(cell(model, 0, UnreadableItemsModel::Reason), u"No header was found."_s);
    EXPECT_TRUE(cell(model, 0, UnreadableItemsModel::TakenIn).contains(u"12:00"_s));
}
