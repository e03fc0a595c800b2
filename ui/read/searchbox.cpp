#include "ui/read/searchbox.h"

#include "core/search/explaining.h"
#include "core/search/parser.h"
#include "ui/models/searchcompletions.h"
#include "ui/read/searchhelp.h"
#include "ui/widgets/themecolours.h"

#include <QAbstractItemView>
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
    , m_told(new QLabel)
    , m_help(new QToolButton)
    , m_completions(new SearchCompletions(this))
    , m_completer(new QCompleter(m_completions, this))
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

    m_told->setWordWrap(true);
    m_told->setTextFormat(Qt::RichText);
    m_told->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_told->hide();
    connect(m_told, &QLabel::linkActivated, this, [this](const QString &query) {
        setQuery(query);
        m_edit->setFocus();
    });
    buildCompleter();

    auto *row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(m_count);
    row->addWidget(m_help);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_fault);
    layout->addWidget(m_told);

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

/// The rows are put together for what is typed, so the completer only shows them. A row that is chosen is the whole text.
void SearchBox::buildCompleter()
{
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCompletionRole(SearchCompletions::WholeRole);
    m_completer->setMaxVisibleItems(10);
    m_edit->setCompleter(m_completer);
    m_completer->popup()->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_completions->setTyped(text, m_edit->cursorPosition()); });
    connect(m_completions, &SearchCompletions::arrived, this, [this] {
        if (m_edit->hasFocus())
            complete();
    });
    connect(m_completer, QOverload<const QModelIndex &>::of(&QCompleter::activated), this, [this](const QModelIndex &row) {
        const int caret = row.data(SearchCompletions::CaretRole).toInt();
        QMetaObject::invokeMethod(
            this,
            [this, caret] { // after the line edit has taken the text
                m_edit->setCursorPosition(caret);
                m_completions->setTyped(m_edit->text(), caret);
                if (m_edit->text().left(caret).endsWith(u':')) // a field: its values come next
                    complete();
            },
            Qt::QueuedConnection);
    });
}

void SearchBox::complete()
{
    if (m_completions->rowCount() > 0)
        m_completer->complete();
    else
        m_completer->popup()->hide();
}

void SearchBox::setDesk(Desk *desk)
{
    m_completions->setDesk(desk);
}

QStringList SearchBox::recent() const
{
    return m_completions->recent();
}

void SearchBox::setRecent(const QStringList &queries)
{
    m_completions->setRecent(queries);
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
    explain();
}

void SearchBox::explain()
{
    const Result<search::Node> node = search::parse(m_asked);
    const bool wanted = node && search::wantsExplaining(*node);
    m_told->setVisible(wanted);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, quietColour(quiet));
    m_told->setPalette(quiet);
    if (wanted)
        m_told->setText(tr("Responses %1").arg(search::explained(*node)).toHtmlEscaped());
}

void SearchBox::offerInstead(const QString &query)
{
    m_told->setText(tr("Did you mean %1?").arg(u"<a href=\"%1\">%1</a>"_s.arg(query.toHtmlEscaped())));
    m_told->setPalette(palette());
    m_told->show();
}

void SearchBox::showBusy()
{
    m_count->setText(u"…"_s);
}

void SearchBox::showFault(const QString &message, int column)
{
    m_count->clear();
    m_told->hide();
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
    QStringList queries = recent();
    queries.removeAll(query);
    queries.prepend(query);
    setRecent(queries.mid(0, MostRecent));
}

void SearchBox::enter()
{
    ask();
    remember();
    Q_EMIT leaveRequested();
}

bool SearchBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_completer->popup()) { // with no row chosen, Enter means what it means without the rows
        if (!isReturn || m_completer->popup()->currentIndex().isValid())
            return QWidget::eventFilter(watched, event);
        m_completer->popup()->hide();
        enter();
        return true;
    }
    switch (key->key()) {
    case Qt::Key_Space:
        if (key->modifiers() != Qt::ControlModifier)
            return QWidget::eventFilter(watched, event);
        m_completions->setTyped(m_edit->text(), m_edit->cursorPosition());
        complete();
        return true;
    case Qt::Key_Escape:
        if (m_edit->text().isEmpty())
            Q_EMIT leaveRequested();
        else
            setQuery({});
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        enter();
        return true;
    case Qt::Key_Down:
        if (m_edit->text().isEmpty() && !recent().isEmpty()) {
            m_completions->setTyped({}, 0);
            complete();
        } else {
            Q_EMIT leaveRequested();
        }
        return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

} // namespace soundings
