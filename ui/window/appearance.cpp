#include "ui/window/appearance.h"

#include "ui/widgets/edgedstyle.h"
#include "ui/widgets/palette.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

// https://flatpak.github.io/xdg-desktop-portal: org.freedesktop.portal.Settings
constexpr QLatin1StringView portalService("org.freedesktop.portal.Desktop");
constexpr QLatin1StringView portalPath("/org/freedesktop/portal/desktop");
constexpr QLatin1StringView portalInterface("org.freedesktop.portal.Settings");
constexpr QLatin1StringView appearanceGroup("org.freedesktop.appearance");
constexpr QLatin1StringView colourKey("color-scheme");
constexpr uint prefersDark = 1;
constexpr uint prefersLight = 2;

} // namespace

Appearance::Appearance(QObject *parent) : QObject(parent), m_systemDark(isDark(QApplication::palette()))
{
    QApplication::setStyle(new EdgedStyle);
    askPortal();
    dress();
}

void Appearance::setScheme(ColourScheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    dress();
}

void Appearance::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portalService, portalPath, portalInterface, u"SettingChanged"_s, this,
                SLOT(portalChanged(QString,QString,QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, u"Read"_s);
    question << QString(appearanceGroup) << QString(colourKey);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            takeFromPortal(reply.value().variant());
    });
}

void Appearance::portalChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearanceGroup && key == colourKey)
        takeFromPortal(value.variant());
}

void Appearance::takeFromPortal(const QVariant &value)
{
    // Read answers with a variant in a variant, the signal with one.
    const QVariant inner = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    const uint preference = inner.toUInt();
    if (preference != prefersDark && preference != prefersLight)
        return;
    m_systemDark = preference == prefersDark;
    dress();
}

void Appearance::dress()
{
    const bool dark = m_scheme == ColourScheme::Dark || (m_scheme == ColourScheme::System && m_systemDark);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    Q_EMIT changed();
}

} // namespace soundings
