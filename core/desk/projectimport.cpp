#include "core/desk/projects.h"

#include "core/consultation/codepoints.h"
#include "core/desk/documents.h"
#include "core/desk/files.h"
#include "core/desk/paced.h"
#include "core/desk/projectarrivals.h"
#include "core/desk/projectmatching.h"
#include "core/desk/projectmemos.h"
#include "core/desk/projectthemes.h"
#include "core/exchange/leftovers.h"
#include "core/exchange/positions.h"
#include "core/exchange/qdpx.h"
#include "core/intake/entered.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;
using exchange::ProjectComment;
using exchange::ProjectResponse;
using exchange::ProjectSource;

const char *const notTaken = QT_TRANSLATE_NOOP("soundings", "%n case(s) can't be taken in:");
const char *const textGone = QT_TRANSLATE_NOOP(
    "soundings", "%n comment(s) are on words that the text here does not have, and are left out, in:");
const char *const sourceGone =
    QT_TRANSLATE_NOOP("soundings", "%n comment(s) are on a source that is not here, and are left out, in:");
const char *const differs = QT_TRANSLATE_NOOP(
    "soundings", "%n source(s) are not as the response has them here, and are left out:");
const char *const changedSince = QT_TRANSLATE_NOOP(
    "soundings",
    "%n comment(s) that are here already are other than in the project, and stay as they are here.");

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// A document's words, read by the child that reads all documents.
Result<QString> wordsOf(const QByteArray &bytes, const QString &fileName)
{
    intake::Entered entered;
    entered.file = intake::OutgoingMail::File{fileName, {}, bytes};
    extract::Extractor extractor;
    Result<intake::Letter> letter = intake::letterFrom(
        entered, [&](const intake::Raw &raw) { return extractor.item(raw); });
    if (!letter)
        return passOn(letter);
    if (!Documents(extractor).read(letter->parts, letter->original))
        return failure(ErrorKind::Cancelled, {});
    return letter->parts.front().text;
}

class BringingIn
{
public:
    BringingIn(Desk &desk, const ProjectImportRequest &request, const ProjectGuids &guids,
               exchange::Read read, const ProjectStep &step)
        : m_desk(desk)
        , m_request(request)
        , m_guids(guids)
        , m_project(std::move(read.project))
        , m_step(step)
        , m_arrivals(desk, request, m_project)
    {
        m_result.notCarried = std::move(read.notCarried);
    }

    Result<ProjectImport> run()
    {
        if (const Result<> found = findSources(); !found)
            return passOn(found);
        if (const Result<> arrived = takeInNew(); !arrived)
            return passOn(arrived);
        const Result<ProjectNames> names = namesHere(m_desk, m_guids, m_project);
        if (!names)
            return passOn(names);
        m_names = &*names;
        m_changes = names->added;
        if (const Result<> commented = addComments(); !commented)
            return passOn(commented);
        Result<ChangeSet> memos = memosOf(m_desk, m_guids, m_project, names->themes, m_places);
        if (!memos)
            return passOn(memos);
        std::move(memos->begin(), memos->end(), std::back_inserter(m_changes));
        const Result<ChangeSet> written =
            m_desk.apply(std::move(m_changes), text("Import %1").arg(QFileInfo(m_request.file).fileName()));
        if (!written)
            return passOn(written);
        m_result.themes = int(names->added.size());
        m_result.responses = std::move(m_arrivals.items());
        tellWhatHasNoPlaceYet();
        m_result.notCarried += m_leftovers.sentences();
        return std::move(m_result);
    }

private:
    Result<> findSources()
    {
        Result<PartsHere> here = PartsHere::read(m_desk, m_guids, m_step);
        if (!here)
            return passOn(here);
        for (const ProjectResponse &response : m_project.responses)
            m_cases.insert(response.guid, &response);
        QHash<QUuid, ResponseId> chosen;
        for (const ProjectSource &source : m_project.sources) {
            m_sources.insert(source.guid, &source);
            const auto match =
                here->find(source, m_cases.value(source.response), chosen.value(source.response));
            if (!match)
                continue;
            m_places.insert(source.guid, {match->response, match->part, 0});
            if (!source.response.isNull() && !chosen.contains(source.response))
                chosen.insert(source.response, match->response);
        }
        findJoined(*here, chosen);
        m_matchedCases = chosen;
        return {};
    }

