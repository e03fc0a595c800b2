#include "core/redaction/publicids.h"

#include <QMessageAuthenticationCode>
#include <QSet>

namespace soundings::redaction {

namespace {

using namespace Qt::StringLiterals;

constexpr int length = 6;

/// Six of 29 signs, 29 bits. No vowels, so that they spell nothing, and neither 0 nor 1, which look like letters.
QString identifier(const QByteArray &key, ResponseId response, int attempt)
{
    static constexpr char signs[] = "23456789BCDFGHJKLMNPQRSTVWXYZ";
    constexpr unsigned count = sizeof(signs) - 1;
    const QByteArray message = "public identifier " + QByteArray::number(response.value) + ' ' + QByteArray::number(attempt);
    const QByteArray hash = QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
    QString text = u"P-"_s;
    for (int i = 0; i < length; ++i)
        text += QLatin1Char(signs[(uchar(hash[2 * i]) * 256U + uchar(hash[2 * i + 1])) % count]);
    return text;
}

} // namespace

QHash<ResponseId, QString> publicIdentifiers(const QByteArray &key, const std::vector<ResponseId> &responses)
{
    QHash<ResponseId, QString> all;
    QSet<QString> given;
    for (const ResponseId response : responses) {
        QString one = identifier(key, response, 0);
        for (int attempt = 1; given.contains(one); ++attempt)
            one = identifier(key, response, attempt);
        given.insert(one);
        all.insert(response, one);
    }
    return all;
}

} // namespace soundings::redaction
