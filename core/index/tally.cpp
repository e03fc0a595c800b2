#include "core/index/index.h"

#include "core/consultation/words.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace soundings::index {

using namespace Qt::StringLiterals;

namespace {

const QString none = u"none"_s;

enum class Facet { Theme, Section, Stance, Author, Single };

struct Named
{
    Facet facet = Facet::Single;
    Columns::Single column = Columns::Kind;
    bool within = false; ///< what is said of a theme or section counts for those above it too
};

/// None of a facet that the index does not keep.
std::optional<Named> named(const QString &facet)
{
    static const QHash<QString, Named> all{
        {u"theme"_s, {Facet::Theme, {}}},
        {u"section"_s, {Facet::Section, {}}},
        {u"theme-within"_s, {Facet::Theme, {}, true}},
        {u"section-within"_s, {Facet::Section, {}, true}},
        {u"stance"_s, {Facet::Stance, {}}},
        {u"author"_s, {Facet::Author, {}}},
        {u"campaign"_s, {Facet::Single, Columns::Campaign}},
        {u"kind"_s, {Facet::Single, Columns::Kind}},
        {u"channel"_s, {Facet::Single, Columns::ChannelOf}},
        {u"status"_s, {Facet::Single, Columns::StatusOf}},
        {u"timeliness"_s, {Facet::Single, Columns::TimelinessOf}},
        {u"confidentiality"_s, {Facet::Single, Columns::ConfidentialityOf}},
        {u"place"_s, {Facet::Single, Columns::Place}},
        {u"assignee"_s, {Facet::Single, Columns::Assignee}},
        {u"day"_s, {Facet::Single, Columns::Day}},
    };
    const auto found = all.constFind(facet);
    return found == all.constEnd() ? std::nullopt : std::optional(*found);
}

/// Labels and their numbers: values that are shown alike count as one.
class Labels
{
public:
    quint32 numberOf(const QString &label)
    {
        const auto known = m_known.constFind(label);
        if (known != m_known.constEnd())
            return *known;
        m_labels << label;
        return *m_known.insert(label, quint32(m_labels.size() - 1));
    }
    [[nodiscard]] const QString &operator[](size_t number) const { return m_labels[qsizetype(number)]; }
    [[nodiscard]] size_t size() const { return size_t(m_labels.size()); }

private:
    QStringList m_labels;
    QHash<QString, quint32> m_known;
};

/// What was found, as it is quickest to count many sets against it.
class Counting
{
public:
    explicit Counting(const Bitmap &found)
        : m_found(found)
    {
        if (found.isEmpty())
            return;
        constexpr size_t few = 64; // of a container: these are looked up one by one
        constexpr size_t many = 8192; // these are bits already
        const size_t containers = roaring_bitmap_maximum(found.raw()) / 65'536 + 1;
        const size_t count = found.count();
        if (count > few * containers && count < many * containers)
            m_spread = found.spread();
    }
    operator const Bitmap &() const { return m_spread ? *m_spread : m_found; }

private:
    const Bitmap &m_found;
    std::optional<Bitmap> m_spread;
};

/// As SQL orders text by its bytes.
bool isBefore(const QString &a, const QString &b)
{
    return a.toUtf8() < b.toUtf8();
}

} // namespace

/// One facet of the found documents: which label each of its values has.
class Tally
{
public:
    Tally(const Index &index, const Named &what)
        : m_columns(index.m_columns)
        , m_what(what)
    {
        if (what.facet == Facet::Single) {
            for (const QString &value : m_columns.column(what.column).values())
                m_labelOfValue.push_back(m_labels.numberOf(value.isEmpty() ? none : value));
            return;
        }
        m_none = m_labels.numberOf(none);
        m_onlyNone = {m_none};
        if (what.facet == Facet::Theme)
            name(index.m_themes);
        else if (what.facet == Facet::Section)
            name(index.m_sections);
        else
            name(what.facet == Facet::Stance ? wordsOf<Stance>() : m_columns.authorNames());
    }

    [[nodiscard]] const Labels &labels() const { return m_labels; }
    [[nodiscard]] bool isOfComments() const { return m_what.facet != Facet::Single; }

