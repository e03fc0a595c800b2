#pragma once

#include "core/reports/template.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QTimer;

namespace soundings {

/// Title, introduction, logo and sections of a report. What is changed is told while the dialog is open, so that the
/// preview behind it follows. Templates are kept under names, for this account.
class TemplateDialog : public QDialog
{
    Q_OBJECT

public:
    /// `sections`: all that the report has; `ownTitle`: what it is called without a template.
    TemplateDialog(const reports::Template &stands, const QStringList &sections, const QString &ownTitle,
                   QWidget *parent = nullptr);

    [[nodiscard]] reports::Template chosen() const;
    void setLogo(const QString &file);

Q_SIGNALS:
    void changed(const soundings::reports::Template &chosen);

private:
    void take(const reports::Template &stands);
    void chooseLogo();
    void tellLogo();
    void fillNames(const QString &current);
    void keep();
    void recall(const QString &name);
    void forget();

    QByteArray m_logo;
    QComboBox *m_names;
    QLineEdit *m_title;
    QPlainTextEdit *m_introduction;
    QLabel *m_logoShown;
    QListWidget *m_sections;
    QTimer *m_pause;
};

} // namespace soundings
