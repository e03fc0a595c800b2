#pragma once

#include "core/desk/desk.h"
#include "core/desk/surveypreview.h"
#include "ui/models/surveyrolesmodel.h"
#include "ui/models/surveyrowsmodel.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTableView;

namespace soundings {

/// What each column of one survey's table means, with what would come of it: its first rows, what is wrong in
/// words, and one response as it will look. The map is guessed, or the one that was used for these headers
/// last time. The desk must outlive the dialog. Everything that reads or goes through rows runs on the desk's
/// reading threads.
class SurveyDialog : public QDialog
{
    Q_OBJECT

public:
    /// `request` says what else was asked for: channel, time of receipt.
    SurveyDialog(Desk *desk, const QString &file, const ImportRequest &request = {},
                 QWidget *parent = nullptr);

    /// Whether what is shown is of the latest choice.
    [[nodiscard]] bool isSettled() const { return m_shown == m_asked && !m_later.isActive(); }
    void saveMapAs(const QString &file);
    void loadMap(const QString &file);
    void reject() override; ///< asks first, where columns were changed

Q_SIGNALS:
    void importRequested(const soundings::ImportRequest &request);

private:
    void build();
    QWidget *buildOptions();
    QWidget *buildTable();
    QWidget *buildOutcome();
    void openTable();
    void setMap(const survey::SurveyMap &map);
    void guessAnew();
    void ask();
    void showPreview(const SurveyPreview &preview);
    void showProblems(const SurveyPreview &preview);
    void showOptions(const survey::SurveyMap &map);
    void fail(const Error &error);
    void take();

    Desk *m_desk;
    QString m_file;
    ImportRequest m_request;
    QByteArray m_zone = "Europe/London";
    std::shared_ptr<const tables::Table> m_table;
    survey::SurveyMap m_map;
    QStringList m_headers;
    std::vector<ChosenRole> m_chosen; ///< not worked into m_map yet
    int m_row = 0;                    ///< of the sheet, that is previewed; 0: any
    int m_asked = 0;                  ///< number of the newest question
    int m_shown = 0;                  ///< number of the question that is answered on screen
    QTimer m_later;                   ///< so that choosing one role after another asks once

    SurveyRolesModel m_roles;
    SurveyRowsModel m_rows;
    QComboBox *m_sheet;
    QSpinBox *m_headerRow;
    QCheckBox *m_twoRows;
    QComboBox *m_dateOrder;
    QTableView *m_rolesView;
    QTableView *m_rowsView;
    QLabel *m_outcome;
    QListWidget *m_problems;
    QPlainTextEdit *m_response;
    QPushButton *m_import;
    QPushButton *m_save;
    bool m_touched = false; ///< a person said what a column holds
};

} // namespace soundings
