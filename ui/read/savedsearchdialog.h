#pragma once

#include "core/consultation/coding.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace soundings {

/// The name of a saved search and what it searches for.
class SavedSearchDialog : public QDialog
{
    Q_OBJECT

public:
    SavedSearchDialog(const QString &title, const SavedSearch &search, QWidget *parent);

    /// Why it could not be kept: the dialog stays, so that it can be put right.
    void showFault(const QString &message);

Q_SIGNALS:
    void given(const soundings::SavedSearch &search); ///< whoever keeps it closes the dialog, or says why not

private:
    void check();

    SavedSearch m_before;
    QLineEdit *m_name;
    QLineEdit *m_query;
    QLabel *m_fault;
    QPushButton *m_keep = nullptr;
};

} // namespace soundings
