#include "core/intake/imapsession.h"

#include "core/intake/foldername.h"

#include <QCoreApplication>

#include <libetpan/libetpan.h>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

constexpr int pollMs = 60'000; ///< where the server can't tell by itself

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

template<class T, auto free>
using Freed = std::unique_ptr<T, decltype([](T *what) { free(what); })>;

using FetchList = Freed<clist, mailimap_fetch_list_free>;
using FetchType = Freed<mailimap_fetch_type, mailimap_fetch_type_free>;
using Set = Freed<mailimap_set, mailimap_set_free>;

/// Runs `f(Item &)` over one of libetpan's lists.
template<class Item, class F>
void forEach(const clist *list, F f)
{
    if (!list)
        return;
    for (const clistcell *cell = list->first; cell; cell = cell->next)
        f(*static_cast<Item *>(cell->data));
}

std::optional<Instant> instantOf(const mailimap_date_time *time)
{
    if (!time)
        return std::nullopt;
    const QDate date(time->dt_year, time->dt_month, time->dt_day);
    const QTime clock(time->dt_hour, time->dt_min, std::min(time->dt_sec, 59)); // leap seconds
    const int zone = (time->dt_zone / 100 * 60 + time->dt_zone % 100) * 60;     // +0130 stands as 130
    if (!date.isValid() || !clock.isValid())
        return std::nullopt;
    return toInstant(QDateTime(date, clock, Qt::OffsetFromUTC, zone));
}

/// What one answer to FETCH says: each part of it is optional, and may come unasked.
struct Fetched
{
    ListedMessage message;
    std::optional<QByteArray> body;
};

Fetched fetchedFrom(const mailimap_msg_att &answer)
{
    Fetched fetched;
    forEach<mailimap_msg_att_item>(answer.att_list, [&](const mailimap_msg_att_item &item) {
        if (item.att_type != MAILIMAP_MSG_ATT_ITEM_STATIC)
            return;
        const mailimap_msg_att_static &known = *item.att_data.att_static;
        if (known.att_type == MAILIMAP_MSG_ATT_UID) {
            fetched.message.uid = known.att_data.att_uid;
        } else if (known.att_type == MAILIMAP_MSG_ATT_RFC822_SIZE) {
            fetched.message.bytes = known.att_data.att_rfc822_size;
        } else if (known.att_type == MAILIMAP_MSG_ATT_INTERNALDATE) {
            fetched.message.arrived = instantOf(known.att_data.att_internal_date);
        } else if (known.att_type == MAILIMAP_MSG_ATT_BODY_SECTION) {
            const mailimap_msg_att_body_section &body = *known.att_data.att_body_section;
            fetched.body = QByteArray(body.sec_body_part, qsizetype(body.sec_length));
        }
    });
    return fetched;
}

/// "1:4,7,9:12": a long list of numbers one by one could be more than a server takes in a line.
Set setOf(const std::vector<quint32> &uids)
{
    Set set(mailimap_set_new_empty());
    for (size_t i = 0; i < uids.size();) {
        size_t last = i;
        while (last + 1 < uids.size() && uids[last + 1] == uids[last] + 1)
            ++last;
        mailimap_set_add_interval(set.get(), uids[i], uids[last]);
        i = last + 1;
    }
    return set;
}

} // namespace

ImapSession::ImapSession(const MailboxAddress &address, const MailAccess &access)
    : m_host(address.host)
    , m_wire(std::make_unique<ImapWire>(address.host, access))
    , m_imap(mailimap_new(0, nullptr))
{}

ImapSession::~ImapSession()
{
    mailimap_free(m_imap); // logs out over the wire, which fails at once where that is broken
}

Result<std::unique_ptr<ImapSession>> ImapSession::open(const MailboxAddress &address,
                                                       const MailAccess &access)
{
    std::unique_ptr<ImapSession> session(new ImapSession(address, access));
    if (const Result<> connected = session->connectTo(address); !connected)
        return passOn(connected);
    if (const Result<> in = session->logIn(address.user, access.password); !in)
        return passOn(in);
    return session;
}

