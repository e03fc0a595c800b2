#include "core/comparison/words.h"

#include "core/draft/folding.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace soundings::comparison {

using namespace Qt::StringLiterals;
using draft::Line;
using draft::PageText;

namespace {

// Of the page's height, from either end: where running heads and page numbers stand.
constexpr double margin = 0.12;

/// How far down the line stands, in half hundredths of the page.
int level(const Line &line)
{
    return int(line.box.bottom * 200 + 0.5);
}

bool standsInMargin(const Line &line)
{
    return line.box.bottom < margin || line.box.top > 1 - margin;
}

/// Levels in the margins at which something stands on a third of the pages or more: what runs through the document.
std::vector<int> runningLevels(const std::vector<PageText> &pages)
{
    QHash<int, int> met;
    for (const PageText &page : pages) {
        std::vector<int> here;
        for (const Line &line : page.lines) {
            if (standsInMargin(line) && std::find(here.begin(), here.end(), level(line)) == here.end())
                here.push_back(level(line));
        }
        for (const int one : here)
            ++met[one];
    }
    std::vector<int> running;
    for (auto one = met.begin(); one != met.end(); ++one) {
        if (one.value() >= 3 && one.value() * 3 >= int(pages.size()))
            running.push_back(one.key());
    }
    return running;
}

/// A page of contents: it says nothing of its own, and its page numbers always differ.
bool isContents(const PageText &page)
{
    int leaders = 0;
    for (int line = 0; line < int(page.lines.size()); ++line) {
        const QString text = draft::lineText(page, line);
        leaders += text.contains(u". . . ."_s) || text.contains(u"....."_s);
    }
    constexpr int several = 5;
    return leaders >= several;
}

QString foldedWord(const QString &text)
{
    QString folded = draft::folded(text).text;
    const auto isSign = [](QChar c) { return !c.isLetterOrNumber(); };
    while (!folded.isEmpty() && isSign(folded.back()))
        folded.chop(1);
    while (!folded.isEmpty() && isSign(folded.front()))
        folded.remove(0, 1);
    return folded;
}

class Reader
{
public:
    explicit Reader(const std::vector<Section> &sections) : m_sections(sections) {}

    void add(const PageText &page, int number, int line)
    {
        const Line &here = page.lines[size_t(line)];
        advance(number, here);
        // Numbers of paragraphs, which may stand in the margin, are counted anew when one comes or goes.
        static const QRegularExpression counted(u"^\\d+(\\.\\d+){2,}$"_s);
        for (int i = here.firstWord; i < here.firstWord + here.wordCount; ++i) {
            const QString text = page.words[size_t(i)].text;
            if (counted.match(text).hasMatch())
                continue;
            put(text, i == here.firstWord, {number, page.words[size_t(i)].begin, page.words[size_t(i)].end()});
        }
    }
    std::vector<Word> finish() { return std::move(m_words); }

private:
    void advance(int page, const Line &line)
    {
        while (m_next < m_sections.size()) {
            const Section &section = m_sections[m_next];
            const double top = section.box.isEmpty() ? 0 : section.box.top;
            if (section.page > page || (section.page == page && line.box.bottom <= top))
                return;
            m_section = int(m_next++);
        }
    }
    void put(const QString &text, bool beginsLine, const draft::Span &place)
    {
        // A hyphen at a line's end parts a word; which hyphens belong to it can't be told, so they are no part of any.
        if (beginsLine && !m_words.empty() && m_words.back().text.endsWith(u'-')) {
            Word &before = m_words.back();
            before.text += text;
            if (before.place.page == place.page)
                before.place.end = place.end;
            before.folded = foldedWord(before.text).remove(u'-');
            return;
        }
        const QString folded = foldedWord(text).remove(u'-');
        if (!folded.isEmpty())
            m_words.push_back({text, folded, m_section, place});
        else if (!m_words.empty())
            m_words.back().text += u' ' + text;
    }

    const std::vector<Section> &m_sections;
    size_t m_next = 0;
    int m_section = -1;
    std::vector<Word> m_words;
};

} // namespace

std::vector<Word> wordsOf(const std::vector<PageText> &pages, const std::vector<Section> &sections)
{
    const std::vector<int> running = runningLevels(pages);
    Reader reader(sections);
    for (int number = 0; number < int(pages.size()); ++number) {
        const PageText &page = pages[size_t(number)];
        if (isContents(page))
            continue;
        for (int line = 0; line < int(page.lines.size()); ++line) {
            const Line &here = page.lines[size_t(line)];
            const bool runs = standsInMargin(here) && std::find(running.begin(), running.end(), level(here)) != running.end();
            if (!runs)
                reader.add(page, number, line);
        }
    }
    return reader.finish();
}

} // namespace soundings::comparison
