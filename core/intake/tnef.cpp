#include "core/intake/tnef.h"

#include "core/intake/leaves.h"

#include <QtEndian>

#include <numeric>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

constexpr quint32 signature = 0x223e9f78;

// [MS-OXTNEF] 2.1.3.3, without the type in the upper half
enum class Attribute : quint16 {
    Subject = 0x8004,
    MessageClass = 0x8008,
    Body = 0x800c,
    AttachData = 0x800f,
    AttachTitle = 0x8010,
    AttachRenderData = 0x9002,
    MessageProperties = 0x9003,
    Attachment = 0x9005,
    OemCodePage = 0x9007
};

// Reads on through bytes; once it was asked for more than there is it gives nothing any more.
class Cursor
{
public:
    explicit Cursor(QByteArrayView bytes)
        : m_left(bytes)
    {}

    [[nodiscard]] bool atEnd() const { return m_left.isEmpty(); }
    [[nodiscard]] bool failed() const { return m_failed; }
    QByteArrayView take(qint64 size)
    {
        m_failed = m_failed || size < 0 || size > m_left.size();
        if (m_failed)
            return {};
        const QByteArrayView taken = m_left.first(size);
        m_left = m_left.sliced(size);
        return taken;
    }
    QByteArrayView takePadded(qint64 size) // to a multiple of four; the last may lack its padding
    {
        const QByteArrayView taken = take(size);
        m_left = m_left.sliced(std::min<qint64>((4 - size % 4) % 4, m_failed ? 0 : m_left.size()));
        return taken;
    }
    template<class T>
    T number()
    {
        const QByteArrayView taken = take(sizeof(T));
        return m_failed ? T() : qFromLittleEndian<T>(taken.data());
    }

private:
    QByteArrayView m_left;
    bool m_failed = false;
};

int sizeOf(quint16 type) // of a value of fixed size; 0 for others
{
    switch (type) {
    case mapitype::integer16:
    case mapitype::integer32:
    case 0x0004:
    case 0x000a:
    case mapitype::boolean:
        return 4;
    case 0x0005:
    case 0x0006:
    case 0x0007:
    case 0x0014:
    case mapitype::time:
        return 8;
    case mapitype::guid:
        return 16;
    default:
        return 0;
    }
}

bool hasLength(quint16 type)
{
    return type == mapitype::string8 || type == mapitype::unicode || type == mapitype::binary ||
           type == mapitype::object;
}

void skipName(Cursor &cursor)
{
    (void)cursor.take(16); // the set of names it is from
    if (cursor.number<quint32>() == 0)
        (void)cursor.take(4);
    else
        (void)cursor.takePadded(cursor.number<quint32>());
}

// [MS-OXTNEF] 2.1.3.4. False where it does not hold together.
bool readProperties(QByteArrayView bytes, MapiProperties &properties)
{
    Cursor cursor(bytes);
    const auto count = cursor.number<quint32>();
    for (quint32 i = 0; i < count && !cursor.failed(); ++i) {
        const auto type = cursor.number<quint16>();
        const auto id = cursor.number<quint16>();
        const bool named = id >= 0x8000;
        if (named)
            skipName(cursor);
        const bool multiple = type & mapitype::multiple;
        const auto single = quint16(type & ~mapitype::multiple);
        const int fixed = sizeOf(single);
        if (fixed == 0 && !hasLength(single))
            return false;
        const quint32 values = multiple || fixed == 0 ? cursor.number<quint32>() : 1;
        for (quint32 value = 0; value < values && !cursor.failed(); ++value) {
            const QByteArrayView content = cursor.takePadded(fixed > 0 ? fixed : cursor.number<quint32>());
            if (!cursor.failed() && !named && !multiple)
                properties.set(id, single, content.toByteArray());
        }
    }
    return !cursor.failed();
}

