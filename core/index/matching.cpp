#include "core/index/index.h"

#include "core/index/times.h"
#include "core/search/wordscanner.h"

#include <algorithm>

namespace soundings::index {

using namespace Qt::StringLiterals;
using namespace search;

/// One question. A field's test says what querysql.cpp says in SQL, word for word.
class Matching
{
public:
    Matching(const Index &index, const Index::Elsewhere &elsewhere)
        : m_index(index)
        , m_columns(index.m_columns)
        , m_elsewhere(elsewhere)
    {}

    [[nodiscard]] std::optional<Bitmap> of(const Node &node) const
    {
        std::optional<Bitmap> found = std::visit([this](const auto &what) { return this->plain(what); }, node.what);
        if (found && node.negated) {
            Bitmap others = m_columns.all();
            others -= *found;
            return others;
        }
        return found;
    }

private:
    [[nodiscard]] std::optional<Bitmap> plain(const Everything &) const { return m_columns.all(); }
    [[nodiscard]] std::optional<Bitmap> plain(const Text &text) const { return m_index.m_words.having(text); }
    [[nodiscard]] std::optional<Bitmap> plain(const Group &group) const
    {
        std::optional<Bitmap> all;
        for (const Node &part : group.parts) {
            std::optional<Bitmap> one = of(part);
            if (!one)
                return std::nullopt;
            if (!all)
                all = std::move(one);
            else if (group.join == Group::Join::And)
                *all &= *one;
            else
                *all |= *one;
        }
        return all;
    }
    [[nodiscard]] std::optional<Bitmap> plain(const FieldTest &test) const
    {
        if (const auto *presence = std::get_if<Presence>(&test.value)) {
            std::optional<Bitmap> any = anyOf(test);
            if (!any || *presence == Presence::Any)
                return any;
            Bitmap none = m_columns.all();
            none -= *any;
            return none;
        }
        if (const auto *text = std::get_if<QString>(&test.value))
            return withText(test, *text);
        if (const auto *flag = std::get_if<Flag>(&test.value))
            return isOfViews(*flag) ? m_elsewhere(test) : withFlag(*flag);
        if (const auto *kind = std::get_if<RespondentKind>(&test.value))
            return withValue(Columns::Kind, quint32(*kind));
        if (const auto *channel = std::get_if<Channel>(&test.value))
            return withValue(Columns::ChannelOf, quint32(*channel));
        if (const auto *status = std::get_if<Status>(&test.value))
            return withValue(Columns::StatusOf, quint32(*status));
        if (const auto *stance = std::get_if<Stance>(&test.value))
            return m_columns.stances().value(quint32(*stance));
        if (const auto *received = std::get_if<ReceivedTest>(&test.value)) {
            const TimeSpan span = timeSpanOf(*received, m_index.m_zone);
            return m_columns.receivedWithin(span.from, span.until);
        }
        if (const auto *number = std::get_if<int>(&test.value); number && test.field == Field::Campaign)
            return withValues(Columns::Campaign, [wanted = QString::number(*number)](const QString &campaign) {
                return campaign == wanted;
            });
        return m_elsewhere(test); // of a response
    }

    [[nodiscard]] std::optional<Bitmap> anyOf(const FieldTest &test) const
    {
        switch (test.field) {
        case Field::Theme:
            return together(m_columns.themes(), [](quint32) { return true; });
        case Field::Section:
            return together(m_columns.sections(), [](quint32) { return true; });
        case Field::Stance:
            return together(m_columns.stances(), [](quint32 stance) { return stance != quint32(Stance::None); });
        case Field::Kind:
            return fitting(Columns::Kind, [](quint32 kind) { return kind != quint32(RespondentKind::Unknown); });
        case Field::Place:
            return notEmpty(Columns::Place);
        case Field::Assignee:
            return notEmpty(Columns::Assignee);
        case Field::Campaign:
            return notEmpty(Columns::Campaign);
        case Field::Note:
            return m_columns.having(Columns::Notes);
        case Field::TaggedBy:
            return m_columns.having(Columns::Commented);
        default:
            return m_elsewhere({test.field, Presence::Any, test.column});
        }
    }

