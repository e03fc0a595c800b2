#include "core/desk/exportrows.h"
#include "core/desk/campaigns.h"

#include "core/consultation/words.h"
#include "core/desk/orstop.h"
#include "core/desk/paced.h"
#include "core/exchange/codebook.h"
#include "core/reports/savedfile.h"
#include "core/tables/csv.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source, int n = -1)
{
    return QCoreApplication::translate("soundings", source, nullptr, n);
}

void writeCsv(ExportRows &rows, QIODevice &device)
{
    const std::vector<Theme> themes = orStop(rows.desk().themes());
    QStringList names;
    for (const Theme &theme : themes)
        names << rows.told(theme.name);
    device.write("\xEF\xBB\xBF"); // by which Excel knows UTF-8
    device.write(tables::csvLine({u"reference"_s, u"subject"_s, u"respondent"_s, u"organisation"_s, u"kind"_s, u"place"_s,
                                  u"channel"_s, u"received"_s, u"timeliness"_s, u"status"_s, u"themes"_s, u"comments"_s,
                                  u"campaign"_s, u"confidentiality"_s, u"text"_s})
                     .toUtf8());
    rows.forEach([&](const ResponseDetail &detail) {
        const Response &r = detail.response;
        const QStringList fields{rows.nameOf(r),
                                 r.subject,
                                 r.respondent.name,
                                 r.respondent.organisation,
                                 toWord(r.respondent.kind),
                                 r.respondent.place,
                                 toWord(r.channel),
                                 isoUtc(r.received),
                                 toWord(r.timeliness),
                                 toWord(r.status),
                                 themesOf(detail.comments, themes, names).join(u"; "_s),
                                 QString::number(detail.comments.size()),
                                 rows.campaignOf(r).isValid() ? QString::number(rows.campaignOf(r).value) : QString(),
                                 toWord(r.confidentiality),
                                 wholeText(r)};
        device.write(tables::csvLine(fields).toUtf8());
    });
}

void writeJsonLines(ExportRows &rows, QIODevice &device)
{
    exchange::CommentNames names = orStop(commentNames(rows.desk()));
    for (QString &theme : names.themes)
        theme = rows.told(theme); // it may be called after somebody
    rows.forEach([&](const ResponseDetail &detail) {
        const std::vector<JournalEntry> history = rows.isAnonymous() ? std::vector<JournalEntry>() // it names the team
                                                                     : orStop(rows.desk().history(detail.response.id));
        QJsonObject object = exchange::toJson(detail, history, names, rows.campaignOf(detail.response));
        object.insert(u"reference"_s, rows.nameOf(detail.response));
        device.write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    });
}

Result<Exported> exportAsProject(const Desk &desk, const QString &file, const ProjectStep &step)
{
    const Result<ProjectExport> written = exportProject(desk, file, step);
    if (!written)
        return passOn(written);
    return Exported{written->responses, written->comments, written->leftOut, {}};
}

} // namespace

ExportRows::ExportRows(const Desk &desk, const ProjectStep &step, bool anonymous)
    : m_desk(desk)
    , m_step(step)
    , m_anonymous(anonymous)
    , m_campaigns(orStop(campaignsByResponse(desk)))
    , m_all(orStop(desk.find({}, {SortKey::Reference, false})))
{
    if (!anonymous)
        return;
    m_withheld = orStop(withheldWords(desk, redaction::Edition::Anonymous));
    m_publicIds = orStop(publicIdentifiers(desk));
}

QString ExportRows::nameOf(const Response &response) const
{
    return m_anonymous ? m_publicIds.value(response.id) : reference(response.number);
}

QString ExportRows::told(const QString &words) const
{
    return m_anonymous ? swept(words, m_withheld) : words;
}

std::optional<ResponseDetail> ExportRows::read(ResponseId id) const
{
    ResponseDetail detail = orStop(m_desk.response(id));
    if (!m_anonymous)
        return detail;
    return redaction::cleared(detail, orStop(judgedOf(m_desk, id)), redaction::Edition::Anonymous, &m_withheld);
}

void ExportRows::tell(const QString &what)
{
    const int total = int(m_all.size() + m_withComments.size());
    if (m_step && !m_step(m_done++, std::max(total, 1), what))
        throw Stop{{ErrorKind::Cancelled, text("Stopped."), {}}};
}

