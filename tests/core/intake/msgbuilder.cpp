#include "tests/core/intake/msgbuilder.h"

#include <QtEndian>

#include <gsf/gsf.h>

namespace soundings::test {

namespace {

using namespace intake;

template<class T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray wide(const QString &text)
{
    QByteArray bytes;
    for (const QChar c : text)
        bytes += little(quint16(c.unicode()));
    return bytes;
}

QByteArray streamName(Mapi id, quint16 type)
{
    return "__substg1.0_" +
           (QByteArray::number(0x100000000 | quint32(id) << 16 | type, 16)).right(8).toUpper();
}

QByteArray fixedEntry(Mapi id, quint16 type, QByteArray value)
{
    return little(quint32(id) << 16 | type) + little(quint32(6)) + value.leftJustified(8, '\0');
}

void write(GsfOutfile *folder, const Msg &msg, qsizetype header)
{
    QMap<QByteArray, QByteArray> streams = msg.streams;
    if (header > 0)
        streams["__properties_version1.0"] = QByteArray(header, '\0') + msg.fixed;
    for (auto each = streams.cbegin(); each != streams.cend(); ++each) {
        GsfOutput *stream = gsf_outfile_new_child(folder, each.key().constData(), FALSE);
        gsf_output_write(stream, size_t(each->size()), reinterpret_cast<const guint8 *>(each->constData()));
        gsf_output_close(stream);
        g_object_unref(stream);
    }
    for (auto each = msg.storages.cbegin(); each != msg.storages.cend(); ++each) {
        GsfOutput *storage = gsf_outfile_new_child(folder, each.key().constData(), TRUE);
        const bool object = each->fixed.isEmpty(); // of another program
        write(GSF_OUTFILE(storage), *each, each.key().startsWith("__attach") ? 8 : object ? 0 : 24);
        gsf_output_close(storage);
        g_object_unref(storage);
    }
}

} // namespace

Msg &Msg::text(Mapi id, const QString &value)
{
    streams[streamName(id, mapitype::unicode)] = wide(value);
    return *this;
}

Msg &Msg::narrow(Mapi id, const QByteArray &value)
{
    streams[streamName(id, mapitype::string8)] = value;
    return *this;
}

Msg &Msg::binary(Mapi id, const QByteArray &value)
{
    streams[streamName(id, mapitype::binary)] = value;
    return *this;
}

Msg &Msg::number(Mapi id, int value)
{
    fixed += fixedEntry(id, mapitype::integer32, little(value));
    return *this;
}

Msg &Msg::time(Mapi id, Instant value)
{
    fixed += fixedEntry(id, mapitype::time, little((value.ms + 11'644'473'600'000) * 10'000));
    return *this;
}

Msg &Msg::attach(const Msg &attachment)
{
    const QByteArray number = QByteArray::number(storages.size(), 16).rightJustified(8, '0').toUpper();
    storages["__attach_version1.0_#" + number] = attachment;
    return *this;
}

Msg &Msg::attachFile(const QString &name, const QByteArray &bytes)
{
    return attach(Msg()
                      .text(Mapi::AttachLongFileName, name)
                      .binary(Mapi::AttachData, bytes)
                      .number(Mapi::AttachMethod, 1));
}

Msg &Msg::attachMessage(const Msg &message, const QString &name)
{
    Msg attachment;
    attachment.text(Mapi::DisplayName, name).number(Mapi::AttachMethod, 5);
    attachment.storages["__substg1.0_3701000D"] = message;
    return attach(attachment);
}

QByteArray Msg::file() const
{
    gsf_init();
    GsfOutput *memory = gsf_output_memory_new();
    GsfOutfile *root = gsf_outfile_msole_new(memory);
    write(root, *this, 32);
    gsf_output_close(GSF_OUTPUT(root));
    const QByteArray bytes(
        reinterpret_cast<const char *>(gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory))),
        gsf_output_size(memory));
    g_object_unref(root);
    g_object_unref(memory);
    return bytes;
}

Tnef::Tnef()
    : bytes(little(quint32(0x223e9f78)) + little(quint16(1)))
{}

Tnef &Tnef::attribute(int level, quint16 id, const QByteArray &data)
{
    quint16 sum = 0;
    for (const char c : data)
        sum = quint16(sum + quint8(c));
    bytes += char(level) + little(quint32(id)) + little(quint32(data.size())) + data + little(sum);
    return *this;
}

QByteArray Tnef::property(Mapi id, quint16 type, const QByteArray &value)
{
    const bool sized = type == mapitype::string8 || type == mapitype::unicode || type == mapitype::binary ||
                       type == mapitype::object;
    const QByteArray head = little(type) + little(quint16(id));
    const QByteArray padding((4 - value.size() % 4) % 4, '\0');
    return head + (sized ? little(quint32(1)) + little(quint32(value.size())) : QByteArray()) + value +
           padding;
}

QByteArray Tnef::properties(const QByteArrayList &list)
{
    return little(quint32(list.size())) + list.join();
}

} // namespace soundings::test
