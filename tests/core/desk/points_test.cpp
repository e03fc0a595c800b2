#include "core/desk/finaltext.h"
#include "core/desk/points.h"
#include "core/desk/reporting.h"
#include "core/reports/text.h"
#include "core/desk/tagging.h"
#include "core/desk/themes.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Points : public DeskFixture
{
protected:
    /// A comment on the words, and its id.
    CommentId comment(ResponseId response, const QString &words, Stance stance)
    {
        const Result<ChangeSet> changes = tagResponse(*m_desk, {response, words, {u"People"_s}, {}, stance, {}});
        EXPECT_TRUE(changes) << (changes ? "" : changes.error().message.toStdString());
        for (const Change &change : *changes) {
            if (const auto *added = std::get_if<CommentAdded>(&change))
                return added->comment.id;
        }
        return {};
    }
    PointId point(const QString &title, const std::vector<CommentId> &comments)
    {
        return addedPoint(addPoint(*m_desk, title, {}, comments).value());
    }
    std::vector<CommentId> leftOver() { return commentsThat(*m_desk, {}).value(); }
    std::vector<CommentId> of(PointId point)
    {
        CommentFilter filter;
        filter.which = CommentFilter::Which::OfPoint;
        filter.point = point;
        return commentsThat(*m_desk, filter).value();
    }
    PointRow row(PointId id)
    {
        const std::vector<PointRow> rows = pointRows(*m_desk).value();
        for (const PointRow &one : rows) {
            if (one.point.id == id)
                return one;
        }
        return {};
    }
    SectionId section(const QString &number)
    {
        const std::vector<Section> sections = m_desk->sections(m_desk->drafts()->back().id).value();
        for (const Section &one : sections) {
            if (one.number == number)
                return one.id;
        }
        return {};
    }
    bool isInOrder() { return m_desk->verify()->empty(); }
};

using Ids = std::vector<CommentId>;

} // namespace

TEST_F(Points, everyCommentEndsInAPointOrNeedsNoneOrIsLeftOver)
{
    const ResponseId first = receive(u"Buses stop at six. Kilns are dear."_s);
    const ResponseId second = receive(u"No bus after six o'clock."_s, u"Bob <bob@leek.example>"_s);
    const CommentId stop = comment(first, u"Buses stop at six."_s, Stance::Oppose);
    const CommentId kilns = comment(first, u"Kilns are dear."_s, Stance::None);
    const CommentId after = comment(second, u"No bus after six o'clock."_s, Stance::Oppose);
    EXPECT_EQ(leftOver(), (Ids{stop, kilns, after}));

    const PointId buses = point(u"  Evening   buses are few "_s, {stop, after});
    EXPECT_EQ(row(buses).point.title, u"Evening buses are few"_s);
    EXPECT_EQ(of(buses), (Ids{stop, after}));
    EXPECT_EQ(leftOver(), Ids{kilns});
    ASSERT_TRUE(markNeedingNone(*m_desk, {kilns}, true));
    EXPECT_TRUE(leftOver().empty());
    EXPECT_EQ(*pointProgress(*m_desk), (PointProgress{2, 1, 0}));

    ASSERT_TRUE(gather(*m_desk, buses, {kilns})); // it needs one after all
    EXPECT_EQ(*pointProgress(*m_desk), (PointProgress{3, 0, 0}));
    ASSERT_TRUE(release(*m_desk, buses, {stop}));
    EXPECT_EQ(leftOver(), Ids{stop});
    EXPECT_TRUE(isInOrder());
}

