#include "core/store/backingup.h"

#include "core/store/journal.h"
#include "core/store/schema.h"
#include "core/store/sqlitehandle.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace soundings::store {

using namespace Qt::StringLiterals;

void writeCopy(Connection &connection, const QString &file, const VerifyProgress &progress)
{
    qint64 bytes = 0;
    {
        Statement size(connection, u"SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"_s);
        bytes = size.run().next() ? size.number(0) : 0;
    }
    const Interruption stopping(connection, [&] {
        return !progress || progress(std::min(QFileInfo(file).size(), bytes), bytes);
    });
    Statement(connection, u"VACUUM INTO ?"_s).with(file).run();
}

Result<> takeLogAway(const QString &file)
{
    return guarded([&] { Connection(file, false).run(u"PRAGMA journal_mode=DELETE"_s); });
}

Result<Described> described(const QString &file)
{
    return guarded([&] {
        Connection connection(file, false);
        Statement id(connection, u"PRAGMA application_id"_s);
        if (!id.run().next() || id.number(0) != applicationId) {
            refuse(ErrorKind::Unreadable, QCoreApplication::translate("soundings", "%1 is not a Soundings consultation.")
                                              .arg(connection.engine().nameOf(file)));
        }
        refuseUnfinished(connection);
        Statement facts(connection, u"SELECT (SELECT title FROM consultation), (SELECT count(*) FROM response), "
                                    "(SELECT at FROM journal ORDER BY seq DESC LIMIT 1)"_s);
        facts.run().next();
        return Described{facts.text(0),           int(facts.number(1)),          journalEnd(connection),
                         journalHead(connection), journalBeginning(connection), {facts.number(2)}};
    });
}

} // namespace soundings::store
