#include "core/desk/exportrows.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/orstop.h"
#include "core/exchange/codebook.h"
#include "core/workbook/workbook.h"

#include <QCoreApplication>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;
using workbook::Row;
using workbook::Side;

QString text(const char *source, int n = -1)
{
    return QCoreApplication::translate("soundings", source, nullptr, n);
}

tables::Value orEmpty(const std::optional<Instant> &instant)
{
    return instant ? tables::Value(*instant) : tables::Value();
}

class ConsultationWorkbook
{
public:
    ConsultationWorkbook(ExportRows &rows, QIODevice &device)
        : m_rows(rows)
        , m_desk(rows.desk())
        , m_consultation(orStop(m_desk.consultation()))
        , m_book(device, {m_consultation.title, text("All responses"), m_consultation.organisation, u"en-GB"_s, m_desk.now()})
        , m_themes(orStop(m_desk.themes()))
        , m_paths(exchange::pathsOf(m_themes))
        , m_names(orStop(commentNames(m_desk)))
    {
        for (QString &path : m_paths)
            path = m_rows.told(path); // a theme may be called after somebody
        for (size_t i = 0; i < m_themes.size(); ++i)
            m_pathOf.insert(m_themes[i].id, m_paths[qsizetype(i)]);
    }

    Result<QStringList> write()
    {
        responses();
        comments();
        themes();
        sections();
        if (const Result<> finished = m_book.finish(); !finished)
            return passOn(finished);
        if (m_book.textsCut() == 0)
            return QStringList();
        return QStringList{text("%n text(s) longer than the 32,767 characters that a cell can hold are cut; each says so at its end.",
                     m_book.textsCut())};
    }

private:
    void responses()
    {
        m_book.begin({m_book.nameFor(text("Responses")),
                      {{text("Reference"), 11},
                       {text("Subject"), 36},
                       {text("Respondent"), 24},
                       {text("Organisation"), 28},
                       {text("Kind"), 20},
                       {text("Place"), 16},
                       {text("Address"), 28},
                       {text("Channel"), 11},
                       {text("Sent"), 21},
                       {text("Received"), 21},
                       {text("Evidence of receipt"), 30},
                       {text("Timeliness"), 12},
                       {text("Ruling"), 16},
                       {text("Status"), 13},
                       {text("Assigned to"), 18},
                       {text("Confidentiality"), 18},
                       {text("Signatories"), 13, true, Side::End},
                       {text("Themes"), 34},
                       {text("Comments"), 12, true, Side::End},
                       {text("Campaign"), 11, true, Side::End},
                       {text("Duplicate of"), 14},
                       {text("Source"), 30},
                       {text("Text"), 80, false}}});
        m_rows.forEach([this](const ResponseDetail &detail) { m_book.add(rowOf(detail)); });
    }

    Row rowOf(const ResponseDetail &detail) const
    {
        const Response &r = detail.response;
        return {m_rows.nameOf(r),
                r.subject,
                r.respondent.name,
                r.respondent.organisation,
                label(r.respondent.kind),
                r.respondent.place,
                r.respondent.address,
                label(r.channel),
                orEmpty(r.sent),
                tables::Value(r.received),
                label(r.evidence, r.channel),
                label(r.timeliness),
                r.timeliness == Timeliness::Late ? label(r.lateRuling) : QString(),
                label(r.status),
                r.assignee,
                label(r.confidentiality),
                tables::Value(double(r.signatories)),
                themesOf(detail.comments, m_themes, m_paths).join(u"; "_s),
                tables::Value(double(detail.comments.size())),
                m_rows.campaignOf(r).isValid() ? tables::Value(double(m_rows.campaignOf(r).value)) : tables::Value(),
                r.duplicateOf > 0 && !m_rows.isAnonymous() ? reference(r.duplicateOf) : QString(),
                r.source,
                wholeText(r)};
    }

