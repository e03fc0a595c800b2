#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/exporting.h"
#include "core/desk/reporting.h"
#include "core/desk/sample.h"
#include "core/desk/tagging.h"
#include "core/reports/text.h"
#include "tests/support/deskfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <map>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

using Numbers = std::map<QString, int>; ///< "table: row: column" → number

/// The summary report of the sample with comments of all kinds, and its export, from which every number is made once more by
/// other means: this file knows nothing of how the store counts.
class SummaryNumbers : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const QString file = m_folder.filePath(u"sample.soundings"_s);
        ASSERT_TRUE(makeSample(projectFile(u"resources/sample"_s), file, u"Ann"_s));
        m_desk = Desk::open(file, u"Ann"_s).value();
        tagSome();
        const QString exported = m_folder.filePath(u"sample.jsonl"_s);
        ASSERT_TRUE(exportConsultation(*m_desk, exported));
        for (const QByteArray &line : readFile(exported).split('\n')) {
            if (!line.isEmpty())
                m_responses.push_back(QJsonDocument::fromJson(line).object());
        }
        m_report = buildReport(*m_desk, {u"summary"_s, {}, {}, false, true}).value();
    }

    void tagSome()
    {
        const std::vector<Theme> themes = m_desk->themes().value();
        const std::vector<Section> sections = m_desk->sections(m_desk->drafts()->back().id).value();
        const std::vector<ResponseId> ids = m_desk->find({}, {SortKey::Reference, false}).value();
        ChangeSet changes;
        for (size_t i = 0; i < 3 * ids.size(); ++i) {
            Comment comment;
            comment.response = ids[(i * 7) % ids.size()];
            comment.themes = {themes[(i * 5) % themes.size()].id};
            if (i % 4 == 0)
                comment.themes.push_back(themes[(i * 11 + 3) % themes.size()].id);
            if (i % 3 != 0)
                comment.sections = {sections[(i * 13) % sections.size()].id};
            comment.stance = static_cast<Stance>(i % 5);
            changes.push_back(CommentAdded{comment});
        }
        ASSERT_TRUE(m_desk->apply(std::move(changes), u"Tag"_s));
        const std::vector<ResponseId> late = m_desk->find(u"is:late"_s).value();
        ASSERT_GE(late.size(), 2u);
        const LateRuling before = m_desk->response(late[0])->response.lateRuling;
        ASSERT_TRUE(m_desk->apply({LateRuled{late[0], before, m_desk->response(late[0])->response.lateReason,
                                             LateRuling::SetAside, u"after the board"_s}},
                                  u"Rule"_s));
    }

    /// Every number of a table of the report; of a table whose rows repeat a name, their sum.
    Numbers told(const QString &caption)
    {
        Numbers numbers;
        for (const reports::Block &block : m_report.blocks) {
            const auto *table = std::get_if<reports::Table>(&block);
            if (!table || !table->caption.startsWith(caption))
                continue;
            for (const reports::Row &row : table->rows) {
                for (size_t i = 1; i < row.size(); ++i) {
                    bool isNumber = false;
                    const int n = QString(row[i].text).remove(u',').toInt(&isNumber);
                    if (isNumber && n > 0)
                        numbers[row[0].text + u": "_s + table->columns[i].title] += n;
                }
            }
        }
        return numbers;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Desk> m_desk;
    std::vector<QJsonObject> m_responses;
    reports::Report m_report;
};

QString kindOf(const QJsonObject &response)
{
    return label(*fromWord<RespondentKind>(response[u"respondent"][u"kind"].toString()));
}

QString stanceColumn(const QString &word)
{
    return word == u"support"   ? u"Support"_s
           : word == u"oppose"  ? u"Oppose"_s
           : word == u"mixed"   ? u"Mixed"_s
           : word == u"neutral" ? u"Neutral"_s
                                : QString();
}

} // namespace

