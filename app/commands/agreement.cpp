#include "app/commands/command.h"

#include "core/desk/measuring.h"

#include <QJsonArray>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file;
    bool json = false;
};

QJsonValue orNull(const std::optional<double> &measure)
{
    return measure ? QJsonValue(*measure) : QJsonValue();
}

QString inWords(const std::optional<double> &measure)
{
    return measure ? QString::number(*measure, 'f', 3) : u"–"_s;
}

/// `named` has the theme, or says that it is overall.
void tell(QJsonObject named, const QString &title, const categorisation::Agreement &responses,
          const categorisation::Agreement &characters, bool json)
{
    if (!json) {
        print(u"%1\tkappa %2\talpha %3\tn %4\tby characters: kappa %5, alpha %6\t%7"_s.arg(
            title, inWords(responses.kappa), inWords(responses.alpha), QString::number(responses.units),
            inWords(characters.kappa), inWords(characters.alpha), responses.why));
        return;
    }
    named.insert(u"kappa"_s, orNull(responses.kappa));
    named.insert(u"alpha"_s, orNull(responses.alpha));
    named.insert(u"n"_s, responses.units);
    named.insert(u"percent"_s, orNull(responses.percent));
    named.insert(u"kappa-characters"_s, orNull(characters.kappa));
    named.insert(u"alpha-characters"_s, orNull(characters.alpha));
    named.insert(u"n-characters"_s, characters.units);
    named.insert(u"why"_s, soundings::orNull(responses.why));
    print(named);
}

void tellAll(const MeasuredAgreement &measured, bool json)
{
    const bool independent = measured.how == CodedHow::Independent;
    if (!json && !measured.people.isEmpty()) {
        print(independent ? u"Tagged independently, by %1:"_s.arg(measured.people.join(u", "_s))
                          : u"Tagged in sight of each other, by %1:"_s.arg(measured.people.join(u", "_s)));
    }
    const auto named = [&](const QString &name, const QJsonValue &value) {
        return QJsonObject{{name, value},
                           {u"independent"_s, independent},
                           {u"people"_s, QJsonArray::fromStringList(measured.people)}};
    };
    for (size_t i = 0; i < measured.themes.size(); ++i) {
        const Theme &theme = measured.themes[i];
        tell(named(u"theme"_s, theme.name), theme.name, measured.byResponse.themes[i].agreement,
             measured.byCharacters.themes[i].agreement, json);
    }
    tell(named(u"overall"_s, true), u"Overall"_s, measured.byResponse.overall, measured.byCharacters.overall,
         json);
}

int measure(Desk &desk, const Options &options)
{
    const Result<MeasuredAgreement> independent = agreementOf(desk);
    if (!independent)
        return fail(independent.error());
    const Result<MeasuredAgreement> inSight = agreementOf(desk, CodedHow::InSight);
    if (!inSight)
        return fail(inSight.error());
    if (independent->people.isEmpty())
        say(u"No two people have finished tagging the same responses independently."_s);
    if (!independent->people.isEmpty() || inSight->people.isEmpty())
        tellAll(*independent, options.json);
    if (!inSight->people.isEmpty())
        tellAll(*inSight, options.json);
    return done;
}

} // namespace

void addAgreement(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "agreement",
        "How far people who tagged the same responses agree, by theme. Those who tagged independently come "
        "first; "
        "those who could see each other's comments, as in a project from another program, stand apart "
        "(\"independent\": false) and count a response as read once they made a comment in it",
        [](CLI::App &command, Options &options) {
            command.add_flag("--json", options.json, "As JSON lines");
        },
        measure);
}

} // namespace soundings
