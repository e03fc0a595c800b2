#include "core/desk/recordkeeping.h"

#include "core/store/salvaging.h"
#include "core/store/store.h"

#include <QCoreApplication>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

} // namespace

Result<std::vector<Finding>> verifyRecord(const Desk &desk, const RecordProgress &progress)
{
    return desk.store().read([&](store::Connection &c) { return store::verified(c, progress); });
}

Result<JournalMark> journalMark(const Desk &desk)
{
    return desk.store().read(
        [](store::Connection &c) { return JournalMark{store::journalEnd(c), store::journalHead(c)}; });
}

QString toText(const JournalMark &mark)
{
    return text("Record: journal entry %1, SHA-256 %2")
        .arg(mark.entry)
        .arg(QString::fromLatin1(mark.head.toHex()));
}

Result<std::optional<qint64>> entryWithHead(const Desk &desk, const QByteArray &head)
{
    return desk.store().read([&](store::Connection &c) { return store::entryWithHead(c, head); });
}

Result<std::vector<Finding>> quickCheck(const Desk &desk, const QByteArray &head, const RecordProgress &progress)
{
    return desk.store().read([&](store::Connection &c) {
        return store::quicklyVerified(c, head, [&] { return !progress || progress(0, 0); });
    });
}

namespace {

QStringList savedOf(const std::vector<store::Salvaged> &tables)
{
    static const std::pair<QString, const char *> named[]{
        {u"response"_s, QT_TRANSLATE_NOOP("soundings", "%n response(s)")},
        {u"original"_s, QT_TRANSLATE_NOOP("soundings", "%n original(s), byte for byte")},
        {u"comment"_s, QT_TRANSLATE_NOOP("soundings", "%n comment(s)")},
        {u"theme"_s, QT_TRANSLATE_NOOP("soundings", "%n theme(s)")},
        {u"section"_s, QT_TRANSLATE_NOOP("soundings", "%n section(s) of the draft")},
        {u"journal"_s, QT_TRANSLATE_NOOP("soundings", "journal entries: %n")}};
    QStringList lines;
    for (const auto &[table, sentence] : named) {
        const auto found = std::find_if(tables.begin(), tables.end(),
                                        [&name = table](const store::Salvaged &one) { return one.table == name; });
        if (found != tables.end())
            lines << QCoreApplication::translate("soundings", sentence, nullptr, int(found->rows));
    }
    return lines;
}

} // namespace

Result<Salvage> salvage(const QString &damaged, const QString &fresh, const RecordProgress &progress)
{
    const Result<std::vector<store::Salvaged>> tables = store::salvage(
        damaged, fresh, [&](qint64 done, qint64 all) { return !progress || progress(done, 2 * all); });
    if (!tables)
        return passOn(tables);
    Salvage outcome{savedOf(*tables), {}};
    for (const store::Salvaged &table : *tables) {
        if (!table.whole) {
            outcome.lost.push_back({u"not-read"_s, table.table,
                                    u"%1 rows could be read, and not all that there were. %2"_s.arg(table.rows)
                                        .arg(table.error)});
        }
    }
    const Result<std::unique_ptr<store::Store>> opened = store::Store::open(fresh);
    if (!opened)
        return passOn(opened);
    const Result<std::vector<Finding>> amiss = (*opened)->read([&](store::Connection &c) {
        return store::verified(c, [&](qint64 done, qint64 all) { return !progress || progress(all + done, 2 * all); });
    });
    (*opened)->release();
    if (!amiss) {
        store::Store::discard(fresh);
        return passOn(amiss);
    }
    outcome.lost.insert(outcome.lost.end(), amiss->begin(), amiss->end());
    return outcome;
}

} // namespace soundings
