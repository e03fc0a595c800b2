#include "core/references/draftindex.h"

#include "core/references/textwords.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace soundings::references {

using namespace Qt::StringLiterals;

namespace {

constexpr int RunningHeadWords =
    14; ///< at the top of a page, before its first heading: no text of the section before
constexpr size_t RunningHeadPages =
    3; ///< a run of words on so many pages is a running head or the draft's name

constexpr int CommonPages = 4; ///< a word on so many pages, and a fifth of them, marks no passage out

/// A heading found among the words of its page.
struct HeadingSpan
{
    int section = 0;
    int first = 0; ///< word on the page
    int end = 0;
};

struct Page
{
    std::vector<TextWord> words;
    std::vector<HeadingSpan> headings;
    std::vector<std::pair<int, int>> titleLines; ///< ranges of words that are titles of priorities
};

std::vector<QString> foldedWords(const QString &text)
{
    std::vector<QString> folded;
    for (TextWord &word : wordsOf(text))
        folded.push_back(std::move(word.folded));
    return folded;
}

/// Where the heading stands among the words from `from` on: with its number before it, else its words alone,
/// else as far down as its box.
HeadingSpan headingSpan(const Section &section, int place, const std::vector<TextWord> &words, int from)
{
    const std::vector<QString> title = foldedWords(section.title);
    const std::vector<QString> number = foldedWords(section.number);
    std::optional<HeadingSpan> bare;
    for (size_t at = size_t(from); !title.empty() && at + title.size() <= words.size(); ++at) {
        const bool here = std::equal(title.begin(), title.end(), words.begin() + qsizetype(at),
                                     [](const QString &a, const TextWord &b) { return a == b.folded; });
        if (!here)
            continue;
        const int end = int(at + title.size());
        if (number.empty())
            return {place, int(at), end};
        if (at > size_t(from) && words[at - 1].folded == number.back())
            return {place, int(at) - 1, end};
        if (!bare)
            bare = HeadingSpan{place, int(at), end};
    }
    if (bare)
        return *bare;
    const int guess = std::max(from, int(std::lround(section.box.top * double(words.size()))));
    return {place, std::min(guess, int(words.size())), std::min(guess, int(words.size()))};
}

class Builder
{
public:
    Builder(std::vector<Section> sections, const std::vector<DraftPage> &pages)
    {
        m_index.sections = std::move(sections);
        m_index.pageCount = int(pages.size());
        for (const DraftPage &page : pages)
            m_pages.push_back({wordsOf(page.text), {}, {}});
        m_lines = linesOf(pages);
    }

