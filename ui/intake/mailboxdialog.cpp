#include "ui/intake/mailboxdialog.h"

#include "core/deadline/localtime.h"
#include "core/desk/keyring.h"
#include "ui/widgets/defaultbutton.h"
#include "ui/widgets/palette.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

enum Security { Tls, StartTls };
enum Column { Name, Before };

constexpr int tlsPort = 993;
constexpr int startTlsPort = 143;
constexpr int addressRole = Qt::UserRole;

constexpr QLatin1StringView serverKey("mailbox/server");
constexpr QLatin1StringView securityKey("mailbox/security");
constexpr QLatin1StringView portKey("mailbox/port");
constexpr QLatin1StringView userKey("mailbox/user");
constexpr QLatin1StringView rememberKey("mailbox/remember");

} // namespace

MailboxDialog::MailboxDialog(Desk *desk, const QByteArray &zone, QWidget *parent)
    : QDialog(parent)
    , m_zone(zone)
    , m_server(new QLineEdit)
    , m_security(new QComboBox)
    , m_port(new QSpinBox)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_remember(new QCheckBox(tr("&Keep the password in the keyring of this computer")))
    , m_connect(new QPushButton(tr("&Connect")))
    , m_folders(new QTreeWidget)
    , m_watch(new QCheckBox(tr("Go on &watching: take in new mail as it comes")))
    , m_remark(new QLabel)
    , m_fetch(new QPushButton(tr("&Fetch")))
{
    setWindowTitle(tr("Fetch from a mailbox"));
    m_pool.setMaxThreadCount(1);
    auto *form = new QWidget;
    buildForm(form);
    m_folders->setHeaderLabels({tr("Folder"), tr("Read before")});
    m_folders->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_folders->header()->setSectionResizeMode(Before, QHeaderView::ResizeToContents);
    m_folders->header()->setStretchLastSection(false);
    m_folders->setAccessibleName(tr("Folders of the mailbox"));
    m_watch->setToolTip(tr("Until you stop it or leave Soundings"));
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_remark->setObjectName(u"remark"_s);
    m_watch->setObjectName(u"watch"_s);
    m_fetch->setObjectName(u"fetch"_s);
    m_fetch->setToolTip(tr("Take in what is new. Nothing in the mailbox is marked, moved or deleted"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_fetch, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(form);
    column->addWidget(m_folders, 1);
    column->addWidget(m_watch);
    column->addWidget(m_remark);
    column->addWidget(buttons);
    resize(560, 560);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_fetch, &QPushButton::clicked, this, &MailboxDialog::fetch);
    connect(m_folders, &QTreeWidget::itemActivated, this, &MailboxDialog::fetch);
    connect(m_folders, &QTreeWidget::currentItemChanged, this, &MailboxDialog::refresh);
    restore();
    refresh();
    desk->ask([](const Desk &d) { return d.mailboxes(); })
        .then(this, [this](const Result<std::vector<MailboxState>> &before) {
            if (before)
                m_before = *before;
        });
}

MailboxDialog::~MailboxDialog()
{
    m_leaving = true;
    m_pool.waitForDone(); // at most a fifth of a second
}

void MailboxDialog::buildForm(QWidget *form)
{
    m_server->setPlaceholderText(tr("mail.example.org"));
    m_server->setObjectName(u"server"_s);
    m_security->addItem(tr("Encrypted from the start (TLS)"), Tls);
    m_security->addItem(tr("Encrypted after a greeting (STARTTLS)"), StartTls);
    m_port->setRange(1, 65535);
    m_port->setValue(tlsPort);
    m_port->setObjectName(u"port"_s);
    m_user->setPlaceholderText(tr("often the e-mail address"));
    m_user->setObjectName(u"user"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setObjectName(u"password"_s);
    m_connect->setObjectName(u"connect"_s);
    m_connect->setToolTip(tr("Log in and list the folders"));
    auto *rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addRow(tr("&Server"), m_server);
    rows->addRow(tr("S&ecurity"), m_security);
    rows->addRow(tr("P&ort"), m_port);
    rows->addRow(tr("&User"), m_user);
    rows->addRow(tr("&Password"), m_password);
    rows->addRow(m_remember);
    rows->addRow(m_connect);
    const std::pair<QWidget *, QString> names[] = {{m_server, tr("Mail server")},
                                                   {m_security, tr("Security")},
                                                   {m_port, tr("Port")},
                                                   {m_user, tr("User")},
                                                   {m_password, tr("Password")}};
    for (const auto &[field, name] : names)
        field->setAccessibleName(name);

    connect(m_security, &QComboBox::currentIndexChanged, this,
            [this](int chosen) { m_port->setValue(chosen == Tls ? tlsPort : startTlsPort); });
    connect(m_connect, &QPushButton::clicked, this, &MailboxDialog::connectToServer);
    connect(m_user, &QLineEdit::editingFinished, this, &MailboxDialog::useKeyring);
    for (QLineEdit *field : {m_server, m_user, m_password}) {
        connect(field, &QLineEdit::textChanged, this, [this] {
            m_folders->clear(); // those of another account
            refresh();
        });
    }
}

void MailboxDialog::restore()
{
    const QSettings settings;
    m_server->setText(settings.value(serverKey).toString());
    m_security->setCurrentIndex(settings.value(securityKey, int(Tls)).toInt());
    m_port->setValue(settings.value(portKey, tlsPort).toInt());
    m_user->setText(settings.value(userKey).toString());
    m_remember->setChecked(settings.value(rememberKey, false).toBool());
    if (!m_user->text().isEmpty())
        useKeyring();
}

void MailboxDialog::save() const
{
    QSettings settings;
    settings.setValue(serverKey, m_server->text());
    settings.setValue(securityKey, m_security->currentIndex());
    settings.setValue(portKey, m_port->value());
    settings.setValue(userKey, m_user->text());
    settings.setValue(rememberKey, m_remember->isChecked());
}

QString MailboxDialog::account() const
{
    return mailboxAccount(request({}).address).value_or(QString());
}

MailboxRequest MailboxDialog::request(const QString &folder) const
{
    MailboxRequest made;
    made.address = folder.isEmpty()
                       ? mailboxAddress(m_server->text(), m_port->value(), m_security->currentIndex() == Tls,
                                        m_user->text(), u"INBOX"_s)
                       : folder;
    made.password = m_password->text();
    made.watch = m_watch->isChecked();
    made.authorities = m_authorities;
    return made;
}

void MailboxDialog::useKeyring()
{
    if (!m_remember->isChecked() || !m_password->text().isEmpty() || account().isEmpty())
        return;
    readPassword(account(), this, [this, asked = account()](const Result<QString> &kept) {
        if (!kept)
            tell(kept.error().message);
        else if (asked == account() && m_password->text().isEmpty())
            m_password->setText(*kept);
    });
}

void MailboxDialog::connectToServer()
{
    setBusy(true);
    tell(tr("Connecting to %1…").arg(m_server->text().trimmed()));
    m_folders->clear();
    Answer(QtConcurrent::run(&m_pool, [this, asked = request({})] {
        return mailFolders(asked, [this] { return m_leaving.load(); });
    })).then(this, [this](const Result<std::vector<MailFolder>> &folders) {
        setBusy(false);
        if (!folders) {
            tell(folders.error().message, true);
            m_remark->setToolTip(folders.error().detail);
            m_password->setFocus();
            return;
        }
        showFolders(*folders);
    });
}

QString MailboxDialog::readBefore(const QString &address) const
{
    const auto state = std::find_if(m_before.begin(), m_before.end(),
                                    [&](const MailboxState &one) { return one.mailbox == address; });
    if (state == m_before.end())
        return {};
    const QTimeZone zone(m_zone);
    return tr("%L1 read until %2")
        .arg(state->messages)
        .arg(shortLocalTime(state->at, zone.isValid() ? zone : QTimeZone::utc()));
}

/// Its item in the tree, beneath those of the folders it lies in.
QTreeWidgetItem *MailboxDialog::itemFor(const MailFolder &folder)
{
    QTreeWidgetItem *parent = m_folders->invisibleRootItem();
    const QStringList steps =
        folder.separator.isEmpty() ? QStringList{folder.name} : folder.name.split(folder.separator);
    for (const QString &step : steps) {
        QTreeWidgetItem *found = nullptr;
        for (int i = 0; i < parent->childCount() && !found; ++i) {
            if (parent->child(i)->text(Name) == step)
                found = parent->child(i);
        }
        if (!found) {
            found = new QTreeWidgetItem(parent, {step});
            found->setExpanded(true);
        }
        parent = found;
    }
    return parent;
}

void MailboxDialog::showFolders(const std::vector<MailFolder> &folders)
{
    QTreeWidgetItem *first = nullptr;
    for (const MailFolder &folder : folders) {
        QTreeWidgetItem *item = itemFor(folder);
        if (!folder.selectable)
            continue;
        item->setData(Name, addressRole, folder.address);
        item->setText(Before, readBefore(folder.address));
        // What was read before is likely to be wanted again, and else the inbox.
        const bool better = !item->text(Before).isEmpty() && first && first->text(Before).isEmpty();
        if (!first || better || (folder.name == u"INBOX" && first->text(Before).isEmpty()))
            first = item;
    }
    m_folders->expandAll();
    m_folders->setCurrentItem(first);
    m_folders->setFocus();
    tell(first ? tr("Choose a folder. Nothing in it is marked, moved or deleted.")
               : tr("There are no folders."),
         !first);
    save();
    if (m_remember->isChecked()) {
        keepPassword(account(), m_password->text(), this, [this](const Result<> &kept) {
            if (!kept)
                tell(kept.error().message);
        });
    } else {
        forgetPassword(account(), this, [](const Result<> &) {}); // where there is no keyring, none is kept
    }
    refresh();
}

void MailboxDialog::fetch()
{
    const QTreeWidgetItem *chosen = m_folders->currentItem();
    const QString folder = chosen ? chosen->data(Name, addressRole).toString() : QString();
    if (folder.isEmpty() || m_busy)
        return;
    Q_EMIT fetchRequested(request(folder));
    accept();
}

void MailboxDialog::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *field : std::initializer_list<QWidget *>{m_server, m_security, m_port, m_user, m_password})
        field->setEnabled(!busy);
    refresh();
}

void MailboxDialog::refresh()
{
    const bool filledIn = !m_server->text().trimmed().isEmpty() && !m_user->text().trimmed().isEmpty() &&
                          !m_password->text().isEmpty();
    const QTreeWidgetItem *chosen = m_folders->currentItem();
    const bool isChosen = chosen && !chosen->data(Name, addressRole).toString().isEmpty();
    m_connect->setEnabled(filledIn && !m_busy);
    m_fetch->setEnabled(isChosen && !m_busy);
    makeOnlyDefault(isChosen ? *m_fetch : *m_connect);
}

void MailboxDialog::tell(const QString &what, bool bad)
{
    QPalette colours = palette();
    if (bad)
        colours.setColor(QPalette::WindowText, toneColour(Tone::Bad, colours));
    m_remark->setPalette(colours);
    m_remark->setText(what);
    m_remark->setToolTip({});
}

} // namespace soundings
