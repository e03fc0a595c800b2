#include "tests/bench/generate/invention.h"

#include <algorithm>

namespace soundings::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 opens = 1'578'650'400'000;  // 2020-01-10T10:00Z
constexpr qint64 closes = 1'581'336'000'000; // 2020-02-10T12:00Z
constexpr int wordsOfATheme = 25;
constexpr int firstThemeWord = 300; // more frequent ones say nothing

const QStringList &themeNames()
{
    static const QStringList names = {u"Skills"_s,   u"Transport"_s, u"Broadband"_s,   u"Energy"_s,
                                      u"Ceramics"_s, u"Research"_s,  u"Housing"_s,     u"Town centres"_s,
                                      u"Health"_s,   u"Farming"_s,   u"Small firms"_s, u"Climate"_s};
    return names;
}

const QString &oneOf(Chance &chance, const QStringList &list)
{
    return list[chance.below(list.size())];
}

QString capital(const QString &word)
{
    return word.left(1).toUpper() + word.mid(1);
}

enum Purpose : quint64 {
    ForText,
    ForRespondent,
    ForCampaign
}; // sources of chance that do not disturb each other

Chance chanceFor(const Shape &shape, Purpose purpose, int number)
{
    return {shape.seed * 4 + purpose, quint64(number)};
}

} // namespace

Invention::Invention(const Shape &shape, const QStringList &texts)
    : m_shape(shape)
    , m_vocabulary(texts, shape.vocabulary)
{
    double sum = 0;
    for (int campaign = 0; campaign < shape.campaigns; ++campaign) {
        m_campaignReach.push_back(sum += 1.0 / (campaign + 1.0));
        Chance chance = chanceFor(shape, ForCampaign, campaign);
        m_kernels.push_back(sentences(chance, shape.words));
        m_kernelSubjects << capital(m_vocabulary.draw(chance)) + u' ' + m_vocabulary.draw(chance) + u" now"_s;
    }
}

Consultation Invention::consultation() const
{
    Consultation about;
    about.title = u"An invented consultation"_s;
    about.organisation = u"The bench"_s;
    about.opens = Instant{opens};
    about.closes = Instant{closes};
    return about;
}

std::vector<Theme> Invention::themes() const
{
    std::vector<Theme> themes;
    for (const QString &name : themeNames()) {
        Theme theme;
        theme.name = name;
        theme.colour = u"#4477aa"_s;
        theme.position = int(themes.size());
        themes.push_back(theme);
    }
    return themes;
}

/// Every second sentence speaks to a theme, and has words of its own.
Invention::Sentence Invention::sentence(Chance &chance) const
{
    const int words = chance.between(6, 24);
    const int theme = chance.happens(0.5) ? chance.below(themeNames().size()) : -1;
    QStringList text;
    for (int i = 0; i < words; ++i) {
        const int own = firstThemeWord + theme * wordsOfATheme + chance.below(wordsOfATheme);
        const bool ofTheme = theme >= 0 && own < m_vocabulary.size() && chance.happens(0.25);
        text << (ofTheme ? m_vocabulary.word(own) : m_vocabulary.draw(chance));
        if (i + 1 < words && chance.happens(0.07))
            text.back() += u',';
    }
    if (chance.happens(0.08))
        text << u"£"_s + QString::number(chance.between(1, 900)) + u"m"_s;
    return {capital(text.join(u' ')) + (chance.happens(0.06) ? u'?' : u'.'), theme};
}

Invention::Sentences Invention::sentences(Chance &chance, int words) const
{
    Sentences all;
    for (qsizetype count = 0; count < words;) {
        all.push_back(sentence(chance));
        count += all.back().text.count(u' ') + 1;
    }
    return all;
}

