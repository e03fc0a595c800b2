#pragma once

#include "core/desk/desk.h"
#include "core/exchange/project.h"

namespace soundings {

/// Told at most ten times a second; false stops (Cancelled). May be empty.
using ProjectStep = std::function<bool(int done, int total, const QString &what)>;

struct ProjectExport
{
    int responses = 0;
    int comments = 0;
    QStringList leftOut; ///< sentences for a person
};

/// Writes the consultation as a REFI-QDA project (.qdpx): everything that exchange/project.h has a place for,
/// with the attached files and the drafts. The same consultation is the same file every time. Any thread;
/// blocks. What stood at `file` stays until the new one is whole. Storage: it can't be written.
[[nodiscard]] Result<ProjectExport> exportProject(const Desk &desk, const QString &file,
                                                  const ProjectStep &step = {});

struct ProjectImportRequest
{
    QString file;
    std::optional<Channel> channel = {};  ///< of new responses that do not tell theirs; none: letter
    std::optional<Instant> received = {}; ///< of new responses, whatever the project says
};

struct ProjectImport
{
    std::vector<ImportItem> responses; ///< that were not here
    int themes = 0;                    ///< added
    int comments = 0;                  ///< added
    int commentsThere = 0;             ///< that were here already
    int unreadable = 0;                ///< cases that could not be taken in
    QStringList notCarried;            ///< sentences for a person
};

/// Takes in a REFI-QDA project, this program's or another's.
/// - A source is a part that is here where GUIDs of our own say so, or the attached file's digest, or its
/// text (blanks
///   at its ends apart); among several with one text, as copies of a letter are, the respondent, the time of
///   receipt and the reference decide. Where the text here is another than in the project, a passage is found
///   by its words.
/// - A case of which no source is here becomes a new response: its texts together one message, with the first
/// of its
///   files; each further file is a later response of the same person. The evidence of receipt is Given: the
///   time is the request's, else the case's, else when the source was put into the project, which can only be
///   later.
/// - A theme is known by our GUID or by its path, otherwise added. Comments keep their authors and times;
/// those that
///   are here already, by our GUID or because the same person said the same of the same passage, are not
///   doubled, and so importing one's own export adds nothing.
/// Responses come in one by one and stay; themes, comments and statuses are one step, which undo takes back.
/// Any thread; blocks. The errors of readQdpx(), naming the file; Cancelled.
[[nodiscard]] Result<ProjectImport> importProject(Desk &desk, const ProjectImportRequest &request,
                                                  const ProjectStep &step = {});

/// Names in projects what is in this consultation, the same at every export.
class ProjectGuids
{
public:
    static Result<ProjectGuids> of(const Desk &desk);
    [[nodiscard]] QUuid of(ResponseId id) const { return named(u"response", id.value); }
    [[nodiscard]] QUuid of(PartId id) const { return named(u"part", id.value); }
    [[nodiscard]] QUuid of(ThemeId id) const { return named(u"theme", id.value); }
    [[nodiscard]] QUuid of(DraftId id) const { return named(u"draft", id.value); }
    [[nodiscard]] QUuid of(SectionId id) const { return named(u"section", id.value); }
    [[nodiscard]] QUuid of(CommentId id) const { return named(u"comment", id.value); }
    [[nodiscard]] QUuid of(MemoId id) const { return named(u"memo", id.value); }

private:
    [[nodiscard]] QUuid named(QStringView kind, qint64 id) const
    {
        return exchange::guidFor(m_space, kind.toString() + u'/' + QString::number(id));
    }
    QUuid m_space;
};

} // namespace soundings
