#include "core/campaigns/grouping.h"

#include "core/duplicates/textkey.h"
#include "tests/bench/generate/invention.h"
#include "tests/bench/generate/sampletexts.h"

#include <gtest/gtest.h>

#include <QHash>

#include <map>
#include <set>

using namespace soundings;
using namespace soundings::campaigns;
using namespace Qt::StringLiterals;

namespace {

/// Letters with their texts; each of another person unless said otherwise.
class Post
{
public:
    ResponseId add(const QString &text, size_t person = 0)
    {
        Part part;
        part.kind = PartKind::Message;
        part.text = text;
        const QString bare = duplicates::bareText({part});
        const ResponseId id{qint64(m_letters.size()) + 1};
        m_letters.push_back({id, person > 0 ? person : 1000 + m_letters.size(), duplicates::textKey(bare)});
        m_texts.insert(id, bare);
        return id;
    }
    [[nodiscard]] std::vector<Group> groups(double threshold = usualThreshold) const
    {
        return groupsOf(m_letters, [this](ResponseId id) { return m_texts.value(id); }, threshold);
    }

private:
    std::vector<Letter> m_letters;
    QHash<ResponseId, QString> m_texts;
};

const QString letter = u"Please keep the number eighteen bus between Leek and Hanley in the evening. It is how we come home from "
                       "work and from college, and there is no other way for those of us who do not drive a car."_s;

std::vector<ResponseId> ids(const Group &group)
{
    std::vector<ResponseId> all;
    for (const Member &member : group.members)
        all.push_back(member.id);
    return all;
}

} // namespace

TEST(Grouping, aLetterOfSeveralIsACampaignAndItsChangesAreMeasured)
{
    Post post;
    post.add(u"Something quite different about apprenticeships in the ceramics trade, which the draft does not speak of at all in "
             "any of its chapters, as far as we can see."_s);
    const ResponseId first = post.add(u"Dear all,\n"_s + letter);
    const ResponseId whole = post.add(letter);
    const ResponseId again = post.add(letter);
    const ResponseId added = post.add(letter + u" My mother is eighty and goes to church by it every Sunday."_s);
    const std::vector<Group> groups = post.groups();
    ASSERT_EQ(groups.size(), 1u);
    EXPECT_EQ(groups[0].kernel, whole) << "what most sent, not what came first";
    EXPECT_EQ(ids(groups[0]), (std::vector{first, whole, again, added}));
    EXPECT_DOUBLE_EQ(groups[0].members[3].likeness, 1);
}

TEST(Grouping, onePersonOrAFewWordsAreNoCampaign)
{
    Post post;
    post.add(letter, 7);
    post.add(letter, 7);
    post.add(u"I support the plan."_s);
    post.add(u"I support the plan."_s);
    EXPECT_TRUE(post.groups().empty());
    post.add(letter + u" Thank you."_s, 8);
    EXPECT_EQ(post.groups().size(), 1u);
}

TEST(Grouping, theThresholdDecides)
{
    Post post;
    post.add(letter);
    post.add(letter);
    QStringList words = letter.split(u' ');
    for (qsizetype i = 0; i < words.size(); i += 4)
        words[i] = u"otherwise"_s;
    post.add(words.join(u' '));
    ASSERT_EQ(post.groups().size(), 1u);
    EXPECT_EQ(post.groups()[0].members.size(), 2u);
    ASSERT_EQ(post.groups(0.6).size(), 1u);
    EXPECT_EQ(post.groups(0.6)[0].members.size(), 3u);
}

/// The generator knows who took part in which campaign and what they did with the letter.
TEST(Grouping, inventedCampaignsAreFoundWholeAndNothingElseIs)
{
    bench::Shape shape;
    shape.responses = 4'000;
    const bench::Invention invention(shape, bench::sampleTexts());
    Post post;
    std::vector<bench::InventedResponse> truth;
    for (int i = 0; i < shape.responses; ++i) {
        truth.push_back(invention.response(i));
        post.add(truth.back().text);
    }
    std::map<bench::Edit, std::pair<int, int>> found; // found, of
    std::map<qint64, size_t> groupOf;
    const std::vector<Group> groups = post.groups();
    std::map<int, std::set<size_t>> groupsOfCampaign;
    for (size_t g = 0; g < groups.size(); ++g) {
        std::set<std::optional<int>> campaigns;
        for (const Member &member : groups[g].members) {
            groupOf[member.id.value] = g;
            campaigns.insert(truth[size_t(member.id.value - 1)].campaign);
        }
        EXPECT_EQ(campaigns.size(), 1u) << "of several campaigns, or of none";
        EXPECT_TRUE(campaigns.begin()->has_value());
        groupsOfCampaign[campaigns.begin()->value_or(-1)].insert(g);
    }
    for (size_t i = 0; i < truth.size(); ++i) {
        if (!truth[i].campaign)
            continue;
        auto &[met, of] = found[truth[i].edit];
        ++of;
        met += int(groupOf.contains(qint64(i) + 1));
    }
    const auto shareOf = [&](bench::Edit edit) { return double(found[edit].first) / double(found[edit].second); };
    RecordProperty("unchanged", std::to_string(shareOf(bench::Edit::None)));
    RecordProperty("some words", std::to_string(shareOf(bench::Edit::SomeWords)));
    RecordProperty("sentence added", std::to_string(shareOf(bench::Edit::SentenceAdded)));
    RecordProperty("half rewritten", std::to_string(shareOf(bench::Edit::HalfRewritten)));
    EXPECT_GE(shareOf(bench::Edit::None), 0.99);
    EXPECT_GE(shareOf(bench::Edit::SentenceAdded), 0.99);
    EXPECT_GE(shareOf(bench::Edit::SomeWords), 0.95);
    for (const auto &[campaign, in] : groupsOfCampaign)
        EXPECT_EQ(in.size(), 1u) << "campaign " << campaign << " fell apart";
}
