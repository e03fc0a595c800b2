#include "core/intake/mailwriting.h"

#include "core/intake/gmimepointer.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

QByteArray inHeader(const QString &text)
{
    QString clean = text;
    for (QChar &c : clean) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return clean.simplified().toUtf8();
}

void addMailbox(GMimeMessage *message, GMimeAddressType type, const QString &name, const QString &address)
{
    if (name.isEmpty() && address.isEmpty())
        return;
    g_mime_message_add_mailbox(message, type, inHeader(name).constData(), inHeader(address).constData());
}

GPointer<GMimeObject> textPart(const QString &text)
{
    GMimeTextPart *part = g_mime_text_part_new_with_subtype("plain");
    g_mime_text_part_set_charset(part, "utf-8");
    g_mime_text_part_set_text(part, text.toUtf8().constData());
    g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return GPointer<GMimeObject>(GMIME_OBJECT(part));
}

GPointer<GMimeObject> filePart(const OutgoingMail::File &file)
{
    const QByteArray type = file.type.toLatin1();
    const qsizetype slash = type.indexOf('/');
    GMimePart *part =
        g_mime_part_new_with_type(type.left(slash).constData(), type.mid(slash + 1).constData());
    const GPointer<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(file.bytes.constData(), size_t(file.bytes.size())));
    const GPointer<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part, content.get());
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_part_set_filename(part, inHeader(file.name).constData());
    return GPointer<GMimeObject>(GMIME_OBJECT(part));
}

GPointer<GMimeObject> bodyOf(const OutgoingMail &mail)
{
    if (!mail.file)
        return textPart(mail.text);
    GMimeMultipart *all = g_mime_multipart_new_with_subtype("mixed");
    // By chance, GMime would make another each time.
    const QByteArray digest =
        QCryptographicHash::hash(mail.text.toUtf8() + mail.file->bytes, QCryptographicHash::Sha256);
    g_mime_multipart_set_boundary(all, ("=_" + digest.toHex()).constData());
    if (!mail.text.isEmpty())
        g_mime_multipart_add(all, textPart(mail.text).get());
    g_mime_multipart_add(all, filePart(*mail.file).get());
    return GPointer<GMimeObject>(GMIME_OBJECT(all));
}

} // namespace

QByteArray writeMail(const OutgoingMail &mail)
{
    startGMime();
    const GPointer<GMimeMessage> message(g_mime_message_new(TRUE));
    addMailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, mail.fromName, mail.fromAddress);
    if (!mail.toAddress.isEmpty())
        addMailbox(message.get(), GMIME_ADDRESS_TYPE_TO, mail.toName, mail.toAddress);
    g_mime_message_set_subject(message.get(), inHeader(mail.subject).constData(), "utf-8");
    GMimeObject *object = GMIME_OBJECT(message.get());
    if (!mail.inReplyTo.isEmpty()) {
        const QByteArray id = '<' + inHeader(mail.inReplyTo) + '>';
        g_mime_object_set_header(object, "In-Reply-To", id.constData(), nullptr);
        g_mime_object_set_header(object, "References", id.constData(), nullptr);
    }
    if (mail.draft)
        g_mime_object_set_header(object, "X-Unsent", "1", nullptr);
    g_mime_message_set_mime_part(message.get(), bodyOf(mail).get());

    GMimeFormatOptions *options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
    const GPointer<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(object, options, stream.get());
    g_mime_format_options_free(options);
    const GByteArray *written = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char *>(written->data), qsizetype(written->len)};
}

bool isMailAddress(const QString &address)
{
    static const QRegularExpression form(u"^[^\\s@<>(),;:\"\\[\\]\\\\]+@[^\\s@<>(),;:\"\\\\]+$"_s);
    return form.match(address).hasMatch();
}

} // namespace soundings::intake
