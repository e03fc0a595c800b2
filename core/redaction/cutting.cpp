#include "core/redaction/cutting.h"

#include <QCoreApplication>

#include <algorithm>

namespace soundings::redaction {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString word(RedactionReason reason)
{
    switch (reason) {
    case RedactionReason::Name: return text("name");
    case RedactionReason::Address: return text("address");
    case RedactionReason::Postcode: return text("post code");
    case RedactionReason::Telephone: return text("telephone number");
    case RedactionReason::Email: return text("e-mail address");
    case RedactionReason::Account: return text("account number");
    case RedactionReason::Signature: return text("signature");
    case RedactionReason::Other: return text("withheld");
    }
    return {};
}

} // namespace

QString bar(RedactionReason reason)
{
    return u"█████ [%1]"_s.arg(word(reason));
}

std::vector<Cut> cutsFor(const Finds &finds)
{
    std::vector<Cut> cuts;
    for (const Found &one : merged(finds))
        cuts.push_back({one.begin, one.end, bar(one.reason)});
    return cuts;
}

QString withCuts(const QString &text, const std::vector<Cut> &cuts)
{
    return withCuts(text, cuts, 0, text.size());
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

std::pair<qsizetype, qsizetype> moved(const std::vector<Cut> &cuts, qsizetype begin, qsizetype end)
{
    qsizetype shift = 0;
    std::pair<qsizetype, qsizetype> now{begin, end};
    bool begun = false;
    bool ended = false;
    for (const Cut &cut : cuts) {
        const qsizetype length = cut.instead.size();
        if (!begun && begin < cut.end) {
            now.first = (begin > cut.begin ? cut.begin : begin) + shift;
            begun = true;
        }
        if (!ended && end <= cut.begin) {
            now.second = end + shift;
            ended = true;
        } else if (!ended && end <= cut.end) {
            now.second = cut.begin + shift + length;
            ended = true;
        }
        shift += length - (cut.end - cut.begin);
    }
    if (!begun)
        now.first = begin + shift;
    if (!ended)
        now.second = end + shift;
    return now;
}

} // namespace soundings::redaction
