#pragma once

#include "ui/models/agreementmodel.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace soundings {

class EmptyPage;

/// How far the people who tagged the same responses agree, by theme and overall: those who did so
/// independently, or those who could see each other's comments. Kept up to date.
class AgreementDialog : public QDialog
{
    Q_OBJECT

public:
    AgreementDialog(Desk *desk, QWidget *parent);

    [[nodiscard]] AgreementModel *model() const { return m_model; }
    [[nodiscard]] QString headText() const { return m_head->text(); } ///< whose agreement it is
    void setWhose(CodedHow how);

Q_SIGNALS:
    void measured();

private:
    void measure();
    void take(const Result<MeasuredAgreement> &result);
    void save(const QString &file);

    Desk *m_desk;
    AgreementModel *m_model;
    QComboBox *m_whose;
    QComboBox *m_by;
    QLabel *m_head;
    QLabel *m_message;
    QStackedWidget *m_stack;
    EmptyPage *m_empty;
    QPushButton *m_save = nullptr;
    quint64 m_question = 0;
};

} // namespace soundings
