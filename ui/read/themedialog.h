#pragma once

#include "core/consultation/theme.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <functional>

namespace soundings {

/// A theme's name, what belongs to it and what does not, its colour and its key.
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
    QPlainTextEdit *text(const QString &text, const QString &placeholder, int lines);
    void buildColours();
    void check();
    void showColour(const QColor &colour);
    void chooseColour();

    Theme m_before;
    QColor m_colour;
    Objection m_objection;
    QLineEdit *m_name;
    QPlainTextEdit *m_definition;
    QPlainTextEdit *m_examples;
    QPlainTextEdit *m_inclusion;
    QPlainTextEdit *m_exclusion;
    QComboBox *m_colours;
    QLabel *m_contrast;
    QLineEdit *m_key;
    QLabel *m_fault;
    QPushButton *m_accept = nullptr;
};

/// What a colour lacks as a theme's, for a person; empty where it reads well on a light and on a dark page.
[[nodiscard]] QString contrastWarning(const QColor &colour);

} // namespace soundings
