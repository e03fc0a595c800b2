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
    bool gap = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (2 * missing[size_t(i)] > int(others.size())) {
            gap = true;
            continue;
        }
        if (gap && !kernel.isEmpty() && !text[i].isSpace()) {
            kernel = kernel.trimmed() + u" … "_s;
            gap = false;
        }
        kernel += text[i];
    }
    static const QRegularExpression emptyLines(u"\\n{3,}"_s);
    return kernel.replace(emptyLines, u"\n\n"_s).trimmed();
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
    for (const QString &line : kernel.split(u'\n')) {
        const QString words = line.simplified();
        if (words.isEmpty() || (words.size() < longest && salutation.match(words).hasMatch()))
            continue;
        if (words.size() <= longest)
            return words;
        const qsizetype space = words.lastIndexOf(u' ', longest);
        return words.left(space > longest / 2 ? space : longest) + u'…';
    }
    return kernel.simplified().left(longest);
}

} // namespace soundings::campaigns
