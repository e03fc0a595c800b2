#pragma once

#include "core/consultation/result.h"
#include "core/exchange/project.h"

#include <QStringList>

#include <functional>

class QIODevice;

/// REFI-QDA projects (.qdpx): the REFI-QDA Project Exchange standard 1.0 of 18 March 2019, namespace
/// "urn:QDA-XML:project:1.0". A zip of project.qde (XML) and sources/.
///
/// How a Project stands in it, so that other programs show it sensibly and our own comes back exactly:
/// - A response is a Case with VariableValues (Respondent, Organisation, Kind, Place, Channel, Received,
/// Timeliness,
///   Status, Confidentiality, Signatories), its subject the Description. A source is a TextSource whose text
///   is a file (plainTextPath), its part, question and file name VariableValues. A PDF is a PDFSource with
///   its text as the Representation, a picture a PictureSource with its text as the TextDescription, a .docx
///   the richTextPath beside the text. Positions are always those of the plain text, as the standard says;
///   programs that code the .docx instead may show them shifted. Other kinds of file have no place in the
///   standard: their text goes alone.
/// - A comment is a PlainTextSelection with a Coding for each theme, its note a Note (NoteRef). A stance is
/// one more
///   Coding, with a code beneath the code "Stance"; so are "Quotable", "Whole response" (the selection is
///   then all of the source's text), "Found by a rule" and "Suggested by the computer" beneath "Marks". These
///   codes have GUIDs of their own that never change; where a program gave them new ones they are known by
///   their names.
/// - The draft is a PDFSource, its sections PDFSelections; a comment's link to one is a Link from the
/// selection.
/// - A theme's key, examples, inclusion and exclusion are Notes of the Code, with GUIDs that follow from the
/// theme's.
namespace soundings::exchange {

/// Gives the original's bytes of a source or draft whose `file` is empty, so that they need not all be in
/// memory.
using FileOf = std::function<Result<QByteArray>(const QUuid &guid)>;
/// Told before each source; false stops with an error of kind Cancelled.
using ProjectProgress = std::function<bool(int done, int total, const QString &name)>;

/// Valid against the standard's schema; the same Project is the same bytes every time. Gives sentences for a
/// person on what the standard has no place for. Storage: the device can't be written.
[[nodiscard]] Result<QStringList> writeQdpx(const Project &project, QIODevice &device,
                                            const FileOf &fileOf = {}, const ProjectProgress &progress = {});
[[nodiscard]] Result<QByteArray> writeQdpx(const Project &project);

struct ReadOptions
{
    /// Where files are looked for that a project names and does not hold (relative://, absolute://): by the
    /// path that it says below this folder, or by the file's name in it. Empty: nowhere.
    QString folder = {};
    /// The text of a document, for sources that have no plain text or next to none of it. None: they stay
    /// without.
    std::function<Result<QString>(const QByteArray &bytes, const QString &fileName)> textOf = {};
    ProjectProgress progress = {};
};

struct Read
{
    Project project;
    QStringList notCarried; ///< what is in the file and not in the project, in sentences with counts
};

/// Takes every dialect as it comes: any case of sources/, any name of the .qde, GUIDs with or without braces,
/// byte order marks, CRLF counted as one character or two, astral characters as one or two, ends included.
/// Which of these a program means is told by its `origin`, unless the quotations that it gives as the
/// selections' names speak clearly for another way. Unreadable: no zip, damaged, no project in it, unpacks to
/// more than is allowed, XML that breaks off (with the line).
[[nodiscard]] Result<Read> readQdpx(const QByteArray &bytes, const ReadOptions &options = {});

} // namespace soundings::exchange