TEST_F(Points, aResponseCountsOnceUnderTheStanceItsCommentsAgreeOn)
{
    const ResponseId torn = receive(u"More buses are good. More buses are dear."_s);
    const ResponseId for_ = receive(u"Do run more buses. They are late."_s, u"Bob <bob@leek.example>"_s);
    const PointId buses = point(u"Buses"_s, {comment(torn, u"More buses are good."_s, Stance::Support),
                                            comment(torn, u"More buses are dear."_s, Stance::Oppose),
                                            comment(for_, u"Do run more buses."_s, Stance::Support),
                                            comment(for_, u"They are late."_s, Stance::None)});
    const PointTally tally = row(buses).tally;
    EXPECT_EQ(tally.comments, 4);
    EXPECT_EQ(tally.responses, 2);
    EXPECT_EQ(tally.byStance.at(size_t(Stance::Mixed)), 1);
    EXPECT_EQ(tally.byStance.at(size_t(Stance::Support)), 1);
    Respondent business = response(for_).response.respondent;
    const Respondent before = business;
    business.kind = RespondentKind::Business;
    ASSERT_TRUE(m_desk->apply({RespondentChanged{for_, before, business}}, {}));
    const std::vector<PointStance> stances = stancesOn(*m_desk, buses).value();
    EXPECT_EQ(stances, (std::vector<PointStance>{{RespondentKind::Unknown, Stance::Mixed, 1},
                                                 {RespondentKind::Business, Stance::Support, 1}}));
}

TEST_F(Points, undoBringsBackWhatMergingAndRemovingTookTogether)
{
    const ResponseId id = receive(u"Buses stop at six. Trams would be better. Kilns are dear."_s);
    const CommentId bus = comment(id, u"Buses stop at six."_s, Stance::Oppose);
    const CommentId tram = comment(id, u"Trams would be better."_s, Stance::Support);
    const PointId buses = point(u"Buses"_s, {bus});
    const PointId trams = point(u"Trams"_s, {tram, bus});
    ASSERT_TRUE(decide(*m_desk, trams, Outcome::NotAccepted, u"Too dear."_s, {}));

    ASSERT_TRUE(mergePoints(*m_desk, trams, buses));
    EXPECT_EQ(of(buses), (Ids{bus, tram}));
    EXPECT_FALSE(row(trams).point.id.isValid());
    EXPECT_EQ(row(buses).point.text, u"Trams"_s);
    EXPECT_EQ(row(buses).point.decision.outcome, Outcome::NotAccepted); // what was decided goes along
    EXPECT_TRUE(isInOrder());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(of(trams), (Ids{bus, tram}));
    EXPECT_EQ(of(buses), Ids{bus});
    EXPECT_EQ(row(trams).point.decision.reply, u"Too dear."_s);
    EXPECT_EQ(row(buses).point.decision, Decision());

    ASSERT_TRUE(decide(*m_desk, buses, Outcome::Accepted, {}, {}));
    const Result<ChangeSet> merged = mergePoints(*m_desk, trams, buses);
    ASSERT_FALSE(merged); // decided differently
    EXPECT_TRUE(merged.error().message.contains(u"Trams"_s));

    ASSERT_TRUE(removePoint(*m_desk, trams));
    EXPECT_EQ(leftOver(), Ids{tram});
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(of(trams), (Ids{bus, tram}));
    EXPECT_TRUE(isInOrder());
}

TEST_F(Points, mergingLosesNoDecisionBehindADraftOfAReply)
{
    const ResponseId id = receive(u"Buses stop at six. Trams would be better."_s);
    const PointId buses = point(u"Buses"_s, {comment(id, u"Buses stop at six."_s, Stance::Oppose)});
    const PointId trams = point(u"Trams"_s, {comment(id, u"Trams would be better."_s, Stance::Support)});
    const std::vector<Section> sections = m_desk->sections(m_desk->drafts()->front().id).value();
    ASSERT_TRUE(decide(*m_desk, trams, Outcome::Accepted, {}, {sections.at(0).id, sections.at(1).id}));
    ASSERT_TRUE(decide(*m_desk, buses, Outcome::None, u"We look into it."_s, {sections.at(1).id}));
    ASSERT_TRUE(mergePoints(*m_desk, trams, buses));
    const Decision both = row(buses).point.decision;
    EXPECT_EQ(both.outcome, Outcome::Accepted);
    EXPECT_EQ(both.reply, u"We look into it."_s);
    EXPECT_EQ(both.sections, (std::vector{sections.at(0).id, sections.at(1).id}));
    EXPECT_TRUE(isInOrder());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(row(buses).point.decision.outcome, Outcome::None);
    EXPECT_EQ(row(trams).point.decision.outcome, Outcome::Accepted);
}

