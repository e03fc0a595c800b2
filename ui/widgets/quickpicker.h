#pragma once

#include <QColor>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

#include <functional>
#include <vector>

namespace soundings {

/// A small window by the keyboard: type part of a name, choose with the arrows, Enter takes it and closes,
/// Ctrl+Enter takes it and stays for another. Esc leaves.
class QuickPicker : public QFrame
{
    Q_OBJECT

public:
    struct Item
    {
        qint64 id = 0;
        QString text;   ///< what is matched and shown
        QString detail; ///< shown beside it
        QColor colour;  ///< invalid for none
        qint64 lastUsed = 0; ///< greater is later: the first of those that fit alike, and of all while nothing is typed
    };

    explicit QuickPicker(QWidget *parent);

    /// `heading` says what choosing will do. While nothing is typed those used last stand first,
    /// then the others in the order given.
    void open(const QString &heading, std::vector<Item> items, const QPoint &globalPosition);
    /// What to offer last where nothing is called as was typed: a sentence with %1, such as "Add the theme “%1”".
    void setCreateText(const QString &text) { m_createText = text; }

Q_SIGNALS:
    void chosen(qint64 id);
    void createRequested(const QString &typed);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void choose(bool stay);

    QLabel *m_heading;
    QLineEdit *m_edit;
    QListWidget *m_list;
    QLabel *m_hint;
    std::vector<Item> m_items;
    QString m_createText;
};

} // namespace soundings
