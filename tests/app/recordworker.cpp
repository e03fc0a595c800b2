// Works on a consultation as a person at the window would, and writes down what was acknowledged, so that it can be seen
// afterwards whether anything of it was lost: survival_test.cpp and tests/bench/record_proof.
//
//   record_worker tag PLACE --log FILE [--name Ann] [--seed 1] [--seconds 10] [--receive]
//   record_worker hear PLACE --log FILE [--seconds 10]
//   record_worker check PLACE LOG...
//
// A line of a log: nanoseconds since 1970, "acknowledged", "refused", "broken", "heard" or "shown", and of what:
// "tag Ann-17", "undo Ann-17", "redo Ann-17", "receive Ann-17", "status", "count".

#include "core/desk/desk.h"
#include "core/store/sealing.h"
#include "core/store/store.h"
#include "ui/models/commentsmodel.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTextStream>
#include <QTimer>

#include <chrono>
#include <random>

#include <unistd.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

/// What was written stays, however the process ends: it is with the kernel.
class Log
{
public:
    explicit Log(const QString &name)
        : m_file(name)
    {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            qFatal("%s can't be written", qPrintable(name));
    }
    void add(const QString &what)
    {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        const QByteArray line =
            QByteArray::number(qint64(std::chrono::nanoseconds(now).count())) + ' ' + what.toUtf8() + '\n';
        m_file.write(line);
    }

private:
    QFile m_file;
};

int fail(const Error &error)
{
    QTextStream(stderr) << error.message << ' ' << error.detail << '\n';
    return 1;
}

class Worker
{
public:
    Worker(Desk &desk, Log &log, const QString &name, unsigned seed)
        : m_desk(desk)
        , m_log(log)
        , m_name(name)
        , m_random(seed)
        , m_ids(desk.find({}, {SortKey::Reference, false}).value_or(std::vector<ResponseId>()))
        , m_themes(desk.themes().value_or(std::vector<Theme>()))
    {}

    void run(int seconds, bool receives)
    {
        QElapsedTimer since;
        since.start();
        while (since.elapsed() < 1000LL * seconds) {
            const auto what = unsigned(m_random() % 100);
            if (m_ids.empty() || (receives && what < 30))
                receive();
            else if (what < 60)
                tag();
            else if (what < 75)
                undo();
            else if (what < 85)
                redo();
            else if (what < 93)
                changeStatus();
            else
                count();
        }
    }

private:
    template<class T>
    bool tell(const Result<T> &result, const QString &what)
    {
        const bool refused = !result && result.error().kind != ErrorKind::Storage;
        m_log.add((result ? u"acknowledged "_s : refused ? u"refused "_s : u"broken "_s) + what);
        return result.has_value();
    }

    void receive()
    {
        const QString subject = u"%1-%2"_s.arg(m_name).arg(++m_made);
        Response response;
        response.respondent.name = m_name;
        response.subject = subject;
        response.received = m_desk.now();
        Part part;
        part.kind = PartKind::Message;
        part.type = u"text/plain"_s;
        part.text = u"Kilns need power, and so does %1. "_s.arg(subject).repeated(20);
        part.state = TextState::Read;
        response.parts = {part};
        const QByteArray bytes = (subject + part.text).toUtf8();
        response.original = response.contentKey = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        const Result<Response> received = m_desk.receive(response, bytes);
        if (tell(received, u"receive "_s + subject))
            m_ids.push_back(received->id);
    }

    void tag()
    {
        Comment comment;
        // The first response is open at a colleague's: often enough it is the one.
        comment.response = m_random() % 5 == 0 ? m_ids.front() : m_ids[m_random() % m_ids.size()];
        if (!m_themes.empty())
            comment.themes = {m_themes[m_random() % m_themes.size()].id};
        comment.note = u"%1-%2"_s.arg(m_name).arg(++m_made);
        tell(m_desk.apply({CommentAdded{comment}}, comment.note), u"tag "_s + comment.note);
    }
    void undo()
    {
        const QString what = m_desk.undoText();
        if (!what.isEmpty())
            tell(m_desk.undo(), u"undo "_s + what);
    }
    void redo()
    {
        const QString what = m_desk.redoText();
        if (!what.isEmpty())
            tell(m_desk.redo(), u"redo "_s + what);
    }
    void changeStatus()
    {
        const ResponseId id = m_ids[m_random() % std::min<size_t>(m_ids.size(), 20)];
        const Result<ResponseDetail> now = m_desk.response(id);
        if (now)
            tell(m_desk.apply({StatusChanged{id, now->response.status, Status(m_random() % 4)}}, {}), u"status"_s);
    }
    /// All count in one place; whoever is too late is refused, and never overwrites.
    void count()
    {
        const Result<std::vector<SavedSearch>> searches = m_desk.savedSearches();
        if (!searches)
            return;
        SavedSearch counter;
        counter.name = u"counter"_s;
        counter.query = u"0"_s;
        std::optional<SavedSearch> before;
        for (const SavedSearch &one : *searches) {
            if (one.name == counter.name)
                before = counter = one;
        }
        counter.query = QString::number(counter.query.toInt() + 1);
        tell(m_desk.apply({SavedSearchWritten{before, counter}}, {}), u"count"_s);
    }

    Desk &m_desk;
    Log &m_log;
    QString m_name;
    std::mt19937 m_random;
    std::vector<ResponseId> m_ids;
    std::vector<Theme> m_themes;
    int m_made = 0;
};

