#include "core/consultation/words.h"
#include "tests/support/deskfixture.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Suggesting : public DeskFixture
{
protected:
    struct Truth
    {
        QString organisation;
        QString place;
        RespondentKind kind = RespondentKind::Unknown;
    };
    /// By Message-ID, as whoever made the sample knows it.
    static QHash<QString, Truth> truths()
    {
        QHash<QString, Truth> all;
        for (const QByteArray &line :
             readFile(projectFile(u"resources/sample/respondents.jsonl"_s)).split('\n')) {
            const QJsonObject one = QJsonDocument::fromJson(line).object();
            const QString id = one[u"message-id"].toString().remove(u'<').remove(u'>');
            if (!id.isEmpty()) {
                all.insert(
                    id,
                    {one[u"organisation"].toString(), one[u"place"].toString(),
                     fromWord<RespondentKind>(one[u"kind"].toString()).value_or(RespondentKind::Unknown)});
            }
        }
        return all;
    }
};

struct Score
{
    int made = 0;
    int right = 0;
    void count(bool isRight)
    {
        ++made;
        right += isRight;
    }
    [[nodiscard]] double precision() const { return made == 0 ? 0 : double(right) / made; }
};

} // namespace

TEST_F(Suggesting, isNearlyAlwaysRightOnTheSample)
{
    const Result<ImportSummary> taken =
        m_desk->takeIn({{projectFile(u"resources/sample/responses"_s)}, {}, {}}, {});
    ASSERT_TRUE(taken);
    const QHash<QString, Truth> known = truths();
    Score kind;
    Score organisation;
    Score place;
    int judged = 0;
    const std::vector<ResponseId> ids = m_desk->find({}).value();
    for (const ResponseId id : ids) {
        const Response response = this->response(id).response;
        const auto truth = known.constFind(response.messageId);
        if (truth == known.constEnd())
            continue;
        ++judged;
        Clues clues = m_desk->clues(id).value();
        clues.now.kind =
            RespondentKind::Unknown; // the import's own guess from the domain is weighed with the others
        const std::optional<Suggestion> found = suggest(clues);
        if (!found)
            continue;
        const Respondent &r = found->respondent;
        const auto tell = [&](const char *what, const QString &said, const QString &is) {
            std::printf("  %s %s: suggested “%s”, is “%s”\n", qPrintable(reference(response.number)), what,
                        qPrintable(said), qPrintable(is));
        };
        if (r.kind != RespondentKind::Unknown) {
            kind.count(r.kind == truth->kind);
            if (r.kind != truth->kind)
                tell("kind", toWord(r.kind) + u' ' + r.organisation, toWord(truth->kind));
        }
        if (!r.organisation.isEmpty() && response.respondent.organisation.isEmpty()) {
            organisation.count(r.organisation == truth->organisation);
            if (r.organisation != truth->organisation)
                tell("organisation", r.organisation, truth->organisation);
        }
        if (!r.place.isEmpty()) {
            place.count(r.place == truth->place);
            if (r.place != truth->place)
                tell("place", r.place, truth->place);
        }
    }
    std::printf("Of %d: kind %d suggested, precision %.3f; organisation %d, %.3f; place %d, %.3f\n", judged,
                kind.made, kind.precision(), organisation.made, organisation.precision(), place.made,
                place.precision());
    EXPECT_GT(kind.made, 35);
    EXPECT_GE(kind.precision(), 0.9);
    EXPECT_GE(organisation.precision(), 0.9);
    EXPECT_GE(place.precision(), 0.9);
}