    DraftIndex build(const std::vector<DraftPage> &pages)
    {
        placeHeadings();
        indexNumbers(pages);
        indexTitles();
        indexPages();
        indexCommonWords();
        indexRuns();
        return std::move(m_index);
    }

private:
    void placeHeadings()
    {
        for (size_t i = 0; i < m_index.sections.size(); ++i) {
            const Section &section = m_index.sections[i];
            if (section.page < 0 || section.page >= m_index.pageCount)
                continue;
            Page &page = m_pages[size_t(section.page)];
            const int from = page.headings.empty() ? 0 : page.headings.back().end;
            page.headings.push_back(headingSpan(section, int(i), page.words, from));
            m_firstSection.emplace_back(section.page, int(i));
        }
        std::stable_sort(m_firstSection.begin(), m_firstSection.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
    }

    /// The section that a page goes on with.
    [[nodiscard]] int carriedTo(int page) const
    {
        const auto after = std::lower_bound(m_firstSection.begin(), m_firstSection.end(), page,
                                            [](const auto &a, int p) { return a.first < p; });
        return after == m_firstSection.begin() ? -1 : std::prev(after)->second;
    }

    [[nodiscard]] int sectionAtWord(int page, int word) const
    {
        int section = carriedTo(page);
        for (const HeadingSpan &heading : m_pages[size_t(page)].headings) {
            if (heading.first <= word)
                section = heading.section;
        }
        return section;
    }

    [[nodiscard]] int wordAt(int page, int unit) const
    {
        const std::vector<TextWord> &words = m_pages[size_t(page)].words;
        return int(std::lower_bound(words.begin(), words.end(), unit,
                                    [](const TextWord &w, int u) { return w.end <= u; }) -
                   words.begin());
    }

    [[nodiscard]] DraftPlace placeOf(const NumberedLine &line) const
    {
        return {sectionAtWord(line.page, wordAt(line.page, line.at)), line.page, line.at, line.end};
    }

    void indexNumbers(const std::vector<DraftPage> &pages)
    {
        for (size_t i = 0; i < m_index.sections.size(); ++i) {
            const QString number = m_index.sections[i].number.toUpper();
            if (number.isEmpty() || m_index.sectionByNumber.contains(number))
                continue;
            m_index.sectionByNumber.insert(number, int(i));
            m_index.lastChapter = std::max(m_index.lastChapter, number.section(u'.', 0, 0).toInt());
        }
        for (const NumberedLine &line : m_lines.paragraphs) {
            if (m_index.sectionByNumber.contains(line.number))
                continue;
            DraftPlace place = placeOf(line);
            // The number says it better than the place: one in the margin may come before or after its text.
            for (QString above = line.number; above.contains(u'.');) {
                above = above.section(u'.', 0, -2);
                if (const auto section = m_index.sectionNumbered(above)) {
                    place.section = *section;
                    break;
                }
            }
            m_index.paragraphs.insert(line.number, place);
        }
        for (auto kind = m_lines.named.cbegin(); kind != m_lines.named.cend(); ++kind)
            indexNamed(kind.key(), kind.value());
        for (int page = int(pages.size()) - 1; page >= 0; --page) {
            const QString printed = m_lines.printedOffset ? QString::number(page + 1 - *m_lines.printedOffset)
                                                          : pages[size_t(page)].label;
            m_index.pageByLabel.insert(printed.isEmpty() ? QString::number(page + 1) : printed, page);
        }
    }

    /// The first line that goes on with a title is the place itself; others mention it.
    void indexNamed(const QString &kind, const std::vector<NumberedLine> &lines)
    {
        QHash<QString, DraftPlace> &places = m_index.named[kind];
        QHash<QString, int> titleSizes; // in words
        for (const NumberedLine &line : lines) {
            if (line.title.isEmpty())
                continue;
            if (!places.contains(line.number)) {
                places.insert(line.number, placeOf(line));
                if (proposalKinds().contains(kind)) {
                    addTitle(line.title, placeOf(line), false);
                    titleSizes.insert(line.number, int(foldedWords(line.title).size()));
                }
            }
            if (const int size = titleSizes.value(line.number)) {
                const int first = wordAt(line.page, line.at); // of "Priority", its number and title
                m_pages[size_t(line.page)].titleLines.emplace_back(first, first + 2 + size);
            }
        }
        for (const NumberedLine &line : lines) {
            if (!places.contains(line.number))
                places.insert(line.number, placeOf(line));
        }
    }

    void addTitle(const QString &title, const DraftPlace &place, bool ofSection)
    {
        TitleWords entry{foldedWords(title), 0, place, ofSection, true};
        if (entry.words.empty())
            return;
        entry.contentWords = int(std::count_if(entry.words.begin(), entry.words.end(), isContentWord));
        std::vector<int> &beside = m_index.titlesByFirstWord[entry.words.front()];
        for (const int other : beside) {
            if (m_index.titles[size_t(other)].words == entry.words)
                entry.alone = m_index.titles[size_t(other)].alone = false;
        }
        beside.push_back(int(m_index.titles.size()));
        m_index.titles.push_back(std::move(entry));
    }

    void indexTitles()
    {
        for (size_t i = 0; i < m_index.sections.size(); ++i)
            addTitle(m_index.sections[i].title, {int(i), m_index.sections[i].page, 0, 0}, true);
    }

    [[nodiscard]] int commonAncestor(int a, int b) const
    {
        const auto parentOf = [this](int section) {
            const int depth = m_index.sections[size_t(section)].depth;
            while (--section >= 0 && m_index.sections[size_t(section)].depth >= depth) {
            }
            return section;
        };
        while (a != b && a >= 0 && b >= 0)
            (a > b ? a : b) = parentOf(std::max(a, b));
        return std::min(a, b);
    }

    void indexPages()
    {
        for (int i = 0; i < m_index.pageCount; ++i) {
            const Page &page = m_pages[size_t(i)];
            std::vector<int> within;
            if (page.headings.empty() || page.headings.front().first > RunningHeadWords)
                within.push_back(carriedTo(i));
            for (size_t h = 0; h < page.headings.size(); ++h) {
                const int until =
                    h + 1 < page.headings.size() ? page.headings[h + 1].first : int(page.words.size());
                if (until > page.headings[h].end)
                    within.push_back(page.headings[h].section);
            }
            int common = within.empty() ? carriedTo(i) : within.front();
            for (const int section : within)
                common = commonAncestor(common, section);
            m_index.sectionOfPage.push_back(common);
        }
    }

    void part()
    {
        if (!m_index.words.empty() && !m_index.words.back().isEmpty()) {
            m_index.words.emplace_back();
            m_index.places.push_back(m_index.places.back());
        }
    }

    void addWords(int number)
    {
        const Page &page = m_pages[size_t(number)];
        int section = carriedTo(number);
        size_t heading = 0;
        size_t title = 0;
        std::vector<std::pair<int, int>> titles = page.titleLines;
        std::sort(titles.begin(), titles.end());
        for (int at = 0; at < int(page.words.size()); ++at) {
            while (title < titles.size() && at >= titles[title].second)
                ++title;
            while (heading < page.headings.size() && at >= page.headings[heading].end) {
                section = page.headings[heading].section;
                ++heading;
            }
            const bool isHeading = heading < page.headings.size() && at >= page.headings[heading].first;
            const bool isTitle = title < titles.size() && at >= titles[title].first;
            if (isHeading || isTitle) {
                part();
                continue;
            }
            m_index.words.push_back(page.words[size_t(at)].folded);
            m_index.places.push_back({section, number, page.words[size_t(at)].begin, page.words[size_t(at)].end});
        }
        part();
    }

    void indexCommonWords()
    {
        QHash<QString, int> pagesWith;
        for (const Page &page : m_pages) {
            QSet<QString> here;
            for (const TextWord &word : page.words)
                here.insert(word.folded);
            for (const QString &word : here)
                ++pagesWith[word];
        }
        const int many = std::max(CommonPages, m_index.pageCount / 5);
        for (auto it = pagesWith.cbegin(); it != pagesWith.cend(); ++it) {
            if (it.value() >= many)
                m_index.commonWords.insert(it.key());
        }
    }

    void indexRuns()
    {
        for (int page = 0; page < m_index.pageCount; ++page)
            addWords(page);
        const std::vector<QString> &words = m_index.words;
        for (size_t at = 0, run = 0; at < words.size(); ++at) {
            run = words[at].isEmpty() ? 0 : run + 1;
            if (run < quotedWords)
                continue;
            const size_t begin = at + 1 - quotedWords;
            // Before the first section stand a cover and the contents, which everybody's words repeat.
            if (m_index.sections.empty() || m_index.places[begin].section >= 0)
                m_index.runs[runHash(words, begin)].push_back(int(begin));
        }
        std::erase_if(m_index.runs, [this](const auto &run) {
            QSet<int> pages;
            for (const int at : run.second)
                pages.insert(m_index.places[size_t(at)].page);
            return size_t(pages.size()) >= RunningHeadPages;
        });
    }

    DraftIndex m_index;
    std::vector<Page> m_pages;
    DraftLines m_lines;
    std::vector<std::pair<int, int>> m_firstSection; ///< page and section, by page
};

} // namespace

std::optional<int> DraftIndex::sectionNumbered(const QString &number) const
{
    const auto found = sectionByNumber.constFind(number.toUpper());
    return found == sectionByNumber.cend() ? std::nullopt : std::optional(*found);
}

size_t runHash(const std::vector<QString> &words, size_t at)
{
    size_t hash = 0;
    for (size_t i = 0; i < quotedWords; ++i)
        hash = hash * 1000003 + qHash(words[at + i], 17);
    return hash;
}

DraftIndex indexOf(std::vector<Section> sections, const std::vector<DraftPage> &pages)
{
    return Builder(std::move(sections), pages).build(pages);
}

} // namespace soundings::references
