#include "ui/read/draftfindbar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace soundings {

using namespace Qt::StringLiterals;

DraftFindBar::DraftFindBar(QAction *next, QAction *previous, QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit), m_position(new QLabel)
{
    m_edit->setPlaceholderText(tr("Find in the draft"));
    m_edit->setAccessibleName(tr("Find in the draft"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMinimumWidth(80);
    m_edit->installEventFilter(this);
    m_position->setAccessibleName(tr("Position among the hits"));
    m_position->setMinimumWidth(m_position->fontMetrics().horizontalAdvance(tr("%1 of %2").arg(88).arg(888)));

    const auto button = [](QAction *action) {
        auto *shown = new QToolButton;
        shown->setDefaultAction(action);
        shown->setAutoRaise(true);
        shown->setFocusPolicy(Qt::TabFocus);
        return shown;
    };
    auto *close = new QToolButton;
    close->setText(u"✕"_s);
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the find bar (Esc)"));
    close->setAccessibleName(tr("Close the find bar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 3, 6, 3);
    row->addWidget(m_edit, 1);
    row->addWidget(m_position);
    row->addWidget(button(previous));
    row->addWidget(button(next));
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &DraftFindBar::dismiss);
    connect(m_edit, &QLineEdit::textChanged, this, &DraftFindBar::queryChanged);
    hide();
}

void DraftFindBar::begin(const QString &text)
{
    const bool wasHidden = isHidden();
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    if (!text.isEmpty() && text != m_edit->text())
        m_edit->setText(text);
    else if (wasHidden && !m_edit->text().isEmpty())
        Q_EMIT queryChanged(m_edit->text());
    m_edit->selectAll();
}

void DraftFindBar::dismiss()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT dismissed();
}

QString DraftFindBar::query() const
{
    return m_edit->text();
}

void DraftFindBar::showPosition(int current, int count, bool complete)
{
    if (m_edit->text().trimmed().isEmpty())
        m_position->clear();
    else if (count == 0)
        m_position->setText(complete ? tr("No hits") : tr("Searching…"));
    else
        m_position->setText((complete ? tr("%1 of %2") : tr("%1 of %2 so far")).arg(current + 1).arg(count));
}

bool DraftFindBar::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Escape: dismiss(); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (key->modifiers().testFlag(Qt::ShiftModifier))
                Q_EMIT previousWanted();
            else
                Q_EMIT nextWanted();
            return true;
        default: break;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace soundings
