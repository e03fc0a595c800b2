// How fast the search index is filled with our word breaker, against SQLite's own "porter unicode61".
// Texts come from the letters and messages of the corpora where they are, else they are made of English
// words.

#include "core/store/wordbreaker.h"
#include "tests/support/files.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QTextStream>

#include <algorithm>
#include <random>
#include <vector>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

std::vector<QString> madeTexts()
{
    const QStringList words =
        u"the of and to in skills training local industrial strategy we support business growth "
        u"infrastructure "
        "council’s people roads buses university research apprenticeships café housing energy investment "
        "productivity employers should be is more for with Staffordshire ceramics Stoke-on-Trent 2020 £5m"_s
            .split(u' ');
    std::mt19937 random(7);
    std::vector<QString> texts;
    for (int i = 0; i < 5000; ++i) {
        QStringList text;
        for (int j = 0; j < 400; ++j)
            text << words[static_cast<qsizetype>(random() % static_cast<unsigned>(words.size()))];
        texts.push_back(text.join(u' '));
    }
    return texts;
}

std::vector<QString> readTexts()
{
    std::vector<QString> texts;
    const QString root = test::corpora(u"mail"_s);
    if (root.isEmpty())
        return texts;
    QDirIterator files(root, {u"*.json"_s, u"*.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.size() < 1'000'000)
            texts.push_back(QString::fromUtf8(file.readAll()));
    }
    return texts;
}

/// Seconds to fill an index of its own with the texts.
double fill(QSqlDatabase &database, const std::vector<QString> &texts, const QString &tokenizer)
{
    QSqlQuery query(database);
    query.exec(u"DROP TABLE IF EXISTS t"_s);
    const bool made =
        query.exec(u"CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize='%1')"_s.arg(tokenizer));
    QElapsedTimer timer;
    timer.start();
    database.transaction();
    bool done = made && query.prepare(u"INSERT INTO t(rowid, text) VALUES (?, ?)"_s);
    for (size_t i = 0; done && i < texts.size(); ++i) {
        query.addBindValue(static_cast<qint64>(i + 1));
        query.addBindValue(texts[i]);
        done = query.exec();
    }
    database.commit();
    if (!done)
        qFatal("%s", qPrintable(query.lastError().text()));
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

void measure(QSqlDatabase &database, const QString &name, const std::vector<QString> &texts)
{
    qint64 characters = 0;
    for (const QString &text : texts)
        characters += text.size();
    double own = 1e9;
    double builtIn = 1e9;
    for (int i = 0; i < 5; ++i) { // the best of five, taken in turn: the machine is shared
        builtIn = std::min(builtIn, fill(database, texts, u"porter unicode61 remove_diacritics 2"_s));
        own = std::min(own, fill(database, texts, u"soundings"_s));
    }
    const auto count = static_cast<double>(texts.size());
    QTextStream(stdout) << name << ": " << texts.size() << " texts, " << characters
                        << " characters; soundings " << qRound(count / own) << " texts/s, porter unicode61 "
                        << qRound(count / builtIn) << " texts/s, ratio of times "
                        << QString::number(own / builtIn, 'f', 2) << '\n';
}

} // namespace

int main()
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(u":memory:"_s);
    if (!database.open() || !store::registerWordBreaker(database))
        qFatal("no SQLite");
    measure(database, u"made"_s, madeTexts());
    if (const std::vector<QString> texts = readTexts(); !texts.empty())
        measure(database, u"corpora"_s, texts);
    return 0;
}