Result<> ImapSession::checked(int code, const QString &refusal, ErrorKind kind)
{
    switch (code) {
    case MAILIMAP_NO_ERROR:
    case MAILIMAP_NO_ERROR_AUTHENTICATED:
    case MAILIMAP_NO_ERROR_NON_AUTHENTICATED:
        return {};
    case MAILIMAP_ERROR_STREAM:
    case MAILIMAP_ERROR_FATAL: // the server said BYE
    case MAILIMAP_ERROR_CONNECTION_REFUSED: {
        const Error error = m_wire->whyBroken();
        m_wire->giveUp();
        return tl::unexpected(error);
    }
    case MAILIMAP_ERROR_PARSE:
    case MAILIMAP_ERROR_PROTOCOL:
    case MAILIMAP_ERROR_DONT_ACCEPT_CONNECTION:
        if (m_wire->isBroken() || m_wire->isStopped())
            return tl::unexpected(m_wire->whyBroken());
        m_wire->giveUp();
        return failure(ErrorKind::Unreadable,
                       text("%1 does not answer as a mail server (IMAP) does.").arg(m_host),
                       u"libetpan error %1"_s.arg(code));
    default:
        return failure(kind, refusal, serverSays());
    }
}

QString ImapSession::serverSays() const
{
    return m_imap->imap_response ? QString::fromUtf8(m_imap->imap_response).simplified() : QString();
}

Result<> ImapSession::connectTo(const MailboxAddress &address)
{
    if (const Result<> connected = m_wire->connectTo(address.port, address.tlsFromTheStart); !connected)
        return connected;
    const int greeted = mailimap_connect(m_imap, m_wire->newStream());
    if (const Result<> ok = checked(greeted, text("%1 takes no connections at present.").arg(m_host)); !ok)
        return ok;
    if (address.tlsFromTheStart)
        return {};
    if (const Result<> told = askAbilities(); !told)
        return told;
    if (m_abilities.contains(u"STARTTLS"))
        return startTls();
    if (address.isOnThisComputer())
        return {};
    return failure(
        ErrorKind::Refused,
        text("%1 offers no encryption (STARTTLS) at this port, and Soundings sends no password in the clear. "
             "Try imaps://, or ask those who run the mail server.")
            .arg(m_host));
}

Result<> ImapSession::startTls()
{
    const int started = mailimap_starttls(m_imap);
    if (const Result<> ok = checked(started, text("%1 refused to encrypt the connection.").arg(m_host)); !ok)
        return ok;
    // Whatever came after the answer was not encrypted, and somebody on the way may have put it there.
    if (m_imap->imap_stream->read_buffer_len > 0) {
        m_wire->giveUp();
        return failure(ErrorKind::Refused,
                       text("%1 said more than it should before the connection was encrypted. The "
                            "password was not sent.")
                           .arg(m_host));
    }
    return m_wire->encrypt();
}

Result<> ImapSession::askAbilities()
{
    mailimap_capability_data *found = nullptr;
    const int code = mailimap_capability(m_imap, &found);
    const Freed<mailimap_capability_data, mailimap_capability_data_free> told(found);
    if (const Result<> ok = checked(code, text("%1 does not say what it can do.").arg(m_host)); !ok || !told)
        return ok;
    m_abilities.clear();
    forEach<struct mailimap_capability>(told->cap_list, [this](const struct mailimap_capability &one) {
        if (one.cap_type == MAILIMAP_CAPABILITY_NAME)
            m_abilities << QString::fromLatin1(one.cap_data.cap_name).toUpper();
    });
    return {};
}

Result<> ImapSession::logIn(const QString &user, const QString &password)
{
    const auto cantBeSent = [](QChar c) { return c == u'\r' || c == u'\n' || c.isNull(); };
    if (std::any_of(password.begin(), password.end(), cantBeSent))
        return failure(ErrorKind::Invalid, text("A password can't have a line end in it."));
    const int code = mailimap_login(m_imap, user.toUtf8().constData(), password.toUtf8().constData());
    const Result<> in =
        checked(code, text("%1 refused the user “%2” with this password. Check both; some providers want a "
                           "password of its own for programs (an app password).")
                          .arg(m_host, user));
    return in ? askAbilities() : in; // told anew: it can do more for a user, and nobody on the way changed it
}