    /// By label.
    [[nodiscard]] std::vector<size_t> counts(const Bitmap &found) const
    {
        std::vector<size_t> counts(m_labels.size());
        if (!isOfComments()) {
            const std::vector<size_t> ofValues = m_columns.column(m_what.column).counts(found);
            for (size_t value = 0; value < ofValues.size(); ++value)
                counts[m_labelOfValue[value]] += ofValues[value];
            return counts;
        }
        const Counting counting(found);
        forEachLabel([&](quint32 label, const Bitmap &having) { counts[label] = having.countOfBoth(counting); });
        return counts;
    }

    /// f(label, documents): of a facet of comments, all labels.
    template<class F>
    void forEachLabel(F f) const
    {
        std::vector<std::vector<const Bitmap *>> sets(m_labels.size());
        for (auto set = this->sets().begin(); set != this->sets().end(); ++set) {
            for (const quint32 label : labelsOf(set.key()))
                sets[label].push_back(&set.value());
        }
        Bitmap without = m_columns.all();
        if (m_what.facet == Facet::Theme)
            without = m_columns.withoutTheme();
        else if (m_what.facet == Facet::Section)
            without = m_columns.withoutSection();
        else
            without -= m_columns.having(Columns::Commented);
        sets[m_none].push_back(&without);
        for (quint32 label = 0; label < sets.size(); ++label) {
            if (sets[label].size() == 1) {
                f(label, *sets[label].front());
            } else if (!sets[label].empty()) {
                Bitmap together;
                for (const Bitmap *one : sets[label])
                    together |= *one;
                f(label, together);
            }
        }
    }

    [[nodiscard]] quint32 labelOfDocument(Document document) const
    {
        return m_labelOfValue[m_columns.column(m_what.column).at(document)];
    }
    void labelsOf(const Columns::CommentView &comment, std::vector<quint32> &labels) const
    {
        labels.clear();
        if (m_what.facet == Facet::Stance)
            labels = labelsOf(comment.stance);
        else if (m_what.facet == Facet::Author)
            labels = labelsOf(comment.author);
        else
            for (const quint32 id : m_what.facet == Facet::Theme ? comment.themes : comment.sections)
                labels.insert(labels.end(), labelsOf(id).begin(), labelsOf(id).end());
        if (labels.empty())
            labels.push_back(m_none);
    }
    [[nodiscard]] quint32 labelOfNone() const { return m_none; }

private:
    void name(const std::vector<Heading> &headings)
    {
        std::unordered_map<quint32, const Heading *> byId;
        for (const Heading &heading : headings)
            byId.emplace(heading.id, &heading);
        for (const Heading &heading : headings) {
            std::vector<quint32> &labels = m_labelsOfId[heading.id];
            for (auto one = byId.find(heading.id); one != byId.end(); one = byId.find(one->second->parent)) {
                labels.push_back(m_labels.numberOf(one->second->label));
                if (!m_what.within)
                    break;
            }
        }
    }
    void name(const QStringList &words)
    {
        for (quint32 id = 0; id < quint32(words.size()); ++id)
            m_labelsOfId.emplace(id, std::vector{m_labels.numberOf(words[id])});
    }
    [[nodiscard]] const std::vector<quint32> &labelsOf(quint32 id) const
    {
        const auto found = m_labelsOfId.find(id);
        return found == m_labelsOfId.end() ? m_onlyNone : found->second;
    }
    [[nodiscard]] const Columns::Sets &sets() const
    {
        switch (m_what.facet) {
        case Facet::Theme:
            return m_columns.themes();
        case Facet::Section:
            return m_columns.sections();
        case Facet::Stance:
            return m_columns.stances();
        default:
            return m_columns.authors();
        }
    }

    const Columns &m_columns;
    Named m_what;
    Labels m_labels;
    quint32 m_none = 0;
    std::vector<quint32> m_labelOfValue;
    std::vector<quint32> m_onlyNone;
    std::unordered_map<quint32, std::vector<quint32>> m_labelsOfId;
};

