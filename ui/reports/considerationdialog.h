#pragma once

#include "ui/models/considerationmodel.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QTreeView>
#include <QTreeWidget>

namespace soundings {

struct Consideration;

/// The record of consideration as a window: for each response when it came, who had it open and for how long, what was
/// said and done; found by the same searches as the list, sorted by any column, and copied or printed.
class ConsiderationDialog : public QDialog
{
    Q_OBJECT

public:
    ConsiderationDialog(Desk *desk, QWidget *parent);

    [[nodiscard]] ConsiderationModel *model() const { return m_model; }
    [[nodiscard]] QString query() const; ///< as the fields have it

Q_SIGNALS:
    void responseRequested(soundings::ResponseId response);
    void reportRequested(const QString &query, int found); ///< the record of those found, as a report

private:
    void buildLayout();
    void apply();
    void tell(int responses);
    void showChosen();
    void showDetail(const Consideration &record);
    void copy();
    [[nodiscard]] ResponseId chosen() const;

    Desk *m_desk;
    ConsiderationModel *m_model;
    QTreeView *m_table;
    QTreeWidget *m_detail;
    QLineEdit *m_words;
    QCheckBox *m_unopened;
    QLabel *m_state;
    QPushButton *m_show = nullptr;
    QTimer m_wait; ///< until typing pauses
    QByteArray m_zone = "UTC";
    std::vector<Theme> m_themes;
    ResponseId m_shown;
    quint64 m_question = 0;
};

} // namespace soundings
