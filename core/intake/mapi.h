#pragma once

#include "core/consultation/instant.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

/// What Outlook knows of a message, as [MS-OXPROPS] numbers it: the same in a .msg and in a winmail.dat.
namespace soundings::intake {

enum class Mapi : quint16 {
    MessageClass = 0x001a,
    Subject = 0x0037,
    ClientSubmitTime = 0x0039,
    SentRepresentingName = 0x0042,
    StartDate = 0x0060,
    EndDate = 0x0061,
    SentRepresentingType = 0x0064,
    SentRepresentingAddress = 0x0065,
    TransportHeaders = 0x007d,
    SenderName = 0x0c1a,
    SenderType = 0x0c1e,
    SenderAddress = 0x0c1f,
    DeliveryTime = 0x0e06,
    NormalizedSubject = 0x0e1d,
    Body = 0x1000,
    RtfCompressed = 0x1009,
    Html = 0x1013,
    InternetMessageId = 0x1035,
    DisplayName = 0x3001,
    AttachData = 0x3701,
    AttachFileName = 0x3704,
    AttachMethod = 0x3705,
    AttachLongFileName = 0x3707,
    AttachPathName = 0x3708,
    AttachLongPathName = 0x370d,
    AttachMimeTag = 0x370e,
    AttachCharset = 0x371b,
    BusinessPhone = 0x3a08,
    HomePhone = 0x3a09,
    PostalAddress = 0x3a15,
    CompanyName = 0x3a16,
    Title = 0x3a17,
    MobilePhone = 0x3a1c,
    InternetCodePage = 0x3fde,
    LocaleId = 0x3ff1,
    MessageCodePage = 0x3ffd,
    SenderSmtpAddress = 0x5d01,
    SentRepresentingSmtpAddress = 0x5d02,
};

namespace mapitype { // [MS-OXCDATA] 2.11.1
constexpr quint16 integer16 = 0x0002, integer32 = 0x0003, boolean = 0x000b, object = 0x000d, string8 = 0x001e,
                  unicode = 0x001f, time = 0x0040, guid = 0x0048, binary = 0x0102, multiple = 0x1000;
}

/// A value class. Nothing fails: what is not there, or not of the kind asked for, is empty.
class MapiProperties
{
public:
    void set(quint16 id, quint16 type, const QByteArray &value); ///< the value as it stands in the file
    void set(Mapi id, quint16 type, const QByteArray &value) { set(quint16(id), type, value); }
    void setFallbackCodePage(int codePage) { m_codePage = codePage; } ///< where the properties name none

    [[nodiscard]] std::optional<int> number(Mapi id) const;
    [[nodiscard]] std::optional<Instant>
    time(Mapi id) const;                       ///< none outside 1990…2100: such a clock proves nothing
    [[nodiscard]] QString text(Mapi id) const; ///< of either kind of string, up to its NUL
    [[nodiscard]] QByteArray bytes(Mapi id) const;
    [[nodiscard]] QByteArray object() const; ///< what an attachment holds that is an object

    /// Of what is no Unicode: the message's code page, that of its locale, that of the Internet (which is the
    /// HTML's).
    [[nodiscard]] int codePage() const;

private:
    [[nodiscard]] QByteArray value(Mapi id, quint16 type) const;

    QHash<quint32, QByteArray> m_values; ///< by id and type
    int m_codePage = 0;
};

struct MapiMessage;

struct MapiAttachment
{
    MapiProperties properties;
    QByteArray object;                          ///< an embedded message or object as a file of its own
    QString objectType;                         ///< its MIME type; empty where there is no object
    std::shared_ptr<const MapiMessage> message; ///< what it holds, where it is a message that could be read
};

struct MapiMessage
{
    MapiProperties properties;
    std::vector<MapiAttachment> attachments;
};

} // namespace soundings::intake
