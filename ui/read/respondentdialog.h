#pragma once

#include "core/consultation/response.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>

namespace soundings {

/// Who a response is from, and what they let us do with it.
class RespondentDialog : public QDialog
{
    Q_OBJECT

public:
    RespondentDialog(const Response &response, QWidget *parent);

Q_SIGNALS:
    void given(const soundings::Respondent &respondent, soundings::Confidentiality confidentiality);

private:
    [[nodiscard]] Respondent respondent() const;

    Respondent m_before;
    QLineEdit *m_name;
    QLineEdit *m_organisation;
    QLineEdit *m_place;
    QLineEdit *m_address;
    QComboBox *m_kind;
    QComboBox *m_consent;
};

} // namespace soundings