namespace {

/// Counts of pairs of labels.
class Cells
{
public:
    Cells(size_t firsts, size_t seconds)
        : m_seconds(seconds)
    {
        constexpr size_t mostInATable = 4'000'000;
        if (firsts * seconds <= mostInATable)
            m_table.resize(firsts * seconds);
    }
    void count(quint32 first, quint32 second, quint32 many = 1)
    {
        const size_t cell = first * m_seconds + second;
        (m_table.empty() ? m_sparse[cell] : m_table[cell]) += many;
    }
    [[nodiscard]] std::vector<CrossCount> counts(const Labels &firsts, const Labels &seconds) const
    {
        std::vector<CrossCount> all;
        const auto put = [&](size_t cell, quint32 count) {
            if (count > 0)
                all.push_back({firsts[cell / m_seconds], seconds[cell % m_seconds], int(count)});
        };
        for (size_t cell = 0; cell < m_table.size(); ++cell)
            put(cell, m_table[cell]);
        for (const auto &[cell, count] : m_sparse)
            put(cell, count);
        std::sort(all.begin(), all.end(), [](const CrossCount &a, const CrossCount &b) {
            if (a.count != b.count)
                return a.count > b.count;
            return a.first != b.first ? isBefore(a.first, b.first) : isBefore(a.second, b.second);
        });
        return all;
    }

private:
    size_t m_seconds;
    std::vector<quint32> m_table;
    std::unordered_map<size_t, quint32> m_sparse;
};

/// Both of one comment: a document is once in each pair of labels that a comment of it has.
PairSets pairSets(const Columns &columns, const Tally &a, const Tally &b)
{
    std::vector<quint32> ofA;
    std::vector<quint32> ofB;
    std::map<std::pair<quint32, quint32>, std::vector<Document>> found;
    for (const Document document : columns.all().documents()) {
        const auto add = [&](quint32 first, quint32 second) {
            std::vector<Document> &documents = found[{first, second}];
            if (documents.empty() || documents.back() != document)
                documents.push_back(document);
        };
        bool any = false;
        columns.forEachComment(document, [&](const Columns::CommentView &comment) {
            any = true;
            a.labelsOf(comment, ofA);
            b.labelsOf(comment, ofB);
            for (const quint32 first : ofA) {
                for (const quint32 second : ofB)
                    add(first, second);
            }
        });
        if (!any)
            add(a.labelOfNone(), b.labelOfNone());
    }
    PairSets sets;
    for (const auto &[pair, documents] : found)
        sets.pairs.push_back({pair.first, pair.second, Bitmap::ofSorted(documents)});
    return sets;
}

} // namespace

std::optional<std::vector<FacetCount>> Index::countBy(const Bitmap &found, const QString &facet) const
{
    const std::optional<Named> what = named(facet);
    if (!what)
        return std::nullopt;
    const Tally tally(*this, *what);
    const std::vector<size_t> counts = tally.counts(found);
    std::vector<FacetCount> all;
    for (size_t label = 0; label < counts.size(); ++label) {
        if (counts[label] > 0)
            all.push_back({tally.labels()[label], int(counts[label])});
    }
    std::sort(all.begin(), all.end(), [](const FacetCount &a, const FacetCount &b) {
        return a.count != b.count ? a.count > b.count : isBefore(a.value, b.value);
    });
    return all;
}

std::optional<std::vector<CrossCount>> Index::countBy(const Bitmap &found, const QString &first,
                                                      const QString &second) const
{
    const std::optional<Named> firstNamed = named(first);
    const std::optional<Named> secondNamed = named(second);
    if (!firstNamed || !secondNamed)
        return std::nullopt;
    const Tally a(*this, *firstNamed);
    const Tally b(*this, *secondNamed);
    Cells cells(a.labels().size(), b.labels().size());
    if (a.isOfComments() && b.isOfComments()) {
        const auto sets = m_pairs->get(first + u' ' + second, [&] { return pairSets(m_columns, a, b); });
        const Counting counting(found);
        for (const PairSets::Pair &pair : sets->pairs)
            cells.count(pair.first, pair.second, quint32(pair.documents.countOfBoth(counting)));
    } else if (a.isOfComments() || b.isOfComments()) {
        const Counting counting(found);
        (a.isOfComments() ? a : b).forEachLabel([&](quint32 label, const Bitmap &having) {
            Bitmap both = having;
            both &= counting;
            for (const Document document : both.documents()) {
                if (a.isOfComments())
                    cells.count(label, b.labelOfDocument(document));
                else
                    cells.count(a.labelOfDocument(document), label);
            }
        });
    } else {
        for (const Document document : found.documents())
            cells.count(a.labelOfDocument(document), b.labelOfDocument(document));
    }
    return cells.counts(a.labels(), b.labels());
}

} // namespace soundings::index
