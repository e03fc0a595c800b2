#pragma once

#include "core/desk/desk.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace soundings::test {

/// An e-mail, as it is written into a mailbox.
struct Mail
{
    QByteArray name = "Ann Shaw";
    QByteArray address = "ann@shaw.example";
    QByteArray subject = "Our response";
    QByteArray received = "Mon, 3 Feb 2020 09:00:00 +0000";
    QByteArray body = "We welcome the draft.\n"; ///< UTF-8
};

/// A consultation on a temporary file, closing on 10 February 2020 at midday, with responses that came by e-mail.
class MadeConsultation
{
public:
    explicit MadeConsultation(const std::vector<Mail> &mails);
    ~MadeConsultation();

    Desk *desk() { return m_desk.get(); }
    void receive(const std::vector<Mail> &mails); ///< more of them, as an import does
    void close(); ///< the desk finishes its work; it can't be used any more
    ThemeId theme(const QString &name) const;
    ResponseDetail response(int number) const;
    Comment addComment(int number, const QString &quote, const QString &theme);

private:
    QTemporaryDir m_folder;
    int m_boxes = 0;
    std::unique_ptr<Desk> m_desk;
};

/// Lets events happen until it is so. False if it is not after twenty seconds.
bool eventually(const std::function<bool()> &isSo);

} // namespace soundings::test