Result<std::vector<MailboxFolder>> ImapSession::folders()
{
    clist *found = nullptr;
    const int code = mailimap_list(m_imap, "", "*", &found);
    const Freed<clist, mailimap_list_result_free> listed(found);
    if (const Result<> ok = checked(code, text("%1 does not list its folders.").arg(m_host)); !ok)
        return passOn(ok);
    std::vector<MailboxFolder> folders;
    forEach<mailimap_mailbox_list>(listed.get(), [&](const mailimap_mailbox_list &one) {
        MailboxFolder folder;
        folder.name = decodeFolderName(one.mb_name).value_or(QString::fromUtf8(one.mb_name));
        if (one.mb_delimiter)
            folder.separator = QLatin1Char(one.mb_delimiter);
        folder.selectable = !one.mb_flag || one.mb_flag->mbf_type != MAILIMAP_MBX_LIST_FLAGS_SFLAG ||
                            one.mb_flag->mbf_sflag != MAILIMAP_MBX_LIST_SFLAG_NOSELECT;
        folders.push_back(std::move(folder));
    });
    return folders;
}

Result<quint32> ImapSession::examine(const QString &folder)
{
    const int code = mailimap_examine(m_imap, encodeFolderName(folder).constData());
    const QString refusal = text("There is no folder “%1” in this mailbox at %2.").arg(folder, m_host);
    if (const Result<> ok = checked(code, refusal, ErrorKind::NotFound); !ok)
        return passOn(ok);
    return m_imap->imap_selection_info ? m_imap->imap_selection_info->sel_uidvalidity : 0;
}

Result<std::vector<ListedMessage>> ImapSession::listAfter(quint32 uid)
{
    const Set set(mailimap_set_new_interval(uid + 1, 0)); // 0 is "*"
    const FetchType what(mailimap_fetch_type_new_fetch_att_list_empty());
    mailimap_fetch_type_new_fetch_att_list_add(what.get(), mailimap_fetch_att_new_uid());
    mailimap_fetch_type_new_fetch_att_list_add(what.get(), mailimap_fetch_att_new_rfc822_size());
    mailimap_fetch_type_new_fetch_att_list_add(what.get(), mailimap_fetch_att_new_internaldate());
    clist *found = nullptr;
    const int code = mailimap_uid_fetch(m_imap, set.get(), what.get(), &found);
    const FetchList answers(found);
    if (const Result<> ok = checked(code, text("%1 does not list the messages of this folder.").arg(m_host));
        !ok)
        return passOn(ok);
    std::vector<ListedMessage> messages;
    forEach<mailimap_msg_att>(answers.get(), [&](const mailimap_msg_att &answer) {
        const ListedMessage message = fetchedFrom(answer).message;
        if (message.uid > uid) // "N:*" always includes the last message, whatever N is (RFC 3501 6.4.8)
            messages.push_back(message);
    });
    const auto byUid = [](const ListedMessage &a, const ListedMessage &b) { return a.uid < b.uid; };
    std::sort(messages.begin(), messages.end(), byUid);
    return messages;
}

Result<QHash<quint32, QByteArray>> ImapSession::fetch(const std::vector<quint32> &uids)
{
    const Set set = setOf(uids);
    const FetchType what(mailimap_fetch_type_new_fetch_att_list_empty());
    mailimap_fetch_type_new_fetch_att_list_add(what.get(), mailimap_fetch_att_new_uid());
    mailimap_fetch_type_new_fetch_att_list_add(
        what.get(), mailimap_fetch_att_new_body_peek_section(mailimap_section_new(nullptr)));
    clist *found = nullptr;
    const int code = mailimap_uid_fetch(m_imap, set.get(), what.get(), &found);
    const FetchList answers(found);
    if (const Result<> ok = checked(code, text("%1 does not hand out the message.").arg(m_host)); !ok)
        return passOn(ok);
    QHash<quint32, QByteArray> bodies;
    forEach<mailimap_msg_att>(answers.get(), [&](const mailimap_msg_att &answer) {
        Fetched fetched = fetchedFrom(answer);
        if (fetched.body)
            bodies.insert(fetched.message.uid, *std::move(fetched.body));
    });
    return bodies;
}

Result<> ImapSession::waitForNews(int ms)
{
    if (!m_abilities.contains(u"IDLE")) {
        m_wire->waitForData(std::min(ms, pollMs));
        if (m_wire->isStopped())
            return tl::unexpected(m_wire->whyBroken());
        return checked(mailimap_noop(m_imap), {});
    }
    if (const Result<> idle =
            checked(mailimap_idle(m_imap), text("%1 does not tell of new mail.").arg(m_host));
        !idle)
        return idle;
    if (m_imap->imap_stream->read_buffer_len == 0)
        m_wire->waitForData(ms);
    return checked(mailimap_idle_done(m_imap), text("%1 does not tell of new mail.").arg(m_host));
}

} // namespace soundings::intake
