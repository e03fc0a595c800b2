#include "core/search/completion.h"
#include "core/search/explaining.h"
#include "core/search/parser.h"

using namespace soundings;
using namespace soundings::search;
using namespace Qt::StringLiterals;

namespace {

/// `|` stands for the caret.
Typing at(QString text)
{
    const qsizetype caret = text.indexOf(u'|');
    return typingAt(text.remove(u'|'), caret);
}

std::string with(QString text, const QString &value)
{
    const qsizetype caret = text.indexOf(u'|');
    text.remove(u'|');
    Completed completed = withValue(text, typingAt(text, caret), value);
    return completed.query.insert(completed.caret, u'|').toStdString();
}

std::string told(const QString &query)
{
    const Result<Node> node = parse(query);
    return node ? explained(*node).toStdString() : node.error().message.toStdString();
}

} // namespace

TEST(Completion, fieldsAreOfferedByTheirBeginning)
{
    EXPECT_EQ(fieldsFor(at(u"st|"_s)), (QStringList{u"status:"_s, u"stance:"_s}));
    EXPECT_EQ(fieldsFor(at(u"rail -st|"_s)), (QStringList{u"status:"_s, u"stance:"_s}));
    EXPECT_EQ(fieldsFor(at(u"(TAG|"_s)), QStringList{u"tagged-by:"_s});
    EXPECT_TRUE(fieldsFor(at(u"|"_s)).isEmpty());
    EXPECT_TRUE(fieldsFor(at(u"theme:st|"_s)).isEmpty()) << "a value stands there";
    EXPECT_EQ(withField(u"rail st bus"_s, at(u"rail st| bus"_s), u"status:"_s), (Completed{u"rail status: bus"_s, 12}));
}

TEST(Completion, valuesAreOfferedByTheBeginningOfAnyOfTheirWords)
{
    const QStringList themes{u"People"_s, u"People/Apprenticeships"_s, u"Business environment"_s, u"Stoke-on-Trent"_s};
    EXPECT_EQ(valuesFor(at(u"theme:app|"_s), themes), QStringList{u"People/Apprenticeships"_s});
    EXPECT_EQ(valuesFor(at(u"theme:env|"_s), themes), QStringList{u"Business environment"_s});
    EXPECT_EQ(valuesFor(at(u"theme:trent|"_s), themes), QStringList{u"Stoke-on-Trent"_s});
    EXPECT_EQ(valuesFor(at(u"theme:|"_s), themes), themes);
    EXPECT_EQ(valuesFor(at(u"theme:\"business e|"_s), themes), QStringList{u"Business environment"_s});
    EXPECT_TRUE(valuesFor(at(u"theme:xyz|"_s), themes).isEmpty());
}

TEST(Completion, aValueReplacesWhatIsTypedAndIsQuotedWhereItMustBe)
{
    EXPECT_EQ(with(u"theme:peo|"_s, u"People"_s), "theme:People |");
    EXPECT_EQ(with(u"rail theme:bus| leek"_s, u"Business environment"_s), "rail theme:\"Business environment\" | leek");
    EXPECT_EQ(with(u"theme:\"bus| e\" leek"_s, u"Business environment"_s), "theme:\"Business environment\" | leek");
    EXPECT_EQ(with(u"(-theme:peo|)"_s, u"People"_s), "(-theme:People|)");
    EXPECT_EQ(with(u"assignee:|"_s, u"none"_s), "assignee:none |");
}

TEST(Explaining, saysWhatIsAskedInPlainWords)
{
    EXPECT_EQ(told(u"skills -is:late theme:People"_s), "with “skills”, and not late, and on the theme People");
    EXPECT_EQ(told(u"bus OR (rail kind:business)"_s), "with “bus”, or (with “rail”, and of the kind Business)");
    EXPECT_EQ(told(u"-(bus OR rail)"_s), "not (with “bus”, or with “rail”)");
    EXPECT_EQ(told(u"\"advanced ceramics\" log*"_s), "with exactly “advanced ceramics”, and with words beginning “log”");
    EXPECT_EQ(told(u"assignee:none stance:oppose"_s), "assigned to nobody, and that oppose something");
    EXPECT_EQ(told(u"ref:17"_s), "with the reference R-0017");
    EXPECT_EQ(told({}), "");
}

TEST(Explaining, wordsAloneNeedNone)
{
    EXPECT_FALSE(wantsExplaining(*parse(u"skills rail"_s)));
    EXPECT_FALSE(wantsExplaining(*parse({})));
    EXPECT_TRUE(wantsExplaining(*parse(u"skills OR rail"_s)));
    EXPECT_TRUE(wantsExplaining(*parse(u"skills -rail"_s)));
    EXPECT_TRUE(wantsExplaining(*parse(u"is:late"_s)));
}
