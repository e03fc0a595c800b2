#pragma once

#include <QObject>
#include <QPalette>

class QDBusVariant;

namespace soundings {

enum class ColourScheme { System, Light, Dark };

/// Dresses the whole program: Fusion with edges, in one of our two palettes. `System` follows the desktop, through the
/// freedesktop portal where there is one (GNOME, KDE and others tell it at once when it turns dark), otherwise by
/// the palette that the desktop gave the program at its start.
class Appearance : public QObject
{
    Q_OBJECT

public:
    /// Once, after the QApplication and before the first window.
    explicit Appearance(QObject *parent = nullptr);

    [[nodiscard]] ColourScheme scheme() const { return m_scheme; }
    void setScheme(ColourScheme scheme);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void portalChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void takeFromPortal(const QVariant &value);
    void dress();

    ColourScheme m_scheme = ColourScheme::System;
    bool m_systemDark = false;
};

} // namespace soundings
