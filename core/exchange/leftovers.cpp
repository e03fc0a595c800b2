#include "core/exchange/leftovers.h"

#include <QCoreApplication>

#include <cstring>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

constexpr int mostNames = 5;

} // namespace

Leftovers::Kind &Leftovers::kind(const char *sentence, const QString &what)
{
    for (Kind &one : m_kinds) {
        if (std::strcmp(one.sentence, sentence) == 0 && one.what == what)
            return one;
    }
    m_kinds.push_back({sentence, what, 0, {}, 0});
    return m_kinds.back();
}

void Leftovers::add(const char *sentence, int count, const QString &what)
{
    if (count > 0)
        kind(sentence, what).count += count;
}

void Leftovers::name(const char *sentence, const QString &name)
{
    Kind &one = kind(sentence, {});
    ++one.count;
    if (one.names.contains(name))
        return;
    ++one.different;
    if (one.names.size() < mostNames)
        one.names << name;
}

QStringList Leftovers::sentences() const
{
    QStringList all;
    for (const Kind &one : m_kinds) {
        QString said = QCoreApplication::translate("soundings", one.sentence, nullptr, one.count);
        if (!one.what.isEmpty())
            said = said.arg(one.what);
        if (!one.names.isEmpty())
            said += u' ' + one.names.join(u", "_s) + (one.different > one.names.size() ? u", …"_s : u"."_s);
        all << said;
    }
    return all;
}

} // namespace soundings::exchange
