#pragma once

#include "core/consultation/draft.h"

#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace soundings {

/// What a section of the draft is called, its level, and where it begins. The draft follows the place that is
/// set.
class SectionDialog : public QDialog
{
    Q_OBJECT

public:
    /// `pages`: how many the draft has.
    SectionDialog(const QString &title, const Section &section, int pages, QWidget *parent);

    /// Why it could not be kept: the dialog stays, so that it can be put right.
    void showFault(const QString &message);

Q_SIGNALS:
    void given(const soundings::Section &section); ///< whoever keeps it closes the dialog, or says why not
    void placed(int page, double top);             ///< page from 0, fraction of its height

private:
    void check();
    [[nodiscard]] Section section() const;

    Section m_before;
    QLineEdit *m_number;
    QLineEdit *m_title;
    QSpinBox *m_level;
    QSpinBox *m_page;
    QDoubleSpinBox *m_top; ///< percent of the page
    QLabel *m_fault;
    QPushButton *m_keep = nullptr;
};

} // namespace soundings
