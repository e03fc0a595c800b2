#pragma once

#include "core/desk/entering.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace soundings {

class WallTimeEdit;

/// Types in what came by no file: a letter, a phone call, notes of an event; or takes a scan with it. Says
/// before it is saved what it will be: a response received can't be taken back.
///
/// What was typed and not saved is kept when the dialog closes, however that comes about, and stands there
/// again the next time. Return never saves; Ctrl+Return saves and begins the next.
class EntryDialog : public QDialog
{
    Q_OBJECT

public:
    explicit EntryDialog(Desk *desk, QWidget *parent = nullptr);
    ~EntryDialog() override;

    void addFiles(const QStringList &files); ///< one: a response keeps one

    /// As the fields stand; none while the time is one that the clocks skip.
    [[nodiscard]] std::optional<EnteredResponse> entered() const;

Q_SIGNALS:
    void saved(const QString &what);                        ///< said in a line
    void responseRequested(soundings::ResponseId response); ///< the one just saved, where no other follows

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QLayout *buildForm();
    QLayout *buildText();
    QDialogButtonBox *buildButtons();
    void askConsultation();
    void showChannel();
    void refresh();
    [[nodiscard]] QString summary(Instant received) const;
    void say(const QString &text, bool wrong);
    void save(bool another, bool evenIfRepeated);
    void finish(const Response &response, bool another);
    void askRepeated(const Error &error, bool another);
    void beginAnother();
    void clearFields();
    void chooseFile();
    void setFile(const QString &file);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QString keptUnder() const;
    void keep() const;
    void bringBack();

    QPointer<Desk> m_desk;
    Consultation m_consultation;
    bool m_known = false; ///< the consultation
    bool m_saving = false;
    int m_saved = 0;
    QString m_file;
    QTimer m_keep;

    QFormLayout *m_form;
    QComboBox *m_channel;
    QLineEdit *m_event;
    WallTimeEdit *m_received;
    QLineEdit *m_name;
    QLineEdit *m_organisation;
    QComboBox *m_kind;
    QLineEdit *m_place;
    QLineEdit *m_address;
    QLineEdit *m_subject;
    QComboBox *m_consent;
    QSpinBox *m_signatories;
    QPlainTextEdit *m_text;
    QLabel *m_fileName;
    QPushButton *m_removeFile;
    QLabel *m_note;
    QLabel *m_remark;
    QPushButton *m_save;
    QPushButton *m_another;
};

} // namespace soundings
