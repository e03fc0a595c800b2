#include "ui/coding/passageview.h"

#include "core/consultation/codepoints.h"
#include "ui/widgets/themecolours.h"

#include <QEvent>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Around = 3000; // UTF-16 units on either side

const Part *partOf(const Response &response, const std::optional<Passage> &passage)
{
    for (const Part &part : response.parts) {
        if (passage ? part.id == passage->part : !part.text.isEmpty())
            return &part;
    }
    return nullptr;
}

} // namespace

PassageView::PassageView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setAccessibleName(tr("The passage in its context"));
}

void PassageView::show(const Response &response, const std::optional<Passage> &passage)
{
    const Part *part = partOf(response, passage);
    if (!part) {
        clearPassage();
        return;
    }
    const QString &text = part->text;
    const qsizetype begin = passage ? toUtf16(text, passage->begin) : 0;
    const qsizetype end = passage ? toUtf16(text, passage->end) : 0;
    qsizetype from = std::max<qsizetype>(0, begin - Around);
    if (from > 0)
        from = std::max(from, text.indexOf(u' ', from) + 1); // not in the midst of a word
    const qsizetype to = std::min(text.size(), end + Around);
    const QString before = from > 0 ? u"… "_s : QString();
    setPlainText(before + text.mid(from, to - from) + (to < text.size() ? u" …"_s : QString()));
    m_begin = int(before.size() + begin - from);
    m_end = int(before.size() + end - from);
    mark();
    QTextCursor cursor(document());
    cursor.setPosition(m_begin);
    setTextCursor(cursor);
    centerCursor();
}

void PassageView::clearPassage()
{
    m_begin = m_end = 0;
    setPlainText({});
    setExtraSelections({});
}

void PassageView::mark()
{
    QTextEdit::ExtraSelection selection;
    selection.format.setBackground(hitColour(palette()));
    selection.format.setForeground(textOn(hitColour(palette())));
    selection.format.setFontUnderline(true); // not by colour alone
    selection.cursor = QTextCursor(document());
    selection.cursor.setPosition(m_begin);
    selection.cursor.setPosition(m_end, QTextCursor::KeepAnchor);
    setExtraSelections(m_end > m_begin ? QList{selection} : QList<QTextEdit::ExtraSelection>());
}

void PassageView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        mark();
}

} // namespace soundings
