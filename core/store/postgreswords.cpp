#include "core/store/postgreswords.h"

#include "core/store/lexemes.h"

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype columns = 5;
const QString source = u"SELECT id, subject, message, attachments, respondent FROM search_source WHERE %1"_s;

} // namespace

WordRows::WordRows(Connection &connection, ResponseId one)
    : m_connection(connection)
    , m_source(connection, source.arg(u"id = ?"_s))
    , m_one(true)
    , m_last(one.value)
{}

WordRows::WordRows(Connection &connection, const Step &step)
    : m_connection(connection)
    , m_step(step)
    , m_source(connection, source.arg(u"id > ? ORDER BY id LIMIT 200"_s))
    , m_one(false)
    , m_last(0)
{}

bool WordRows::next()
{
    m_values.clear();
    if (m_one && m_before >= 0)
        return false;
    m_before = m_last;
    for (m_source.with(m_last).run(); m_source.next();) {
        if (m_step && !m_step())
            refuse(ErrorKind::Cancelled, {});
        m_last = m_source.number(0);
        const WordPieces all = wordPieces({m_source.text(1), m_source.text(2), m_source.text(3), m_source.text(4)});
        for (size_t i = 0; i < all.pieces.size(); ++i)
            m_values << m_last << int(i) << all.pieces[i].vector << all.pieces[i].own << all.words;
    }
    return !m_values.isEmpty();
}

void WordRows::insert()
{
    const QStringList rows(m_values.size() / columns, u"(?, ?, ?, ?, ?)"_s);
    Statement(m_connection, u"INSERT INTO search(response, piece, words, own, size) VALUES "_s + rows.join(u", "_s))
        .withAll(m_values)
        .run();
}

std::vector<qint64> WordRows::different()
{
    const QStringList rows(m_values.size() / columns, u"(CAST(? AS bigint), CAST(? AS integer), CAST(? AS tsvector), "
                                                      "CAST(? AS integer), CAST(? AS integer))"_s);
    Statement wrong(m_connection,
                    u"WITH told(response, piece, words, own, size) AS (VALUES %1), "
                    "there AS (SELECT * FROM search WHERE response > ? AND response <= ?) "
                    "SELECT number FROM response WHERE id IN (SELECT response FROM told FULL JOIN there "
                    "USING (response, piece) WHERE told.words IS DISTINCT FROM there.words "
                    "OR told.own IS DISTINCT FROM there.own OR told.size IS DISTINCT FROM there.size) ORDER BY number"_s
                        .arg(rows.join(u", "_s)));
    std::vector<qint64> numbers;
    for (wrong.withAll(m_values + QVariantList{m_before, m_last}).run(); wrong.next();)
        numbers.push_back(wrong.number(0));
    return numbers;
}

} // namespace soundings::store
