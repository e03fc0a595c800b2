#pragma once

#include "core/desk/desk.h"

#include <QDialog>

class QFormLayout;

namespace soundings {

/// What the open consultation is: its dates, draft, file and numbers.
class PropertiesDialog : public QDialog
{
    Q_OBJECT

public:
    /// The desk must outlive the dialog.
    PropertiesDialog(Desk *desk, const Consultation &consultation, const Counts &counts, QWidget *parent = nullptr);

private:
    void add(const QString &name, const QString &value);
    void addRetention(Desk *desk, const Consultation &consultation);
    void askDraft(Desk *desk);

    QFormLayout *m_form;
};

} // namespace soundings