TEST_F(SummaryNumbers, areThoseThatAnExportGivesByOtherMeans)
{
    Numbers kinds, channels, themes, byKind, sections, days;
    std::map<QString, QSet<int>> campaigns; // of each theme
    bool anyCampaign = false;
    int late = 0;
    int comments = 0;
    for (const QJsonObject &response : m_responses) {
        kinds[kindOf(response) + u": Responses"_s] += 1;
        channels[label(*fromWord<Channel>(response[u"channel"].toString())) + u": Responses"_s] += 1;
        late += response[u"timeliness"] == u"late"_s;
        const QDateTime received = QDateTime::fromString(response[u"received"].toString(), Qt::ISODate);
        days[received.toTimeZone(QTimeZone("Europe/London")).date().toString(Qt::ISODate)] += 1;
        std::map<QString, QSet<QString>> stances;
        for (const QJsonValue &comment : response[u"comments"].toArray()) {
            ++comments;
            for (const QJsonValue &theme : comment[u"themes"].toArray()) {
                themes[theme.toString() + u": Comments"_s] += 1;
                stances[theme.toString()].insert(comment[u"stance"].toString());
            }
            for (const QJsonValue &section : comment[u"sections"].toArray())
                sections[section.toString() + u": Comments"_s] += 1;
        }
        for (const auto &[theme, taken] : stances) {
            themes[theme + u": Responses"_s] += 1;
            byKind[theme + u": "_s + kindOf(response)] += 1;
            const QJsonValue campaign = response[u"campaign"];
            anyCampaign |= campaign.isDouble();
            if (!campaign.isDouble() || !campaigns[theme].contains(campaign.toInt()))
                themes[theme + u": Campaigns once"_s] += 1;
            if (campaign.isDouble())
                campaigns[theme].insert(campaign.toInt());
            for (const QString &stance : taken) {
                if (const QString column = stanceColumn(stance); !column.isEmpty())
                    themes[theme + u": "_s + column] += 1;
            }
        }
    }
    ASSERT_TRUE(anyCampaign) << "both numbers are told where there are campaigns";
    const int all = int(m_responses.size());
    kinds[u"All: Responses"_s] = channels[u"All: Responses"_s] = all;
    EXPECT_EQ(told(u"Responses by kind"_s), kinds);
    EXPECT_EQ(told(u"Responses by the way"_s), channels);
    EXPECT_EQ(told(u"Themes, and the stance"_s), themes);
    EXPECT_EQ(told(u"Responses on each theme"_s), byKind);

    // Of the sections only those with the most comments are told, each with its page.
    const Numbers most = told(u"The "_s);
    int met = 0;
    for (const auto &[name, n] : most) {
        if (!name.endsWith(u": Comments"_s))
            continue;
        EXPECT_EQ(n, sections[name]) << name.toStdString();
        ++met;
    }
    EXPECT_EQ(met, 15);

    Numbers figures;
    QStringList sentences;
    for (const reports::Block &block : m_report.blocks) {
        if (const auto *shown = std::get_if<reports::Figures>(&block)) {
            for (const reports::Fact &fact : shown->figures)
                figures[fact.label] = QString(fact.value).remove(u',').toInt();
        } else if (const auto *paragraph = std::get_if<reports::Paragraph>(&block)) {
            sentences << reports::plainText(paragraph->runs);
        } else if (const auto *chart = std::get_if<reports::BarChart>(&block); chart && chart->labelTitle == u"Day") {
            double sum = 0;
            for (const double n : chart->series.front().values)
                sum += n;
            EXPECT_EQ(sum, all);
            std::vector<double> told;
            std::copy_if(chart->series.front().values.begin(), chart->series.front().values.end(), std::back_inserter(told),
                         [](double n) { return n > 0; });
            ASSERT_EQ(told.size(), days.size());
            auto day = days.begin();
            for (const double n : told)
                EXPECT_EQ(n, (day++)->second);
        }
    }
    EXPECT_EQ(figures, (Numbers{{u"responses"_s, all}, {u"on time"_s, all - late}, {u"late"_s, late}, {u"comments"_s, comments}}));
    EXPECT_TRUE(sentences.join(u' ').contains(u"%1 were on time and %2 were late"_s.arg(all - late).arg(late)))
        << sentences.join(u'\n').toStdString();
}
