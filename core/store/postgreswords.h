#pragma once

#include "core/consultation/ids.h"
#include "core/store/connection.h"

#include <vector>

namespace soundings::store {

/// What a team database's table `search` has of responses, or should have: their words by the rules of core/search
/// (lexemes.h). Some responses at a time, in the order of their ids. Throws StoreFailure.
class WordRows
{
public:
    WordRows(Connection &connection, ResponseId one);
    /// Of all. `step` is called for each.
    WordRows(Connection &connection, const Step &step);

    /// Reads the next; false after the last.
    bool next();
    /// Puts the rows of these into the table, where they are not yet.
    void insert();
    /// The numbers of these responses whose rows in the table are others.
    [[nodiscard]] std::vector<qint64> different();

private:
    Connection &m_connection;
    Step m_step;
    Statement m_source;
    bool m_one;
    qint64 m_before = -1;  ///< no id of these is less or the same
    qint64 m_last;         ///< the greatest id of these
    QVariantList m_values; ///< five a row
};

} // namespace soundings::store
