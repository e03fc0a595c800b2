#pragma once

#include "core/desk/autotag.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTimer>

namespace soundings {

/// A rule that proposes comments: a saved search, or a list of words, and a theme. How many responses it will
/// look at is told before.
class AutotagDialog : public QDialog
{
    Q_OBJECT

public:
    AutotagDialog(Desk *desk, QWidget *parent);

    void setWords(const QString &words);
    void setTheme(ThemeId theme);
    [[nodiscard]] std::optional<AutotagRule> rule() const; ///< none: something is missing
    [[nodiscard]] QString countText() const { return m_count->text(); }

Q_SIGNALS:
    void read();
    void counted();
    void chosen(const soundings::AutotagRule &rule);

private:
    struct Known
    {
        Result<std::vector<SavedSearch>> searches;
        Result<std::vector<Theme>> themes;
    };
    void build();
    void fill(const Known &known);
    void refresh();
    void count();

    Desk *m_desk;
    QRadioButton *m_bySearch;
    QRadioButton *m_byWords;
    QComboBox *m_search;
    QPlainTextEdit *m_words;
    QComboBox *m_theme;
    QLabel *m_count;
    QPushButton *m_accept = nullptr;
    std::vector<SavedSearch> m_searches;
    ThemeId m_wanted;
    QTimer m_wait; ///< until typing pauses
    quint64 m_question = 0;
};

} // namespace soundings
