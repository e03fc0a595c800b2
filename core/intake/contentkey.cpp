#include "core/intake/contentkey.h"

#include <QCryptographicHash>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

QByteArray plain(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        qsizetype marks = 0;
        while (marks < line.size() && line[marks] == u'>')
            ++marks;
        if (marks > 0 && QStringView(line).mid(marks).startsWith(u"From "))
            line.remove(0, marks);
    }
    return lines.join(u' ').simplified().toUtf8();
}

} // namespace

QByteArray contentKey(const Letter &letter)
{
    QByteArrayList fields;
    // Mail that says neither who wrote nor when has nothing but its bytes to be known by: two people may send the
    // same few words.
    const bool named = !letter.messageId.isEmpty() || !letter.address.isEmpty() || letter.sent;
    if (named && (letter.channel == Channel::Email || !letter.messageId.isEmpty())) {
        fields << "mail" << letter.messageId.toUtf8() << plain(letter.subject) << letter.address.toLower().toUtf8()
               << plain(letter.name)
               << (letter.sent ? QByteArray::number(letter.sent->ms / 1000) : QByteArray());
    } else {
        fields << "file";
    }
    for (const Part &part : letter.parts) {
        const bool byText = part.state == TextState::Read; // its bytes differ with the line ends
        fields << (part.kind == PartKind::Message ? "message" : "attachment") << part.name.toUtf8()
               << (byText ? plain(part.text) : part.sha256.toHex());
    }
    if (fields.first() == "file")
        fields = {"file", QCryptographicHash::hash(letter.original, QCryptographicHash::Sha256).toHex()};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &field : fields) { // with its length before it, so that no two lists read alike
        hash.addData(QByteArray::number(field.size()) + ':');
        hash.addData(field);
    }
    return hash.result();
}

} // namespace soundings::intake
