// How fast a million responses are searched: README.md. Everything is invented, by seed, and told to the index and to plain
// FTS5 alike; each question is asked of both in one run.
#include "core/search/wordscanner.h"
#include "tests/bench/generate/sampletexts.h"
#include "tests/bench/search/engines.h"
#include "tests/bench/search/xapian.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTextStream>
#include <QtConcurrent>

#include <algorithm>
#include <functional>

#include <time.h>
#include <unistd.h>

using namespace soundings;
using namespace soundings::bench;
using namespace Qt::StringLiterals;

namespace {

QTextStream out(stdout);

struct Memory
{
    qint64 all = 0;
    qint64 ofFiles = 0;
};

/// Resident, in MB.
Memory memory()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> pages = file.readAll().split(' ');
    const qint64 page = sysconf(_SC_PAGESIZE);
    return {pages[1].toLongLong() * page / 1'000'000, pages[2].toLongLong() * page / 1'000'000};
}

bool ofTheProcessor = false; ///< what is measured: this thread's time on the processor, which others disturb less

double now()
{
    timespec time{};
    clock_gettime(ofTheProcessor ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double millisecondsOf(const std::function<void()> &f)
{
    const double begin = now();
    f();
    return now() - begin;
}

/// Median, 95th and 99th percentile, and most.
QString told(std::vector<double> times)
{
    if (times.empty())
        return u"-"_s;
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) { return times[std::min(times.size() - 1, size_t(share * double(times.size())))]; };
    return u"%1 / %2 / %3 / %4"_s.arg(at(0.5), 0, 'f', 3).arg(at(0.95), 0, 'f', 2).arg(at(0.99), 0, 'f', 2)
        .arg(times.back(), 0, 'f', 2);
}

/// Makes up what people ask: from words of the texts themselves.
class Asker
{
public:
    Asker(const Invention &invention, int questions)
        : m_invention(invention)
        , m_questions(questions)
    {}

    [[nodiscard]] std::vector<std::pair<QString, std::vector<Question>>> all()
    {
        std::vector<std::pair<QString, std::vector<Question>>> kinds;
        const auto add = [&](const QString &name, const std::function<Question()> &ask) {
            std::vector<Question> questions;
            for (int i = 0; i < m_questions; ++i)
                questions.push_back(ask());
            kinds.emplace_back(name, std::move(questions));
        };
        add(u"rare word"_s, [&] { return words({rare()}); });
        add(u"common word"_s, [&] { return words({common()}); });
        add(u"AND of two"_s, [&] { return words({middling(), middling()}); });
        add(u"phrase of two"_s, [&] { return phrase(2); });
        add(u"phrase of three"_s, [&] { return phrase(3); });
        for (int letters = 1; letters <= 3; ++letters) {
            add(u"beginning of %1"_s.arg(letters), [&, letters] {
                QString beginning;
                do {
                    beginning = fromText().left(letters);
                } while (!std::all_of(beginning.cbegin(), beginning.cend(), [](QChar c) { return c.isLetterOrNumber(); }));
                return Question{beginning + u'*', beginning + u'*', {}};
            });
        }
        add(u"field and word"_s, [&] {
            static const QStringList fields{u"kind:business"_s, u"kind:individual"_s, u"place:leek"_s, u"theme:Skills"_s,
                                            u"stance:oppose"_s, u"has:comment"_s,     u"-theme:any"_s, u"status:unread"_s};
            return Question{middling() + u' ' + fields[m_chance.below(fields.size())], {}, {}};
        });
        add(u"range of days"_s, [&] {
            const QDate first = QDate(2020, 1, 10).addDays(m_chance.below(28));
            const QDate last = first.addDays(m_chance.below(10));
            const QTimeZone zone("Europe/London");
            return Question{u"received:%1..%2"_s.arg(first.toString(Qt::ISODate), last.toString(Qt::ISODate)), {},
                            std::pair(first.startOfDay(zone).toMSecsSinceEpoch(),
                                      last.addDays(1).startOfDay(zone).toMSecsSinceEpoch())};
        });
        return kinds;
    }

private:
    [[nodiscard]] QString ranked(int from, int to) { return plain(m_invention.vocabulary().word(m_chance.between(from, to))); }
    QString rare() { return ranked(m_invention.vocabulary().size() * 3 / 4, m_invention.vocabulary().size() - 1); }
    QString common() { return ranked(0, 199); }
    QString middling() { return ranked(20, 4'000); }
    static QString plain(const QString &word)
    {
        const std::vector<search::Word> words = search::split(word);
        const QString first = words.empty() ? u"the"_s : words.front().folded;
        return first == u"and" || first == u"or" || first == u"not" ? u"the"_s : first;
    }
    std::vector<search::Word> text() { return search::split(m_invention.response(m_chance.below(m_invention.shape().responses)).text); }
    QString fromText()
    {
        const std::vector<search::Word> words = text();
        return words[size_t(m_chance.below(qsizetype(words.size())))].folded;
    }
    Question phrase(int length)
    {
        const std::vector<search::Word> words = text();
        const int begin = m_chance.below(qMax(qsizetype(1), qsizetype(words.size()) - length));
        QStringList all;
        for (int i = 0; i < length; ++i)
            all << words[size_t(begin + i)].folded;
        const QString quoted = u'"' + all.join(u' ') + u'"';
        return {quoted, quoted, {}};
    }
    static Question words(const QStringList &all) { return {all.join(u' '), u'"' + all.join(u"\" \""_s) + u'"', {}}; }

    const Invention &m_invention;
    int m_questions;
    Chance m_chance{99, 1};
};

class Bench
{
public:
    Bench(const Invention &invention, const QString &folder, bool peers, int ofXapian)
        : m_invention(invention)
        , m_ours(folder + u"/index"_s)
        , m_ofXapian(ofXapian)
    {
        if (peers)
            m_fts5 = std::make_unique<Fts5Engine>(folder + u"/fts5.db"_s);
        if (ofXapian > 0)
            m_xapian = XapianEngine::make(folder + u"/xapian"_s);
    }

    void tellAll()
    {
        constexpr int aBatch = 2'000;
        std::vector<InventedResponse> batch;
        double ours = 0;
        double fts5 = 0;
        double xapian = 0;
        const int responses = m_invention.shape().responses;
        for (int begin = 0; begin < responses; begin += aBatch) {
            QList<int> numbers;
            for (int number = begin; number < std::min(responses, begin + aBatch); ++number)
                numbers << number;
            batch = QtConcurrent::blockingMapped<std::vector<InventedResponse>>(
                numbers, [this](int number) { return m_invention.response(number); });
            const auto each = [&](auto f) {
                for (int i = 0; i < int(batch.size()); ++i)
                    f(batch[size_t(i)], begin + i);
            };
            ours += millisecondsOf([&] { each([&](const auto &one, int number) { m_ours.add(one, number); }); });
            if (m_fts5)
                fts5 += millisecondsOf([&] { each([&](const auto &one, int number) { m_fts5->add(one, number + 1); }); });
            if (m_xapian && begin < m_ofXapian)
                xapian += millisecondsOf([&] { each([&](const auto &one, int number) { m_xapian->add(one, number + 1); }); });
        }
        ours += millisecondsOf([&] { m_ours.finish(m_invention); });
        if (m_fts5)
            fts5 += millisecondsOf([&] { m_fts5->finish(); });
        if (m_xapian)
            xapian += millisecondsOf([&] { m_xapian->finish(); });
        out << "telling, texts/s: index " << responses / ours * 1000;
        if (m_fts5)
            out << ", plain FTS5 " << responses / fts5 * 1000 << " (ratio " << fts5 / ours << ')';
        if (m_xapian)
            out << ", Xapian " << std::min(responses, m_ofXapian) / xapian * 1000 << " (of " << std::min(responses, m_ofXapian) << ')';
        out << '\n';
    }

    void ask(int questions, int ofPeers)
    {
        out << "cold start, ms: " << millisecondsOf([&] { m_ours.openAgain(); }) << '\n';
        const Memory begin = memory();
        out << "resident after it, MB: " << begin.all << " (of files " << begin.ofFiles << ")\n"
            << "ms: median / 95 % / 99 % / most\n";
        for (const auto &[name, all] : Asker(m_invention, questions).all()) {
            measure(name + u", newest 50"_s, all, ofPeers, [&](const Question &one) { return m_ours.newest(one).size(); },
                    &Fts5Engine::newest, &XapianEngine::newest);
            measure(name + u", exact count"_s, all, ofPeers, [&](const Question &one) { return m_ours.count(one); },
                    &Fts5Engine::count, &XapianEngine::count);
            alone(name + u", all facets"_s, all, [&](const Question &one) { m_ours.allFacets(one); });
            alone(name + u", whole list"_s, all, [&](const Question &one) {
                static_cast<void>(m_ours.wholeList(one, {SortKey::Received, true}));
            });
            alone(name + u", cross-table theme, kind"_s, all, [&](const Question &one) { m_ours.crossTable(one, u"theme"_s, u"kind"_s); });
            alone(name + u", cross-table theme, stance"_s, all,
                  [&](const Question &one) { m_ours.crossTable(one, u"theme"_s, u"stance"_s); });
            alone(name + u", cross-table day, place"_s, all, [&](const Question &one) { m_ours.crossTable(one, u"day"_s, u"place"_s); });
        }
        const Memory end = memory();
        out << "resident at the end, MB: " << end.all << " (of files " << end.ofFiles << ")\n";
    }

private:
    template<class Ours>
    void measure(const QString &name, const std::vector<Question> &all, int ofPeers, Ours ours,
                 Answered (Fts5Engine::*fts5)(const Question &) const, size_t (XapianEngine::*xapian)(const Question &) const)
    {
        std::vector<double> ofOurs;
        std::vector<double> ofFts5;
        std::vector<double> ofXapian;
        for (size_t i = 0; i < all.size(); ++i) {
            static_cast<void>(ours(all[i])); // warm
            ofOurs.push_back(millisecondsOf([&] { static_cast<void>(ours(all[i])); }));
            const bool asked = int(i) < ofPeers;
            if (m_fts5 && asked && (!all[i].match.isEmpty() || all[i].received)) {
                static_cast<void>((*m_fts5.*fts5)(all[i]));
                ofFts5.push_back(millisecondsOf([&] { static_cast<void>((*m_fts5.*fts5)(all[i])); }));
            }
            if (m_xapian && asked && !all[i].match.isEmpty()) {
                static_cast<void>((*m_xapian.*xapian)(all[i]));
                ofXapian.push_back(millisecondsOf([&] { static_cast<void>((*m_xapian.*xapian)(all[i])); }));
            }
        }
        out << name << ": " << told(ofOurs);
        if (!ofFts5.empty())
            out << " | FTS5 " << told(ofFts5);
        if (!ofXapian.empty())
            out << " | Xapian " << told(ofXapian);
        out << '\n';
        out.flush();
    }

    template<class Ours>
    void alone(const QString &name, const std::vector<Question> &all, Ours ours)
    {
        std::vector<double> times;
        for (const Question &one : all)
            times.push_back(millisecondsOf([&] { ours(one); }));
        out << name << ": " << told(times) << '\n';
        out.flush();
    }

    const Invention &m_invention;
    OurEngine m_ours;
    int m_ofXapian;
    std::unique_ptr<Fts5Engine> m_fts5;
    std::unique_ptr<XapianEngine> m_xapian;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOptions({{u"seed"_s, u"The same seed asks the same of the same."_s, u"N"_s, u"1"_s},
                        {u"responses"_s, u"How many."_s, u"N"_s, u"100000"_s},
                        {u"questions"_s, u"Of each kind."_s, u"N"_s, u"200"_s},
                        {u"of-peers"_s, u"How many of them the peers are asked, too."_s, u"N"_s, u"20"_s},
                        {u"xapian"_s, u"How many responses Xapian is told (it is slow)."_s, u"N"_s, u"0"_s},
                        {u"processor-time"_s, u"Measure the processor's time: for a machine that does other things."_s},
                        {u"without-peers"_s, u"The index alone."_s},
                        {u"folder"_s, u"Where all is written; what stands there is replaced."_s, u"FOLDER"_s, u"search_bench"_s}});
    options.process(app);
    ofTheProcessor = options.isSet(u"processor-time"_s);
    const QString folder = options.value(u"folder"_s);
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    Shape shape;
    shape.seed = options.value(u"seed"_s).toULongLong();
    shape.responses = options.value(u"responses"_s).toInt();
    const Invention invention(shape, sampleTexts());
    Bench bench(invention, folder, !options.isSet(u"without-peers"_s), options.value(u"xapian"_s).toInt());
    bench.tellAll();
    bench.ask(options.value(u"questions"_s).toInt(), options.value(u"of-peers"_s).toInt());
    return 0;
}
