#include "core/duplicates/textkey.h"

#include "core/quoting/quoting.h"

#include <QCryptographicHash>

namespace soundings::duplicates {

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

QString bareText(const std::vector<Part> &parts)
{
    QString words;
    for (const Part &part : parts) {
        qsizetype from = 0;
        if (part.kind == PartKind::Message) {
            for (const Fold &fold : foldsOf(part.text)) {
                addWords(QStringView(part.text).sliced(from, fold.begin - from), words);
                from = fold.end;
            }
        }
        addWords(QStringView(part.text).sliced(from), words);
    }
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
