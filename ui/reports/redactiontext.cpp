#include "ui/reports/redactiontext.h"

#include "core/consultation/codepoints.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/themecolours.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString titleOf(const Part &part)
{
    switch (part.kind) {
    case PartKind::Message: return RedactionText::tr("Text");
    case PartKind::Answer: return part.question;
    case PartKind::Attachment: return RedactionText::tr("Text of %1").arg(part.name);
    }
    return {};
}

} // namespace

RedactionText::RedactionText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("The response, with what may be personal marked"));
}

void RedactionText::compose(const Response &response)
{
    m_parts.clear();
    QString all;
    for (const Part &part : response.parts) {
        if (part.text.isEmpty())
            continue;
        if (!all.isEmpty())
            all += u"\n\n"_s;
        all += u"— "_s + titleOf(part).simplified() + u" —\n"_s;
        m_parts.push_back({part.id, part.text, int(all.size())});
        all += part.text;
    }
    if (all != toPlainText())
        setPlainText(all);
}

void RedactionText::gather(const RedactionView &view)
{
    m_marks.clear();
    const auto add = [this](RedactionMark mark) {
        for (const Shown &shown : m_parts) {
            if (shown.part != mark.passage.part)
                continue;
            const qsizetype begin = toUtf16(shown.text, mark.passage.begin);
            const qsizetype end = toUtf16(shown.text, mark.passage.end);
            mark.words = shown.text.mid(begin, end - begin).simplified();
            mark.begin = shown.begin + int(begin);
            mark.end = shown.begin + int(end);
            m_marks.push_back(std::move(mark));
            return;
        }
    };
    for (const RedactionOffer &offer : view.offers)
        add({offer.passage, offer.reason});
    for (const auto &[passage, redaction] : view.judged) {
        add({passage, redaction.reason, redaction.hidden ? RedactionMark::State::Hidden : RedactionMark::State::LeftIn,
             redaction.note, redaction.by});
    }
    std::stable_sort(m_marks.begin(), m_marks.end(),
                     [](const RedactionMark &a, const RedactionMark &b) { return a.begin < b.begin; });
}

void RedactionText::show(const RedactionView &view)
{
    const bool same = view.response.id == m_response;
    const std::optional<Passage> before = same && current() ? std::optional(current()->passage) : std::nullopt;
    m_response = view.response.id;
    compose(view.response);
    gather(view);
    m_current = -1;
    for (size_t i = 0; i < m_marks.size() && before; ++i) {
        if (m_marks[i].passage == *before)
            m_current = int(i);
    }
    if (m_current < 0)
        stepToWaiting();
    if (m_current < 0 && !m_marks.empty())
        m_current = 0;
    setCurrent(m_current);
}

void RedactionText::clearView()
{
    m_response = {};
    m_parts.clear();
    m_marks.clear();
    setPlainText({});
    setCurrent(-1);
}

const RedactionMark *RedactionText::current() const
{
    return m_current >= 0 && size_t(m_current) < m_marks.size() ? &m_marks[size_t(m_current)] : nullptr;
}

void RedactionText::setCurrent(int mark)
{
    m_current = mark;
    paintMarks();
    if (const RedactionMark *now = current()) {
        QTextCursor cursor(document());
        cursor.setPosition(now->begin);
        setTextCursor(cursor);
        ensureCursorVisible();
    }
    Q_EMIT currentChanged();
}

void RedactionText::step(int by)
{
    const int count = int(m_marks.size());
    if (count > 0)
        setCurrent((std::max(m_current, 0) + by + count) % count);
}

void RedactionText::stepToWaiting()
{
    const int count = int(m_marks.size());
    for (int i = 1; i <= count; ++i) {
        const int one = (std::max(m_current, -1) + i) % count;
        if (m_marks[size_t(one)].state == RedactionMark::State::Suggested) {
            setCurrent(one);
            return;
        }
    }
}

std::optional<Passage> RedactionText::selectedPassage() const
{
    const QTextCursor cursor = textCursor();
    for (const Shown &shown : m_parts) {
        int begin = cursor.selectionStart() - shown.begin;
        int end = cursor.selectionEnd() - shown.begin;
        if (begin < 0 || end > shown.text.size())
            continue;
        while (begin < end && shown.text[begin].isSpace())
            ++begin;
        while (end > begin && shown.text[end - 1].isSpace())
            --end;
        if (begin < end)
            return Passage{shown.part, toCodePoint(shown.text, begin), toCodePoint(shown.text, end)};
    }
    return {};
}

/// Not by colour alone: what is suggested has a wavy line under it, what is left in a dotted one, and what is hidden stands
/// in a bar; the current one is bold.
void RedactionText::paintMarks()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (size_t i = 0; i < m_marks.size(); ++i) {
        const RedactionMark &mark = m_marks[i];
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(mark.begin);
        selection.cursor.setPosition(mark.end, QTextCursor::KeepAnchor);
        QTextCharFormat &format = selection.format;
        switch (mark.state) {
        case RedactionMark::State::Suggested:
            format.setBackground(toneBackground(Tone::Warning, palette()));
            format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            format.setUnderlineColor(toneColour(Tone::Warning, palette()));
            break;
        case RedactionMark::State::Hidden:
            format.setBackground(palette().color(QPalette::Text));
            format.setForeground(palette().color(QPalette::Base));
            break;
        case RedactionMark::State::LeftIn:
            format.setUnderlineStyle(QTextCharFormat::DotLine);
            format.setUnderlineColor(toneColour(Tone::Good, palette()));
            break;
        }
        if (int(i) == m_current) {
            format.setFontWeight(QFont::Bold);
            if (mark.state != RedactionMark::State::Hidden) {
                format.setBackground(hitColour(palette()));
                format.setForeground(textOn(hitColour(palette())));
            } else {
                format.setFontUnderline(true);
            }
        }
        selections << selection;
    }
    setExtraSelections(selections);
}

void RedactionText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintMarks();
}

/// Up and Down go from mark to mark; with Shift they select.
void RedactionText::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && !m_marks.empty() && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        step(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void RedactionText::mousePressEvent(QMouseEvent *event)
{
    QPlainTextEdit::mousePressEvent(event);
    const int at = cursorForPosition(event->position().toPoint()).position();
    for (size_t i = 0; i < m_marks.size(); ++i) {
        if (m_marks[i].begin <= at && at < m_marks[i].end && int(i) != m_current) {
            m_current = int(i); // the cursor stays where it was put, for a selection
            paintMarks();
            Q_EMIT currentChanged();
        }
    }
}

} // namespace soundings
