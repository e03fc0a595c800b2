#include "ui/window/newconsultationform.h"

#include "tests/support/files.h"

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

const Instant now = toInstant(QDateTime(QDate(2020, 1, 10), QTime(9, 0), Qt::UTC));

QDateTime wall(int year, int month, int day, int hour, int minute)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC);
}

NewConsultationForm filled()
{
    NewConsultationForm form;
    form.title = u"Draft strategy"_s;
    form.zone = "Europe/London";
    form.closes = wall(2020, 2, 10, 12, 0);
    form.draftFile = u"draft.pdf"_s;
    form.draft = CheckedDraft{30, 40};
    form.file = u"/tmp/strategy.soundings"_s;
    return form;
}

std::optional<Remark> remarkOn(const NewConsultationForm &form, Remark::Field field)
{
    for (const Remark &remark : remarksOn(form, now)) {
        if (remark.field == field)
            return remark;
    }
    return {};
}

bool blocked(const NewConsultationForm &form)
{
    return !canCreate(remarksOn(form, now));
}

} // namespace

TEST(NewConsultationForm, HasNothingToSayOfAFormThatIsComplete)
{
    EXPECT_TRUE(remarksOn(filled(), now).empty());
    EXPECT_FALSE(blocked(filled()));
}

TEST(NewConsultationForm, WantsATitleADraftAndAFile)
{
    NewConsultationForm form = filled();
    form.title = u"   "_s;
    EXPECT_TRUE(blocked(form));
    form = filled();
    form.draftFile.clear();
    EXPECT_TRUE(blocked(form));
    form = filled();
    form.file.clear();
    EXPECT_TRUE(blocked(form));
    form = filled();
    form.ownThemes = true;
    EXPECT_TRUE(blocked(form));
}

TEST(NewConsultationForm, WaitsForTheDraftAndSaysWhyItCantBeRead)
{
    NewConsultationForm form = filled();
    form.draft.reset();
    EXPECT_TRUE(blocked(form));
    form.draft = failure(ErrorKind::Unreadable, u"draft.pdf needs a password."_s);
    EXPECT_EQ(remarkOn(form, Remark::Draft)->text, u"draft.pdf needs a password."_s);
    EXPECT_TRUE(blocked(form));
    form.draft = CheckedDraft{3, 0};
    EXPECT_EQ(remarkOn(form, Remark::Draft)->weight, Remark::Hint);
    EXPECT_FALSE(blocked(form));
}

TEST(NewConsultationForm, RefusesATimeThatTheClocksSkip)
{
    NewConsultationForm form = filled();
    form.closes = wall(2020, 3, 29, 1, 30);
    ASSERT_TRUE(remarkOn(form, Remark::Closes));
    EXPECT_EQ(remarkOn(form, Remark::Closes)->weight, Remark::Wrong);
    EXPECT_TRUE(remarkOn(form, Remark::Closes)->text.contains(u"skip 01:30"_s));
    form.zone = "Asia/Tokyo"; // whose clocks never change
    EXPECT_FALSE(blocked(form));
}

TEST(NewConsultationForm, SaysWhichOfTwoTimesIsMeant)
{
    NewConsultationForm form = filled();
    form.closes = wall(2020, 10, 25, 1, 30);
    ASSERT_TRUE(remarkOn(form, Remark::Closes));
    EXPECT_EQ(remarkOn(form, Remark::Closes)->weight, Remark::Hint);
    EXPECT_TRUE(remarkOn(form, Remark::Closes)->text.contains(u"BST"_s));
    EXPECT_FALSE(blocked(form));
}

TEST(NewConsultationForm, HintsAtAPastOrEarlyClosing)
{
    NewConsultationForm form = filled();
    form.closes = wall(2020, 1, 10, 8, 59);
    EXPECT_TRUE(remarkOn(form, Remark::Closes)->text.contains(u"past"_s));
    EXPECT_FALSE(blocked(form));
    form.closes = wall(2020, 2, 7, 8, 59); // 28 days less a minute
    EXPECT_TRUE(remarkOn(form, Remark::Closes)->text.contains(u"28 days"_s));
    form.closes = wall(2020, 2, 7, 9, 0);
    EXPECT_FALSE(remarkOn(form, Remark::Closes));
}

TEST(NewConsultationForm, RefusesToCloseBeforeItOpens)
{
    NewConsultationForm form = filled();
    form.opens = form.closes;
    EXPECT_EQ(remarkOn(form, Remark::Closes)->weight, Remark::Wrong);
    form.opens = wall(2020, 1, 11, 9, 0);
    EXPECT_FALSE(blocked(form));
}

TEST(NewConsultationForm, RefusesAnUnknownZoneAFileThatIsThereAndAFolderWithoutRights)
{
    NewConsultationForm form = filled();
    form.zone = "Europe/Stoke";
    EXPECT_EQ(remarkOn(form, Remark::Zone)->weight, Remark::Wrong);
    form = filled();
    form.fileTaken = true;
    EXPECT_TRUE(remarkOn(form, Remark::File)->text.contains(u"strategy.soundings exists already"_s));
    form = filled();
    form.folderWritable = false;
    EXPECT_TRUE(remarkOn(form, Remark::File)->text.contains(u"/tmp"_s));
    EXPECT_TRUE(blocked(form));
}
