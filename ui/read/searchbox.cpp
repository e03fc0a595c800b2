#include "ui/read/searchbox.h"

#include "ui/read/searchhelp.h"
#include "ui/widgets/themecolours.h"

#include <QCompleter>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QTextCharFormat>
#include <QVBoxLayout>

#include <chrono>

namespace soundings {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int MostRecent = 20;

} // namespace

SearchBox::SearchBox(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_count(new QLabel)
    , m_fault(new QLabel)
    , m_help(new QToolButton)
    , m_recent(new QStringListModel(this))
{
    m_edit->setPlaceholderText(tr("Search responses"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setAccessibleName(tr("Search responses"));
    m_edit->setToolTip(tr("Words, “phrases”, theme:, is:late, received:… (Ctrl+K or /)"));
    m_help->setText(u"?"_s);
    m_help->setAutoRaise(true);
    m_help->setToolTip(tr("How to search"));
    m_help->setAccessibleName(tr("How to search"));
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->hide();
    m_count->setAccessibleName(tr("How many match"));

    auto *completer = new QCompleter(m_recent, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(8);
    m_edit->setCompleter(completer);

    auto *row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(m_count);
    row->addWidget(m_help);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_fault);

    m_rest.setSingleShot(true);
    m_rest.setInterval(120ms);
    connect(&m_rest, &QTimer::timeout, this, &SearchBox::ask);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        markFault(0);
        m_rest.start();
    });
    connect(m_help, &QToolButton::clicked, this, &SearchBox::showHelp);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
}

void SearchBox::setQuery(const QString &query)
{
    m_edit->setText(query);
    ask();
}

void SearchBox::ask()
{
    m_rest.stop();
    const QString query = m_edit->text().trimmed();
    if (query == m_asked)
        return;
    m_asked = query;
    Q_EMIT queryChanged(query);
}

void SearchBox::focusAll()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void SearchBox::showHelp()
{
    auto *help = new SearchHelp(this);
    connect(help, &SearchHelp::exampleChosen, this, [this](const QString &query) {
        setQuery(query);
        remember();
        focusAll();
    });
    help->openBelow(m_help);
}

void SearchBox::showCount(int hits, int total)
{
    m_fault->hide();
    markFault(0);
    const QLocale locale;
    m_count->setText(m_asked.isEmpty() ? tr("%n response(s)", nullptr, total)
                                       : tr("%1 of %2").arg(locale.toString(hits), locale.toString(total)));
}

void SearchBox::showBusy()
{
    m_count->setText(u"…"_s);
}

void SearchBox::showFault(const QString &message, int column)
{
    m_count->clear();
    QPalette red = m_fault->palette();
    QPalette page = palette();
    page.setColor(QPalette::Base, page.color(QPalette::Window));
    red.setColor(QPalette::WindowText, errorColour(page));
    m_fault->setPalette(red);
    m_fault->setText(message);
    m_fault->show();
    markFault(column);
}

/// Underlines from the column to the end of its word. A line edit takes formats only as an input method gives them.
void SearchBox::markFault(int column)
{
    QList<QInputMethodEvent::Attribute> attributes;
    const QString text = m_edit->text();
    if (column > 0 && !text.isEmpty()) {
        const int begin = std::min(column - 1, static_cast<int>(text.size()) - 1);
        int end = begin + 1;
        while (end < text.size() && !text[end].isSpace())
            ++end;
        QTextCharFormat wrong;
        wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wrong.setUnderlineColor(errorColour(m_edit->palette()));
        wrong.setForeground(errorColour(m_edit->palette()));
        attributes.append({QInputMethodEvent::TextFormat, begin - m_edit->cursorPosition(), end - begin, wrong});
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(m_edit, &event);
}

void SearchBox::remember()
{
    const QString query = m_edit->text().trimmed();
    if (query.isEmpty())
        return;
    QStringList queries = m_recent->stringList();
    queries.removeAll(query);
    queries.prepend(query);
    m_recent->setStringList(queries.mid(0, MostRecent));
}

bool SearchBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        if (m_edit->text().isEmpty())
            Q_EMIT leaveRequested();
        else
            setQuery({});
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        ask();
        remember();
        Q_EMIT leaveRequested();
        return true;
    case Qt::Key_Down:
        if (m_edit->text().isEmpty() && !m_recent->stringList().isEmpty()) {
            m_edit->completer()->setCompletionPrefix({});
            m_edit->completer()->complete();
        } else {
            Q_EMIT leaveRequested();
        }
        return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

} // namespace soundings