TEST_F(Points, aPartIsSplitOffAndAPointWithCommentsIsNotRemovedBehindTheirBack)
{
    const ResponseId id = receive(u"Buses stop at six. Trams would be better."_s);
    const CommentId bus = comment(id, u"Buses stop at six."_s, Stance::Oppose);
    const CommentId tram = comment(id, u"Trams would be better."_s, Stance::Support);
    const PointId both = point(u"Getting about"_s, {bus, tram});
    const PointId trams = addedPoint(splitPoint(*m_desk, both, {tram}, u"Trams"_s).value());
    EXPECT_EQ(of(both), Ids{bus});
    EXPECT_EQ(of(trams), Ids{tram});
    EXPECT_FALSE(m_desk->apply({PointRemoved{row(both).point}}, u"Remove"_s));
    EXPECT_FALSE(addPoint(*m_desk, u"   "_s, {}, {}));
}

TEST_F(Points, aDecisionSaysWhoAndWhenAndASectionThatChangesStays)
{
    const PointId buses = point(u"Buses"_s, {});
    ASSERT_TRUE(decide(*m_desk, buses, Outcome::AcceptedInPart, u" We add a line. "_s, {section(u"2.1"_s), section(u"2"_s)}));
    const Decision decision = row(buses).point.decision;
    EXPECT_EQ(decision.reply, u"We add a line."_s);
    EXPECT_EQ(decision.by, m_desk->person());
    EXPECT_EQ(decision.at, m_now);
    EXPECT_EQ(decision.sections, (std::vector<SectionId>{section(u"2"_s), section(u"2.1"_s)}));
    const std::vector<qint64> entries = m_desk->journal({}).value();
    EXPECT_TRUE(m_desk->journalRows({entries.front()})->front().what.contains(u"Accepted in part"_s));

    // Somebody who saw it before it was decided comes second.
    EXPECT_FALSE(m_desk->apply({DecisionRecorded{buses, {}, {Outcome::Noted, {}, {}}}}, u"Decide"_s));
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(row(buses).point.decision, Decision());
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(row(buses).point.decision, decision);
    EXPECT_TRUE(isInOrder());
}

TEST_F(Points, commentsAreNarrowedByThemeAndByWhatResponsesMatch)
{
    const ResponseId first = receive(u"Buses stop at six."_s);
    const ResponseId second = receive(u"No bus in the evening, kilns neither."_s, u"Bob <bob@leek.example>"_s);
    const CommentId one = comment(first, u"Buses stop at six."_s, Stance::Oppose);
    const CommentId other = comment(second, u"No bus in the evening"_s, Stance::Oppose);
    CommentFilter filter;
    filter.query = u"neither"_s;
    EXPECT_EQ(*commentsThat(*m_desk, filter), Ids{other});
    filter.query = u"nowhere"_s;
    EXPECT_TRUE(commentsThat(*m_desk, filter)->empty());
    filter.query = u"kind:"_s;
    EXPECT_EQ(commentsThat(*m_desk, filter).error().kind, ErrorKind::Invalid);
    filter.query.clear();
    filter.theme = theme(u"People"_s).id;
    EXPECT_EQ(*commentsThat(*m_desk, filter), (Ids{one, other}));
    filter.theme = theme(u"Places"_s).id;
    EXPECT_TRUE(commentsThat(*m_desk, filter)->empty());
    const std::vector<CommentRow> rows = commentRows(*m_desk, {other, one}).value();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows.front().words, u"No bus in the evening"_s);
    EXPECT_EQ(rows.front().respondent, u"Bob"_s);
    EXPECT_EQ(rows.back().number, 1);
}

