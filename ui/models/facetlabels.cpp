#include "ui/models/facetlabels.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"

#include <QCoreApplication>
#include <QDate>
#include <QHash>
#include <QLocale>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("soundings::Facets", text);
}

template<class E>
QString labelOf(const QString &word)
{
    const std::optional<E> value = fromWord<E>(word);
    return value ? label(*value) : word;
}

QString noneOf(const QString &facet)
{
    if (facet == u"theme")
        return tr("No theme");
    if (facet == u"section")
        return tr("No section");
    if (facet == u"stance")
        return tr("No stance");
    if (facet == u"place")
        return tr("No place");
    if (facet == u"campaign")
        return tr("No campaign");
    if (facet == u"assignee")
        return tr("Nobody");
    return tr("None");
}

} // namespace

QString facetLabel(const QString &facet)
{
    static const QHash<QString, const char *> labels = {
        {u"theme"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Theme")},
        {u"section"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Section of the draft")},
        {u"stance"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Stance")},
        {u"kind"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Kind of respondent")},
        {u"place"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Place")},
        {u"channel"_s, QT_TRANSLATE_NOOP("soundings::Facets", "How it came")},
        {u"status"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Status")},
        {u"timeliness"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Timeliness")},
        {u"campaign"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Campaign")},
        {u"assignee"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Assigned to")},
        {u"confidentiality"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Confidentiality")},
        {u"author"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Tagged by")},
        {u"day"_s, QT_TRANSLATE_NOOP("soundings::Facets", "Day received")}};
    const char *known = labels.value(facet);
    return known ? tr(known) : facet;
}

QString facetValueLabel(const QString &facet, const QString &value)
{
    if (value == u"none")
        return noneOf(facet);
    if (facet == u"kind")
        return labelOf<RespondentKind>(value);
    if (facet == u"channel")
        return labelOf<Channel>(value);
    if (facet == u"status")
        return labelOf<Status>(value);
    if (facet == u"timeliness")
        return labelOf<Timeliness>(value);
    if (facet == u"stance")
        return labelOf<Stance>(value);
    if (facet == u"confidentiality")
        return labelOf<Confidentiality>(value);
    if (facet == u"day") {
        const QDate day = QDate::fromString(value, Qt::ISODate);
        return day.isValid() ? QLocale().toString(day, u"ddd d MMM yyyy"_s) : value;
    }
    if (facet == u"campaign")
        return tr("Campaign %1").arg(value);
    if (facet == u"theme")
        return QString(value).replace(u'/', u" › "_s);
    return value;
}

} // namespace soundings
