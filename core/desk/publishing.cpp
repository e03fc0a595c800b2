#include "core/desk/publishing.h"

#include "core/consultation/words.h"
#include "core/desk/orstop.h"
#include "core/desk/packchecking.h"
#include "core/desk/redacting.h"
#include "core/desk/withholding.h"
#include "core/exchange/codebook.h"
#include "core/reports/publishedreport.h"
#include "core/reports/text.h"
#include "core/reports/write.h"
#include "core/zip/packing.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

class Pack
{
public:
    Pack(const Desk &desk, const PublishRequest &request, QDir folder, const reports::Progress &progress)
        : m_desk(desk)
        , m_request(request)
        , m_folder(std::move(folder))
        , m_progress(progress)
        , m_context{orStop(desk.consultation()), desk.now()}
        , m_themes(orStop(desk.themes()))
        , m_paths(exchange::pathsOf(m_themes))
        , m_identifiers(orStop(publicIdentifiers(desk)))
        , m_ids(request.ids.empty() ? orStop(desk.find(request.query, {SortKey::Reference, false})) : request.ids)
    {
        // By public identifier, so that not even the order tells who came when.
        std::sort(m_ids.begin(), m_ids.end(),
                  [this](ResponseId a, ResponseId b) { return m_identifiers.value(a) < m_identifiers.value(b); });
    }

    PublishSummary write()
    {
        for (const ResponseId id : m_ids) {
            tell(Reading);
            take(id);
        }
        if (m_published.empty())
            throw Stop{{ErrorKind::NotFound, text("There is nothing to publish: no response matches that was not given in confidence."), {}}};
        if (m_request.layout == PackLayout::OneDocument)
            writeAll(reports::publishedReport(m_published, m_context), u"responses"_s);
        writeIndex();
        check();
        return std::move(m_summary);
    }

private:
    /// Reading and writing a response, and reading its files again, are steps of one size.
    enum Phase { Reading, Checking };
    void tell(Phase phase, int done = 0, int total = 1)
    {
        const int all = std::max(int(m_ids.size()), 1);
        const int made = phase == Reading ? m_done++ : all + int(qint64(all) * done / std::max(total, 1));
        if (m_progress && !m_progress(made, 2 * all))
            throw Stop{{ErrorKind::Cancelled, text("Publishing was stopped. Nothing was left behind."), {}}};
    }

    void take(ResponseId id)
    {
        const ResponseDetail detail = orStop(m_desk.response(id));
        const redaction::Judged judged = orStop(judgedOf(m_desk, id));
        std::optional<ResponseDetail> clean = redaction::cleared(detail, judged, redaction::Edition::Consented);
        if (!clean) {
            ++m_summary.leftOut;
            return;
        }
        m_summary.undecided += isUndecided(detail.response, judged);
        reports::PublishedResponse one{m_identifiers.value(id), *std::move(clean), {}};
        one.themes = themesOf(one.detail);
        PublishedItem item{id, detail.response.number, one.identifier, {}};
        if (m_request.layout == PackLayout::FileEach) {
            const QString name = u"responses/%1"_s.arg(one.identifier);
            item.files = writeAll(reports::publishedReport({one}, m_context), name);
            one.file = item.files.value(0);
        }
        m_summary.responses.push_back(std::move(item));
        if (m_request.layout == PackLayout::FileEach)
            one.detail.response.parts.clear(); // the index needs no texts
        m_published.push_back(std::move(one));
    }

    static bool isUndecided(const Response &response, const redaction::Judged &judged)
    {
        const redaction::Whose whose = redaction::whoseText(response, redaction::Edition::Consented);
        return std::any_of(response.parts.begin(), response.parts.end(),
                           [&](const Part &part) { return !redaction::undecided(part, whose, judged).empty(); });
    }