TEST_F(Points, reportsTellWhatWasSaidAndDone)
{
    const ResponseId id = receive(u"Buses stop at six."_s);
    const PointId buses = point(u"Evening buses are few"_s, {comment(id, u"Buses stop at six."_s, Stance::Oppose)});
    point(u"Kilns are dear"_s, {});
    ASSERT_TRUE(decide(*m_desk, buses, Outcome::Accepted, u"Buses run until ten."_s, {section(u"2"_s)}));
    const auto textOf = [&](const QString &kind) {
        QString all;
        const reports::Report report = buildReport(*m_desk, {kind, {}, {}, false, true}).value();
        for (const reports::Block &block : report.blocks) {
            if (const auto *heading = std::get_if<reports::Heading>(&block))
                all += heading->text + u'\n';
            else if (const auto *paragraph = std::get_if<reports::Paragraph>(&block))
                all += reports::plainText(paragraph->runs) + u'\n';
            else if (const auto *facts = std::get_if<reports::Facts>(&block)) {
                for (const reports::Fact &fact : facts->facts)
                    all += fact.label + u": "_s + fact.value + u'\n';
            }
        }
        return all;
    };
    const QString said = textOf(u"you-said-we-did"_s);
    EXPECT_TRUE(said.contains(u"Evening buses are few"_s) && said.contains(u"Accepted. Buses run until ten."_s)) << said.toStdString();
    EXPECT_FALSE(said.contains(u"Kilns are dear"_s)); // nothing was done about it yet
    EXPECT_TRUE(said.contains(u"1 point that was raised is still to be decided."_s));
    const QString points = textOf(u"points"_s);
    EXPECT_TRUE(points.contains(u"Kilns are dear"_s) && points.contains(u"Decision: To decide"_s)) << points.toStdString();
    EXPECT_TRUE(points.contains(u"Raised in 1 comment by 1 response."_s)) << points.toStdString();
}

TEST_F(Points, theSummaryQuotesWhatWasChosenAndNothingThatTellsWhoWrote)
{
    const ResponseId open = receive(u"Buses stop at six, says Ann Lee of 01782 555014."_s);
    const ResponseId secret = receive(u"My firm will close."_s, u"Bob <bob@leek.example>"_s);
    const ResponseId plain = receive(u"Nobody chose this."_s, u"Cat <cat@leek.example>"_s);
    for (const auto &[id, words] : {std::pair(open, u"Buses stop at six, says Ann Lee of 01782 555014."_s),
                                    std::pair(secret, u"My firm will close."_s), std::pair(plain, u"Nobody chose this."_s)}) {
        comment(id, words, Stance::Oppose);
        const Comment before = response(id).comments.front();
        Comment after = before;
        after.quotable = id != plain;
        if (after != before) {
            ASSERT_TRUE(m_desk->apply({CommentChanged{before, after}}, u"Quote"_s));
        }
    }
    ASSERT_TRUE(m_desk->apply({ConfidentialityChanged{secret, response(secret).response.confidentiality,
                                                      Confidentiality::Confidential}},
                              u"Keep"_s));
    const reports::Report report = buildReport(*m_desk, {u"summary"_s, {}, {}, false, true}).value();
    QStringList quotes;
    for (const reports::Block &block : report.blocks) {
        if (const auto *quote = std::get_if<reports::Quotation>(&block))
            quotes << quote->text;
    }
    ASSERT_EQ(quotes.size(), 1) << quotes.join(u'\n').toStdString();
    EXPECT_TRUE(quotes.front().contains(u"Buses stop at six"_s));
    EXPECT_FALSE(quotes.front().contains(u"5014"_s)) << quotes.front().toStdString();
    EXPECT_FALSE(quotes.front().contains(u"Lee"_s)) << quotes.front().toStdString();
}

