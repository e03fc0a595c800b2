#include "core/search/parser.h"

#include "tests/core/search/generator.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::search;
using namespace Qt::StringLiterals;

namespace {

struct Fault
{
    const char16_t *query;
    int column;
    const char16_t *says; ///< part of the sentence
};

void PrintTo(const Fault &fault, std::ostream *out)
{
    *out << QStringView(fault.query).toString().toStdString();
}

class ParserFaults : public testing::TestWithParam<Fault>
{
};

} // namespace

TEST_P(ParserFaults, areToldWithTheirPlace)
{
    const Fault &fault = GetParam();
    const Result<Node> node = parse(QStringView(fault.query));
    ASSERT_FALSE(node.has_value()) << "read as " << toText(*node).toStdString();
    EXPECT_EQ(node.error().kind, ErrorKind::Invalid);
    EXPECT_EQ(node.error().detail, u"column %1"_s.arg(fault.column));
    EXPECT_TRUE(node.error().message.contains(QStringView(fault.says))) << node.error().message.toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Queries, ParserFaults,
    testing::Values(
        Fault{u"skills \"gap", 8, u"not closed"}, Fault{u"skills “gap", 8, u"not closed"},
        Fault{u"a (b OR c", 3, u"not closed"}, Fault{u"a (", 3, u"not closed"},
        Fault{u"a ) b", 3, u"closes nothing"}, Fault{u") b", 1, u"closes nothing"},
        Fault{u"a ()", 3, u"nothing to find"}, Fault{u"OR a", 1, u"before it"}, Fault{u"a OR", 5, u"missing"},
        Fault{u"a OR OR b", 6, u"before it"}, Fault{u"a AND", 3, u"after it"},
        Fault{u"AND a", 1, u"before it"}, Fault{u"a NOT", 3, u"exclude"}, Fault{u"a (NOT) b", 4, u"exclude"},
        Fault{u"(a OR) b", 6, u"missing"}, Fault{u"£", 1, u"no letter"}, Fault{u"a OR &", 6, u"no letter"},
        Fault{u"a -&", 3, u"exclude"}, Fault{u"a \"&\"", 3, u"no letter"}, Fault{u"*", 1, u"before it"},
        Fault{u"sk*ls", 3, u"end of a word"}, Fault{u"low-*", 5, u"before it"},
        Fault{u"a -OR b", 3, u"exclude"}, Fault{u"a tag:People", 3, u"theme:"},
        Fault{u"them:People", 1, u"theme:"}, Fault{u"colour:red", 1, u"theme,"},
        Fault{u"foo:\"x y\"", 1, u"no field"}, Fault{u"a theme:", 3, u"needs a value"},
        Fault{u"from: staffs.ac.uk", 1, u"right after the colon"}, Fault{u"theme:\" \"", 1, u"needs a value"},
        Fault{u"status:read", 1, u"status:unread"},
        Fault{u"status:zzz", 1, u"unread, in-progress, tagged or reviewed"},
        Fault{u"kind:education", 1, u"kind:further-or-higher-education"}, Fault{u"channel:none", 1, u"email"},
        Fault{u"is:attachment", 1, u"on-time"}, Fault{u"has:theme", 1, u"attachment or comment"},
        Fault{u"stance:for", 1, u"support"}, Fault{u"campaign:big", 1, u"number"},
        Fault{u"ref:X-1", 1, u"ref:R-0017"}, Fault{u"a received:2020-02-30", 3, u"no date"},
        Fault{u"received:10/02/2020", 1, u"2020-02-10"}, Fault{u"received:2020-02-10T25:00", 1, u"no date"},
        Fault{u"received:..", 1, u"two dots"},
        Fault{u"received:2020-02-10..2020-02-01", 1, u"before it begins"},
        Fault{u"received:>", 1, u"no date"},
        Fault{u"received:2020-02-01 .. 2020-02-10", 21, u"without spaces"}));

TEST(ParserLimits, deepNestingIsRefusedAndHarmless)
{
    const QString open(9'000, u'(');
    const Result<Node> nested = parse(open + u"a"_s);
    ASSERT_FALSE(nested.has_value());
    EXPECT_EQ(nested.error().detail, u"column %1"_s.arg(maxNesting + 1));
    const QString allowed = QString(maxNesting, u'(') + u'a' + QString(maxNesting, u')');
    EXPECT_TRUE(parse(allowed).has_value());
}

TEST(ParserLimits, hugeQueriesAreRefusedWithAPlace)
{
    for (const QString &piece : {u"("_s, u"- "_s, u"-"_s, u"NOT "_s, u"\""_s, u"a "_s, u"a OR "_s, u"x"_s}) {
        const QString query = piece.repeated(100'000);
        const Result<Node> node = parse(query);
        ASSERT_FALSE(node.has_value());
        EXPECT_TRUE(placeInRange(node.error(), query)) << piece.toStdString();
        const Result<Node> shorter = parse(query.first(maxLength));
        EXPECT_TRUE(shorter.has_value() || placeInRange(shorter.error(), query)) << piece.toStdString();
    }
    const Result<Node> words = parse(u"a "_s.repeated(maxTerms + 1));
    ASSERT_FALSE(words.has_value());
    EXPECT_EQ(words.error().detail, u"column %1"_s.arg(2 * maxTerms + 1));
}
