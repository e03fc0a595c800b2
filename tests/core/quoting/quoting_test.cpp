#include "core/quoting/quoting.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

#include <QStringList>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

QString letterOf(Fold::Kind kind)
{
    return kind == Fold::Kind::Quote ? u"Q"_s : kind == Fold::Kind::Signature ? u"S"_s : u"D"_s;
}

// Each line with what became of it in front: Q, S, D or a blank for what stays in sight. Empty lines are left out.
QString seen(const QString &text)
{
    const auto folds = foldsOf(text);
    QStringList out;
    qsizetype at = 0;
    for (const QString &line : text.split(u'\n')) {
        QString mark = u" "_s;
        for (const Fold &fold : folds) {
            if (at >= fold.begin && at < fold.end)
                mark = letterOf(fold.kind);
        }
        if (!line.isEmpty())
            out << mark + line;
        at += line.size() + 1;
    }
    return out.join(u'\n');
}

} // namespace

TEST(Quoting, foldsAQuoteWithTheLineThatSaysWhose)
{
    EXPECT_EQ(seen(u"I agree with this.\n\nOn Mon, 10 Feb 2020 at 12:00, Jo Bloggs\n<jo@x.example> wrote:\n\n> Dear all\n>\n> text\n"_s),
              u" I agree with this.\nQOn Mon, 10 Feb 2020 at 12:00, Jo Bloggs\nQ<jo@x.example> wrote:\nQ> Dear all\nQ>\nQ> text"_s);
}

TEST(Quoting, knowsAttributionsInOtherLanguages)
{
    for (const QString &line : {u"Am 10.02.2020 um 12:00 schrieb Jo Bloggs:"_s, u"Le lun. 10 févr. 2020 à 12:00, Jo a écrit :"_s,
                                u"Ar Llun, 10 Chwef 2020 am 12:00, ysgrifennodd Jo:"_s, u"Jo Bloggs wrote:"_s}) {
        EXPECT_EQ(seen(u"Yes.\n"_s + line + u"\n> hello\n"_s), u" Yes.\nQ"_s + line + u"\nQ> hello"_s);
    }
}

TEST(Quoting, proseThatSaysWroteIsNoAttribution)
{
    EXPECT_EQ(seen(u"They wrote to me and I copy their line:\n\n> text\n"_s), u" They wrote to me and I copy their line:\nQ> text"_s);
}

TEST(Quoting, leavesAnswersBelowAndBetweenQuotes)
{
    EXPECT_EQ(seen(u"> 3.2 Skills\nWe support this.\n> 3.3 Rail\nWe oppose this.\n"_s),
              u"Q> 3.2 Skills\n We support this.\nQ> 3.3 Rail\n We oppose this."_s);
}

TEST(Quoting, aNumberAfterAnAngleIsNoQuote)
{
    EXPECT_EQ(seen(u"Firms are small:\n> 50 % have fewer than ten staff\nand that matters.\n"_s),
              u" Firms are small:\n > 50 % have fewer than ten staff\n and that matters."_s);
}

TEST(Quoting, foldsOutlooksQuoteToTheEnd)
{
    EXPECT_EQ(seen(u"Our answer is yes.\n\n-----Original Message-----\nFrom: LIS\nSent: Monday\nTo: all\nSubject: Draft\n\nPlease reply.\n"_s),
              u" Our answer is yes.\nQ-----Original Message-----\nQFrom: LIS\nQSent: Monday\nQTo: all\nQSubject: Draft\nQPlease reply."_s);
    EXPECT_EQ(seen(u"Our answer is yes.\n\n________________________________\nFrom: LIS <lis@x.example>\nSent: 10 February 2020 09:00\n"
                   "To: Jo\nSubject: Draft\n\nPlease reply.\n"_s),
              u" Our answer is yes.\nQ________________________________\nQFrom: LIS <lis@x.example>\nQSent: 10 February 2020 09:00\n"
              "QTo: Jo\nQSubject: Draft\nQPlease reply."_s);
}

TEST(Quoting, anAnswerBelowOutlookExpressMarksStays)
{
    EXPECT_EQ(seen(u"Hello there.\n-----Original Message-----\nFrom: LIS\nDate: Monday\nSubject: Draft\n> Please reply.\n\nWe do reply here.\n"_s),
              u" Hello there.\nQ-----Original Message-----\nQFrom: LIS\nQDate: Monday\nQSubject: Draft\nQ> Please reply.\n We do reply here."_s);
}

