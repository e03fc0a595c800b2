#pragma once

#include "core/desk/desk.h"

#include <QObject>
#include <QPointer>

namespace soundings {

class DraftPane;
class SectionDialog;

/// Puts the draft's sections right: adds, corrects and removes them, where the pane asks for it.
class SectionActions : public QObject
{
    Q_OBJECT

public:
    SectionActions(DraftPane *draft, QWidget *scope);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed

Q_SIGNALS:
    void statusMessage(const QString &text);
    void failed(const QString &message, const QString &detail);

private:
    void add(const Section &proposed, int pages);
    void correct(const Section &section, int pages);
    void remove(const Section &section, int comments);
    SectionDialog *openDialog(const QString &title, const Section &section, int pages);

    Desk *m_desk = nullptr;
    DraftPane *m_draft;
    QWidget *m_scope;
    QPointer<QWidget> m_dialog;
};

} // namespace soundings
