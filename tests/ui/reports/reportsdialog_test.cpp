#include "ui/reports/reportsdialog.h"

#include "openedsample.h"
#include "ui/reports/reportpreview.h"

#include <QCheckBox>
#include <QDir>
#include <QPrinter>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTimer>
#include <poppler-qt6.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

class ReportsDialogTest : public test::OpenedSample
{
protected:
    template<class B>
    static B *button(const QWidget &dialog, const QString &text)
    {
        for (B *candidate : dialog.findChildren<B *>()) {
            if (candidate->text().remove(u'&').startsWith(text))
                return candidate;
        }
        ADD_FAILURE() << "no button " << text.toStdString();
        return nullptr;
    }
    static void wait(QSignalSpy &spy)
    {
        if (spy.isEmpty())
            spy.wait(30000);
        ASSERT_FALSE(spy.isEmpty());
    }
    static QString textOf(const QString &pdf)
    {
        QString text;
        const auto document = Poppler::Document::load(pdf);
        EXPECT_TRUE(document);
        for (int i = 0; document && i < document->numPages(); ++i)
            text += document->page(i)->text({});
        return text;
    }
};

TEST_F(ReportsDialogTest, showsTheSummaryAndSavesItInEveryForm)
{
    ReportsDialog dialog(m_desk.get(), {});
    QSignalSpy ready(&dialog, &ReportsDialog::ready);
    QSignalSpy saved(&dialog, &ReportsDialog::saved);
    dialog.show();
    EXPECT_FALSE(button<QPushButton>(dialog, u"Save as PDF"_s)->isEnabled()) << "nothing to save yet";
    wait(ready);
    EXPECT_GT(dialog.findChild<ReportPreview *>()->pageCount(), 1);
    for (const QString &name : {u"s.pdf"_s, u"s.html"_s, u"s.csv"_s, u"s.xlsx"_s}) {
        saved.clear();
        dialog.saveAs(m_folder.filePath(name));
        wait(saved);
        EXPECT_GT(QFileInfo(m_folder.filePath(name)).size(), 1000);
    }
    EXPECT_TRUE(textOf(m_folder.filePath(u"s.pdf"_s)).contains(u"Summary of responses"_s));
}

TEST_F(ReportsDialogTest, theSelectedResponsesArePrintedAloneAndInOrder)
{
    ReportScope scope;
    scope.kind = u"responses"_s;
    scope.selected = {*m_desk->responseByNumber(5), *m_desk->responseByNumber(3)};
    ReportsDialog dialog(m_desk.get(), scope);
    QSignalSpy ready(&dialog, &ReportsDialog::ready);
    dialog.show();
    wait(ready);
    EXPECT_EQ(dialog.request().ids.size(), 2U);

    QSignalSpy printed(&dialog, &ReportsDialog::printed);
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    const QString file = m_folder.filePath(u"printed.pdf"_s);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(file);
    dialog.printOn(printer);
    wait(printed);
    const QString text = textOf(file);
    EXPECT_LT(text.indexOf(u"R-0005 ·"_s), text.indexOf(u"R-0003 ·"_s));
    EXPECT_GE(text.indexOf(u"R-0005 ·"_s), 0);
    EXPECT_FALSE(text.contains(u"R-0004 ·"_s));
    EXPECT_TRUE(text.contains(u"Page 1 of"_s));
}

TEST_F(ReportsDialogTest, onlyTheAskedRangeOfPagesIsPrinted)
{
    ReportsDialog dialog(m_desk.get(), {});
    QSignalSpy ready(&dialog, &ReportsDialog::ready);
    wait(ready);
    QSignalSpy printed(&dialog, &ReportsDialog::printed);
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    const QString file = m_folder.filePath(u"printed.pdf"_s);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(file);
    printer->setPrintRange(QPrinter::PageRange);
    printer->setFromTo(2, 2);
    dialog.printOn(printer);
    wait(printed);
    const QString text = textOf(file);
    EXPECT_TRUE(text.contains(u"Page 2 of"_s));
    EXPECT_FALSE(text.contains(u"Page 1 of"_s));
}

TEST_F(ReportsDialogTest, choicesMakeTheRequest)
{
    ReportScope scope;
    scope.query = u"is:late"_s;
    scope.found = 5;
    ReportsDialog dialog(m_desk.get(), scope);
    EXPECT_EQ(dialog.request().kind, u"summary"_s);
    EXPECT_EQ(dialog.request().query, u"is:late"_s) << "a narrowed summary is printed as it is";
    EXPECT_FALSE(button<QRadioButton>(dialog, u"Selected"_s)->isEnabled());
    button<QRadioButton>(dialog, u"Responses"_s)->setChecked(true);
    EXPECT_EQ(dialog.request().query, u"is:late"_s);
    button<QCheckBox>(dialog, u"Anonymous"_s)->setChecked(true);
    button<QCheckBox>(dialog, u"Each on a new page"_s)->setChecked(false);
    EXPECT_TRUE(dialog.request().anonymous);
    EXPECT_FALSE(dialog.request().onePerPage);
    button<QRadioButton>(dialog, u"All"_s)->setChecked(true);
    EXPECT_TRUE(dialog.request().query.isEmpty());
    EXPECT_TRUE(dialog.request().ids.empty());
}

TEST_F(ReportsDialogTest, whatGoesWrongIsSaidInTheDialog)
{
    ReportsDialog dialog(m_desk.get(), {});
    QSignalSpy ready(&dialog, &ReportsDialog::ready);
    wait(ready);
    QSignalSpy failed(&dialog, &ReportsDialog::failed);
    dialog.saveAs(m_folder.filePath(u"absent/s.pdf"_s));
    wait(failed);
    EXPECT_TRUE(failed.first().first().toString().contains(u"folder does not exist"_s));
    EXPECT_TRUE(button<QPushButton>(dialog, u"Save as PDF"_s)->isEnabled()) << "one can try again";
}

TEST_F(ReportsDialogTest, closingWhileItWorksIsSafe)
{
    {
        ReportsDialog dialog(m_desk.get(), {u"responses"_s, {}, {}, 0});
        dialog.show();
    }
    ReportsDialog *opened = openPrintDialog(m_desk.get(), {}, nullptr);
    QSignalSpy gone(opened, &QObject::destroyed);
    // From within the event loop, as a click does it: what is deleted later is deleted by the loop that asked for it.
    QTimer::singleShot(0, opened, &QDialog::reject);
    wait(gone);
}

} // namespace
