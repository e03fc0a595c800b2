#pragma once

#include "core/desk/desk.h"
#include "ui/window/newconsultationform.h"

#include <QDialog>
#include <QThreadPool>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace soundings {

class WallTimeEdit;

/// What it takes to make a consultation, checked while it is filled in. The draft and the file's place are looked
/// at off the GUI thread. Nothing is made here: createRequested() asks for it, and a failure comes back through
/// showFailure().
class NewConsultationDialog : public QDialog
{
    Q_OBJECT

public:
    /// Called on a thread of the dialog's own.
    using DraftCheck = std::function<Result<CheckedDraft>(const QString &file)>;

    explicit NewConsultationDialog(DraftCheck check, Clock clock = systemClock(), QWidget *parent = nullptr);
    ~NewConsultationDialog() override;

    void setDraft(const QString &file);
    void setFile(const QString &file);
    void showFailure(const Error &error);

    [[nodiscard]] NewConsultationForm form() const;
    [[nodiscard]] NewConsultation consultation() const; ///< only where canCreate(remarksOn(form(), now))

    void reject() override; ///< asks first, where something was filled in

Q_SIGNALS:
    void createRequested(const QString &file, const soundings::NewConsultation &how);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    QWidget *buildDraft();
    QWidget *buildTimes();
    QWidget *buildThemes();
    QWidget *buildFile();
    QLabel *remarkLabel(Remark::Field field);
    void checkDraft();
    void checkFile();
    void suggestFile();
    void refresh();
    void browse(const QString &title, const QString &filter, bool save, QLineEdit *into);
    void create();

    DraftCheck m_check;
    Clock m_clock;
    QThreadPool m_pool;
    std::optional<Result<CheckedDraft>> m_draft;
    bool m_fileTaken = false;
    bool m_folderWritable = true;
    bool m_fileChosen = false; ///< by a person: no longer follows the title
    bool m_creating = false;
    int m_draftQuestion = 0;
    int m_fileQuestion = 0;

    QLineEdit *m_title;
    QLineEdit *m_organisation;
    QLineEdit *m_draftFile;
    QComboBox *m_zone;
    QCheckBox *m_hasOpening;
    WallTimeEdit *m_opens;
    WallTimeEdit *m_closes;
    QRadioButton *m_foundations;
    QRadioButton *m_readyMade;
    QComboBox *m_codebooks; ///< ready-made ones; its data are their files
    QRadioButton *m_ownThemes;
    QLineEdit *m_themesFile;
    QLineEdit *m_file;
    QLabel *m_facts;
    QLabel *m_failure;
    QPushButton *m_create;
    std::vector<std::pair<Remark::Field, QLabel *>> m_remarks;
};

} // namespace soundings