Respondent Invention::respondent(int number) const
{
    static const QStringList first = {u"Ann"_s,    u"Derek"_s,    u"Ngozi"_s,  u"Helen"_s,
                                      u"Walter"_s, u"Priya"_s,    u"Tomasz"_s, u"Zoë"_s,
                                      u"Sian"_s,   u"Mohammed"_s, u"Grace"_s,  u"Liam"_s};
    static const QStringList last = {u"Ash"_s,      u"Tunnicliffe"_s, u"Okafor"_s,   u"Ridgeway"_s,
                                     u"Bould"_s,    u"Patel"_s,       u"Nowak"_s,    u"Wardle"_s,
                                     u"O’Connor"_s, u"Hussain"_s,     u"Brindley"_s, u"Cope"_s};
    static const QStringList places = {u"Longton"_s,  u"Leek"_s,     u"Stafford"_s,
                                       u"Tamworth"_s, u"Biddulph"_s, u"Rugeley"_s};
    Chance chance = chanceFor(m_shape, ForRespondent, number);
    Respondent who;
    who.name = oneOf(chance, first) + u' ' + oneOf(chance, last);
    who.place = oneOf(chance, places);
    who.address = who.name.section(u' ', 0, 0).toLower().replace(u'ë', u'e') + u'.' + QString::number(number);
    const bool person = chance.happens(0.7);
    who.kind = person ? RespondentKind::Individual
                      : RespondentKind(chance.between(int(RespondentKind::Business),
                                                      int(RespondentKind::ElectedMember)));
    if (person) {
        who.address += u"@freemail.example"_s;
    } else {
        const QString &house =
            m_vocabulary.word(firstThemeWord + number % 3000 % qMax(1, m_vocabulary.size() - firstThemeWord));
        who.organisation = capital(house) + u" Ltd"_s;
        who.address += u"@org"_s + QString::number(number % 3000) + u".example"_s;
    }
    return who;
}

std::optional<int> Invention::campaignOf(Chance &chance) const
{
    if (m_campaignReach.empty() || !chance.happens(m_shape.inCampaigns))
        return std::nullopt;
    const double at = chance.share() * m_campaignReach.back();
    return int(std::upper_bound(m_campaignReach.begin(), m_campaignReach.end(), at) -
               m_campaignReach.begin());
}

Invention::Sentences Invention::edited(Sentences text, Edit edit, Chance &chance) const
{
    switch (edit) {
    case Edit::None:
        break;
    case Edit::SomeWords: // one in each of three sentences
        for (int i = 0; i < 3; ++i) {
            QString &one = text[size_t(chance.below(qsizetype(text.size())))].text;
            QStringList words = one.split(u' ');
            words[chance.below(words.size() - 1)] = m_vocabulary.draw(chance);
            one = capital(words.join(u' '));
        }
        break;
    case Edit::SentenceAdded:
        text.insert(text.begin() + chance.below(qsizetype(text.size())), sentence(chance));
        break;
    case Edit::HalfRewritten:
        for (size_t i = 0; i < text.size(); i += 2)
            text[i] = sentence(chance);
        break;
    }
    return text;
}

void Invention::write(InventedResponse &response, const Sentences &text, Chance &chance) const
{
    response.text = u"Dear all,\n\n"_s;
    const bool tagged = chance.happens(m_shape.tagged);
    for (size_t i = 0; i < text.size(); ++i) {
        const auto begin = int(response.text.size());
        response.text += text[i].text;
        if (tagged && text[i].theme >= 0 && response.comments.size() < 6)
            response.comments.push_back(
                {text[i].theme, begin, int(response.text.size()), Stance(chance.between(0, 4))});
        response.text += (i % 4 == 3 || i + 1 == text.size()) ? u"\n\n"_s : u" "_s;
    }
    response.text += u"Kind regards\n\n"_s + response.respondent.name + u'\n' + response.respondent.place;
}

/// Some at any time, most shortly before the end, few behind it.
Instant Invention::sentAt(Chance &chance) const
{
    if (chance.happens(m_shape.late))
        return {closes + 1000 + qint64(chance.exponential(dayMs))};
    const qint64 anyTime = opens + qint64(chance.share() * (closes - opens - dayMs));
    const qint64 lastMinute = closes - 60'000 - qint64(chance.exponential(1.5 * dayMs));
    return {qMax(opens, chance.happens(0.45) ? anyTime : lastMinute)};
}

InventedResponse Invention::response(int number) const
{
    Chance chance = chanceFor(m_shape, ForText, number);
    InventedResponse response;
    const bool again = number > 0 && chance.happens(m_shape.wroteBefore);
    response.respondent = respondent(again ? chance.below(number) : number);
    response.sent = sentAt(chance);
    response.received = {response.sent.ms + chance.between(1, 20) * 1000};
    response.campaign = campaignOf(chance);
    if (response.campaign) {
        response.edit = Edit(chance.below(4));
        response.subject = m_kernelSubjects[*response.campaign];
        write(response, edited(m_kernels[size_t(*response.campaign)], response.edit, chance), chance);
    } else {
        response.subject = capital(m_vocabulary.draw(chance)) + u' ' + m_vocabulary.draw(chance) + u' ' +
                           m_vocabulary.draw(chance);
        const double length = 0.3 + 0.7 * chance.exponential(1.0); // many short ones, few long
        write(response, sentences(chance, qMax(12, int(m_shape.words * length))), chance);
    }
    return response;
}

} // namespace soundings::bench