// What is embedded begins with the name of its interface: a message, or an object of another program.
void openObject(MapiAttachment &attachment, int depth)
{
    static const QByteArray messageInterface = QByteArray::fromHex("0703020000000000c000000000000046");
    constexpr int interfaceSize = 16;
    const QByteArray object = attachment.properties.object();
    if (object.size() < interfaceSize)
        return;
    attachment.object = object.mid(interfaceSize);
    attachment.objectType = u"application/x-ole-storage"_s;
    if (!object.startsWith(messageInterface))
        return;
    attachment.objectType = u"application/ms-tnef"_s;
    if (depth < deepestNesting && isTnef(attachment.object))
        attachment.message = std::make_shared<MapiMessage>(readTnef(attachment.object, depth + 1).message);
}

class Reader
{
public:
    explicit Reader(int depth)
        : m_depth(depth)
    {}

    TnefReading read(const QByteArray &bytes);

private:
    bool message(Attribute id, QByteArrayView data);
    bool attachment(Attribute id, QByteArrayView data);

    int m_depth;
    TnefReading m_reading;
};

bool Reader::message(Attribute id, QByteArrayView data)
{
    MapiProperties &properties = m_reading.message.properties;
    switch (id) {
    case Attribute::Subject:
        properties.set(Mapi::Subject, mapitype::string8, data.toByteArray());
        break;
    case Attribute::MessageClass:
        properties.set(Mapi::MessageClass, mapitype::string8, data.toByteArray());
        break;
    case Attribute::Body:
        properties.set(Mapi::Body, mapitype::string8, data.toByteArray());
        break;
    case Attribute::OemCodePage:
        properties.setFallbackCodePage(data.size() < 4 ? 0 : qFromLittleEndian<qint32>(data.data()));
        break;
    case Attribute::MessageProperties:
        return readProperties(data, properties);
    default:
        break;
    }
    return true;
}

bool Reader::attachment(Attribute id, QByteArrayView data)
{
    std::vector<MapiAttachment> &attachments = m_reading.message.attachments;
    if (id == Attribute::AttachRenderData && attachments.size() <= mostParts)
        attachments.emplace_back();
    if (attachments.empty())
        return false;
    MapiProperties &properties = attachments.back().properties;
    switch (id) {
    case Attribute::AttachTitle:
        properties.set(Mapi::AttachFileName, mapitype::string8, data.toByteArray());
        break;
    case Attribute::AttachData:
        properties.set(Mapi::AttachData, mapitype::binary, data.toByteArray());
        break;
    case Attribute::Attachment:
        return readProperties(data, properties);
    default:
        break;
    }
    return true;
}

TnefReading Reader::read(const QByteArray &bytes)
{
    Cursor cursor(bytes);
    bool whole = cursor.number<quint32>() == signature;
    (void)cursor.number<quint16>(); // the key of attachments, which nobody uses
    while (whole && !cursor.atEnd()) {
        const auto level = cursor.number<quint8>();
        const auto id = Attribute(quint16(cursor.number<quint32>()));
        const QByteArrayView data = cursor.take(cursor.number<quint32>());
        const auto checksum = cursor.number<quint16>();
        whole = !cursor.failed() && (level == 1 || level == 2) &&
                checksum == std::accumulate(data.begin(), data.end(), quint16(0),
                                            [](quint16 sum, char c) { return quint16(sum + quint8(c)); });
        if (whole)
            whole = level == 1 ? message(id, data) : attachment(id, data);
    }
    m_reading.whole = whole;
    for (MapiAttachment &each : m_reading.message.attachments) {
        each.properties.setFallbackCodePage(m_reading.message.properties.codePage());
        openObject(each, m_depth);
    }
    return std::move(m_reading);
}

} // namespace

bool isTnef(const QByteArray &bytes)
{
    return bytes.size() >= 4 && qFromLittleEndian<quint32>(bytes.constData()) == signature;
}

TnefReading readTnef(const QByteArray &bytes, int depth)
{
    return Reader(depth).read(bytes);
}

} // namespace soundings::intake
