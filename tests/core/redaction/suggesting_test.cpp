#include "core/redaction/suggesting.h"

#include "core/consultation/words.h"
#include "core/redaction/cutting.h"
#include "core/redaction/names.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::redaction;
using namespace Qt::StringLiterals;

namespace {

/// A text in which what is personal stands in braces: "Dear Mr {Quill}".
struct Case
{
    QString marked;
    TextKind kind = TextKind::Document;
};

/// The text without the braces, and where they stood.
std::pair<QString, std::vector<std::pair<qsizetype, qsizetype>>> readMarked(const QString &marked)
{
    QString text;
    std::vector<std::pair<qsizetype, qsizetype>> places;
    for (const QChar c : marked) {
        if (c == u'{')
            places.emplace_back(text.size(), 0);
        else if (c == u'}')
            places.back().second = text.size();
        else
            text += c;
    }
    return {text, places};
}

QString markedBy(const Finds &finds, const QString &text)
{
    QString marked;
    qsizetype at = 0;
    for (const Found &one : finds) {
        marked += text.mid(at, one.begin - at) + u'{' + text.mid(one.begin, one.end - one.begin) + u'}';
        at = one.end;
    }
    return marked + text.mid(at);
}

const std::vector<Case> &cases()
{
    static const std::vector<Case> all{
        // names
        {u"Dear Mr {Quill},\nThank you."_s}, {u"as Cllr {Joan Thornby} and Dr {A. B. Harrow-Smith} said"_s},
        {u"Mrs {O’Neill} agrees. {O’Neill} knows."_s}, {u"Hello {Priya},\nwe agree"_s}, {u"MR {JOHN STAVELY}, AGAIN"_s},
        {u"My name is {Ada van der Berg} and I farm"_s}, {u"I am {Greta Pember}, and I live here"_s},
        {u"Prepared by: {Horace Venn}\nFor the board"_s}, {u"Councillors {Wetton} and others"_s},
        {u"On Mon, 13 Jan 2020 at 10:11, {Ida Fox} <{ida@fox.example}> wrote:\n> yes"_s},
        {u"> From: {Fox, Ida} <{ida@fox.example}>\n> Sent: Monday"_s}, {u"Professor Sir {Keith Orme} chairs"_s},
        {u"The point stands.\n\nKind regards,\n{Bertram}"_s, TextKind::Message}, {u"More buses.\n\n{Bertram Hesk}"_s, TextKind::Message},
        {u"Rev {Nant} and Ms {Lö}"_s}, {u"Mr and Mrs {Pryde} object"_s},
        // names that are none
        {u"Dear Sir or Madam,\nDear Planning Team,\nDear Sirs"_s}, {u"the Lord Mayor and the Lord Lieutenant"_s},
        {u"Miss the bus. Sir, we object. Dr Smith Road is shut."_s}, {u"I am Chief Executive of the Chamber"_s},
        {u"Major Road Network. Contact: Planning Policy Team"_s}, {u"Hi all,\nHello everyone"_s},
        {u"Stoke City Council\nLocal Enterprise Partnership"_s, TextKind::Message},
        // telephone numbers
        {u"Ring {01782 123456}, {+44 (0)1538 654 321}, {07700-900-123} or {(01785) 223344}."_s}, {u"Tel: {223344} ext. {4512}"_s},
        {u"from abroad {0044 1782 123456} or {+33 1 42 68 53 00}"_s}, {u"phone number {01782123456}"_s},
        {u"By 2030, £1,200,000 for 2 500 000 people in 2019-2020; see 3.2.1 and EN 12 3."_s}, {u"01/02/2020 to 03.04.2021, 12:30"_s},
        {u"planning application 0123456789, ref. 01782 123456, UPRN 010012345678"_s}, {u"£0.123456789m and 0.0123456789"_s},
        {u"sha256 b0178212345678af 0178212345z"_s}, {u"GDP of 20,123,456,789 and 07/1234/5678"_s}, {u"ISBN 0123456789"_s},
        // e-mail
        {u"to {will.o+x@mail.oakes.co.uk} or {ann (at) kilns (dot) example}"_s}, {u"meet at noon. look at this.that and @leek"_s},
        // post codes and addresses
        {u"in {ST13 5AA} and {st1 4ab}"_s}, {u"A1 2BC and M6 J15 and EN 12 3 and XX1 1AA"_s},
        {u"I live at {12 Mill Lane, Leek}."_s}, {u"{Flat 3, 14a Saint Edward Street}"_s}, {u"{The Old Forge House, Church Lane, Cheddleton}"_s},
        {u"Our office:\n{4 High Street\nLeek\nStaffordshire\nST13 5AA}\nIt is old."_s}, {u"write to {PO Box 12, Stone, ST15 8XX}"_s},
        {u"{Civic Centre, Glebe Street, Stoke-on-Trent, ST4 1HH}"_s}, {u"my home is {7 mill lane} and"_s},
        {u"In 2019 Leek Road was shut. Table 3 Park Road counts. Phase 2 Hanley Park. the 25 Bus Lane cameras"_s},
        {u"Stafford Road needs 200 new homes near London Road. 15 % of High Street shops"_s},
        {u"junction 15 Stone Road; route 18 Leek Road; over 30 Market Square traders"_s},
        // accounts
        {u"account number {12345678}, sort code {12-34-56}"_s}, {u"IBAN {GB82 WEST 1234 5698 7654 32}"_s},
        {u"NI {AB 12 34 56 C} and NHS number {943 476 5919}"_s}, {u"card {4111 1111 1111 1111}"_s}, {u"{20-11-30 12345678}"_s},
        {u"on account of 12 people; 12-34-56 in a row; 1234 5678 9012"_s}, {u"AB12 is a road, company number 01234567"_s},
    };
    return all;
}

} // namespace

