#pragma once

#include "core/desk/people.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

class QRadioButton;

namespace soundings {

/// People's rights: what is held about a person is found, exported for them, and erased on their request.
class PeopleDialog : public QDialog
{
    Q_OBJECT

public:
    PeopleDialog(Desk *desk, QWidget *parent);

    void search(const QString &terms);
    void searchEverybody(); ///< for the end of the time for which personal data is kept
    void exportTo(const QString &folder);
    [[nodiscard]] QTreeWidget *list() const { return m_list; }
    /// What stands chosen in the list: whose words go.
    [[nodiscard]] ErasureRequest chosen() const;

Q_SIGNALS:
    void responseRequested(soundings::ResponseId response);
    void statusMessage(const QString &text);
    void settled(); ///< what was asked for has been found, or not, and stands there

private:
    void buildLayout();
    void ask(std::function<Result<Held>(const Desk &)> how);
    void showHeld(const Held &held);
    void addResponses(const Held &held, bool theirs);
    void addMentions(const Held &held);
    void chooseFolder();
    void askErasure();
    void enable();

    Desk *m_desk;
    Held m_held;
    QLineEdit *m_terms;
    QTreeWidget *m_list;
    QLabel *m_state;
    QPushButton *m_export = nullptr;
    QPushButton *m_erase = nullptr;
    bool m_working = false;
    quint64 m_question = 0;
};

/// Asks why, how, and for a word typed by hand, before something is erased for ever.
class ErasureDialog : public QDialog
{
    Q_OBJECT

public:
    ErasureDialog(Desk *desk, ErasureRequest request, QWidget *parent);

    [[nodiscard]] static QString word(); ///< that has to be typed

Q_SIGNALS:
    void erased(const soundings::ErasureSummary &summary);

private:
    void enable();
    void erase();
    void warn(); ///< of survey tables with others' rows

    Desk *m_desk;
    ErasureRequest m_request;
    QRadioButton *m_all;
    QRadioButton *m_names;
    QLineEdit *m_reason;
    QLineEdit *m_reference;
    QLineEdit *m_word;
    QLabel *m_remark;
    QPushButton *m_go;
    bool m_working = false;
};

} // namespace soundings
