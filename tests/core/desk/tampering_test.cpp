#include "core/desk/backups.h"
#include "core/desk/sample.h"
#include "core/store/journal.h"
#include "tests/support/files.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>

#include <random>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList tables{u"consultation"_s,
                         u"extension"_s,
                         u"original"_s,
                         u"draft"_s,
                         u"section"_s,
                         u"respondent"_s,
                         u"response"_s,
                         u"hop"_s,
                         u"part"_s,
                         u"unreadable"_s,
                         u"theme"_s,
                         u"comment"_s,
                         u"comment_theme"_s,
                         u"comment_section"_s,
                         u"mailbox"_s,
                         u"twin"_s,
                         u"joined"_s,
                         u"suggestion_dismissed"_s,
                         u"memo"_s,
                         u"saved_search"_s,
                         u"coder"_s,
                         u"reference_dismissed"_s,
                         u"proposal_dismissed"_s,
                         u"text_key"_s,
                         u"viewing"_s,
                         u"journal"_s};

/// Somebody who alters a file with SQLite itself, at random and yet the same in every run.
class Tamperer
{
public:
    Tamperer(const QString &file, unsigned seed)
        : m_random(seed)
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamperer"_s);
        m_database.setDatabaseName(file);
        EXPECT_TRUE(m_database.open());
        for (const QString &sql :
             {u"PRAGMA foreign_keys=OFF"_s, u"PRAGMA ignore_check_constraints=ON"_s,
              u"DROP TRIGGER journal_only_grows_update"_s, u"DROP TRIGGER journal_only_grows_delete"_s})
            run(sql);
    }
    ~Tamperer()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(u"tamperer"_s);
    }

    /// Says what it did.
    QString tamper(int number)
    {
        constexpr int bytes = 28;
        constexpr int deletions = 36;
        constexpr int copies = 42;
        for (;;) {
            const QString done = number < bytes       ? changeByte()
                                 : number < deletions ? deleteRow()
                                 : number < copies    ? copyRow()
                                                      : touchJournal(number - copies);
            if (!done.isEmpty())
                return done;
        }
    }

