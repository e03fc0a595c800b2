#pragma once

#include "core/consultation/ids.h"
#include "core/desk/reporting.h"
#include "ui/reports/watch.h"

#include <QDialog>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QPrinter;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace soundings {

class Desk;
class ReportPreview;

/// What the window has in view, to choose from.
struct ReportScope
{
    QString kind = QStringLiteral("summary"); ///< chosen at first
    std::vector<ResponseId> selected;
    QString query; ///< of the list; empty: no search
    int found = 0; ///< responses that match the query
};

/// Print or export: which report, of what, with a preview of its pages; to a printer or a file. Everything that
/// takes time runs elsewhere, shows how far it is and can be cancelled.
class ReportsDialog : public QDialog
{
    Q_OBJECT

public:
    ReportsDialog(Desk *desk, ReportScope scope, QWidget *parent = nullptr);
    ~ReportsDialog() override;

    /// As the choices stand now.
    [[nodiscard]] ReportRequest request() const;
    void saveAs(const QString &file); ///< its ending tells the form; without asking
    void printOn(std::shared_ptr<QPrinter> printer);

Q_SIGNALS:
    void ready(int pages);             ///< the preview is complete
    void saved(const QString &file);
    void printed();
    void failed(const QString &message);

private:
    using SharedReport = std::shared_ptr<const reports::Report>;

    [[nodiscard]] QString kind() const; ///< that is chosen
    QWidget *makeChoices();
    QWidget *makeKinds();
    QWidget *makeScope();
    void openTemplate();
    QWidget *makePages();
    QWidget *makeFoot();
    void rebuild();
    void takeReport(const Result<reports::Report> &report, int generation);
    void chooseFile(const QString &ending, const QString &filter);
    void choosePrinter();
    void work(const QString &what, std::function<Result<>(SharedReport, SharedWatch)> job,
              std::function<void()> done);
    void begin(const QString &what, SharedWatch watch);
    void end();
    void showError(const Error &error);
    void showPage(int page, int pages);
    void enableOutput();

    QPointer<Desk> m_desk;
    const ReportScope m_scope;
    int m_generation = 0;
    SharedReport m_report; ///< none while it is built
    QHash<QString, reports::Template> m_forms; ///< by kind, as chosen
    QHash<QString, QStringList> m_sections;    ///< by kind: all that the report has
    SharedWatch m_building;
    SharedWatch m_working;
    SharedWatch m_shown; ///< whose progress the bar shows
    QTimer m_look;

    QWidget *m_choices = nullptr;
    QButtonGroup *m_kinds = nullptr; ///< each with its kind as a property
    QRadioButton *m_selected = nullptr;
    QRadioButton *m_found = nullptr;
    QRadioButton *m_all = nullptr;
    QCheckBox *m_anonymous = nullptr;
    QCheckBox *m_onePerPage = nullptr;
    ReportPreview *m_preview = nullptr;
    QSpinBox *m_page = nullptr;
    QLabel *m_ofPages = nullptr;
    QLabel *m_message = nullptr;
    QLabel *m_doing = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QList<QPushButton *> m_outputs;
    QThreadPool m_writers;
};

/// Opens the dialog over `parent`; it deletes itself when it is closed.
ReportsDialog *openPrintDialog(Desk *desk, const ReportScope &scope, QWidget *parent);

} // namespace soundings