    /// Cases whose texts became one message when they came in.
    void findJoined(PartsHere &here, QHash<QUuid, ResponseId> &chosen)
    {
        for (const ProjectSource &source : m_project.sources)
            m_byCase[source.response].push_back(&source);
        for (const ProjectResponse &about : m_project.responses) {
            const JoinedTexts message = joinedTexts(m_byCase.value(about.guid));
            const bool found = std::any_of(message.sources.begin(), message.sources.end(),
                                           [&](const ProjectSource *one) { return m_places.contains(one->guid); });
            if (found || message.sources.size() < 2)
                continue;
            ProjectSource whole;
            whole.text = message.text;
            const auto match = here.find(whole, &about, chosen.value(about.guid));
            for (size_t i = 0; match && i < message.sources.size(); ++i)
                m_places.insert(message.sources[i]->guid, {match->response, match->part, message.begins[i]});
            if (match && !chosen.contains(about.guid))
                chosen.insert(about.guid, match->response);
        }
    }

    Result<> takeInNew()
    {
        for (const ProjectResponse &about : m_project.responses) {
            const std::vector<const ProjectSource *> sources = m_byCase.value(about.guid);
            if (m_matchedCases.contains(about.guid) || sources.empty()) {
                tellWhatDiffers(sources);
                continue;
            }
            if (const Result<> taken = takeIn(about, sources); !taken)
                return taken;
        }
        for (const ProjectSource &source : m_project.sources) {
            if (!source.response.isNull() || m_places.contains(source.guid))
                continue;
            ProjectResponse alone;
            alone.reference = source.name;
            if (const Result<> taken = takeIn(alone, {&source}); !taken)
                return taken;
        }
        return {};
    }

    /// Of a response that is here, what is not.
    void tellWhatDiffers(const std::vector<const ProjectSource *> &sources)
    {
        for (const ProjectSource *source : sources) {
            if (!m_places.contains(source->guid) && !(source->text.trimmed().isEmpty() && source->file.isEmpty()))
                m_leftovers.name(differs, source->name);
        }
    }

    Result<> takeIn(const ProjectResponse &about, const std::vector<const ProjectSource *> &sources)
    {
        if (!m_step(int(m_arrivals.items().size()), 0, about.reference))
            return failure(ErrorKind::Cancelled, text("Stopped."));
        const Result<> taken = m_arrivals.take(about, sources, m_places);
        if (taken || taken.error().kind == ErrorKind::Storage || taken.error().kind == ErrorKind::Cancelled)
            return taken;
        ++m_result.unreadable;
        m_leftovers.name(notTaken, u"%1 (%2)"_s.arg(about.reference, taken.error().message));
        return {};
    }

    Result<> addComments()
    {
        std::vector<ResponseId> order;
        QHash<ResponseId, std::vector<const ProjectComment *>> byResponse;
        for (const ProjectComment &comment : m_project.comments) {
            const auto place = m_places.constFind(comment.source);
            if (place == m_places.constEnd()) {
                const ProjectSource *source = m_sources.value(comment.source);
                m_leftovers.name(sourceGone, source ? source->name : u"?"_s);
                continue;
            }
            if (!byResponse.contains(place->response))
                order.push_back(place->response);
            byResponse[place->response].push_back(&comment);
        }
        int done = 0;
        for (const ResponseId id : order) {
            const Result<ResponseDetail> detail = m_desk.response(id);
            if (!detail)
                return passOn(detail);
            if (!m_step(done++, int(order.size()), m_project.name))
                return failure(ErrorKind::Cancelled, text("Stopped."));
            addComments(*detail, byResponse.value(id));
        }
        return {};
    }

    void addComments(const ResponseDetail &detail, const std::vector<const ProjectComment *> &comments)
    {
        QHash<QUuid, const Comment *> known;
        for (const Comment &comment : detail.comments)
            known.insert(m_guids.of(comment.id), &comment);
        const int before = m_result.comments;
        std::vector<Comment> there = detail.comments;
        for (const ProjectComment *one : comments) {
            const std::optional<Comment> comment = translated(*one, detail.response);
            if (!comment)
                continue;
            const Comment *ours = known.value(one->guid);
            const bool same = std::any_of(there.begin(), there.end(),
                                          [&](const Comment &other) { return saysTheSame(other, *comment); });
            if (ours || same) {
                ++m_result.commentsThere;
                if (ours && !saysTheSame(*ours, *comment))
                    m_leftovers.add(changedSince);
                continue;
            }
            ++m_result.comments;
            there.push_back(*comment);
            m_changes.push_back(CommentAdded{*comment});
        }
        if (m_result.comments > before && detail.response.status == Status::Unread)
            m_changes.push_back(
                StatusChanged{detail.response.id, Status::Unread, statusOf(*comments.front())});
    }

