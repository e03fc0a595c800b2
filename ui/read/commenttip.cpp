#include "ui/read/commenttip.h"

#include "core/consultation/labels.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace soundings {

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("soundings::ResponseReader", source);
}

QString madeBy(const Comment &comment, const QTimeZone &zone)
{
    const QDateTime time = toUtc(comment.at).toTimeZone(zone);
    const QString when = QLocale().toString(time, say("d MMM yyyy, HH:mm"));
    switch (comment.standing) {
    case Standing::Proposed:
        return comment.because.isEmpty() ? say("Proposed, %1").arg(when)
                                         : say("Proposed by %1, %2").arg(comment.because, when);
    case Standing::Independent:
        return say("by %1, independently, %2").arg(comment.author, when);
    case Standing::Counts:
        break;
    }
    const QString made = say("by %1, %2").arg(comment.author, when);
    return comment.because.isEmpty() ? made : say("%1; proposed by %2").arg(made, comment.because);
}

} // namespace

QString commentTip(const Comment &comment, const ThemeLooks &themes, const SectionLabels &sections,
                   const QTimeZone &zone)
{
    QStringList lines;
    for (const ThemeId theme : comment.themes)
        lines.append(themes.value(theme).path);
    if (comment.stance != Stance::None)
        lines.append(label(comment.stance));
    for (const SectionId section : comment.sections)
        lines.append(u'→' + sections.value(section, say("a section of an earlier draft")));
    lines.append(comment.note);
    if (comment.quotable)
        lines.append(say("❝ Chosen to be quoted"));
    lines.append(madeBy(comment, zone));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace soundings
