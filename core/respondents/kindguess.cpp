#include "core/respondents/kindguess.h"

#include <QStringList>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

// What stands before ".gov": "stoke", "staffordshire-cc", "newcastle-staffs-bc". Ministries and agencies are
// known by their names; a county or a town by what its name ends in, or by being none of those.
bool isNational(const QString &name)
{
    static const QStringList national = {
        u"beis"_s,     u"dft"_s,    u"hmrc"_s,   u"defra"_s,   u"education"_s,  u"cabinetoffice"_s, u"communities"_s,
        u"levellingup"_s, u"dit"_s, u"trade"_s,  u"treasury"_s, u"hmtreasury"_s, u"homeoffice"_s,   u"justice"_s,
        u"dwp"_s,      u"culture"_s, u"dcms"_s,  u"environment-agency"_s, u"hse"_s, u"ofsted"_s,    u"ons"_s,
        u"ipo"_s,      u"service"_s, u"naturalengland"_s, u"highwaysengland"_s, u"nationalhighways"_s,
        u"homesengland"_s, u"historicengland"_s, u"innovateuk"_s, u"dhsc"_s, u"energysecurity"_s, u"businessandtrade"_s};
    return national.contains(name);
}

} // namespace

RespondentKind kindFromAddress(const QString &address)
{
    const QStringList labels = address.section(u'@', -1).toLower().split(u'.', Qt::SkipEmptyParts);
    for (qsizetype i = labels.size() - 1; i >= 0; --i) {
        const QString &label = labels[i];
        if (label == u"ac" || label == u"edu" || label == u"sch")
            return RespondentKind::Education;
        if (label == u"gov" && i > 0)
            return isNational(labels[i - 1]) ? RespondentKind::PublicBody : RespondentKind::LocalAuthority;
        if (label == u"nhs" || label == u"police" || label == u"mod")
            return RespondentKind::PublicBody;
        if (label == u"parliament")
            return RespondentKind::ElectedMember;
    }
    return RespondentKind::Unknown;
}

} // namespace soundings
