#include "ui/read/receiptdialog.h"

#include "core/desk/reporting.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/reporttext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QMimeData>
#include <QScrollBar>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

ReceiptDialog::ReceiptDialog(Desk *desk, ResponseId response, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_response(response)
    , m_page(new QTextBrowser)
    , m_copy(new QPushButton(namedIcon(u"copy"_s), tr("C&opy")))
    , m_print(new QPushButton(namedIcon(u"print"_s), tr("&Print…")))
    , m_correct(new QPushButton(tr("&Correct the time…")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Receipt"));
    m_page->setAccessibleName(tr("Receipt of the response"));
    m_page->setOpenLinks(false);
    m_page->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_page->setPlainText(tr("Reading…"));
    m_copy->setToolTip(tr("Copies the whole receipt"));
    m_print->setToolTip(tr("Prints it, or saves it as a PDF or a web page"));
    m_correct->setToolTip(tr("Puts right when it was received, with a reason that stays on record"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_correct, QDialogButtonBox::ActionRole);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_print, QDialogButtonBox::ActionRole);
    for (QPushButton *button : {m_correct, m_copy, m_print}) {
        button->setAutoDefault(false);
        button->setEnabled(false);
    }
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_page);
    layout->addWidget(buttons);
    resize(56 * fontMetrics().height(), 40 * fontMetrics().height());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_correct, &QPushButton::clicked, this, &ReceiptDialog::correctRequested);
    connect(m_copy, &QPushButton::clicked, this, &ReceiptDialog::copy);
    connect(m_print, &QPushButton::clicked, this, [this] { Q_EMIT printRequested(m_response); });
    connect(m_desk, &Desk::changed, this, [this](const Applied &applied) {
        const auto concerns = [this](const Change &change) {
            return responseOf(change) == m_response || std::holds_alternative<DeadlineMoved>(change);
        };
        if (std::any_of(applied.changes.begin(), applied.changes.end(), concerns))
            read();
    });
    read();
}

void ReceiptDialog::read()
{
    const quint64 question = ++m_question;
    m_desk
        ->ask([id = m_response](const Desk &desk) {
            ReportRequest request;
            request.kind = u"receipt"_s;
            request.ids = {id};
            return buildReport(desk, request);
        })
        .then(this, [this, question](const Result<reports::Report> &report) {
            if (question == m_question)
                showReport(report);
        });
}

void ReceiptDialog::showReport(const Result<reports::Report> &report)
{
    for (QPushButton *button : {m_correct, m_copy, m_print})
        button->setEnabled(report.has_value());
    if (!report) {
        m_page->setPlainText(report.error().message);
        return;
    }
    setWindowTitle(report->title);
    const int place = m_page->verticalScrollBar()->value();
    m_page->setHtml(richTextOf(*report));
    m_page->verticalScrollBar()->setValue(place);
}

void ReceiptDialog::copy()
{
    auto *both = new QMimeData; // for a letter and for a plain note
    both->setText(m_page->toPlainText());
    both->setHtml(m_page->toHtml());
    QGuiApplication::clipboard()->setMimeData(both);
}

} // namespace soundings
