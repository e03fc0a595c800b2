#include "core/workbook/sheetnames.h"

#include <QCoreApplication>

namespace soundings::workbook {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longest = 31;

QString beginningOf(const QString &text, qsizetype size)
{
    QString part = text.left(size);
    if (!part.isEmpty() && part.back().isHighSurrogate())
        part.chop(1);
    return part.trimmed();
}

QString tidied(const QString &wanted)
{
    QString name;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QChar c = wanted[i];
        const bool pair = c.isHighSurrogate() && i + 1 < wanted.size() && wanted[i + 1].isLowSurrogate();
        if (pair)
            name += QStringView(wanted).sliced(i++, 2);
        else
            name += u":\\/?*[]"_s.contains(c) || c.isSurrogate() || c.unicode() >= 0xFFFE || !c.isPrint() ? QChar(u' ') : c;
    }
    name = name.simplified();
    while (name.startsWith(u'\''))
        name.remove(0, 1);
    name = beginningOf(name, longest);
    while (name.endsWith(u'\''))
        name.chop(1);
    return name.trimmed();
}

} // namespace

QString SheetNames::take(const QString &wanted)
{
    QString base = tidied(wanted);
    // Excel keeps this one for itself.
    if (base.isEmpty() || base.compare(u"History"_s, Qt::CaseInsensitive) == 0)
        base = base.isEmpty() ? QCoreApplication::translate("soundings", "Sheet") : base + u" 1"_s;
    QString name = base;
    for (int n = 2; m_taken.contains(name.toCaseFolded()); ++n) {
        const QString number = u" (%1)"_s.arg(n);
        name = beginningOf(base, longest - number.size()) + number;
    }
    m_taken.insert(name.toCaseFolded());
    return name;
}

} // namespace soundings::workbook
