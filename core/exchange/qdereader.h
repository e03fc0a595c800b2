#pragma once

#include "core/consultation/result.h"

#include <QByteArray>
#include <QMap>
#include <QRect>
#include <QString>
#include <QUuid>

#include <optional>
#include <vector>

/// The XML of a project as it stands, with nothing made of it yet: names that point nowhere, positions in
/// whatever they count.
namespace soundings::exchange::qde {

struct Coding
{
    QUuid guid;
    QUuid code;
    QUuid user;
    QString at;
    std::vector<QUuid> notes;
};
struct Selection
{
    QUuid guid;
    QString name;
    QString description;
    int start = 0;
    int end = 0;
    QUuid user;
    QString at;
    std::vector<Coding> codings;
    std::vector<QUuid> notes;
    int page = 0;  ///< of a PDFSelection
    QRect box;     ///< of a PDFSelection; points from the bottom left, whichever corners it gives
    QString quote; ///< of a PDFSelection: its Representation
};
struct Value
{
    QUuid variable;
    QString text;
};
/// What texts, other sources and notes have in common.
struct Text
{
    QUuid guid;
    QString name;
    QString description;
    QString plainPath;
    QString richPath; ///< of other sources than texts: the file itself
    std::optional<QString> content;
    QUuid user;
    QString at;
    std::vector<Selection> selections;
    std::vector<Coding> codings; ///< of the whole
    std::vector<QUuid> notes;
    std::vector<Value> values;
};
enum class Medium { Text, Pdf, Picture, Audio, Video };
struct Source
{
    Medium medium = Medium::Text;
    Text own;                      ///< of a text all there is; of others what they say of themselves
    std::optional<Text> words;     ///< of a PDF or picture
    std::vector<Text> transcripts; ///< of sound
    std::vector<Selection> pdfSelections;
};
struct Code
{
    QUuid guid;
    QUuid parent;
    QString name;
    QString description;
    QString colour;
    std::vector<QUuid> notes;
};
struct Case
{
    QUuid guid;
    QString name;
    QString description;
    std::vector<QUuid> codes;
    std::vector<QUuid> sources;
    std::vector<Value> values;
};
struct Link
{
    QUuid origin;
    QUuid target;
};
struct Set
{
    QUuid guid;
    QString name;
    QString description;
    std::vector<QUuid> codes;
    std::vector<QUuid> sources;
    std::vector<QUuid> notes;
};
/// What is met and has no place in a Project: how often each.
enum class Lost {
    Graph,
    PictureSelection,
    SoundSelection,
    TranscriptSelection,
    CaseSelection,
    TextWithinNote,
};
struct Document
{
    QString name;
    QString origin;
    QString description;
    QMap<QUuid, QString> users;
    std::vector<Code> codes; ///< parents before children
    QMap<QUuid, QString> variables;
    std::vector<Case> cases;
    std::vector<Source> sources;
    std::vector<Text> notes;
    std::vector<Link> links;
    std::vector<Set> sets;
    std::vector<QUuid> projectNotes;
    QMap<Lost, int> lost;
    QMap<QString, int> unknown; ///< elements that the standard does not have
};

/// Unreadable: no REFI-QDA project, or the XML breaks off; the message names the line.
[[nodiscard]] Result<Document> read(const QByteArray &xml);

} // namespace soundings::exchange::qde