/// A colleague's window on the first response: when a comment is heard of, and when the model has it.
int hear(Desk &desk, Log &log, int seconds)
{
    const Result<ResponseId> first = desk.responseByNumber(1);
    const Result<ResponseDetail> detail = first ? desk.response(*first) : passOn(first);
    if (!detail)
        return fail(detail.error());
    CommentsModel model;
    model.show(*detail);
    QObject::connect(&model, &QAbstractItemModel::rowsInserted, &model, [&](const QModelIndex &, int begin, int end) {
        for (int row = begin; row <= end; ++row)
            log.add(u"shown tag "_s + model.commentAt(row)->note);
    });
    QObject::connect(&desk, &Desk::changed, &model, [&](const Applied &applied) {
        for (const Change &change : applied.changes) {
            if (const auto *added = std::get_if<CommentAdded>(&change))
                log.add(u"heard tag "_s + added->comment.note);
        }
        model.apply(applied.changes);
    });
    desk.listen();
    QTimer::singleShot(1000 * seconds, qApp, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

/// How often the journal says that something was done: "tag Ann-17" → 2.
using Deeds = QMap<QString, int>;

Result<Deeds> deedsOf(const Desk &desk)
{
    return desk.store().read([](store::Connection &c) {
        Deeds deeds;
        store::Statement rows(c, u"SELECT kind, change, sealed FROM journal WHERE seq > ? ORDER BY seq LIMIT 1000"_s);
        store::Statement ends(c, u"SELECT coalesce(max(seq), 0) FROM journal"_s);
        const qint64 end = ends.run().next() ? ends.number(0) : 0;
        for (qint64 after = 0; after < end; after += 1000) {
            for (rows.with(after).run(); rows.next();) {
                const QJsonObject change = store::opened(rows.text(1).toUtf8(), rows.text(2).toUtf8());
                const QString note = change[u"note"_s].toString();
                if (rows.text(0) == u"comment-added")
                    ++deeds[u"put "_s + note];
                else if (rows.text(0) == u"comment-removed")
                    ++deeds[u"undo "_s + note];
                else if (rows.text(0) == u"saved-search-written")
                    ++deeds[u"count"_s];
                else if (rows.text(0) == u"status-changed")
                    ++deeds[u"status"_s];
                else if (rows.text(0) == u"response-received")
                    ++deeds[u"receive "_s + change[u"subject"_s].toString()];
            }
        }
        return deeds;
    });
}

Deeds acknowledgedIn(const QStringList &logs, int &refused, int &broken)
{
    Deeds deeds;
    for (const QString &name : logs) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            const QString word = QString::fromUtf8(line).section(u' ', 1, 1);
            const QString what = QString::fromUtf8(line).section(u' ', 2);
            refused += word == u"refused";
            broken += word == u"broken";
            if (word == u"acknowledged") // a comment that is done again is put there once more
                ++deeds[what.startsWith(u"tag ") || what.startsWith(u"redo ") ? u"put "_s + what.section(u' ', 1) : what];
        }
    }
    return deeds;
}

int check(const Desk &desk, const QStringList &logs)
{
    const Result<Deeds> stored = deedsOf(desk);
    if (!stored)
        return fail(stored.error());
    int refused = 0;
    int broken = 0;
    const Deeds acknowledged = acknowledgedIn(logs, refused, broken);
    QJsonArray lost;
    int all = 0;
    for (auto deed = acknowledged.begin(); deed != acknowledged.end(); ++deed) {
        all += deed.value();
        if (stored->value(deed.key()) < deed.value())
            lost << u"%1 (%2 of %3)"_s.arg(deed.key()).arg(stored->value(deed.key())).arg(deed.value());
    }
    int counter = 0;
    const Result<std::vector<SavedSearch>> searches = desk.savedSearches();
    for (const SavedSearch &one : searches.value_or(std::vector<SavedSearch>()))
        counter += one.name == u"counter" ? one.query.toInt() : 0;
    const Result<std::vector<Finding>> findings = desk.verify();
    if (!findings)
        return fail(findings.error());
    QJsonArray amiss;
    for (const Finding &finding : *findings)
        amiss << finding.what + u' ' + finding.where + u' ' + finding.detail;
    const int overwritten = stored->value(u"count"_s) - counter;
    QTextStream(stdout) << QJsonDocument(QJsonObject{{u"acknowledged"_s, all},
                                                     {u"refused"_s, refused},
                                                     {u"broken"_s, broken},
                                                     {u"journal"_s, desk.counts().value_or(Counts()).journal},
                                                     {u"lost"_s, lost},
                                                     {u"overwritten"_s, overwritten},
                                                     {u"amiss"_s, amiss}})
                               .toJson(QJsonDocument::Compact)
                        << '\n';
    return lost.isEmpty() && overwritten == 0 && amiss.isEmpty() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOptions({{u"log"_s, {}, u"FILE"_s},
                        {u"name"_s, {}, u"NAME"_s, u"Ann"_s},
                        {u"seed"_s, {}, u"N"_s, u"1"_s},
                        {u"seconds"_s, {}, u"N"_s, u"10"_s},
                        {u"receive"_s, u"Takes in responses too."_s}});
    options.addPositionalArgument(u"what"_s, u"tag, hear or check"_s);
    options.addPositionalArgument(u"place"_s, u"The consultation"_s);
    options.process(app);
    const QStringList words = options.positionalArguments();
    if (words.size() < 2)
        options.showHelp(2);
    Result<std::unique_ptr<Desk>> desk = Desk::open(words[1], options.value(u"name"_s));
    if (!desk)
        return fail(desk.error());
    const int seconds = options.value(u"seconds"_s).toInt();
    if (words[0] == u"check")
        return check(**desk, words.sliced(2));
    Log log(options.value(u"log"_s));
    if (words[0] == u"hear")
        return hear(**desk, log, seconds);
    Worker(**desk, log, options.value(u"name"_s), options.value(u"seed"_s).toUInt())
        .run(seconds, options.isSet(u"receive"_s));
    return 0;
}