void ExportRows::forEach(const std::function<void(const ResponseDetail &)> &take)
{
    for (const ResponseId id : m_all) {
        const std::optional<ResponseDetail> detail = read(id);
        m_confidential += !detail || detail->response.confidentiality == Confidentiality::Confidential;
        if (!detail)
            continue;
        tell(nameOf(detail->response));
        take(*detail);
        ++m_responses;
        m_comments += int(detail->comments.size());
        if (!detail->comments.empty())
            m_withComments.push_back(id);
    }
}

void ExportRows::forEachWithComments(const std::function<void(const ResponseDetail &)> &take)
{
    for (const ResponseId id : m_withComments) {
        const std::optional<ResponseDetail> detail = read(id);
        if (!detail)
            continue;
        tell(nameOf(detail->response));
        take(*detail);
    }
}

Exported ExportRows::counts() const
{
    Exported counts{m_responses, m_comments, {}, {}};
    if (m_anonymous) {
        if (m_confidential > 0)
            counts.leftOut << text("%n response(s) given in confidence are left out.", m_confidential);
        counts.remarks << text("Names, addresses and numbers were taken out as they were found by rules, which can miss one, and "
                               "by the team. Read the file before it is published.");
        return counts;
    }
    if (m_confidential > 0)
        counts.remarks << text("%n response(s) given in confidence are in the file, and marked so.", m_confidential);
    return counts;
}

QString wholeText(const Response &response)
{
    QStringList texts;
    for (const Part &part : response.parts) {
        if (part.text.isEmpty())
            continue;
        const QString above = part.kind == PartKind::Answer       ? part.question
                              : part.kind == PartKind::Attachment ? u"[%1]"_s.arg(part.name)
                                                                  : QString();
        texts << (above.isEmpty() ? part.text : above + u'\n' + part.text);
    }
    return texts.join(u"\n\n"_s);
}

QStringList themesOf(const std::vector<Comment> &comments, const std::vector<Theme> &themes, const QStringList &paths)
{
    QSet<ThemeId> met;
    for (const Comment &comment : comments)
        met.unite(QSet<ThemeId>(comment.themes.begin(), comment.themes.end()));
    QStringList all;
    for (size_t i = 0; i < themes.size(); ++i) {
        if (met.contains(themes[i].id))
            all << paths[qsizetype(i)];
    }
    return all;
}

QStringList exportEndings()
{
    return {u".qdpx"_s, u".xlsx"_s, u".csv"_s, u".jsonl"_s};
}

Result<exchange::CommentNames> commentNames(const Desk &desk)
{
    const Result<std::vector<Theme>> themes = desk.themes();
    const Result<std::vector<Draft>> drafts = desk.drafts();
    if (!themes || !drafts)
        return themes ? passOn(drafts) : passOn(themes);
    std::vector<Section> all;
    for (const Draft &draft : *drafts) {
        const Result<std::vector<Section>> sections = desk.sections(draft.id);
        if (!sections)
            return passOn(sections);
        all.insert(all.end(), sections->begin(), sections->end());
    }
    return exchange::CommentNames(*themes, all);
}

Result<Exported> exportConsultation(const Desk &desk, const QString &file, const ProjectStep &tell, bool anonymous)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == u"qdpx" && anonymous)
        return failure(ErrorKind::Invalid, text("A project holds everything as it was received; it can't be anonymous. Choose "
                                                ".xlsx, .csv or .jsonl."));
    if (ending == u"qdpx")
        return exportAsProject(desk, file, tell);
    if (!exportEndings().contains(u'.' + ending)) {
        return failure(ErrorKind::Invalid, text("%1 can't be written: an exported file's name ends in %2.")
                                               .arg(QFileInfo(file).fileName(), exportEndings().join(u", "_s)));
    }
    const ProjectStep step = paced(tell);
    auto saved = reports::SavedFile::open(file);
    if (!saved)
        return passOn(saved);
    try {
        ExportRows rows(desk, step, anonymous);
        Result<QStringList> cut;
        if (ending == u"xlsx")
            cut = exportWorkbook(rows, (*saved)->device());
        else if (ending == u"csv")
            writeCsv(rows, (*saved)->device());
        else
            writeJsonLines(rows, (*saved)->device());
        if (const Result<> whole = cut ? (*saved)->commit() : (*saved)->refuse(cut.error().detail); !whole)
            return passOn(whole);
        Exported exported = rows.counts();
        exported.leftOut += *cut;
        return exported;
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

} // namespace soundings
