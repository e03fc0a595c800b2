#pragma once

#include "core/desk/exporting.h"
#include "core/desk/withholding.h"

namespace soundings {

/// Goes through all responses of a consultation for something that writes them, counts, and keeps the pace of progress.
/// Its functions throw Stop.
class ExportRows
{
public:
    ExportRows(const Desk &desk, const ProjectStep &step, bool anonymous = false);

    /// All responses by reference. Those with comments are remembered for another round.
    void forEach(const std::function<void(const ResponseDetail &)> &take);
    /// Those that had comments when forEach() went by.
    void forEachWithComments(const std::function<void(const ResponseDetail &)> &take);

    [[nodiscard]] const Desk &desk() const { return m_desk; }
    [[nodiscard]] Exported counts() const;
    [[nodiscard]] QString nameOf(const Response &response) const; ///< by which the file's readers know it
    [[nodiscard]] CampaignId campaignOf(const Response &response) const { return m_campaigns.value(response.id); }
    [[nodiscard]] QString told(const QString &text) const;        ///< of a text that belongs to no response
    [[nodiscard]] bool isAnonymous() const { return m_anonymous; }

private:
    void tell(const QString &what);
    [[nodiscard]] std::optional<ResponseDetail> read(ResponseId id) const; ///< none: it must not be in the file

    const Desk &m_desk;
    const ProjectStep &m_step;
    const bool m_anonymous;
    redaction::Terms m_withheld;            ///< in an anonymous edition
    QHash<ResponseId, QString> m_publicIds; ///< likewise
    QHash<ResponseId, CampaignId> m_campaigns;
    std::vector<ResponseId> m_all;
    std::vector<ResponseId> m_withComments;
    int m_done = 0;
    int m_responses = 0;
    int m_comments = 0;
    int m_confidential = 0;
};

/// The text of all parts: questions above their answers, names of files above what they say.
[[nodiscard]] QString wholeText(const Response &response);
/// Paths of the themes of some comments, each once, in the codebook's order.
[[nodiscard]] QStringList themesOf(const std::vector<Comment> &comments, const std::vector<Theme> &themes,
                                   const QStringList &paths);

/// Writes the workbook. Sentences on texts that were cut come back; an error where the archive can't be written, whose
/// detail is the reason. Throws Stop.
[[nodiscard]] Result<QStringList> exportWorkbook(ExportRows &rows, QIODevice &device);

} // namespace soundings
