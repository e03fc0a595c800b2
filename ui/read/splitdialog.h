#pragma once

#include "core/desk/desk.h"
#include "ui/models/themelooks.h"

#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QTextBrowser>

namespace soundings {

/// Walks through the comments of a theme, each in its context: a theme's key gives it that theme instead, Space
/// leaves it as it is, Backspace goes back. Nothing is written before the end.
class SplitDialog : public QDialog
{
    Q_OBJECT

public:
    SplitDialog(Desk *desk, const Theme &theme, const std::vector<Theme> &themes, const ThemeLooks &looks, QWidget *parent);

Q_SIGNALS:
    void given(const QHash<soundings::CommentId, soundings::ThemeId> &goes); ///< those that get another theme
    void failed(const QString &message, const QString &detail);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A comment with what stands around it.
    struct Seen
    {
        CommentId id;
        QString title; ///< "R-0007 · Ann Shaw"
        QString before;
        QString quote;
        QString after;
        QString note;
    };
    static Result<std::vector<Seen>> see(const Desk &desk, ThemeId theme);

    void buildTargets(const std::vector<Theme> &themes, const ThemeLooks &looks);
    void take(const Result<std::vector<Seen>> &seen);
    void show(size_t place);
    void assign(ThemeId theme); ///< and on to the next
    void updateButtons();

    Theme m_theme;
    std::vector<Seen> m_seen;
    QHash<CommentId, ThemeId> m_goes;
    QHash<QString, ThemeId> m_keys;
    size_t m_place = 0;
    QLabel *m_title;
    QProgressBar *m_progress;
    QTextBrowser *m_text;
    QListWidget *m_targets;
    QPushButton *m_back;
    QPushButton *m_stay;
    QPushButton *m_apply;
};

} // namespace soundings
