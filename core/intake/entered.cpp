#include "core/intake/entered.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QMimeDatabase>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

/// As texts are kept: `\n` line ends, no NUL, no blanks behind; its first line keeps those before it.
QString kept(QString text)
{
    text.remove(QChar(u'\0')).replace(u"\r\n"_s, u"\n"_s);
    for (const QChar lineEnd : {QChar(u'\r'), QChar(QChar::LineSeparator), QChar(QChar::ParagraphSeparator)})
        text.replace(lineEnd, u'\n');
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size() && text[i].isSpace(); ++i) {
        if (text[i] == u'\n')
            begin = i + 1;
    }
    return text.sliced(begin);
}

Part messagePart(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    Part part;
    part.type = u"text/plain"_s;
    part.bytes = bytes.size();
    part.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    part.text = text;
    part.state = TextState::Read;
    return part;
}

/// A message within a message would be read as its parts: as a file it stays one.
QString typeOf(const OutgoingMail::File &file)
{
    const QString type = QMimeDatabase().mimeTypeForFileNameAndData(file.name, file.bytes).name();
    return type.startsWith(u"message/") || type.startsWith(u"multipart/") ? u"application/octet-stream"_s
                                                                          : type;
}

Result<Letter> withBoth(const Entered &entered, const QString &text, const ReadItem &read)
{
    OutgoingMail mail;
    mail.fromName = entered.name;
    mail.fromAddress = entered.address;
    mail.subject = entered.subject;
    mail.text = text;
    mail.file = entered.file;
    mail.file->type = typeOf(*entered.file);
    Item item = read(Raw{mail.file->name, writeMail(mail), u"eml"_s, entered.received});
    if (const auto *unread = std::get_if<Unread>(&item))
        return failure(ErrorKind::Unreadable, unread->reason);
    auto *letter = std::get_if<Letter>(&item);
    const QByteArray digest = QCryptographicHash::hash(mail.file->bytes, QCryptographicHash::Sha256);
    const size_t parts = text.isEmpty() ? 1 : 2;
    if (letter->parts.size() != parts || letter->parts.back().sha256 != digest) {
        return failure(ErrorKind::Refused,
                       QCoreApplication::translate(
                           "soundings", "%1 can't be kept beside the text. Save it in another form, "
                                        "PDF for example, and add that.")
                           .arg(mail.file->name));
    }
    if (!text.isEmpty())
        letter->parts.front().text = text;
    return std::move(*letter);
}

Result<Letter> withContents(const Entered &entered, const QString &text, const ReadItem &read)
{
    if (!entered.file) {
        Letter letter;
        letter.original = text.toUtf8();
        letter.parts = {messagePart(text)};
        return letter;
    }
    if (text.isEmpty()) {
        const QString name = entered.file->name;
        Item item =
            read(Raw{name, entered.file->bytes, QFileInfo(name).suffix().toLower(), entered.received});
        if (auto *letter = std::get_if<Letter>(&item))
            return std::move(*letter);
    }
    return withBoth(entered, text, read);
}

} // namespace

Result<Letter> letterFrom(const Entered &entered, const ReadItem &read)
{
    const QString text = kept(entered.text);
    if (text.isEmpty() && !entered.file) {
        return failure(
            ErrorKind::Invalid,
            QCoreApplication::translate("soundings", "Type what was said, or add the scan or document."));
    }
    Result<Letter> letter = withContents(entered, text, read);
    if (!letter)
        return letter;
    letter->source.clear();
    letter->name = entered.name;
    letter->address = entered.address;
    letter->subject = entered.subject;
    letter->received = entered.received;
    letter->evidence = Evidence::Given;
    letter->sent.reset();
    letter->hops.clear();
    return letter;
}

} // namespace soundings::intake
