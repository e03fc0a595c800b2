#include "core/campaigns/kernel.h"

#include "core/duplicates/worddiff.h"

#include <QRegularExpression>

namespace soundings::campaigns {

using namespace Qt::StringLiterals;

QString kernelText(const QString &text, const QStringList &others)
{
    std::vector<int> missing(size_t(text.size()) + 1); // how many do not say each character
    for (const QString &other : others) {
        for (const duplicates::Stretch &own : duplicates::wordDiff(text, other).left) {
            for (qsizetype i = own.begin; i < own.end; ++i)
                ++missing[size_t(i)];
        }
    }
    QString kernel;
    bool gap = true; // nothing is missed before the first words
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool missed = 2 * missing[size_t(i)] > int(others.size());
        if (!missed)
            kernel += text[i];
        else if (!gap)
            kernel += u'…';
        gap = missed || (gap && text[i].isSpace());
    }
    static const QRegularExpression emptyLines(u"\\n{3,}"_s);
    static const QRegularExpression end(u"[…\\s]+$"_s);
    return kernel.replace(emptyLines, u"\n\n"_s).remove(end).trimmed();
}

QString ownWords(const QString &kernel, const QString &text)
{
    QStringList own;
    for (const duplicates::Stretch &one : duplicates::wordDiff(kernel, text).right)
        own << text.sliced(one.begin, one.end - one.begin).simplified();
    return own.join(u" … "_s);
}

QString titleFor(const QString &kernel)
{
    constexpr qsizetype longest = 70;
    static const QRegularExpression salutation(u"^(?:dear|to whom|hello|hi|good (?:morning|afternoon|day))\\b[^\\n]*$"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    for (const QString &paragraph : kernel.split(u"\n\n"_s)) {
        const qsizetype line = paragraph.indexOf(u'\n');
        const QString first = paragraph.left(line).simplified();
        const bool greets = first.size() < longest && salutation.match(first).hasMatch();
        const QString words = (greets ? line < 0 ? QString() : paragraph.sliced(line) : paragraph).simplified();
        if (words.isEmpty())
            continue;
        if (words.size() <= longest)
            return words;
        const qsizetype space = words.lastIndexOf(u' ', longest);
        return words.left(space > longest / 2 ? space : longest) + u'…';
    }
    return kernel.simplified().left(longest);
}

} // namespace soundings::campaigns
