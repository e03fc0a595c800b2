#include "core/duplicates/textkey.h"

#include "core/quoting/quoting.h"

#include <QCryptographicHash>

namespace soundings::duplicates {

using namespace Qt::StringLiterals;

namespace {

void addWords(QStringView text, QString &words)
{
    bool between = !words.isEmpty();
    for (const QChar c : text) {
        // A surrogate is half of a letter more often than not; combining marks belong to the letter before.
        if (c.isLetterOrNumber() || c.isSurrogate() || c.isMark()) {
            if (between)
                words += u' ';
            between = false;
            words += c;
        } else if (c != u'\'' && c != u'’' && c != u'\u00ad') { // "don't" however its apostrophe is typed
            between = !words.isEmpty();
        }
    }
}

} // namespace

QString ownText(const std::vector<Part> &parts)
{
    QString text;
    for (const Part &part : parts) {
        QString own;
        qsizetype from = 0;
        if (part.kind == PartKind::Message) {
            for (const Fold &fold : foldsOf(part.text)) {
                own += QStringView(part.text).sliced(from, fold.begin - from);
                from = fold.end;
            }
        }
        own += QStringView(part.text).sliced(from);
        own = own.trimmed();
        if (!own.isEmpty())
            text += (text.isEmpty() ? QString() : u"\n\n"_s) + own;
    }
    return text;
}

QString bareText(const std::vector<Part> &parts)
{
    QString words;
    addWords(ownText(parts), words);
    return words.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

QByteArray textKey(const QString &bareText)
{
    constexpr int keyBytes = 16;
    if (bareText.isEmpty())
        return {};
    return QCryptographicHash::hash(bareText.toUtf8(), QCryptographicHash::Sha256).left(keyBytes);
}

} // namespace soundings::duplicates