private:
    int below(qint64 n) { return int(std::uniform_int_distribution<qint64>(0, n - 1)(m_random)); }

    bool run(const QString &sql, const QVariantList &values = {})
    {
        QSqlQuery query(m_database);
        query.prepare(sql);
        for (const QVariant &value : values)
            query.addBindValue(value);
        return query.exec() && query.numRowsAffected() != 0;
    }
    qint64 number(const QString &sql)
    {
        QSqlQuery query(sql, m_database);
        return query.next() ? query.value(0).toLongLong() : 0;
    }

    QSqlRecord randomRow(const QString &table)
    {
        const qint64 rows = number(u"SELECT count(*) FROM "_s + table);
        if (rows == 0)
            return {};
        QSqlQuery query(u"SELECT * FROM %1 LIMIT 1 OFFSET %2"_s.arg(table).arg(below(rows)), m_database);
        query.next();
        return query.record();
    }
    static std::pair<QString, QVariantList> same(const QSqlRecord &row)
    {
        QStringList conditions;
        QVariantList values;
        for (int i = 0; i < row.count(); ++i) {
            conditions << u"\"%1\" IS ?"_s.arg(row.fieldName(i));
            values << row.value(i);
        }
        return {conditions.join(u" AND "_s), values};
    }

    QVariant changed(const QVariant &value)
    {
        if (value.isNull())
            return 1;
        if (value.typeId() == QMetaType::QString || value.typeId() == QMetaType::QByteArray) {
            QByteArray bytes = value.toByteArray();
            if (value.typeId() == QMetaType::QString)
                bytes = value.toString().toUtf8();
            if (bytes.isEmpty())
                bytes = "x";
            else
                bytes[below(bytes.size())] ^= char(1);
            return value.typeId() == QMetaType::QString ? QVariant(QString::fromUtf8(bytes))
                                                        : QVariant(bytes);
        }
        if (value.typeId() == QMetaType::Double)
            return value.toDouble() + 0.001;
        return value.toLongLong() ^ (qint64(1) << below(8));
    }

    QString changeByte()
    {
        const QString table = tables[below(tables.size())];
        const QSqlRecord row = randomRow(table);
        if (row.isEmpty())
            return {};
        const int column = below(row.count());
        const QVariant value = changed(row.value(column));
        const auto &[where, values] = same(row);
        const QString name = row.fieldName(column);
        if (value == row.value(column) || !run(u"UPDATE %1 SET \"%2\" = ? WHERE %3"_s.arg(table, name, where),
                                               QVariantList{value} + values))
            return {};
        return u"%1.%2: %3 became %4"_s.arg(table, name, row.value(column).toString().left(40),
                                            value.toString().left(40));
    }

    QString deleteRow()
    {
        const QString table = tables[below(tables.size())];
        const QSqlRecord row = randomRow(table);
        if (row.isEmpty())
            return {};
        const auto &[where, values] = same(row);
        return run(u"DELETE FROM %1 WHERE %2"_s.arg(table, where), values)
                   ? u"a row of %1 deleted"_s.arg(table)
                   : QString();
    }

    QString copyRow()
    {
        const QString table = tables[below(tables.size())];
        QSqlRecord row = randomRow(table);
        if (row.isEmpty())
            return {};
        const QString key = row.fieldName(0);
        if (row.value(0).typeId() == QMetaType::LongLong)
            row.setValue(0, number(u"SELECT max(%1) + 1 FROM %2"_s.arg(key, table)));
        QVariantList values;
        for (int i = 0; i < row.count(); ++i)
            values << (row.fieldName(i) == u"name" || row.fieldName(i) == u"folded" ? changed(row.value(i))
                                                                                    : row.value(i));
        const bool done =
            run(u"INSERT INTO %1 VALUES(%2)"_s.arg(table, QStringList(row.count(), u"?"_s).join(u", "_s)),
                values);
        return done ? u"a row of %1 copied"_s.arg(table) : QString();
    }

    QString touchJournal(int how)
    {
        const qint64 last = number(u"SELECT max(seq) FROM journal"_s);
        const qint64 one = 2 + below(last - 3);
        const QString n = QString::number(one);
        switch (how) {
        case 0:
            run(u"DELETE FROM journal WHERE seq = "_s + n);
            return u"entry %1 dropped"_s.arg(n);
        case 1:
            run(u"DELETE FROM journal WHERE seq = %1"_s.arg(last));
            return u"the last entry dropped"_s;
        case 2:
            run(u"DELETE FROM journal WHERE seq = %1"_s.arg(one));
            run(u"UPDATE journal SET seq = seq - 1 WHERE seq > %1"_s.arg(one));
            rechain();
            return u"entry %1 dropped, those after it moved up and the chain made anew"_s.arg(n);
        case 3:
            run(u"UPDATE journal SET seq = -1 WHERE seq = "_s + n);
            run(u"UPDATE journal SET seq = %1 WHERE seq = %2"_s.arg(n).arg(one + 1));
            run(u"UPDATE journal SET seq = %1 WHERE seq = -1"_s.arg(one + 1));
            return u"entries %1 and the next exchanged"_s.arg(n);
        case 4:
            run(u"INSERT INTO journal SELECT %1, at, by, step, kind, response, change, hash, sealed FROM journal "
                "WHERE seq = %2"_s
                    .arg(last + 1)
                    .arg(n));
            rechain();
            return u"entry %1 once more at the end, chained"_s.arg(n);
        case 5:
            run(u"UPDATE journal SET change = replace(change, '\"stance\":\"support\"', '\"stance\":\"oppose\"')"_s);
            rechain();
            return u"stances in the journal changed and the chain made anew"_s;
        case 6:
            run(u"UPDATE journal SET response = 1 + (response = 1) WHERE seq = "
                "(SELECT max(seq) FROM journal WHERE response IS NOT NULL)"_s);
            return u"an entry filed under another response"_s;
        default:
            run(u"UPDATE journal SET by = 'Nobody' WHERE seq = "_s + n);
            return u"entry %1 signed by somebody else"_s.arg(n);
        }
    }

    /// As somebody would who knows how the chain is made.
    void rechain()
    {
        QByteArray hash(32, '\0');
        QSqlQuery rows(u"SELECT seq, at, by, step, kind, change FROM journal ORDER BY seq"_s, m_database);
        while (rows.next()) {
            const store::ChainLink link{rows.value(0).toLongLong(), rows.value(1).toLongLong(),
                                        rows.value(2).toString(),   rows.value(3).toLongLong(),
                                        rows.value(4).toString(),   rows.value(5).toString().toUtf8()};
            hash = store::chainHash(hash, link);
            run(u"UPDATE journal SET hash = ? WHERE seq = ?"_s, {hash, link.seq});
        }
    }

    std::mt19937 m_random;
    QSqlDatabase m_database;
};

