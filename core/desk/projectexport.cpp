#include "core/desk/projects.h"

#include "core/consultation/words.h"
#include "core/desk/paced.h"
#include "core/desk/projectmemos.h"
#include "core/draft/document.h"
#include "core/exchange/qdpx.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QSaveFile>
#include <QSet>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

const QUuid consultations(u"{c2a5b1d4-7e0f-4b38-9d61-3f8a0e6b7c15}"_s); ///< names the space of consultations

QString text(const char *source, int n = -1)
{
    return QCoreApplication::translate("soundings", source, nullptr, n);
}

/// Gathers a consultation as a Project, response by response.
class Gathering
{
public:
    Gathering(const Desk &desk, const ProjectGuids &guids, const ProjectStep &step)
        : m_desk(desk)
        , m_guids(guids)
        , m_step(step)
    {}

    Result<> gather()
    {
        const Result<Consultation> about = m_desk.consultation();
        if (!about)
            return passOn(about);
        m_project.name = about->title;
        m_project.description = about->organisation;
        if (const Result<> themes = addThemes(); !themes)
            return themes;
        if (const Result<> drafts = addDrafts(); !drafts)
            return drafts;
        if (const Result<> memos = addMemos(m_desk, m_guids, m_project); !memos)
            return memos;
        return addResponses();
    }

    [[nodiscard]] const exchange::Project &project() const { return m_project; }

    /// Bytes of a draft or an attached file; empty where they can't be had, which is said.
    Result<QByteArray> fileOf(const QUuid &guid)
    {
        if (const auto draft = m_drafts.constFind(guid); draft != m_drafts.constEnd())
            return m_desk.draftBytes(*draft);
        const auto [response, part] = m_files.value(guid);
        const Result<QByteArray> bytes = m_desk.partBytes(response, part);
        m_missing += bytes ? 0 : 1;
        return bytes.value_or(QByteArray());
    }

    [[nodiscard]] QStringList leftOut() const
    {
        QStringList all;
        if (m_missing > 0)
            all << text("%n attached file(s) could not be taken out of their messages, and stand empty in "
                        "the project.",
                        m_missing);
        if (m_homeless > 0)
            all << text("%n comment(s) on responses without any part are left out.", m_homeless);
        return all;
    }

private:
    Result<> addThemes()
    {
        const Result<std::vector<Theme>> themes = m_desk.themes();
        if (!themes)
            return passOn(themes);
        for (const Theme &t : *themes) {
            m_project.themes.push_back({m_guids.of(t.id), t.parent.isValid() ? m_guids.of(t.parent) : QUuid(),
                                        t.name, t.definition, t.colour, t.key, t.examples, t.inclusion, t.exclusion});
        }
        return {};
    }

    Result<> addDrafts()
    {
        const Result<std::vector<Draft>> drafts = m_desk.drafts();
        if (!drafts)
            return passOn(drafts);
        for (const Draft &draft : *drafts) {
            const Result<std::vector<Section>> sections = m_desk.sections(draft.id);
            const Result<QByteArray> bytes = m_desk.draftBytes(draft.id);
            if (!sections || !bytes)
                return sections ? passOn(bytes) : passOn(sections);
            const Result<draft::Document> pdf = draft::Document::open(*bytes, draft.fileName);
            exchange::ProjectDraft made{m_guids.of(draft.id), draft.label, draft.fileName, {}, {}};
            for (const Section &section : *sections)
                made.sections.push_back(
                    {m_guids.of(section.id), section.number, section.title, section.page,
                     boxOf(section, pdf ? pdf->pageSize(section.page) : QSizeF(595, 842))});
            m_drafts.insert(made.guid, draft.id);
            m_project.drafts.push_back(std::move(made));
        }
        return {};
    }

    /// In points from the bottom left of the page; the page where the heading has no place.
    static QRect boxOf(const Section &section, QSizeF page)
    {
        const Box box = section.box.isEmpty() ? Box{0, 0, 1, 1} : section.box;
        const QPoint low(qRound(box.left * page.width()), qRound((1 - box.bottom) * page.height()));
        const QPoint high(qRound(box.right * page.width()), qRound((1 - box.top) * page.height()));
        return QRect(low.x(), low.y(), high.x() - low.x(), high.y() - low.y());
    }

    Result<> addResponses()
    {
        const Result<std::vector<ResponseId>> ids = m_desk.find({}, {SortKey::Reference, false});
        if (!ids)
            return passOn(ids);
        int done = 0;
        for (const ResponseId id : *ids) {
            const Result<ResponseDetail> detail = m_desk.response(id);
            if (!detail)
                return passOn(detail);
            if (m_step && !m_step(done++, int(ids->size()), reference(detail->response.number)))
                return failure(ErrorKind::Cancelled, text("Stopped."));
            add(*detail);
        }
        return {};
    }

