#include "ui/window/teamdialog.h"

#include "core/desk/keyring.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QUrl>
#include <QUrlQuery>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

TeamDialog::TeamDialog(const QString &place, const QString &why, QWidget *parent)
    : QDialog(parent)
    , m_server(new QLineEdit)
    , m_database(new QLineEdit)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_keep(new QCheckBox(tr("&Keep the password in the keyring")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open a team database"));
    const QUrl url(place);
    const QUrlQuery query(url);
    const QString socket = query.queryItemValue(u"host"_s, QUrl::FullyDecoded);
    m_server->setText(socket.isEmpty() ? url.authority(QUrl::FullyDecoded).section(u'@', -1) : socket);
    m_server->setPlaceholderText(tr("database.example.org, or /run/postgresql on this computer"));
    m_database->setText(url.path(QUrl::FullyDecoded).mid(1));
    m_database->setPlaceholderText(tr("As your IT department named it"));
    m_user->setText(url.userName().isEmpty() ? query.queryItemValue(u"user"_s, QUrl::FullyDecoded) : url.userName());
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("May be empty on this computer"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Server"), m_server);
    form->addRow(tr("&Database"), m_database);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Password"), m_password);
    form->addRow(QString(), m_keep);
    auto *said = new QLabel(why.isEmpty() ? tr("Ask your IT department for these. What is in the database stays there: "
                                               "others who work in it see what you do within a second.")
                                          : why);
    said->setWordWrap(true);
    said->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    m_open = buttons->button(QDialogButtonBox::Open);
    auto *column = new QVBoxLayout(this);
    column->addWidget(said);
    column->addLayout(form);
    column->addWidget(buttons);
    resize(32 * fontMetrics().height(), sizeHint().height());
    for (QLineEdit *each : {m_server, m_database, m_user})
        connect(each, &QLineEdit::textChanged, this, &TeamDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &TeamDialog::give);
    check();
    (m_server->text().isEmpty() ? m_server : m_password)->setFocus();
}

void TeamDialog::check()
{
    m_open->setEnabled(!m_server->text().trimmed().isEmpty() && !m_database->text().trimmed().isEmpty() &&
                       !m_user->text().trimmed().isEmpty());
}

QString TeamDialog::place(bool withPassword) const
{
    const QString server = m_server->text().trimmed();
    QUrl url;
    url.setScheme(u"postgresql"_s);
    url.setPath(u'/' + m_database->text().trimmed());
    if (server.startsWith(u'/')) {
        QUrlQuery query{{u"host"_s, server}, {u"user"_s, m_user->text().trimmed()}};
        if (withPassword)
            query.addQueryItem(u"password"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_password->text())));
        url.setHost({});
        url.setAuthority(u""_s);
        url.setQuery(query);
    } else {
        url.setAuthority(server);
        url.setUserName(m_user->text().trimmed());
        if (withPassword)
            url.setPassword(m_password->text(), QUrl::DecodedMode);
    }
    QString text = url.toString(QUrl::FullyEncoded);
    if (!text.startsWith(u"postgresql://"))
        text.replace(u"postgresql:"_s, u"postgresql://"_s);
    return text;
}

void TeamDialog::give()
{
    const bool typed = !m_password->text().isEmpty();
    if (typed && m_keep->isChecked()) {
        keepPassword(place(false), m_password->text(), qApp, [](const Result<> &) {
            // Where it can't be kept it is asked for again: nothing is lost by that.
        });
    }
    Q_EMIT given(place(typed));
    accept();
}

void withKeptPassword(const QString &place, QObject *context, std::function<void(const QString &place)> then)
{
    readPassword(place, context, [place, then = std::move(then)](const Result<QString> &kept) {
        if (!kept || kept->isEmpty()) {
            then(place);
            return;
        }
        QUrl url(place);
        if (url.host().isEmpty()) {
            QUrlQuery query(url);
            query.addQueryItem(u"password"_s, QString::fromLatin1(QUrl::toPercentEncoding(*kept)));
            url.setQuery(query);
        } else {
            url.setPassword(*kept, QUrl::DecodedMode);
        }
        then(url.toString(QUrl::FullyEncoded));
    });
}

} // namespace soundings
