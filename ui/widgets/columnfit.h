#pragma once

#include <QHeaderView>
#include <QList>
#include <QObject>
#include <QSet>
#include <QSettings>

namespace soundings {

/// Keeps the columns of a table within its width, so that nothing has to be scrolled sideways: one column
/// takes what the others leave, and where that is less than it needs, the less important ones step back until
/// there is room again. What a person chose and the widths they drew are kept apart from that.
class ColumnFit : public QObject
{
    Q_OBJECT

public:
    /// `least`: pixels that the stretched column needs. `firstToGo`: columns that may step back, in that
    /// order; `lastToGo` only where the stretched one would not even have half of what it needs.
    ColumnFit(QHeaderView *header, int stretched, int least, QList<int> firstToGo, QList<int> lastToGo = {});

    void setChosen(int column, bool chosen); ///< by a person: to be shown when there is room
    [[nodiscard]] bool isChosen(int column) const { return !m_declined.contains(column); }

    void save(QSettings &settings, const QString &key) const; ///< widths, order and choice
    void restore(const QSettings &settings, const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    QHeaderView *m_header;
    int m_stretched;
    int m_least;
    QList<int> m_firstToGo;
    QList<int> m_lastToGo;
    QSet<int> m_declined;
    QHash<int, int> m_widths; ///< of each column when it is shown
};

} // namespace soundings
