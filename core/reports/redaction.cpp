#include "core/reports/redaction.h"

#include "core/reports/text.h"

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

const auto unicode = QRegularExpression::UseUnicodePropertiesOption;
const auto anyCase = QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption;

QRegularExpression wholeWord(const QString &text, QRegularExpression::PatternOptions options)
{
    return QRegularExpression(u"(?<![\\p{L}\\p{N}])"_s + QRegularExpression::escape(text) + u"(?![\\p{L}\\p{N}])"_s,
                              options);
}

void collect(std::vector<Cut> &cuts, const QString &text, const QRegularExpression &pattern, const QString &instead)
{
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        cuts.push_back({match.capturedStart(), match.capturedEnd(), instead});
    }
}

std::vector<Cut> merged(std::vector<Cut> cuts)
{
    std::sort(cuts.begin(), cuts.end(), [](const Cut &a, const Cut &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Cut> apart;
    for (const Cut &cut : cuts) {
        if (!apart.empty() && cut.begin < apart.back().end)
            apart.back().end = std::max(apart.back().end, cut.end);
        else
            apart.push_back(cut);
    }
    return apart;
}

/// Where the signature begins, or -1: RFC 3676, 4.3 ("-- " on a line), or a closing formula with only a few short
/// lines below it.
qsizetype signatureOf(const QString &text)
{
    static const QRegularExpression dashes(u"^-- ?$"_s, QRegularExpression::MultilineOption);
    if (const auto match = dashes.match(text); match.hasMatch())
        return match.capturedStart();
    static const QRegularExpression closing(
        u"^[ \\t]*(?:(?:with )?(?:kind|kindest|best|warm|many)(?: (?:kind|best))? (?:regards|wishes|thanks)|regards|"
        "best|thanks|thank you|cheers|yours(?: \\w+)?|sincerely)[ \\t]*[,.!]?[ \\t]*$"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    qsizetype last = -1;
    for (auto it = closing.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        int lines = 0;
        bool allShort = true;
        for (const QString &line : text.mid(match.capturedEnd()).split(u'\n')) {
            lines += line.trimmed().isEmpty() ? 0 : 1;
            allShort = allShort && line.size() <= 90;
        }
        if (lines <= 14 && allShort) {
            last = match.capturedStart();
            break;
        }
    }
    return last;
}

} // namespace

Redaction::Redaction(const Respondent &respondent, bool hideOrganisation) : m_active(true)
{
    const auto addWhole = [this](const QString &text) {
        if (text.trimmed().size() >= 2)
            m_names.push_back(wholeWord(text.trimmed(), anyCase));
    };
    addWhole(respondent.name);
    if (hideOrganisation)
        addWhole(respondent.organisation);
    // Parts of a name only as they are written: "Will" must not take every "will".
    static const QRegularExpression apart(u"[\\s,.()\"]+"_s);
    for (const QString &part : respondent.name.split(apart, Qt::SkipEmptyParts)) {
        if (part.size() >= 3)
            m_names.push_back(wholeWord(part, unicode));
    }
}

std::vector<Cut> Redaction::cuts(const QString &text) const
{
    if (!m_active)
        return {};
    static const QRegularExpression mail(u"[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+"_s, unicode);
    static const QRegularExpression phone(u"(?<![\\d.,])(?:\\+\\d{1,3}[ -]?)?\\(?0?\\d{2,5}\\)?(?:[ -]?\\d{2,4}){2,4}(?!\\d)"_s);
    static const QRegularExpression postcode(
        u"(?<![\\p{L}\\p{N}])[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}(?![\\p{L}\\p{N}])"_s, unicode);
    std::vector<Cut> cuts;
    collect(cuts, text, mail, Words::tr("[address]"));
    for (auto it = phone.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString found = match.captured();
        const auto digits = std::count_if(found.begin(), found.end(), [](QChar c) { return c.isDigit(); });
        // A telephone number has a nought or a country first; figures and years have not.
        if (digits >= 10 && digits <= 14 && (found.startsWith(u'0') || found.startsWith(u'+') || found.startsWith(u"(0")))
            cuts.push_back({match.capturedStart(), match.capturedEnd(), Words::tr("[number]")});
    }
    collect(cuts, text, postcode, Words::tr("[post code]"));
    for (const QRegularExpression &name : m_names)
        collect(cuts, text, name, Words::tr("[name]"));
    return merged(std::move(cuts));
}

std::vector<Cut> Redaction::cutsOfMessage(const QString &text) const
{
    std::vector<Cut> all = cuts(text);
    if (const qsizetype begin = m_active ? signatureOf(text) : -1; begin >= 0) {
        std::erase_if(all, [begin](const Cut &cut) { return cut.begin >= begin; });
        all.push_back({begin, text.size(), Words::tr("[signature]")});
    }
    return merged(std::move(all));
}

QString Redaction::apply(const QString &text) const
{
    return withCuts(text, cuts(text), 0, text.size());
}

QString withCuts(const QString &text, const std::vector<Cut> &cuts, qsizetype begin, qsizetype end)
{
    QString kept;
    qsizetype at = begin;
    for (const Cut &cut : cuts) {
        if (cut.end <= at || cut.begin >= end)
            continue;
        kept += QStringView(text).mid(at, std::max<qsizetype>(cut.begin - at, 0));
        kept += cut.instead;
        at = std::min(cut.end, end);
    }
    kept += QStringView(text).mid(at, std::max<qsizetype>(end - at, 0));
    return kept;
}

} // namespace soundings::reports