    [[nodiscard]] std::optional<Bitmap> withText(const FieldTest &test, const QString &text) const
    {
        const QString folded = fold(text);
        switch (test.field) {
        case Field::Theme:
            return beneath(m_index.m_themes, m_columns.themes(), [end = u'/' + folded](const Heading &theme) {
                return theme.foldedNames.front().endsWith(end);
            });
        case Field::Section:
            return beneath(m_index.m_sections, m_columns.sections(), [name = sectionName(folded)](const Heading &section) {
                return section.foldedNames.contains(name);
            });
        case Field::Place: {
            const QString wanted = u' ' + QString(folded).replace(u'-', u' ');
            return withValues(Columns::Place, [&](const QString &place) {
                return (u' ' + fold(place).replace(u'-', u' ')).contains(wanted);
            });
        }
        case Field::Assignee:
            return withValues(Columns::Assignee, [&](const QString &name) { return hasWords(name, folded); });
        case Field::TaggedBy:
            return together(m_columns.authors(), [&](quint32 author) {
                return hasWords(m_columns.authorNames()[author], folded);
            });
        default:
            return m_elsewhere(test);
        }
    }

    /// Who looked at what is the store's to say.
    static bool isOfViews(Flag flag) { return flag == Flag::Opened || flag == Flag::Unopened; }

    [[nodiscard]] std::optional<Bitmap> withFlag(Flag flag) const
    {
        switch (flag) {
        case Flag::OnTime:
            return withValue(Columns::TimelinessOf, quint32(Timeliness::OnTime));
        case Flag::Late:
            return withValue(Columns::TimelinessOf, quint32(Timeliness::Late));
        case Flag::Confidential:
            return withValue(Columns::ConfidentialityOf, quint32(Confidentiality::Confidential));
        case Flag::Duplicate:
            return m_columns.having(Columns::Duplicate);
        case Flag::Acknowledged:
            return m_columns.having(Columns::Acknowledged);
        case Flag::Proposed:
            return m_columns.having(Columns::Proposals);
        case Flag::Quotable:
            return m_columns.having(Columns::Quotable);
        case Flag::Attachment:
            return m_columns.having(Columns::Attachments);
        case Flag::Comment:
            return m_columns.having(Columns::Commented);
        case Flag::Opened:
        case Flag::Unopened:
            break;
        }
        return std::nullopt;
    }

    static QString sectionName(QString folded)
    {
        while (folded.size() > 1 && folded.endsWith(u'.')) // "3.2." is 3.2
            folded.chop(1);
        return folded;
    }
    static bool hasWords(const QString &name, const QString &folded)
    {
        return (u' ' + fold(name) + u' ').contains(u' ' + folded + u' ');
    }

    template<class F>
    [[nodiscard]] Bitmap fitting(Columns::Single column, F fits) const
    {
        return m_columns.column(column).having(m_columns.all(), fits);
    }
    [[nodiscard]] Bitmap withValue(Columns::Single column, quint32 value) const
    {
        return fitting(column, [value](quint32 other) { return other == value; });
    }
    template<class F>
    [[nodiscard]] Bitmap withValues(Columns::Single column, F fits) const
    {
        const QStringList &values = m_columns.column(column).values();
        return fitting(column, [&](quint32 number) { return fits(values[number]); });
    }
    [[nodiscard]] Bitmap notEmpty(Columns::Single column) const
    {
        return withValues(column, [](const QString &value) { return !value.isEmpty(); });
    }

    template<class F>
    [[nodiscard]] static Bitmap together(const Columns::Sets &sets, F fits)
    {
        Bitmap all;
        for (auto set = sets.begin(); set != sets.end(); ++set) {
            if (fits(set.key()))
                all |= set.value();
        }
        return all;
    }
    /// Of headings that are named so, and all beneath them.
    template<class F>
    [[nodiscard]] static Bitmap beneath(const std::vector<Heading> &headings, const Columns::Sets &sets, F named)
    {
        std::vector<quint32> wanted;
        for (const Heading &heading : headings) {
            if (named(heading))
                wanted.push_back(heading.id);
        }
        for (size_t i = 0; i < wanted.size(); ++i) {
            for (const Heading &heading : headings) {
                if (heading.parent == wanted[i] && std::find(wanted.begin(), wanted.end(), heading.id) == wanted.end())
                    wanted.push_back(heading.id);
            }
        }
        return together(sets, [&](quint32 id) { return std::find(wanted.begin(), wanted.end(), id) != wanted.end(); });
    }

    const Index &m_index;
    const Columns &m_columns;
    const Index::Elsewhere &m_elsewhere;
};

std::optional<Bitmap> Index::matching(const Node &query, const Elsewhere &elsewhere) const
{
    return Matching(*this, elsewhere).of(query);
}

} // namespace soundings::index
