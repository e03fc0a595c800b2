#pragma once

#include "core/exchange/leftovers.h"
#include "core/exchange/positions.h"
#include "core/exchange/projectfiles.h"
#include "core/exchange/qdenames.h"
#include "core/exchange/qdereader.h"
#include "core/exchange/qdpx.h"

#include <QHash>
#include <QSet>

namespace soundings::exchange {

/// What the codes of a document are: themes, and those that say something else of a comment.
struct Codes
{
    std::vector<ProjectTheme> themes;
    QHash<QUuid, Mark> marks;
    QSet<QUuid> known; ///< themes
};

/// Reads the texts of the sources and finds the selections in them: sources, drafts and comments of a
/// Project.
class Placing
{
public:
    Placing(const qde::Document &document, const Codes &codes, ProjectFiles &files,
            const ReadOptions &options, Leftovers &leftovers);

    /// Cancelled: stopped.
    Result<> run(Project &project);

    /// Notes that became the note of a comment.
    [[nodiscard]] const QSet<QUuid> &usedNotes() const { return m_usedNotes; }
    /// Values of sources that are said of a response.
    [[nodiscard]] const QHash<QUuid, std::vector<qde::Value>> &otherValues() const { return m_otherValues; }
    [[nodiscard]] QString noteText(const QUuid &note);

private:
    /// A source, and what selects in it.
    struct Place
    {
        const qde::Source *source;
        const qde::Text *text; ///< may be null: a PDF without words
        size_t at;             ///< in the project's sources
        QString raw;
        bool ofDocument = false; ///< read from the .docx or PDF: nobody counted in exactly this text
    };

    Result<> readSources();
    void readSource(const qde::Source &source);
    void addSource(const qde::Source &source, const qde::Text *text);
    void addDraft(const qde::Source &source);
    std::optional<QString> rawText(const qde::Text &text);
    std::optional<QString> documentText(const QString &path, const QString &name);
    void takeValues(const qde::Text &text, ProjectSource &source);
    void keepFile(const qde::Source &source, ProjectSource &made);
    void readFiles();
    [[nodiscard]] bool isAmple(const qde::Text &text, const QString &raw) const;

    [[nodiscard]] Counting counting() const;
    void findComments(const Place &place, Counting way);
    void findAreas(const Place &place, const CountedText &counted);
    std::optional<ProjectRange> placed(const qde::Selection &selection, const Place &place,
                                       const CountedText &counted, Counting way);
    void addComments(const qde::Selection &selection, const QUuid &source, ProjectRange range);
    void addWhole(const qde::Coding &coding, const QUuid &source);
    void takeCoding(const qde::Coding &coding, ProjectComment &comment);
    void takeNotes(const std::vector<QUuid> &notes, ProjectComment &comment);

    const qde::Document &m_document;
    const Codes &m_codes;
    ProjectFiles &m_files;
    const ReadOptions &m_options;
    Leftovers &m_leftovers;
    bool m_ours;
    Project *m_project = nullptr;
    std::vector<Place> m_places;
    QHash<QUuid, const qde::Text *> m_notes;
    QSet<QUuid> m_usedNotes;
    QSet<QString> m_usedPaths; ///< of texts that are sources already
    QHash<QUuid, std::vector<qde::Value>> m_otherValues;
};

/// The variable of a value: by our GUID, or by its name.
[[nodiscard]] std::optional<Variable> variableOf(const qde::Document &document, const QUuid &guid);
/// Adds a paragraph to a text.
void addParagraph(QString &text, const QString &more);

} // namespace soundings::exchange
