#pragma once

#include "ui/models/journalmodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QTreeView>

namespace soundings {

/// Who did what and when, newest first: by person, kind, words, days and response; from an entry to its
/// response; and as a table for elsewhere.
class JournalDialog : public QDialog
{
    Q_OBJECT

public:
    JournalDialog(Desk *desk, QWidget *parent);

    void showResponse(int number); ///< only what happened to it
    [[nodiscard]] JournalModel *model() const { return m_model; }
    [[nodiscard]] JournalFilter filter() const; ///< as the fields have it

Q_SIGNALS:
    void responseRequested(soundings::ResponseId response);

private:
    QWidget *makeFilters();
    void fill(const QStringList &people);
    void apply();
    void tell(int entries);
    void save(const QString &file);

    Desk *m_desk;
    JournalModel *m_model;
    QTreeView *m_table;
    QComboBox *m_who;
    QComboBox *m_kind;
    QLineEdit *m_words;
    QLineEdit *m_response;
    QCheckBox *m_fromOn;
    QDateEdit *m_from;
    QCheckBox *m_toOn;
    QDateEdit *m_to;
    QLabel *m_state;
    QLabel *m_message;
    QPushButton *m_show = nullptr;
    QTimer m_wait; ///< until typing pauses
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace soundings
