#include "ui/window/guidedialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

GuideDialog::GuideDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("User guide"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    auto *text = new QTextBrowser;
    text->setOpenExternalLinks(true);
    text->setAccessibleName(tr("User guide"));
    text->document()->setDocumentMargin(18);
    QFile guide(u":/guide/guide.md"_s); // compiled in: it can't be missing
    if (guide.open(QIODevice::ReadOnly))
        text->setMarkdown(QString::fromUtf8(guide.readAll()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    resize(720, 640);
}

} // namespace soundings