namespace {

/// With the sample's draft, so that the edited edition of it has something to differ from.
class FinalTexts : public ::testing::Test
{
protected:
    void SetUp() override
    {
        NewConsultation how;
        how.title = u"Strategy"_s;
        how.closes = utc(u"2020-02-10T12:00:00Z"_s);
        how.draftFile = projectFile(u"resources/sample/draft/draft-lis.pdf"_s);
        m_desk = *Desk::create(m_folder.filePath(u"final.soundings"_s), how, u"Ann"_s);
        m_pdf = readFile(projectFile(u"tests/data/drafts/lis-final.pdf"_s));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Desk> m_desk;
    QByteArray m_pdf;
};

} // namespace

TEST_F(FinalTexts, aChangeIsTiedToTheDecisionThatAskedForItAndAPromiseNotKeptIsListed)
{
    EXPECT_EQ(finalComparison(*m_desk).error().kind, ErrorKind::NotFound);
    EXPECT_FALSE(m_desk->setFinalText("no PDF", u"no.pdf"_s));
    ASSERT_TRUE(m_desk->setFinalText(m_pdf, u"lis-final.pdf"_s));
    const PointId kept = addedPoint(addPoint(*m_desk, u"Kept"_s, {}, {}).value());
    const PointId unkept = addedPoint(addPoint(*m_desk, u"Not kept"_s, {}, {}).value());
    ASSERT_TRUE(addPoint(*m_desk, u"Never promised"_s, {}, {}));
    ASSERT_TRUE(decide(*m_desk, kept, Outcome::Accepted, {}, {}));
    ASSERT_TRUE(decide(*m_desk, unkept, Outcome::AcceptedInPart, {}, {}));

    FinalComparison comparison = finalComparison(*m_desk).value();
    ASSERT_GE(comparison.differences.size(), 38u);
    EXPECT_EQ(comparison.unkept.size(), 2u);
    ASSERT_TRUE(judgeDifference(*m_desk, comparison.differences[3], {{kept}, false, {}}));
    ASSERT_TRUE(judgeDifference(*m_desk, comparison.differences[4], {{}, true, {}}));

    comparison = finalComparison(*m_desk).value();
    EXPECT_EQ(comparison.differences[3].judgement.points, std::vector<PointId>{kept});
    EXPECT_TRUE(comparison.differences[4].judgement.editorial);
    EXPECT_FALSE(comparison.differences[5].isAccountedFor());
    ASSERT_EQ(comparison.unkept.size(), 1u);
    EXPECT_EQ(comparison.unkept.front().point.id, unkept);
    EXPECT_TRUE(m_desk->verify()->empty());

    ASSERT_TRUE(removePoint(*m_desk, kept)); // and what answered it answers nothing
    EXPECT_FALSE(finalComparison(*m_desk)->differences[3].isAccountedFor());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_TRUE(finalComparison(*m_desk)->differences[3].isAccountedFor());
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(FinalTexts, whatIsMarkedIsTheWordsThatDifferAndBothScrollByWhatIsTheSame)
{
    ASSERT_TRUE(m_desk->setFinalText(m_pdf, u"lis-final.pdf"_s));
    const FinalComparison comparison = finalComparison(*m_desk).value();
    QSet<QString> keys;
    for (const FinalDifference &difference : comparison.differences) {
        keys.insert(difference.key);
        EXPECT_FALSE(difference.draftPlaces.empty() && difference.finalPlaces.empty());
        for (const draft::Hit &place : difference.finalPlaces)
            EXPECT_FALSE(place.boxes.empty());
    }
    EXPECT_EQ(keys.size(), qsizetype(comparison.differences.size()));
    ASSERT_GT(comparison.same.size(), 100u);
    for (const double at : {0.5, 3.25, 10.75, 17.0}) {
        const double there = inFinal(comparison.same, at);
        EXPECT_NEAR(inDraft(comparison.same, there), at, 1e-6);
        EXPECT_NEAR(there, at, 3) << "the edition is about as long as the draft";
    }
}
