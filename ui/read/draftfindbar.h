#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;

namespace soundings {

/// A line to type into, where one is among the hits, and the ways on. Looks nothing up itself.
class DraftFindBar : public QWidget
{
    Q_OBJECT

public:
    /// The actions are shown as buttons.
    DraftFindBar(QAction *next, QAction *previous, QWidget *parent = nullptr);

    /// Shows the bar and takes the focus; `text` replaces what stood there unless it is empty.
    void begin(const QString &text = {});
    void dismiss(); ///< hides it
    [[nodiscard]] QString query() const;
    /// `current` from 0, negative where none is; `complete` when all pages were looked through.
    void showPosition(int current, int count, bool complete);

Q_SIGNALS:
    void queryChanged(const QString &query);
    void nextWanted();
    void previousWanted();
    void dismissed();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QLineEdit *m_edit;
    QLabel *m_position;
};

} // namespace soundings
