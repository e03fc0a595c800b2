#include "core/redaction/publicids.h"
#include "core/redaction/terms.h"
#include "tests/support/files.h"

#include <QRegularExpression>
#include <QSet>

using namespace soundings;
using namespace soundings::redaction;
using namespace Qt::StringLiterals;

TEST(TermsTest, wordsAreFoundWhateverStandsBetweenThem)
{
    Terms terms;
    terms.add(u"Ann Lee"_s, u"R-0001"_s);
    terms.add(u"ann@kilns.example"_s);
    terms.add(u"01782 123 456"_s);
    for (const QString &text : {u"by ANN\n  LEE."_s, u"Ann, Lee"_s, u"mailto:ann@kilns.example"_s, u"01782123456"_s, u"(01782) 123-456"_s,
                                u"0178 2123456"_s})
        EXPECT_EQ(terms.in(text).size(), 1u) << text.toStdString();
    for (const QString &text : {u"Annlee"_s, u"Joann Lee"_s, u"Ann Leek"_s, u"ann at kilns"_s, u"01782 123 4567"_s, u""_s})
        EXPECT_TRUE(terms.in(text).empty()) << text.toStdString();
    const Terms::Match match = terms.in(u"So Ann  Lee says"_s).front();
    EXPECT_EQ(std::pair(match.begin, match.end), std::pair(qsizetype(3), qsizetype(11)));
    EXPECT_EQ(terms.why(match.term), u"R-0001"_s);
}

TEST(TermsTest, whatMayStandIsNoMatch)
{
    Terms terms;
    terms.add(u"Leek Road"_s);
    terms.allow(u"Leek Road Residents"_s);
    EXPECT_TRUE(terms.in(u"the Leek Road Residents say"_s).empty());
    EXPECT_EQ(terms.in(u"the Leek Road Residents of Leek Road"_s).size(), 1u);
    EXPECT_FALSE(isTelling(u"Will"_s));
    EXPECT_FALSE(isTelling(u"7 a"_s));
    for (const QString &words : {u"Ann Lee"_s, u"Dalesworth"_s, u"ST13 5AA"_s})
        EXPECT_TRUE(isTelling(words)) << words.toStdString();
}

TEST(PublicIdentifiersTest, theyAreOneEachWithoutOrderAndTheSameForTheSameKey)
{
    std::vector<ResponseId> ids;
    constexpr int many = 60'000; // among 29⁶ some four pairs meet
    for (qint64 id = 1; id <= many; ++id)
        ids.push_back({id});
    const QHash<ResponseId, QString> all = publicIdentifiers("key", ids);
    EXPECT_EQ(QSet<QString>(all.begin(), all.end()).size(), many);
    static const QRegularExpression form(u"^P-[2-9BCDFGHJ-NP-TV-Z]{6}$"_s);
    int rising = 0;
    for (qint64 id = 1; id < many; ++id) {
        ASSERT_TRUE(form.match(all[{id}]).hasMatch()) << all[{id}].toStdString();
        rising += all[{id}] < all[{id + 1}];
    }
    EXPECT_NEAR(rising, many / 2, many / 50) << "the order of arrival does not show";
    ids.resize(100);
    const QHash<ResponseId, QString> few = publicIdentifiers("key", ids);
    for (const ResponseId id : ids)
        EXPECT_EQ(few[id], all[id]) << "later responses change nothing";
    EXPECT_NE(publicIdentifiers("other", ids)[{1}], few[{1}]);
}