    Status statusOf(const ProjectComment &comment) const
    {
        const ProjectResponse *about = m_cases.value(m_sources.value(comment.source)->response);
        const Status said = about ? about->status.value_or(Status::Unread) : Status::Unread;
        return said == Status::Unread ? Status::InProgress : said;
    }

    /// Of nobody in particular, it may be anybody's.
    static bool saysTheSame(const Comment &here, const Comment &said)
    {
        return here.passage == said.passage && here.themes == said.themes && here.sections == said.sections &&
               here.stance == said.stance && here.note == said.note &&
               (said.author.isEmpty() || here.author == said.author);
    }

    std::optional<Comment> translated(const ProjectComment &one, const Response &response)
    {
        Comment comment;
        comment.response = response.id;
        if (one.range) {
            const ProjectSource &source = *m_sources.value(one.source);
            comment.passage = passageIn(response, source, *one.range);
            if (!comment.passage) {
                m_leftovers.name(textGone, source.name);
                return std::nullopt;
            }
        }
        for (const QUuid &theme : one.themes)
            comment.themes.push_back(m_names->themes.value(theme));
        for (const QUuid &section : one.sections) {
            if (m_names->sections.contains(section))
                comment.sections.push_back(m_names->sections.value(section));
        }
        putInOrder(comment.themes);
        putInOrder(comment.sections);
        comment.stance = one.stance;
        comment.note = one.note;
        comment.author = one.author;
        comment.at = one.at.value_or(Instant());
        comment.origin = one.origin;
        comment.quotable = one.quotable;
        return comment;
    }

    template<class T>
    static void putInOrder(std::vector<T> &ids)
    {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }

    /// Where a passage is in the part that its source became: where it should be if that says the same there,
    /// else where its words stand.
    std::optional<Passage> passageIn(const Response &response, const ProjectSource &source,
                                     exchange::ProjectRange range) const
    {
        const SourcePlace place = m_places.value(source.guid);
        const auto part = std::find_if(response.parts.begin(), response.parts.end(),
                                       [&](const Part &one) { return one.id == place.part; });
        if (part == response.parts.end())
            return std::nullopt;
        const QString quote = passageOf(source.text, range.begin, range.end).toString();
        const int length = codePointCount(part->text);
        const int begin = qBound(0, range.begin + place.offset, length);
        const int end = qBound(begin, range.end + place.offset, length);
        const QString there = passageOf(part->text, begin, end).toString();
        if (begin < end && there.trimmed() == quote.trimmed())
            return Passage{part->id, begin, end};
        const auto found = exchange::CountedText(part->text).find(quote, begin);
        return found ? std::optional(Passage{part->id, found->begin, found->end}) : std::nullopt;
    }

    void tellWhatHasNoPlaceYet()
    {
        m_leftovers.add(QT_TRANSLATE_NOOP("soundings", "%n set(s) can't be kept here."),
                        int(m_project.sets.size()));
        m_leftovers.add(QT_TRANSLATE_NOOP("soundings",
                                          "%n section(s) of the draft are not in the draft here; links "
                                          "to them are left out."),
                        m_names->unknownSections);
    }

    Desk &m_desk;
    const ProjectImportRequest &m_request;
    const ProjectGuids &m_guids;
    const exchange::Project m_project;
    const ProjectStep &m_step;
    ProjectArrivals m_arrivals;
    ProjectImport m_result;
    exchange::Leftovers m_leftovers;
    QHash<QUuid, const ProjectResponse *> m_cases;
    QHash<QUuid, const ProjectSource *> m_sources;
    QHash<QUuid, ResponseId> m_matchedCases;
    QHash<QUuid, std::vector<const ProjectSource *>> m_byCase;
    SourcePlaces m_places;
    const ProjectNames *m_names = nullptr;
    ChangeSet m_changes;
};

} // namespace

Result<ProjectImport> importProject(Desk &desk, const ProjectImportRequest &request, const ProjectStep &tell)
{
    const ProjectStep step = paced(tell);
    const QFileInfo file(request.file);
    const Result<QByteArray> bytes = readWholeFile(request.file);
    if (!bytes)
        return passOn(bytes);
    const Result<ProjectGuids> guids = ProjectGuids::of(desk);
    if (!guids)
        return passOn(guids);
    Result<exchange::Read> read = exchange::readQdpx(*bytes, {file.absolutePath(), wordsOf, step});
    if (!read && read.error().kind != ErrorKind::Cancelled) {
        return failure(read.error().kind, u"%1: %2"_s.arg(file.fileName(), read.error().message),
                       read.error().detail);
    }
    if (!read)
        return passOn(read);
    return BringingIn(desk, request, *guids, *std::move(read), step).run();
}

} // namespace soundings