    void comments()
    {
        m_book.begin({m_book.nameFor(text("Comments")),
                      {{text("Number"), 10, true, Side::End},
                       {text("Reference"), 11},
                       {text("Part"), 8, true, Side::End},
                       {text("Begins"), 10, true, Side::End},
                       {text("Ends"), 10, true, Side::End},
                       {text("Passage"), 70},
                       {text("Themes"), 34},
                       {text("Stance"), 12},
                       {text("Sections"), 14},
                       {text("Note"), 40},
                       {text("By"), 18},
                       {text("At"), 21},
                       {text("Came from"), 18},
                       {text("May be quoted"), 14}}});
        m_rows.forEachWithComments([this](const ResponseDetail &detail) {
            for (const Comment &comment : detail.comments)
                m_book.add(rowOf(comment, detail.response));
        });
    }

    Row rowOf(const Comment &comment, const Response &response) const
    {
        QStringList themes;
        for (const ThemeId theme : comment.themes)
            themes << m_pathOf.value(theme);
        QStringList sections;
        for (const SectionId section : comment.sections)
            sections << m_names.sections.value(section);
        tables::Value part, begin, end;
        for (const Part &one : response.parts) {
            if (!comment.passage || one.id != comment.passage->part)
                continue;
            part = double(one.index);
            begin = double(comment.passage->begin);
            end = double(comment.passage->end);
        }
        return {tables::Value(double(comment.id.value)),
                m_rows.nameOf(response),
                part,
                begin,
                end,
                comment.passage ? exchange::quoteOf(comment, response) : text("the whole response"),
                themes.join(u"; "_s),
                comment.stance == Stance::None ? QString() : label(comment.stance),
                sections.join(u"; "_s),
                comment.note,
                comment.author,
                tables::Value(comment.at),
                label(comment.origin),
                comment.quotable ? text("yes") : QString()};
    }

    void themes()
    {
        const QHash<ThemeId, int> counts = orStop(m_desk.themeCounts());
        m_book.begin({m_book.nameFor(text("Themes")),
                      {{text("Theme"), 40},
                       {text("Definition"), 50},
                       {text("Examples"), 40},
                       {text("What belongs to it"), 40},
                       {text("What does not"), 40},
                       {text("Key"), 6},
                       {text("Colour"), 10},
                       {text("Retired"), 10},
                       {text("Comments"), 12, true, Side::End}}});
        for (size_t i = 0; i < m_themes.size(); ++i) {
            const Theme &theme = m_themes[i];
            workbook::Cell path(m_paths[qsizetype(i)]);
            path.colour = theme.colour;
            m_book.add({path, m_rows.told(theme.definition), m_rows.told(theme.examples), m_rows.told(theme.inclusion),
                        m_rows.told(theme.exclusion), theme.key, theme.colour,
                        theme.retired ? text("yes") : QString(), tables::Value(double(counts.value(theme.id)))});
        }
    }

    void sections()
    {
        const QHash<SectionId, int> counts = orStop(m_desk.sectionCounts());
        m_book.begin({m_book.nameFor(text("Sections")),
                      {{text("Draft"), 30},
                       {text("Number"), 10},
                       {text("Title"), 60},
                       {text("Page"), 8, true, Side::End},
                       {text("Depth"), 8, true, Side::End},
                       {text("Comments"), 12, true, Side::End}}});
        for (const Draft &draft : orStop(m_desk.drafts())) {
            for (const Section &section : orStop(m_desk.sections(draft.id))) {
                workbook::Cell title(section.title);
                title.indent = section.depth;
                m_book.add({draft.label.isEmpty() ? draft.fileName : draft.label, section.number, title,
                            tables::Value(double(section.page + 1)), tables::Value(double(section.depth)),
                            tables::Value(double(counts.value(section.id)))});
            }
        }
    }

    ExportRows &m_rows;
    const Desk &m_desk;
    const Consultation m_consultation;
    workbook::Workbook m_book;
    const std::vector<Theme> m_themes;
    QStringList m_paths;
    const exchange::CommentNames m_names;
    QHash<ThemeId, QString> m_pathOf;
};

} // namespace

Result<QStringList> exportWorkbook(ExportRows &rows, QIODevice &device)
{
    return ConsultationWorkbook(rows, device).write();
}

} // namespace soundings
