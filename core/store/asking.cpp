#include "core/store/asking.h"

#include "core/search/parser.h"
#include "core/store/engine.h"
#include "core/store/journal.h"
#include "core/store/reading.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>

namespace soundings::store {

namespace {

bool looksForWords(const search::Node &node)
{
    if (const auto *group = std::get_if<search::Group>(&node.what))
        return std::any_of(group->parts.begin(), group->parts.end(), looksForWords);
    return std::holds_alternative<search::Text>(node.what);
}

/// The words of a response name who wrote it, so guests may not read them; to find nothing would be to say there is nothing.
void refuseGuests(Connection &connection, const search::Node &node)
{
    // Nobody but a guest finds no journal on a server; a file that was saved from damage may have lost it.
    if (looksForWords(node) && isTeamDatabase(connection.place()) && journalEnd(connection) == 0)
        refuse(ErrorKind::Refused,
               QCoreApplication::translate("soundings", "Guests can't search for words, as that would tell who wrote. Fields "
                                                        "can be asked for, such as status:unread or theme:skills."));
}

} // namespace

CompiledQuery compiled(Connection &connection, const search::Node &node)
{
    Result<CompiledQuery> sql = compileQuery(node, QTimeZone(consultationOf(connection).zone), connection.engine());
    if (!sql)
        throw StoreFailure{sql.error()};
    return *std::move(sql);
}

Asked ask(Connection &connection, const QString &query)
{
    Result<search::Node> node = search::parse(query);
    if (!node)
        throw StoreFailure{node.error()};
    refuseGuests(connection, *node);
    if (const Result<> known = checkNames(*node, connection.database()); !known)
        throw StoreFailure{known.error()};
    CompiledQuery sql = compiled(connection, *node);
    return {*std::move(node), std::move(sql)};
}

} // namespace soundings::store
