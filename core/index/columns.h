#pragma once

#include "core/index/facts.h"

#include <QHash>
#include <QTimeZone>

#include <array>
#include <span>

class QDataStream;

namespace soundings::index {

/// Of each document one value out of a few or many, which have numbers.
class Column
{
public:
    explicit Column(QStringList values = {}); ///< known from the beginning: number n is values[n]

    [[nodiscard]] quint32 numberOf(const QString &value); ///< a new one where it was not met before
    void put(Document document, quint32 number);
    [[nodiscard]] const QStringList &values() const { return m_values; }
    [[nodiscard]] quint32 at(Document document) const { return m_numbers[document]; }
    /// The documents whose value is any of those that `fits` says true of, by number.
    template<class F>
    [[nodiscard]] Bitmap having(const Bitmap &all, F fits) const
    {
        if (!m_having.empty()) {
            Bitmap found;
            for (quint32 number = 0; number < quint32(m_having.size()); ++number) {
                if (fits(number))
                    found |= m_having[number];
            }
            return found;
        }
        std::vector<bool> wanted;
        for (quint32 number = 0; number < quint32(m_values.size()); ++number)
            wanted.push_back(fits(number));
        std::vector<quint64> bits((m_numbers.size() + 63) / 64);
        for (size_t document = 0; document < m_numbers.size(); ++document) {
            if (wanted[m_numbers[document]])
                bits[document / 64] |= quint64(1) << (document % 64);
        }
        Bitmap found = Bitmap::ofBits(bits);
        found &= all; // ids that no response has stand at value 0
        return found;
    }
    /// How many of the documents have each value.
    [[nodiscard]] std::vector<size_t> counts(const Bitmap &of) const;

    void write(QDataStream &to) const;
    void read(QDataStream &from, const Bitmap &all);

private:
    /// A bitmap a value pays off for few values.
    static constexpr qsizetype fewValues = 512;

    QStringList m_values;
    QHash<QString, quint32> m_known;
    std::vector<quint32> m_numbers; ///< by document
    std::vector<Bitmap> m_having;   ///< by number; empty where there are many values
};

/// Facts about all documents, column by column, so that counting and ordering touch little memory. Const functions from
/// any thread; the others while nobody reads.
class Columns
{
public:
    Columns();

    /// The zone in which a day is a day.
    void setZone(const QTimeZone &zone);
    void put(const Facts &facts);
    void settle(); ///< after the last put(): orders are brought in order

    [[nodiscard]] const Bitmap &all() const { return m_all; }
    [[nodiscard]] size_t end() const { return m_received.size(); } ///< behind the greatest document

    enum Single { Kind, ChannelOf, StatusOf, TimelinessOf, ConfidentialityOf, Place, Assignee, Campaign, Day, Ruling, SingleCount };
    [[nodiscard]] const Column &column(Single which) const { return m_columns[which]; }

    enum Flag { Attachments, Acknowledged, Duplicate, Proposals, Quotable, Notes, Commented, FlagCount };
    [[nodiscard]] const Bitmap &having(Flag flag) const { return m_flags[flag]; }

    // --- Of comments that count
    using Sets = QHash<quint32, Bitmap>;
    [[nodiscard]] const Sets &themes() const { return m_themes; }
    [[nodiscard]] const Sets &sections() const { return m_sections; }
    [[nodiscard]] const Sets &stances() const { return m_stances; }
    [[nodiscard]] const Sets &authors() const { return m_authors; }
    [[nodiscard]] const QStringList &authorNames() const { return m_authorNames; }
    /// Some comment without a theme, or none at all; likewise without a section.
    [[nodiscard]] const Bitmap &withoutTheme() const { return m_withoutTheme; }
    [[nodiscard]] const Bitmap &withoutSection() const { return m_withoutSection; }

    struct CommentView
    {
        quint32 stance = 0;
        quint32 author = 0;
        std::span<const quint32> themes;
        std::span<const quint32> sections;
    };
    template<class F>
    void forEachComment(Document document, F f) const
    {
        const quint32 *at = &m_comments[m_commentsAt[document]];
        for (quint32 left = *at++; left > 0; --left) {
            const size_t themes = at[2];
            const size_t sections = at[3];
            f(CommentView{at[0], at[1], {at + 4, themes}, {at + 4 + themes, sections}});
            at += 4 + themes + sections;
        }
    }

    // --- Orders
    [[nodiscard]] int number(Document document) const { return m_numbers[document]; }
    [[nodiscard]] bool numbersAscend() const { return m_numbersAscend; } ///< as ids do
    /// Ascending: by receipt, then number. Ascending: by the respondent's name, then number.
    [[nodiscard]] const std::vector<Document> &byReceipt() const { return m_byReceipt; }
    [[nodiscard]] const std::vector<Document> &byName() const { return m_byName; }
    [[nodiscard]] bool isReceivedBefore(Document a, Document b) const;
    [[nodiscard]] bool isNamedBefore(Document a, Document b) const; ///< or equally, and with a lower number
    [[nodiscard]] bool isNamedAlike(Document a, Document b) const { return nameOf(a) == nameOf(b); }
    [[nodiscard]] Bitmap receivedWithin(qint64 from, qint64 until) const; ///< milliseconds; from <= x < until

    void write(QDataStream &to) const;
    void read(QDataStream &from); ///< the stream says whether it was whole

private:
    void makeRoomFor(Document document);
    [[nodiscard]] quint32 dayOf(Instant instant); ///< its number in the column
    [[nodiscard]] std::string_view nameOf(Document document) const
    {
        return {m_names.data() + m_nameAt[document], m_nameSize[document]};
    }
    void putName(Document document, const QByteArray &name);
    void takeFromSets(Document document);
    void putIntoSets(Document document);
    void putComments(Document document, const std::vector<CommentFacts> &comments);
    void compact();
    template<class Less>
    void bringIn(std::vector<Document> &order, Less less);

    QTimeZone m_zone;
    QHash<qint64, quint32> m_dayOfQuarter; ///< of each quarter of an hour that was asked for
    Bitmap m_all;
    std::array<Column, SingleCount> m_columns;
    std::array<Bitmap, FlagCount> m_flags;
    std::vector<int> m_numbers;
    std::vector<qint64> m_received;
    std::string m_names;
    std::vector<quint32> m_nameAt;
    std::vector<quint16> m_nameSize;
    QStringList m_authorNames;
    QHash<QString, quint32> m_knownAuthors;
    Sets m_themes, m_sections, m_stances, m_authors;
    Bitmap m_withoutTheme, m_withoutSection;
    std::vector<quint32> m_commentsAt; ///< by document; place 0 holds "no comments"
    std::vector<quint32> m_comments{0};
    size_t m_wasted = 0; ///< numbers of m_comments that nothing names any more
    bool m_numbersAscend = true;
    std::vector<Document> m_byReceipt;
    std::vector<Document> m_byName;
    Bitmap m_moved; ///< put since settle(), and not in their place yet
};

} // namespace soundings::index
