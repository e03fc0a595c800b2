#include "core/store/choices.h"

#include "core/store/asking.h"
#include "core/store/reading.h"
#include "core/survey/choices.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

/// A question while its answers are counted.
struct Counting
{
    survey::ClosedQuestion asked;
    QuestionCounts counts;
    QHash<QString, size_t> places; ///< of choices, by their words in small letters
    size_t options = 0;            ///< how many of the choices the table itself names

    explicit Counting(survey::ClosedQuestion question, const QString &table)
        : asked(std::move(question))
    {
        counts.question = asked.question;
        counts.survey = table;
        counts.several = asked.several;
        for (const QString &option : asked.options)
            place(option);
        options = counts.choices.size();
    }

    void place(const QString &choice)
    {
        const auto next = counts.choices.size();
        if (const QString key = choice.toCaseFolded(); !places.contains(key)) {
            places.insert(key, next);
            counts.choices.push_back({choice, 0});
        }
    }

    /// `responses` answered with this text, `open` of them not in confidence.
    void add(const QString &text, int responses, int open)
    {
        for (QString choice : survey::choicesIn(asked, text)) {
            if (open == 0 && !places.contains(choice.toCaseFolded()))
                choice.clear(); // their own words, perhaps
            place(choice);
            counts.choices[places.value(choice.toCaseFolded())].count += responses;
        }
    }

    QuestionCounts finish() &&
    {
        std::stable_sort(counts.choices.begin() + ptrdiff_t(options), counts.choices.end(),
                         [](const FacetCount &a, const FacetCount &b) {
                             return std::pair(b.count, a.value) < std::pair(a.count, b.value);
                         });
        return std::move(counts);
    }
};

/// The closed questions of all surveys, and which table's answers count for which.
class Surveys
{
public:
    explicit Surveys(Connection &connection)
    {
        const std::vector<ReceivedTable> tables = surveyTables(connection);
        for (auto table = tables.rbegin(); table != tables.rend(); ++table) { // the newest first
            const Result<survey::SurveyMap> map = survey::readMap(table->map);
            if (!map || m_surveys.contains(table->original))
                continue;
            const QByteArray key = survey::surveyKey(*map);
            m_surveys.insert(table->original, key);
            if (m_known.contains(key))
                continue;
            m_known << key;
            for (survey::ClosedQuestion &question : survey::closedQuestions(*map)) {
                m_places.insert({key, question.question}, m_all.size());
                m_all.emplace_back(std::move(question), table->source);
            }
        }
    }

    [[nodiscard]] Counting *find(const QByteArray &table, const QString &question)
    {
        const auto place = m_places.constFind({m_surveys.value(table), question});
        return place == m_places.constEnd() ? nullptr : &m_all[*place];
    }

    /// A list in JSON.
    [[nodiscard]] QString questions() const
    {
        QJsonArray names;
        for (const Counting &one : m_all)
            names.append(one.counts.question);
        return QString::fromUtf8(QJsonDocument(names).toJson(QJsonDocument::Compact));
    }

    std::vector<QuestionCounts> finish() &&
    {
        std::vector<QuestionCounts> counts;
        for (Counting &one : m_all) {
            if (one.counts.answered > 0)
                counts.push_back(std::move(one).finish());
        }
        return counts;
    }

private:
    QHash<QByteArray, QByteArray> m_surveys; ///< table's bytes → key of the survey
    QList<QByteArray> m_known;
    QHash<std::pair<QByteArray, QString>, size_t> m_places;
    std::vector<Counting> m_all;
};

} // namespace

std::vector<QuestionCounts> questionCounts(Connection &connection, const QString &query)
{
    Surveys surveys(connection);
    const CompiledQuery sql = ask(connection, query).sql;
    // The database counts equal answers; what comes apart are the different ones, which are few. Those that
    // somebody gave openly come first, so that the others are known by them.
    const QString select =
        u"SELECT r.survey_table, t.question, %1 COLLATE \"binary\", count(DISTINCT r.id) AS n, "
        "count(DISTINCT CASE WHEN r.confidentiality <> %2 THEN r.id END) AS open "
        "FROM response r JOIN part t ON t.response = r.id WHERE r.survey_table IS NOT NULL "
        "AND t.kind = %3 AND t.question IN %5 AND %4 "
        "GROUP BY 1, 2, 3 ORDER BY CASE WHEN count(DISTINCT CASE WHEN r.confidentiality <> %2 THEN r.id END) = 0 "
        "THEN 1 ELSE 0 END, n DESC, 3"_s;
    const QVariantList binds = QVariantList{surveys.questions()} + sql.binds;
    const auto rowsBy = [&](const QString &column) {
        Statement rows(connection, select.arg(column, QString::number(int(Confidentiality::Confidential)),
                                              QString::number(int(PartKind::Answer)), sql.where,
                                              connection.engine().listedTexts()));
        rows.withAll(binds).run();
        return rows;
    };
    for (Statement answered = rowsBy(u"''"_s); answered.next();) {
        if (Counting *question = surveys.find(answered.bytes(0), answered.text(1)))
            question->counts.answered += int(answered.number(3));
    }
    for (Statement chosen = rowsBy(u"t.text"_s); chosen.next();) {
        if (Counting *question = surveys.find(chosen.bytes(0), chosen.text(1)))
            question->add(chosen.text(2), int(chosen.number(3)), int(chosen.number(4)));
    }
    return std::move(surveys).finish();
}

} // namespace soundings::store
