#include "tests/bench/search/xapian.h"

#ifdef SOUNDINGS_BENCH_XAPIAN
#include <xapian.h>
#endif

namespace soundings::bench {

#ifdef SOUNDINGS_BENCH_XAPIAN

namespace {

class Real final : public XapianEngine
{
public:
    explicit Real(const std::string &folder)
        : m_writable(folder, Xapian::DB_CREATE_OR_OVERWRITE)
    {
        m_generator.set_stemmer(Xapian::Stem("en"));
    }
    void add(const InventedResponse &response, int document) override
    {
        Xapian::Document made;
        m_generator.set_document(made);
        for (const QString &text : {response.subject, response.text, response.respondent.name, response.respondent.place}) {
            m_generator.index_text(text.toStdString());
            m_generator.increase_termpos();
        }
        m_writable.replace_document(Xapian::docid(document), made);
    }
    void finish() override { m_writable.commit(); }
    size_t newest(const Question &question) const override
    {
        Xapian::Enquire enquire(m_writable);
        enquire.set_docid_order(Xapian::Enquire::DESCENDING);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(queryOf(question));
        return enquire.get_mset(0, 50).size();
    }
    size_t count(const Question &question) const override
    {
        Xapian::Enquire enquire(m_writable);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(queryOf(question));
        return enquire.get_mset(0, 0, m_writable.get_doccount()).get_matches_estimated();
    }

private:
    Xapian::Query queryOf(const Question &question) const
    {
        Xapian::QueryParser parser;
        parser.set_database(m_writable);
        parser.set_stemmer(Xapian::Stem("en"));
        parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
        parser.set_default_op(Xapian::Query::OP_AND);
        return parser.parse_query(question.query.toStdString(),
                                  Xapian::QueryParser::FLAG_PHRASE | Xapian::QueryParser::FLAG_WILDCARD);
    }

    Xapian::WritableDatabase m_writable;
    Xapian::TermGenerator m_generator;
};

} // namespace

std::unique_ptr<XapianEngine> XapianEngine::make(const QString &folder)
{
    return std::make_unique<Real>(folder.toStdString());
}

#else

std::unique_ptr<XapianEngine> XapianEngine::make(const QString &)
{
    return nullptr;
}

#endif

} // namespace soundings::bench
