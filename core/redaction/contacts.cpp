#include "core/redaction/contacts.h"

#include <QSet>

#include <algorithm>

namespace soundings::redaction {

namespace {

using namespace Qt::StringLiterals;

constexpr auto unicode = QRegularExpression::UseUnicodePropertiesOption;
constexpr auto anyCase = QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption;

QString digitsOf(QStringView text)
{
    QString digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits;
}

/// The words before a place in its line, in which a number says what it is.
QStringView before(const QString &text, qsizetype at, qsizetype atMost)
{
    const qsizetype line = at > 0 ? text.lastIndexOf(u'\n', at - 1) + 1 : 0;
    const qsizetype from = std::max(line, at - atMost);
    return QStringView(text).sliced(from, at - from);
}

/// "Planning application 0123456789": a number that names a thing.
bool namesAThing(const QString &text, qsizetype at)
{
    static const QRegularExpression thing(
        u"\\b(ref(erence)?|applications?|case|invoice|order|isbn|issn|charity|company|registered|registration|policy|permit|"
        "licen[cs]e|doc(ument)?|uprn|usrn|serial|ticket|version|grid)\\b[^\\n]{0,14}$"_s,
        anyCase);
    static const QRegularExpression calls(u"\\b(tel|telephone|phone|mobile|fax|call|ring)\\b[^\\n]{0,14}$"_s, anyCase);
    const QStringView line = before(text, at, 40);
    return thing.match(line).hasMatch() && !calls.match(line).hasMatch();
}

bool isTelephone(const QString &found)
{
    const QString digits = digitsOf(found);
    if (found.startsWith(u'+'))
        return digits.size() >= 8 && digits.size() <= 15;
    if (digits.startsWith(u"000")) // "2 000 000 000"
        return false;
    if (digits.startsWith(u"00"))
        return digits.size() >= 11 && digits.size() <= 16;
    return digits.startsWith(u'0') && (digits.size() == 10 || digits.size() == 11);
}

bool isPostcodeArea(const QString &letters)
{
    static const QSet<QString> areas = [] {
        const QString all =
            u"AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY "
            "G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR "
            "NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA "
            "WC WD WF WN WR WS WV YO ZE"_s;
        const QStringList list = all.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return areas.contains(letters.toUpper());
}

/// ISO 7064, MOD 97-10.
bool isIban(const QString &found)
{
    QString plain = found;
    plain.remove(u' ');
    if (plain.size() < 15 || plain.size() > 34)
        return false;
    int rest = 0;
    for (const QChar c : QString(plain.sliced(4) + plain.first(4))) {
        const int value = c.isDigit() ? c.digitValue() : c.toUpper().unicode() - u'A' + 10;
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
}

/// The check digit of payment cards: ISO/IEC 7812-1, annex B.
bool isCard(const QString &digits)
{
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        int value = digits[digits.size() - 1 - i].digitValue();
        if (i % 2 == 1)
            value = value * 2 > 9 ? value * 2 - 9 : value * 2;
        sum += value;
    }
    return digits.size() >= 15 && digits.size() <= 16 && sum % 10 == 0;
}

} // namespace

Finds emails(const QString &text)
{
    static const QRegularExpression plain(u"(?<![\\w.+%'’-])[\\w.+%'’-]*[\\w+%-]@[\\w-]+(?:\\.[\\w-]+)+"_s, unicode);
    static const QRegularExpression spelt(
        u"(?<![\\w.+-])[\\w.+-]+ ?[\\[({] ?at ?[\\])}] ?[\\w-]+(?: ?(?:\\.|[\\[({] ?dot ?[\\])}]| dot ) ?[\\w-]+)+"_s, anyCase);
    Finds finds;
    collect(finds, text, plain, RedactionReason::Email);
    collect(finds, text, spelt, RedactionReason::Email);
    return merged(std::move(finds));
}

Finds telephones(const QString &text)
{
    // Not within a word, an amount or a longer number; groups of figures with little between them.
    static const QRegularExpression number(
        u"(?<![\\p{L}\\d.,/£$€])(?:\\+ ?\\d{1,3}[ .-]{0,2}|00|\\(?0)\\(?\\d(?:[ \\x{a0}().\\x{2010}\\x{2011}\\x{2013}-]{0,3}\\d){6,14}"
        "(?![\\p{L}\\d%]|[.,]\\d)"_s,
        unicode);
    static const QRegularExpression dates(u"\\b\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)?\\d{2}\\b|^0\\.\\d"_s);
    static const QRegularExpression said(
        u"\\b(?:tel(?:ephone)?|phone|mob(?:ile)?|fax|ext(?:ension)?)\\b(?: (?:no|number|is))?[.: ]{1,3}((?:\\(?\\d[\\d ()-]{2,14}\\d))(?!\\d|[.,]\\d)"_s,
        anyCase);
    Finds finds;
    for (auto it = number.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (isTelephone(match.captured()) && !dates.match(match.captured()).hasMatch()
            && !namesAThing(text, match.capturedStart()))
            finds.push_back({match.capturedStart(), match.capturedEnd(), RedactionReason::Telephone});
    }
    collect(finds, text, said, RedactionReason::Telephone, 1);
    return merged(std::move(finds));
}

Finds postcodes(const QString &text)
{
    static const QRegularExpression code(
        u"(?<![\\p{L}\\p{N}])([A-Z]{1,2})\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}(?![\\p{L}\\p{N}])"_s, unicode);
    static const QRegularExpression typed(
        u"(?<![\\p{L}\\p{N}])([a-z]{1,2})\\d[a-z\\d]? \\d[abd-hjlnp-uw-z]{2}(?![\\p{L}\\p{N}])"_s, unicode);
    Finds finds;
    for (const QRegularExpression &form : {code, typed}) {
        for (auto it = form.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            if (isPostcodeArea(match.captured(1)))
                finds.push_back({match.capturedStart(), match.capturedEnd(), RedactionReason::Postcode});
        }
    }
    return merged(std::move(finds));
}

Finds accounts(const QString &text)
{
    constexpr auto reason = RedactionReason::Account;
    static const QRegularExpression iban(u"(?<![\\p{L}\\p{N}])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\\p{L}\\p{N}])"_s);
    static const QRegularExpression insurance(
        u"(?<![\\p{L}\\p{N}])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D](?![\\p{L}\\p{N}])"_s);
    static const QRegularExpression card(u"(?<![\\d.,£$€])\\d{4}(?:[ -]?\\d{4}){2}[ -]?\\d{3,4}(?![\\d.,]\\d|\\d)"_s);
    static const QRegularExpression account(
        u"\\b(?:acc(?:oun)?t|a/c)\\.?(?: (?:no|number|num))?\\b[.:# ]*(?:is )?(\\d(?:[ -]?\\d){5,11})\\b"_s, anyCase);
    static const QRegularExpression sort(u"\\bsort(?: |-)?code\\b[.: ]*(?:is )?(\\d{2}[ –-]?\\d{2}[ –-]?\\d{2})(?!\\d)"_s, anyCase);
    static const QRegularExpression sortThenAccount(u"(?<!\\d)\\d{2}-\\d{2}-\\d{2}[ ,;/]{1,3}\\d{8}(?!\\d)"_s);
    static const QRegularExpression named(
        u"\\b(?:NHS|passport|driving licen[cs]e|National Insurance|NI|NINO|IBAN|membership|customer|bank)(?: (?:no|number|num))?\\b[.:# ]*"
        "(?:is )?([A-Z]{0,5} ?\\d[A-Z0-9]*(?:[ -]?[A-Z0-9]{2,}){1,7})(?![\\p{L}\\p{N}])"_s,
        unicode);
    Finds finds;
    for (auto it = iban.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (isIban(match.captured()))
            finds.push_back({match.capturedStart(), match.capturedEnd(), reason});
    }
    for (auto it = card.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (isCard(digitsOf(match.captured())))
            finds.push_back({match.capturedStart(), match.capturedEnd(), reason});
    }
    for (auto it = named.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (digitsOf(match.captured(1)).size() >= 6)
            finds.push_back({match.capturedStart(1), match.capturedEnd(1), reason});
    }
    collect(finds, text, insurance, reason);
    collect(finds, text, account, reason, 1);
    collect(finds, text, sort, reason, 1);
    collect(finds, text, sortThenAccount, reason);
    return merged(std::move(finds));
}

} // namespace soundings::redaction
