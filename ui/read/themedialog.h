#pragma once

#include "core/consultation/theme.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <functional>

namespace soundings {

/// A theme's name, definition, colour and key.
class ThemeDialog : public QDialog
{
    Q_OBJECT

public:
    /// Why a theme can't be so, for a person; empty if it can.
    using Objection = std::function<QString(const Theme &)>;

    ThemeDialog(const QString &title, const Theme &theme, Objection objection, QWidget *parent);

Q_SIGNALS:
    void given(const soundings::Theme &theme);

private:
    [[nodiscard]] Theme theme() const;
    void check();
    void showColour();
    void chooseColour();

    Theme m_before;
    QColor m_colour;
    Objection m_objection;
    QLineEdit *m_name;
    QPlainTextEdit *m_definition;
    QPushButton *m_colourButton;
    QLineEdit *m_key;
    QLabel *m_fault;
    QPushButton *m_accept = nullptr;
};

} // namespace soundings
