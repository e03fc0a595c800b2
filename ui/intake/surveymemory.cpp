#include "ui/intake/surveymemory.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

QString keyOf(const QStringList &headers)
{
    return u"surveymaps/"_s + survey::headerKey(headers);
}

} // namespace

std::optional<survey::SurveyMap> rememberedMap(const QStringList &headers)
{
    const QByteArray json = QSettings().value(keyOf(headers)).toByteArray();
    const Result<survey::SurveyMap> map =
        json.isEmpty() ? failure(ErrorKind::NotFound, {}) : survey::readMap(json);
    return map ? std::optional(*map) : std::nullopt;
}

void rememberMap(const QStringList &headers, const survey::SurveyMap &map)
{
    QSettings().setValue(keyOf(headers), survey::writeMap(map));
}

} // namespace soundings