    void add(const ResponseDetail &detail)
    {
        const Response &r = detail.response;
        exchange::ProjectResponse made{m_guids.of(r.id), reference(r.number), r.subject, r.respondent.name,
                                       r.respondent.organisation};
        made.kind = r.respondent.kind;
        made.place = r.respondent.place;
        made.channel = r.channel;
        made.received = r.received;
        made.timeliness = r.timeliness;
        made.status = r.status;
        made.confidentiality = r.confidentiality;
        made.signatories = r.signatories;
        QSet<QString> names;
        for (const Part &part : r.parts)
            add(part, r, names);
        for (const Comment &comment : detail.comments)
            add(comment, r);
        m_project.responses.push_back(std::move(made));
    }

    void add(const Part &part, const Response &response, QSet<QString> &names)
    {
        exchange::ProjectSource source;
        source.guid = m_guids.of(part.id);
        source.response = m_guids.of(response.id);
        source.kind = part.kind;
        source.question = part.question;
        source.text = part.text;
        if (part.kind == PartKind::Attachment) {
            source.fileName = nameOf(part);
            m_files.insert(source.guid, {response.id, part.index});
        }
        const QString called = part.kind == PartKind::Attachment ? source.fileName
                               : part.kind == PartKind::Answer   ? part.question.simplified()
                                                                 : text("message");
        source.name = reference(response.number) + u' ' + called; // programs want names that differ
        for (int n = 2; names.contains(source.name); ++n)
            source.name = u"%1 %2 (%3)"_s.arg(reference(response.number), called).arg(n);
        names.insert(source.name);
        m_project.sources.push_back(std::move(source));
    }

    static QString nameOf(const Part &part)
    {
        if (!QFileInfo(part.name).suffix().isEmpty())
            return part.name;
        const QString ending = QMimeDatabase().mimeTypeForName(part.type).preferredSuffix();
        const QString name = part.name.isEmpty() ? text("attachment") : part.name;
        return ending.isEmpty() ? name : name + u'.' + ending;
    }

    void add(const Comment &comment, const Response &response)
    {
        if (response.parts.empty()) {
            ++m_homeless;
            return;
        }
        exchange::ProjectComment made;
        made.guid = m_guids.of(comment.id);
        made.source = m_guids.of(comment.passage ? comment.passage->part : response.parts.front().id);
        if (comment.passage)
            made.range = exchange::ProjectRange{comment.passage->begin, comment.passage->end};
        for (const ThemeId theme : comment.themes)
            made.themes.push_back(m_guids.of(theme));
        for (const SectionId section : comment.sections)
            made.sections.push_back(m_guids.of(section));
        made.stance = comment.stance;
        made.note = comment.note;
        made.author = comment.author;
        made.at = comment.at;
        made.origin = comment.origin;
        made.quotable = comment.quotable;
        m_project.comments.push_back(std::move(made));
    }

    const Desk &m_desk;
    const ProjectGuids &m_guids;
    const ProjectStep &m_step;
    exchange::Project m_project;
    QHash<QUuid, DraftId> m_drafts;
    QHash<QUuid, std::pair<ResponseId, int>> m_files;
    int m_missing = 0;
    int m_homeless = 0;
};

tl::unexpected<Error> unwritten(const QSaveFile &file)
{
    return failure(ErrorKind::Storage,
                   text("%1 can't be written. Check the folder, its permissions and the room on the disk.")
                       .arg(file.fileName()),
                   file.errorString());
}

} // namespace

Result<ProjectGuids> ProjectGuids::of(const Desk &desk)
{
    const Result<QByteArray> beginning = desk.journalBeginning();
    if (!beginning)
        return passOn(beginning);
    ProjectGuids guids;
    guids.m_space = QUuid::createUuidV5(consultations, *beginning);
    return guids;
}

Result<ProjectExport> exportProject(const Desk &desk, const QString &file, const ProjectStep &tell)
{
    const ProjectStep step = paced(tell);
    const Result<ProjectGuids> guids = ProjectGuids::of(desk);
    if (!guids)
        return passOn(guids);
    Gathering gathering(desk, *guids, step);
    if (const Result<> gathered = gathering.gather(); !gathered)
        return passOn(gathered);
    QSaveFile saved(file);
    if (!saved.open(QIODevice::WriteOnly))
        return unwritten(saved);
    const exchange::Project &project = gathering.project();
    const Result<QStringList> leftOut = exchange::writeQdpx(
        project, saved, [&](const QUuid &guid) { return gathering.fileOf(guid); }, step);
    if (!leftOut)
        return leftOut.error().kind == ErrorKind::Storage && saved.error() != QFileDevice::NoError
                   ? unwritten(saved)
                   : passOn(leftOut);
    if (!saved.commit())
        return unwritten(saved);
    return ProjectExport{int(project.responses.size()), int(project.comments.size()),
                         *leftOut + gathering.leftOut()};
}

} // namespace soundings