/// The sample with work of every kind in it.
class TamperedSample : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_file = m_folder.filePath(u"sample.soundings"_s);
        ASSERT_TRUE(makeSample(projectFile(u"resources/sample"_s), m_file, u"Ann"_s));
        const auto desk = Desk::open(m_file, u"Ben"_s).value();
        work(*desk);
        const auto amiss = desk->verify();
        ASSERT_TRUE(amiss) << amiss.error().message.toStdString();
        for (const Finding &finding : *amiss)
            ADD_FAILURE() << (finding.what + u' ' + finding.where + u' ' + finding.detail).toStdString();
    }

    static void work(Desk &desk)
    {
        const auto ids = desk.find({}, {SortKey::Reference, false}).value();
        const ResponseDetail first = desk.response(ids[0]).value();
        const ResponseDetail second = desk.response(ids[1]).value();
        const PartId part = first.response.parts.front().id;
        const ThemeId theme = desk.themes()->front().id;
        const Consultation c = desk.consultation().value();
        ASSERT_TRUE(desk.extend({c.closes.ms + 86'400'000}, u"Floods"_s));
        ASSERT_TRUE(desk.apply({MailboxRead{u"imaps://ann@mail.example/INBOX"_s, {}, {7, 12}, 12, {}}}, {}));
        ASSERT_TRUE(desk.apply({DuplicateJudged{ids[1],
                                                ids[0],
                                                TwinRuling::None,
                                                {},
                                                TwinRuling::KeepBoth,
                                                u"Two people"_s,
                                                second.response.earlier,
                                                second.response.earlier,
                                                {}}},
                               u"Judge"_s));
        ASSERT_TRUE(desk.apply({RespondentsJoined{ids[2], ids[3], false, true, {}}}, u"Join"_s));
        ASSERT_TRUE(desk.apply({SuggestionDismissed{ids[2], false, true}}, u"Dismiss"_s));
        ASSERT_TRUE(desk.apply(
            {MemoWritten{{}, Memo{{}, MemoTarget::of(ids[0]), u"Ask the college."_s, {}, {}}}}, u"Memo"_s));
        ASSERT_TRUE(desk.apply({SavedSearchWritten{{}, SavedSearch{{}, u"Skills"_s, u"skill*"_s, 0, theme}}},
                               u"Save"_s));
        ASSERT_TRUE(
            desk.apply({CodersChanged{ids[4], {}, {{u"Ann"_s, false}, {u"Ben"_s, false}}}}, u"Two"_s));
        ASSERT_TRUE(desk.apply({ReferenceDismissed{ids[0], {part, 0, 4}, false, true}}, u"Refuse"_s));
        ASSERT_TRUE(
            desk.apply({ProposalDismissed{ids[0], Passage{part, 0, 4}, theme, false, true}}, u"Refuse"_s));
        ASSERT_TRUE(desk.apply({ResponseViewed{ids[0], desk.now(), 40}}, {}));
        ASSERT_TRUE(desk.apply({RetentionSet{{}, QDate(2021, 2, 10)}}, u"Keep"_s));
        ASSERT_TRUE(desk.apply({Acknowledged{ids[0], {}, Instant{desk.now().ms}}}, u"Acknowledge"_s));
        ASSERT_TRUE(desk.apply(
            {StatusChanged{ids[5], desk.response(ids[5])->response.status, Status::Reviewed}}, u"Review"_s));
        ASSERT_TRUE(desk.apply(
            {CommentAdded{Comment{{}, ids[5], {}, {theme}, {}, Stance::Support, u"Well said"_s, {}, {}}}},
            u"Comment"_s));
        ASSERT_TRUE(desk.undo());
        ASSERT_TRUE(desk.redo());
    }

    QTemporaryDir m_folder;
    QString m_file;
};

