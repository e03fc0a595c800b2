#pragma once

#include "core/desk/desk.h"
#include "core/reports/report.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>

namespace soundings {

/// How one response came and what that rests on, to be read, copied and printed. Stays true to what changes
/// while it is open.
class ReceiptDialog : public QDialog
{
    Q_OBJECT

public:
    ReceiptDialog(Desk *desk, ResponseId response, QWidget *parent);

    [[nodiscard]] QTextBrowser *page() const { return m_page; }

Q_SIGNALS:
    void correctRequested();
    void printRequested(soundings::ResponseId response);

private:
    void read();
    void showReport(const Result<reports::Report> &report);
    void copy();

    Desk *m_desk;
    ResponseId m_response;
    QTextBrowser *m_page;
    QPushButton *m_copy;
    QPushButton *m_print;
    QPushButton *m_correct;
    quint64 m_question = 0;
};

} // namespace soundings
