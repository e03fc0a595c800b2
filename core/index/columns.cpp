#include "core/index/columns.h"

#include "core/consultation/words.h"

#include <QDataStream>

#include <algorithm>
#include <cstring>

namespace soundings::index {

namespace {

template<class E>
Column enumColumn()
{
    return Column(wordsOf<E>());
}

template<class T>
void writeRaw(QDataStream &to, const std::vector<T> &values)
{
    to << quint64(values.size());
    for (size_t at = 0; at < values.size(); at += 1 << 20) { // a piece is counted in int
        const size_t count = std::min(values.size() - at, size_t(1) << 20);
        to.writeRawData(reinterpret_cast<const char *>(values.data() + at), int(count * sizeof(T)));
    }
}

template<class T>
void readRaw(QDataStream &from, std::vector<T> &values)
{
    quint64 size = 0;
    from >> size;
    values = {};
    values.reserve(size); // grown piece by piece it would stand in memory twice
    for (quint64 at = 0; at < size && from.status() == QDataStream::Ok; at += 1 << 20) {
        const size_t count = std::min(size - at, quint64(1) << 20);
        values.resize(at + count);
        const int bytes = int(count * sizeof(T));
        if (from.readRawData(reinterpret_cast<char *>(values.data() + at), bytes) != bytes)
            from.setStatus(QDataStream::ReadPastEnd);
    }
}

void writeSet(QDataStream &to, const Bitmap &set)
{
    to << set.bytes();
}

void readSet(QDataStream &from, Bitmap &set)
{
    QByteArray bytes;
    from >> bytes;
    if (const auto read = Bitmap::read(bytes.constData(), size_t(bytes.size())))
        set = *read;
    else
        from.setStatus(QDataStream::ReadCorruptData);
}

} // namespace

// --- Column ------------------------------------------------------------------------------------------------------

Column::Column(QStringList values)
    : m_values(std::move(values))
{
    for (quint32 number = 0; number < quint32(m_values.size()); ++number)
        m_known.insert(m_values[number], number);
    m_having.resize(size_t(m_values.size()));
}

quint32 Column::numberOf(const QString &value)
{
    const auto known = m_known.constFind(value);
    if (known != m_known.constEnd())
        return *known;
    const auto number = quint32(m_values.size());
    m_values << value;
    m_known.insert(value, number);
    if (m_values.size() <= fewValues)
        m_having.resize(size_t(m_values.size()));
    else
        m_having.clear();
    return number;
}

void Column::put(Document document, quint32 number)
{
    if (m_numbers.size() <= document)
        m_numbers.resize(std::max(size_t(document) + 1, std::min(m_numbers.size() * 2, m_numbers.size() + 100'000)));
    if (!m_having.empty()) {
        m_having[m_numbers[document]].remove(document);
        m_having[number].add(document);
    }
    m_numbers[document] = number;
}

std::vector<size_t> Column::counts(const Bitmap &of) const
{
    std::vector<size_t> counts(size_t(m_values.size()));
    constexpr size_t documentsOfABitmap = 100; // to count a bitmap's container takes as long as so many documents
    const size_t containers = m_numbers.size() / 65'536 + 1;
    if (m_having.empty() || of.count() < m_having.size() * containers * documentsOfABitmap) {
        for (const Document document : of.documents())
            ++counts[m_numbers[document]];
        return counts;
    }
    for (size_t number = 0; number < m_having.size(); ++number)
        counts[number] = m_having[number].countOfBoth(of);
    return counts;
}

void Column::write(QDataStream &to) const
{
    to << m_values;
    writeRaw(to, m_numbers);
}

void Column::read(QDataStream &from, const Bitmap &all)
{
    QStringList values;
    from >> values;
    *this = Column(values);
    if (values.size() > fewValues)
        m_having.clear();
    readRaw(from, m_numbers);
    std::vector<std::vector<Document>> having(m_having.size());
    for (const Document document : all.documents()) {
        if (document >= m_numbers.size() || m_numbers[document] >= quint32(values.size())) {
            from.setStatus(QDataStream::ReadCorruptData);
            return;
        }
        if (!having.empty())
            having[m_numbers[document]].push_back(document);
    }
    for (size_t number = 0; number < having.size(); ++number)
        m_having[number] = Bitmap::ofSorted(having[number]);
}

// --- Columns -----------------------------------------------------------------------------------------------------

Columns::Columns()
    : m_columns{enumColumn<RespondentKind>(), enumColumn<Channel>(),         enumColumn<Status>(),
                enumColumn<Timeliness>(),     enumColumn<Confidentiality>(), Column({QString()}),
                Column({QString()}),          Column({QString()}),           Column({QString()}),
                enumColumn<LateRuling>()}
{}

void Columns::setZone(const QTimeZone &zone)
{
    m_zone = zone;
}

void Columns::makeRoomFor(Document document)
{
    if (document < m_received.size())
        return;
    const size_t size = std::max(size_t(document) + 1, std::min(m_received.size() * 2, m_received.size() + 100'000));
    m_received.resize(size);
    m_numbers.resize(size);
    m_nameAt.resize(size);
    m_nameSize.resize(size);
    m_commentsAt.resize(size);
}

quint32 Columns::dayOf(Instant instant)
{
    constexpr qint64 quarterMs = 900'000; // no zone's clocks differ from UTC by less than that
    constexpr qint64 since = 63'072'000'000; // 1972: before it some did
    const auto number = [&] {
        return m_columns[Day].numberOf(toUtc(instant).toTimeZone(m_zone).date().toString(Qt::ISODate));
    };
    if (instant.ms < since)
        return number();
    const auto known = m_dayOfQuarter.constFind(instant.ms / quarterMs);
    return known != m_dayOfQuarter.constEnd() ? *known : *m_dayOfQuarter.insert(instant.ms / quarterMs, number());
}

void Columns::putName(Document document, const QByteArray &name)
{
    if (m_nameSize[document] == name.size() && nameOf(document) == std::string_view(name.constData(), size_t(name.size())))
        return;
    m_nameAt[document] = quint32(m_names.size());
    m_nameSize[document] = quint16(std::min(name.size(), qsizetype(0xFFFF)));
    m_names.append(name.constData(), m_nameSize[document]);
}

void Columns::put(const Facts &facts)
{
    const Document document = facts.document;
    makeRoomFor(document);
    const bool known = m_all.contains(document);
    if (known)
        takeFromSets(document);
    const bool stays = known && m_received[document] == facts.received.ms && m_numbers[document] == facts.number &&
                       nameOf(document) == std::string_view(facts.sortName.constData(), size_t(facts.sortName.size()));
    if (!stays)
        m_moved.add(document);
    const bool dayStays = known && m_received[document] == facts.received.ms;
    m_all.add(document);
    m_numbers[document] = facts.number;
    m_received[document] = facts.received.ms;
    putName(document, facts.sortName);
    m_columns[Kind].put(document, quint32(facts.kind));
    m_columns[ChannelOf].put(document, quint32(facts.channel));
    m_columns[StatusOf].put(document, quint32(facts.status));
    m_columns[TimelinessOf].put(document, quint32(facts.timeliness));
    m_columns[ConfidentialityOf].put(document, quint32(facts.confidentiality));
    m_columns[Ruling].put(document, quint32(facts.lateRuling));
    m_columns[Place].put(document, m_columns[Place].numberOf(facts.place));
    m_columns[Assignee].put(document, m_columns[Assignee].numberOf(facts.assignee));
    m_columns[Campaign].put(
        document, m_columns[Campaign].numberOf(facts.campaign == 0 ? QString() : QString::number(facts.campaign)));
    if (!dayStays)
        m_columns[Day].put(document, dayOf(facts.received));
    const bool flags[FlagCount]{facts.attachments, facts.acknowledged, facts.duplicate,        facts.proposals,
                                facts.quotable,    facts.notes,        !facts.comments.empty()};
    for (size_t flag = 0; flag < FlagCount; ++flag)
        flags[flag] ? m_flags[flag].add(document) : m_flags[flag].remove(document);
    putComments(document, facts.comments);
    putIntoSets(document);
}

void Columns::putComments(Document document, const std::vector<CommentFacts> &comments)
{
    if (const quint32 before = m_commentsAt[document]; before != 0) {
        size_t size = 1;
        forEachComment(document, [&](const CommentView &one) { size += 4 + one.themes.size() + one.sections.size(); });
        m_wasted += size;
    }
    m_commentsAt[document] = 0;
    if (comments.empty())
        return;
    m_commentsAt[document] = quint32(m_comments.size());
    m_comments.push_back(quint32(comments.size()));
    for (const CommentFacts &comment : comments) {
        const auto known = m_knownAuthors.constFind(comment.author);
        const quint32 author = known != m_knownAuthors.constEnd() ? *known : quint32(m_authorNames.size());
        if (known == m_knownAuthors.constEnd()) {
            m_knownAuthors.insert(comment.author, author);
            m_authorNames << comment.author;
        }
        m_comments.insert(m_comments.end(), {quint32(comment.stance), author, quint32(comment.themes.size()),
                                             quint32(comment.sections.size())});
        m_comments.insert(m_comments.end(), comment.themes.begin(), comment.themes.end());
        m_comments.insert(m_comments.end(), comment.sections.begin(), comment.sections.end());
    }
}

void Columns::takeFromSets(Document document)
{
    forEachComment(document, [&](const CommentView &comment) {
        for (const quint32 theme : comment.themes)
            m_themes[theme].remove(document);
        for (const quint32 section : comment.sections)
            m_sections[section].remove(document);
        m_stances[comment.stance].remove(document);
        m_authors[comment.author].remove(document);
    });
    m_withoutTheme.remove(document);
    m_withoutSection.remove(document);
}

void Columns::putIntoSets(Document document)
{
    bool withoutTheme = m_commentsAt[document] == 0;
    bool withoutSection = withoutTheme;
    forEachComment(document, [&](const CommentView &comment) {
        for (const quint32 theme : comment.themes)
            m_themes[theme].add(document);
        for (const quint32 section : comment.sections)
            m_sections[section].add(document);
        m_stances[comment.stance].add(document);
        m_authors[comment.author].add(document);
        withoutTheme |= comment.themes.empty();
        withoutSection |= comment.sections.empty();
    });
    if (withoutTheme)
        m_withoutTheme.add(document);
    if (withoutSection)
        m_withoutSection.add(document);
}

/// What nothing names any more goes, once it is as much as what is named.
void Columns::compact()
{
    if (m_wasted * 2 < m_comments.size() || m_wasted < 10'000)
        return;
    std::vector<quint32> kept{0};
    for (const Document document : m_all.documents()) {
        if (m_commentsAt[document] == 0)
            continue;
        size_t size = 1;
        forEachComment(document, [&](const CommentView &one) { size += 4 + one.themes.size() + one.sections.size(); });
        const auto begin = m_comments.begin() + m_commentsAt[document];
        m_commentsAt[document] = quint32(kept.size());
        kept.insert(kept.end(), begin, begin + ptrdiff_t(size));
    }
    m_comments = std::move(kept);
    m_wasted = 0;
}

bool Columns::isReceivedBefore(Document a, Document b) const
{
    return std::pair(m_received[a], m_numbers[a]) < std::pair(m_received[b], m_numbers[b]);
}

bool Columns::isNamedBefore(Document a, Document b) const
{
    const int order = nameOf(a).compare(nameOf(b));
    return order != 0 ? order < 0 : m_numbers[a] < m_numbers[b];
}

template<class Less>
void Columns::bringIn(std::vector<Document> &order, Less less)
{
    std::erase_if(order, [&](Document document) { return m_moved.contains(document); });
    std::vector<Document> moved = m_moved.documents();
    std::sort(moved.begin(), moved.end(), less);
    const auto middle = ptrdiff_t(order.size());
    order.insert(order.end(), moved.begin(), moved.end());
    std::inplace_merge(order.begin(), order.begin() + middle, order.end(), less);
}

void Columns::settle()
{
    compact();
    if (m_moved.isEmpty())
        return;
    bringIn(m_byReceipt, [this](Document a, Document b) { return isReceivedBefore(a, b); });
    bringIn(m_byName, [this](Document a, Document b) { return isNamedBefore(a, b); });
    m_moved = {};
    const std::vector<Document> all = m_all.documents();
    m_numbersAscend = std::is_sorted(all.begin(), all.end(),
                                     [this](Document a, Document b) { return m_numbers[a] < m_numbers[b]; });
}

Bitmap Columns::receivedWithin(qint64 from, qint64 until) const
{
    std::vector<quint64> bits((m_received.size() + 63) / 64);
    for (size_t document = 0; document < m_received.size(); ++document) {
        const bool within = m_received[document] >= from && m_received[document] < until;
        bits[document / 64] |= quint64(within) << (document % 64);
    }
    Bitmap found = Bitmap::ofBits(bits);
    found &= m_all;
    return found;
}

void Columns::write(QDataStream &to) const
{
    writeSet(to, m_all);
    for (const Column &column : m_columns)
        column.write(to);
    for (const Bitmap &flag : m_flags)
        writeSet(to, flag);
    writeRaw(to, m_numbers);
    writeRaw(to, m_received);
    writeRaw(to, std::vector<char>(m_names.begin(), m_names.end()));
    writeRaw(to, m_nameAt);
    writeRaw(to, m_nameSize);
    to << m_authorNames;
    writeRaw(to, m_commentsAt);
    writeRaw(to, m_comments);
    to << m_numbersAscend;
    writeRaw(to, m_byReceipt);
    writeRaw(to, m_byName);
}

void Columns::read(QDataStream &from)
{
    readSet(from, m_all);
    for (Column &column : m_columns)
        column.read(from, m_all);
    for (Bitmap &flag : m_flags)
        readSet(from, flag);
    std::vector<char> names;
    readRaw(from, m_numbers);
    readRaw(from, m_received);
    readRaw(from, names);
    m_names.assign(names.begin(), names.end());
    readRaw(from, m_nameAt);
    readRaw(from, m_nameSize);
    from >> m_authorNames;
    for (quint32 author = 0; author < quint32(m_authorNames.size()); ++author)
        m_knownAuthors.insert(m_authorNames[author], author);
    readRaw(from, m_commentsAt);
    readRaw(from, m_comments);
    from >> m_numbersAscend;
    readRaw(from, m_byReceipt);
    readRaw(from, m_byName);
    if (from.status() != QDataStream::Ok)
        return;
    for (const Document document : m_all.documents())
        putIntoSets(document);
}

} // namespace soundings::index
