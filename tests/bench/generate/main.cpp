// Makes up a consultation: generate_consultation --help. The vocabulary comes from the sample's messages.

#include "tests/bench/generate/sampletexts.h"
#include "tests/bench/generate/writing.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

int done(const Result<> &result)
{
    if (!result)
        QTextStream(stderr) << result.error().message << ' ' << result.error().detail << '\n';
    return result ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOptions(
        {{u"seed"_s, u"The same seed makes the same consultation."_s, u"N"_s, u"1"_s},
         {u"responses"_s, u"How many."_s, u"N"_s, u"20000"_s},
         {u"words"_s, u"Of a response, about."_s, u"N"_s, u"210"_s},
         {u"maildir"_s, u"Write them as mail into a new Maildir."_s, u"FOLDER"_s},
         {u"csv"_s, u"Write them as a survey's export."_s, u"FILE"_s},
         {u"texts"_s, u"Write their texts alone, a NUL behind each."_s, u"FILE"_s},
         {u"consultation"_s, u"Write them, tagged, into a new consultation file."_s, u"FILE"_s},
         {u"truth"_s, u"Write what is known of each, as JSON lines."_s, u"FILE"_s}});
    options.process(app);
    bench::Shape shape;
    shape.seed = options.value(u"seed"_s).toULongLong();
    shape.responses = options.value(u"responses"_s).toInt();
    shape.words = options.value(u"words"_s).toInt();
    const bench::Invention invention(shape, bench::sampleTexts());
    Result<> result;
    if (options.isSet(u"maildir"_s))
        result = writeMaildir(invention, options.value(u"maildir"_s));
    if (result && options.isSet(u"csv"_s))
        result = writeCsv(invention, options.value(u"csv"_s));
    if (result && options.isSet(u"texts"_s))
        result = writeTexts(invention, options.value(u"texts"_s));
    if (result && options.isSet(u"consultation"_s))
        result = writeConsultation(invention, options.value(u"consultation"_s));
    if (result && options.isSet(u"truth"_s))
        result = writeTruth(invention, options.value(u"truth"_s));
    return done(result);
}
