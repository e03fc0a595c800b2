#include "ui/widgets/stretchmarks.h"

#include "ui/widgets/themecolours.h"

#include <QPlainTextEdit>

namespace soundings {

void markStretches(QPlainTextEdit &edit, const std::vector<duplicates::Stretch> &stretches)
{
    QTextCharFormat format;
    format.setBackground(hitColour(edit.palette()));
    format.setForeground(textOn(hitColour(edit.palette())));
    format.setFontUnderline(true); // not by colour alone
    QList<QTextEdit::ExtraSelection> marks;
    for (const duplicates::Stretch &stretch : stretches) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(edit.document());
        mark.cursor.setPosition(int(stretch.begin));
        mark.cursor.setPosition(int(stretch.end), QTextCursor::KeepAnchor);
        mark.format = format;
        marks.append(mark);
    }
    edit.setExtraSelections(marks);
}

} // namespace soundings