TEST_F(TamperedSample, fiftyAlterationsAreFoundAndNamed)
{
    constexpr int all = 50;
    for (int i = 0; i < all; ++i) {
        const QString file = m_folder.filePath(u"tampered-%1.soundings"_s.arg(i));
        ASSERT_TRUE(QFile::copy(m_file, file));
        const QString done = Tamperer(file, 20200210U + unsigned(i)).tamper(i);
        auto desk = Desk::open(file);
        ASSERT_TRUE(desk) << done.toStdString() << ": " << desk.error().message.toStdString();
        const auto amiss = (*desk)->verify();
        ASSERT_TRUE(amiss) << done.toStdString() << ": " << amiss.error().message.toStdString();
        EXPECT_FALSE(amiss->empty()) << i << ": " << done.toStdString();
        for (const Finding &finding : *amiss)
            EXPECT_FALSE(finding.where.isEmpty() || finding.detail.isEmpty());
        if (!amiss->empty() && qEnvironmentVariableIsSet("SOUNDINGS_TELL"))
            qInfo().noquote() << i << done << "->" << amiss->front().what << amiss->front().where;
        desk->reset();
        QFile::remove(file);
    }
}

TEST_F(TamperedSample, aHeadOnPaperFindsAJournalMadeAnew)
{
    const auto desk = Desk::open(m_file).value();
    const JournalMark mark = journalMark(*desk).value();
    EXPECT_EQ(entryWithHead(*desk, mark.head).value(), std::optional(mark.entry));
    ASSERT_TRUE(desk->apply({MailboxRead{u"imaps://ann@mail.example/INBOX"_s, {7, 12}, {7, 13}, 1, {}}}, {}));
    EXPECT_EQ(entryWithHead(*desk, mark.head).value(), std::optional(mark.entry))
        << "work goes on after a report";
    const QString file = m_folder.filePath(u"other.soundings"_s);
    ASSERT_TRUE(QFile::copy(m_file, file));
    constexpr int stancesInTheJournal = 47;
    Tamperer(file, 1).tamper(stancesInTheJournal);
    EXPECT_EQ(entryWithHead(*Desk::open(file).value(), mark.head).value(), std::nullopt);
}

TEST_F(TamperedSample, checkingCanBeStopped)
{
    const auto desk = Desk::open(m_file).value();
    const auto amiss = verifyRecord(*desk, [](qint64, qint64) { return false; });
    ASSERT_FALSE(amiss);
    EXPECT_EQ(amiss.error().kind, ErrorKind::Cancelled);
}

TEST_F(TamperedSample, aBackupIsWholeAndStandsAloneAndOverwritesNothing)
{
    const auto desk = Desk::open(m_file).value();
    const QString copy = m_folder.filePath(u"copy.soundings"_s);
    ASSERT_TRUE(backUp(*desk, copy));
    const auto opened = Desk::open(copy).value();
    EXPECT_EQ(journalMark(*opened)->head, journalMark(*desk)->head);
    EXPECT_EQ(opened->counts().value(), desk->counts().value());
    EXPECT_EQ(opened->original(opened->responseByNumber(1).value()).value(),
              desk->original(desk->responseByNumber(1).value()).value());
    const Result<> again = backUp(*desk, copy);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::Refused);
    EXPECT_FALSE(backUp(*desk, m_folder.filePath(u"nowhere/copy.soundings"_s)));
    const QStringList left =
        QDir(m_folder.path()).entryList({u".soundings-work*"_s}, QDir::AllEntries | QDir::Hidden);
    EXPECT_TRUE(left.isEmpty()) << left.join(u' ').toStdString();
}

TEST_F(TamperedSample, aBackupOfWhatWasTamperedWithIsRefused)
{
    Tamperer(m_file, 3).tamper(0);
    const auto desk = Desk::open(m_file).value();
    EXPECT_FALSE(backUp(*desk, m_folder.filePath(u"copy.soundings"_s)));
    EXPECT_FALSE(QFile::exists(m_folder.filePath(u"copy.soundings"_s)));
}

} // namespace