TEST(Quoting, whatIsForwardedStaysInSight)
{
    const QString plain = u"For the consultation, please.\n\n---------- Forwarded message ---------\nFrom: Jo\nDate: Mon\nSubject: Views\n\nMore buses.\n"_s;
    EXPECT_TRUE(foldsOf(plain).empty());
    EXPECT_TRUE(foldsOf(u"FYI\n\nFrom: Jo\nSent: Monday\nTo: me\nSubject: Views\n\nMore buses.\n"_s).empty());
}

TEST(Quoting, proseThatMentionsFromStays)
{
    EXPECT_TRUE(foldsOf(u"From: a business point of view this is right.\nWe would add more.\nTo the point: yes.\n"_s).empty());
}

TEST(Quoting, foldsSignatures)
{
    EXPECT_EQ(seen(u"More buses, please.\n-- \nJo Bloggs\n01782 000000\n"_s), u" More buses, please.\nS-- \nSJo Bloggs\nS01782 000000"_s);
    EXPECT_EQ(seen(u"More buses, please.\n\nSent from my iPhone\n"_s), u" More buses, please.\nSSent from my iPhone"_s);
    EXPECT_EQ(seen(u"More buses, please.\n\nKind regards,\n\nJo Bloggs\nDirector, Bloggs Ltd\nTel: 01782 000000\n"_s),
              u" More buses, please.\nSKind regards,\nSJo Bloggs\nSDirector, Bloggs Ltd\nSTel: 01782 000000"_s);
    EXPECT_EQ(seen(u"Mwy o fysiau.\n\nCofion gorau\nJo\n"_s), u" Mwy o fysiau.\nSCofion gorau\nSJo"_s);
}

TEST(Quoting, aSignatureBetweenAnswerAndQuoteFolds)
{
    EXPECT_EQ(seen(u"Yes to all.\n\nBest wishes\nJo\n\nOn Mon, Sam wrote:\n> hello\n"_s),
              u" Yes to all.\nSBest wishes\nSJo\nQOn Mon, Sam wrote:\nQ> hello"_s);
}

TEST(Quoting, substanceAfterAClosingStays)
{
    const QString afterthought = u"Yes to all.\n\nKind regards\nJo\n\nPS The section on rail forgets Kidsgrove.\n"_s;
    EXPECT_TRUE(foldsOf(afterthought).empty());
    const QString more = u"Yes.\n\nThanks\n\nOne more thing that we did not mention above is the canal network and its towpaths.\n"_s;
    EXPECT_TRUE(foldsOf(more).empty());
    EXPECT_TRUE(foldsOf(u"Our view:\n--\n"_s + u"A long point that goes on.\n"_s.repeated(30)).empty());
}

TEST(Quoting, foldsWhatTheMailServerAdds)
{
    EXPECT_EQ(seen(u"More buses, please.\n\nThis email and any attachments are intended solely for the addressee. If you have received "
                   "it in error, tell us.\n\n*****\nRegistered office: 1 High Street, Stoke.\n"_s)
                  .left(24),
              u" More buses, please.\nDTh"_s);
    EXPECT_EQ(seen(u"More buses.\n\nYours sincerely\nThe Principal\n\nThe information in this e-mail is confidential to the addressee. "
                   "The College accepts no liability for any damage caused by a virus.\n"_s)
                  .left(46),
              u" More buses.\nSYours sincerely\nSThe Principal\nD"_s);
    EXPECT_EQ(seen(u"CAUTION: This email originated from outside of the organisation. It may contain malware; this message and any "
                   "attachments may be confidential.\n\nMore buses, please.\n"_s)
                  .at(0),
              u'D');
}

TEST(Quoting, aSendersOwnWishForConfidentialityStays)
{
    EXPECT_TRUE(foldsOf(u"More buses, please.\n\nPlease treat my name and address as confidential.\n"_s).empty());
}

TEST(Quoting, neverFoldsEverything)
{
    EXPECT_TRUE(foldsOf(u"> all of it\n> is quoted\n"_s).empty());
    EXPECT_TRUE(foldsOf(u"Kind regards\nJo\n"_s).empty());
    EXPECT_TRUE(foldsOf(u""_s).empty());
}

TEST(Quoting, foldsAreWholeLinesInOrderWhateverTheText)
{
    const QString piece = u"> a\nOn x wrote:\n> b\n-- \nFrom: a\nSent: b\nTo: c\nKind regards\nx\n\n____\n"_s;
    const QString text = piece.repeated(20000) + u"last words"_s;
    qsizetype before = 0;
    for (const Fold &fold : foldsOf(text)) {
        EXPECT_GE(fold.begin, before);
        EXPECT_GT(fold.end, fold.begin);
        EXPECT_TRUE(fold.begin == 0 || text[fold.begin - 1] == u'\n');
        EXPECT_TRUE(fold.end == text.size() || text[fold.end - 1] == u'\n');
        before = fold.end;
    }
}
