#pragma once

#include "core/desk/acknowledging.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QToolButton;

namespace soundings {

/// Writes receipts for responses that have none yet: drafts of e-mail, and a table for letters; and marks
/// them as sent when a person says that they were. Shows beforehand how one will read.
class AcknowledgeDialog : public QDialog
{
    Q_OBJECT

public:
    /// What the window has in view, to choose from.
    struct View
    {
        std::vector<ResponseId> selected;
        QString query; ///< of the list; empty: no search
        int found = 0;
    };

    AcknowledgeDialog(Desk *desk, View view, QWidget *parent = nullptr);
    ~AcknowledgeDialog() override; ///< stops what is being written

Q_SIGNALS:
    void counted(int receipts); ///< those of the choice have been read
    void written(const soundings::AcknowledgementsWritten &what);
    void marked(const QString &what); ///< said in a line
    void failed(const QString &message);

private:
    struct Loaded
    {
        Consultation consultation;
        std::vector<ReceiptFacts> receipts;
    };

    QLayout *buildChoices();
    QLayout *buildWords();
    QLayout *buildPreview();
    QLayout *buildFoot();
    [[nodiscard]] AcknowledgementScope scope() const;
    [[nodiscard]] AcknowledgementTemplate words() const;
    [[nodiscard]] QString settingsKey(const QString &what) const;
    void bringBackWords();
    void keepWords() const;
    void load();
    void take(const Result<Loaded> &loaded);
    void showCounts();
    void showDraft();
    void step(int by);
    void chooseFolder();
    void write();
    void finishWriting(const Result<AcknowledgementsWritten> &result);
    void mark();
    [[nodiscard]] std::vector<ResponseId> toMark() const;
    void enable();
    void say(const QString &text, bool wrong);

    QPointer<Desk> m_desk;
    View m_view;
    Loaded m_loaded;
    int m_question = 0;   ///< the newest; answers to older ones are dropped
    bool m_known = false; ///< what is loaded is of the choice
    bool m_valid = false; ///< the template can be filled in
    bool m_marking = false;
    size_t m_shown = 0;
    std::vector<ReceiptFacts> m_written; ///< by the newest writing, and not marked yet
    QTimer m_reload;
    QFutureWatcher<void> *m_writing = nullptr; ///< our child
    QThreadPool m_writers;

    QRadioButton *m_all;
    QRadioButton *m_selected;
    QRadioButton *m_found;
    QLabel *m_counts;
    QLineEdit *m_subject;
    QPlainTextEdit *m_text;
    QLabel *m_to;
    QPlainTextEdit *m_preview;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLineEdit *m_folder;
    QLabel *m_message;
    QProgressBar *m_progress;
    QPushButton *m_write;
    QPushButton *m_stop;
    QCheckBox *m_lettersToo;
    QPushButton *m_mark;
};

} // namespace soundings