    QStringList themesOf(const ResponseDetail &detail) const
    {
        QSet<ThemeId> met;
        for (const Comment &comment : detail.comments)
            met.unite(QSet<ThemeId>(comment.themes.begin(), comment.themes.end()));
        QStringList paths;
        for (size_t i = 0; i < m_themes.size(); ++i) {
            if (met.contains(m_themes[i].id))
                paths << swept(m_paths[qsizetype(i)], {}); // a theme may be called after somebody
        }
        return paths;
    }

    /// In the forms that were asked for; gives their names, web page first.
    QStringList writeAll(const reports::Report &report, const QString &name)
    {
        QStringList files;
        if (m_request.html)
            files << name + u".html"_s;
        if (m_request.pdf)
            files << name + u".pdf"_s;
        for (const QString &file : files)
            write(report, file);
        return files;
    }

    void write(const reports::Report &report, const QString &file)
    {
        m_folder.mkpath(QFileInfo(file).path());
        if (const Result<> written = reports::write(report, m_folder.filePath(file)); !written)
            throw Stop{written.error()};
        ++m_summary.files;
    }

    void writeIndex()
    {
        const reports::Report index = reports::publishedIndex(m_published, m_summary.leftOut, m_context);
        for (const QString &file : {u"index.html"_s, u"index.csv"_s, u"index.xlsx"_s})
            write(index, file);
    }

    void check()
    {
        const redaction::Terms words = orStop(withheldWords(m_desk, redaction::Edition::Consented));
        const std::optional<Leak> leak = orStop(leakIn(m_folder, words, [this](int done, int total) {
            tell(Checking, done, total);
            return true;
        }));
        if (leak) {
            throw Stop{{ErrorKind::Refused,
                        text("%1 would tell “%2”, which is withheld because of %3. Hide these words there, or leave them in "
                             "where they may be told. Nothing was written.")
                            .arg(leak->file + whichOf(leak->file), leak->words, leak->why), {}}};
        }
    }

    /// " (R-0012)": the team knows the response by its reference.
    QString whichOf(const QString &file) const
    {
        for (const PublishedItem &item : m_summary.responses) {
            if (file.contains(item.identifier))
                return u" (%1)"_s.arg(reference(item.number));
        }
        return {};
    }

    const Desk &m_desk;
    const PublishRequest &m_request;
    const QDir m_folder;
    const reports::Progress &m_progress;
    const reports::PublishedContext m_context;
    const std::vector<Theme> m_themes;
    const QStringList m_paths;
    const QHash<ResponseId, QString> m_identifiers;
    std::vector<ResponseId> m_ids;
    std::vector<reports::PublishedResponse> m_published;
    PublishSummary m_summary;
    int m_done = 0;
};

} // namespace

Result<PublishSummary> publish(const Desk &desk, const PublishRequest &request, const reports::Progress &progress)
{
    const QFileInfo target(request.folder);
    if (request.folder.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, text("Say which folder is to be made."));
    if (!request.html && !request.pdf)
        return failure(ErrorKind::Invalid, text("Choose at least one form: web pages or PDF."));
    if (target.exists() || target.isSymLink())
        return failure(ErrorKind::Refused, text("%1 exists already and is not overwritten. Choose another name.").arg(request.folder));
    QTemporaryDir making(target.absolutePath() + u"/.soundings-publish-XXXXXX"_s);
    if (!making.isValid()) {
        return failure(ErrorKind::Storage, text("Nothing can be written in %1. Choose another folder.").arg(target.absolutePath()),
                       making.errorString());
    }
    try {
        const PublishSummary summary = Pack(desk, request, QDir(making.path()), progress).write();
        if (target.suffix().compare(u"zip"_s, Qt::CaseInsensitive) == 0) {
            const Result<> packed = zip::packFolder(QDir(making.path()), target.absoluteFilePath());
            return packed ? Result<PublishSummary>(summary) : passOn(packed);
        }
        QFile::setPermissions(making.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
                                                 | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther); // it is for everybody
        if (!QDir().rename(making.path(), target.absoluteFilePath()))
            return failure(ErrorKind::Storage, text("%1 could not be given its name. Choose another one.").arg(request.folder));
        making.setAutoRemove(false);
        return summary;
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

} // namespace soundings
