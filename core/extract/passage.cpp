#include "core/extract/passage.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ownText = 500; // characters from which a cell keeps its paragraphs

QString cellText(const QStringList &paragraphs)
{
    QStringList filled;
    qsizetype length = 0;
    for (const QString &one : paragraphs) {
        const QString trimmed = one.trimmed();
        length += trimmed.size();
        if (!trimmed.isEmpty())
            filled << trimmed;
    }
    return length > ownText ? filled.join(u'\n') : filled.join(u' ').replace(u'\n', u' ');
}

// The database would take half a character for a whole one together with what follows it.
QString withoutHalves(QStringView text)
{
    const QList<uint> points = text.toUcs4();
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size());
}

QString roman(int number)
{
    static constexpr std::pair<int, const char *> steps[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
        {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    QString out;
    for (const auto &[value, letters] : steps) {
        for (; number >= value; number -= value)
            out += QLatin1StringView(letters);
    }
    return out;
}

void noteCount(QStringList &notes, qint64 count, const char *one, const char *many)
{
    if (count == 1)
        notes << QCoreApplication::translate("soundings", one);
    else if (count > 1)
        notes << QCoreApplication::translate("soundings", many).arg(QLocale().toString(count));
}

} // namespace

QString rowLine(const std::vector<QStringList> &cells)
{
    QStringList texts;
    for (const QStringList &cell : cells)
        texts << cellText(cell);
    while (!texts.isEmpty() && texts.last().isEmpty())
        texts.removeLast();
    return texts.join(u'\t');
}

QString joined(const QStringList &paragraphs, qsizetype most, QStringList &notes)
{
    QString out;
    int empty = 1; // none at the start
    const auto addLine = [&](QStringView line) {
        while (!line.isEmpty() && (line.last() == u' ' || line.last() == u'\t' || line.last() == QChar(0xa0)))
            line.chop(1);
        empty = line.isEmpty() ? empty + 1 : 0;
        if (empty > 1)
            return;
        const QString mended = line.isValidUtf16() ? QString() : withoutHalves(line);
        for (const QChar c : mended.isEmpty() ? line : mended) {
            if (c == u'\t' ||
                (c >= u' ' && c.unicode() != 0x7f && (c.unicode() < 0x80 || c.unicode() > 0x9f)))
                out += c;
        }
        out += u'\n';
    };
    for (const QString &paragraph : paragraphs) {
        for (const QStringView line : QStringView(paragraph).split(u'\n'))
            addLine(line);
        if (out.size() > most) {
            out.truncate(most - (out[most - 1].isHighSurrogate() ? 1 : 0));
            notes << QCoreApplication::translate("soundings",
                                                 "Only the first %1 characters of the document were taken.")
                         .arg(QLocale().toString(most));
            break;
        }
    }
    while (out.endsWith(u'\n'))
        out.chop(1);
    return out;
}

QString numeral(int number, QChar form)
{
    if (form.toLower() == u'i' && number > 0 && number < 5000)
        return form.isUpper() ? roman(number).toUpper() : roman(number);
    if (form.toLower() == u'a' && number > 0 && number < 26 * 30)
        return QString((number - 1) / 26 + 1,
                       QChar(char16_t(form.unicode() + (number - 1) % 26))); // …z, aa, bb
    return QString::number(number);
}

QString symbol(const QString &font, char32_t code)
{
    const char32_t c = code >= 0xf000 && code < 0xf100 ? code - 0xf000 : code;
    if (font.startsWith(u"symbol"_s, Qt::CaseInsensitive)) {
        // From "A": Adobe's Symbol encoding.
        static const QString greek = u"ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ"_s;
        static const QHash<char32_t, char16_t> others = {
            {0xa3, u'≤'}, {0xa5, u'∞'}, {0xab, u'↔'}, {0xac, u'←'}, {0xae, u'→'}, {0xb0, u'°'},
            {0xb1, u'±'}, {0xb3, u'≥'}, {0xb4, u'×'}, {0xb7, u'•'}, {0xb8, u'÷'}, {0xb9, u'≠'},
            {0xbb, u'≈'}, {0xbc, u'…'}, {0xd6, u'√'}, {0xe5, u'∑'}, {0xf2, u'∫'}};
        if (c >= 'A' && c < 'A' + char32_t(greek.size()))
            return greek[qsizetype(c - 'A')];
        return others.contains(c)     ? QString(QChar(others[c]))
               : c >= 0x20 && c < 'A' ? QString(QChar(char16_t(c)))
                                      : QString();
    }
    if (font.startsWith(u"wingdings"_s, Qt::CaseInsensitive) ||
        font.startsWith(u"webdings"_s, Qt::CaseInsensitive)) {
        static const QHash<char32_t, char16_t> signs = {
            {0x4a, u'☺'}, {0x6c, u'●'}, {0x6e, u'■'}, {0x6f, u'☐'}, {0x71, u'☐'},
            {0x77, u'◆'}, {0x9f, u'•'}, {0xa7, u'▪'}, {0xa8, u'☐'}, {0xd8, u'➢'},
            {0xe0, u'→'}, {0xfb, u'✗'}, {0xfc, u'✓'}, {0xfd, u'☒'}, {0xfe, u'☑'}};
        // Wingdings 2 has its boxes elsewhere.
        static const QHash<char32_t, char16_t> second = {
            {0x4f, u'✗'}, {0x50, u'✓'}, {0x51, u'☒'}, {0x52, u'☑'}, {0x53, u'☒'}, {0x54, u'☒'}, {0xa3, u'☐'}};
        const auto &table = font.endsWith(u'2') ? second : signs;
        return table.contains(c) ? QString(QChar(table[c])) : QString();
    }
    return {};
}

void noteChanges(QStringList &notes, qint64 insertions, qint64 deletions)
{
    noteCount(notes, insertions,
              QT_TRANSLATE_NOOP("soundings", "The text has one tracked insertion, taken as accepted."),
              QT_TRANSLATE_NOOP("soundings", "The text has %1 tracked insertions, taken as accepted."));
    noteCount(notes, deletions,
              QT_TRANSLATE_NOOP("soundings", "One tracked deletion is left out of the text."),
              QT_TRANSLATE_NOOP("soundings", "%1 tracked deletions are left out of the text."));
}

void noteComments(QStringList &notes, qint64 comments)
{
    noteCount(notes, comments,
              QT_TRANSLATE_NOOP("soundings", "One comment in the margin is not part of the text."),
              QT_TRANSLATE_NOOP("soundings", "%1 comments in the margin are not part of the text."));
}

void noteEmbedded(QStringList &notes, qint64 files)
{
    noteCount(notes, files, QT_TRANSLATE_NOOP("soundings", "One file embedded in the document was not read."),
              QT_TRANSLATE_NOOP("soundings", "%1 files embedded in the document were not read."));
}

QString brokenOff()
{
    return QCoreApplication::translate("soundings",
                                       "The document is damaged; only what could be read of it is here.");
}

} // namespace soundings::extract