TEST(SuggestingTest, eachCaseIsFoundAsItIsMarked)
{
    for (const Case &one : cases()) {
        const auto [text, places] = readMarked(one.marked);
        EXPECT_EQ(markedBy(suggestions(text, {{}, true, true}, one.kind), text), one.marked);
    }
}

TEST(SuggestingTest, reasonsAreTold)
{
    const QString text = u"Mr Quill, 12 Mill Lane; ST13 5AA, 01782 123456, a@b.example, account 12345678"_s;
    QStringList reasons;
    for (const Found &one : suggestions(text, {}, TextKind::Line))
        reasons << toWord(one.reason);
    EXPECT_EQ(reasons, (QStringList{u"name"_s, u"address"_s, u"postcode"_s, u"telephone"_s, u"email"_s, u"account"_s}));
}

TEST(SuggestingTest, theRespondentIsHiddenInAnyCaseAndTheirNamesPartsAsWritten)
{
    const Whose whose{{{1}, u"Will Oakes"_s, u"Oakes Pottery"_s, RespondentKind::Individual, {}, u"will@oakes.example"_s}};
    const auto marked = [&](const QString &text) { return markedBy(suggestions(text, whose, TextKind::Line), text); };
    EXPECT_EQ(marked(u"I, WILL OAKES, will not. Mr Oakes agrees with oakes trees."_s),
              u"I, {WILL OAKES}, will not. Mr {Oakes} agrees with oakes trees."_s);
    EXPECT_EQ(marked(u"Write to Oakes pottery"_s), u"Write to {Oakes pottery}"_s);
}

TEST(SuggestingTest, theSignatureGoesWholeWhereNobodyIsToBeNamed)
{
    const auto cut = [](const QString &text) { return withCuts(text, cutsFor(suggestions(text, {}, TextKind::Message))); };
    EXPECT_EQ(cut(u"More buses.\n-- \nBill\nThe Old Kiln"_s), u"More buses.\n█████ [signature]"_s);
    EXPECT_EQ(cut(u"More buses.\n\nKind regards,\nBill\nThe Old Kiln"_s), u"More buses.\n\n█████ [signature]"_s);
    EXPECT_EQ(cut(u"Yours sincerely\nWill Oakes"_s), u"█████ [signature]"_s);
    const QString early = u"Regards\n"_s
                          + u"A long line that goes on about buses and trains and roads and paths and much more. "_s.repeated(3);
    EXPECT_EQ(cut(early), early) << "what follows is no signature";
}

TEST(SuggestingTest, barsTellNothingOfLength)
{
    EXPECT_EQ(bar(RedactionReason::Name), u"█████ [name]"_s);
    for (const QString &text : {u"Mr Lo"_s, u"Mr Featherstonehaugh"_s})
        EXPECT_EQ(withCuts(text, cutsFor(suggestions(text, {}, TextKind::Line))), u"Mr █████ [name]"_s);
}

TEST(SuggestingTest, odditiesDoNoHarm)
{
    for (const QString &text : {QString(), u"\n"_s, u"Mr"_s, u"Dear "_s, u"@"_s, u"+"_s, u"ST1 4AB"_s, QString(100'000, u'A'),
                                u"Mr "_s.repeated(20'000), u"01 "_s.repeated(20'000), u"12 A "_s.repeated(20'000), QString(50'000, u'\n')}) {
        for (const TextKind kind : {TextKind::Message, TextKind::Document, TextKind::Line}) {
            qsizetype at = 0;
            for (const Found &one : suggestions(text, {}, kind)) {
                EXPECT_GE(one.begin, at);
                EXPECT_GT(one.end, one.begin);
                EXPECT_LE(one.end, text.size());
                at = one.end;
            }
        }
    }
}
