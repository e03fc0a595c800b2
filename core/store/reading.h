#pragma once

#include "core/consultation/change.h"
#include "core/consultation/views.h"
#include "core/store/connection.h"

#include <QHash>

/// Single things and short lists, read whole. All throw StoreFailure; what is asked for by id and is not there is
/// NotFound.
namespace soundings::store {

[[nodiscard]] Consultation consultationOf(Connection &connection);
[[nodiscard]] Counts countsOf(Connection &connection);
[[nodiscard]] std::vector<Draft> draftsOf(Connection &connection);
[[nodiscard]] std::vector<Section> sectionsOf(Connection &connection, DraftId draft);
[[nodiscard]] QHash<SectionId, int> sectionCountsOf(Connection &connection);

/// Parents before children, siblings by position, then name.
[[nodiscard]] std::vector<Theme> themesOf(Connection &connection);
[[nodiscard]] QHash<ThemeId, int> themeCountsOf(Connection &connection);
[[nodiscard]] Theme themeOf(Connection &connection, ThemeId id);

[[nodiscard]] Response responseWhole(Connection &connection, ResponseId id);
[[nodiscard]] ResponseDetail responseInDetail(Connection &connection, ResponseId id);
/// In the order of `ids`; those that no longer exist are left out.
[[nodiscard]] std::vector<ReceiptFacts> receiptsOf(Connection &connection, const std::vector<ResponseId> &ids);
[[nodiscard]] Respondent respondentOf(Connection &connection, ResponseId response);
[[nodiscard]] ResponseId responseByNumber(Connection &connection, int number);
/// Of one response, in order of passage; those on the whole response first.
[[nodiscard]] std::vector<Comment> commentsOf(Connection &connection, ResponseId response, Standing standing);
/// That carry this theme itself, of every standing.
[[nodiscard]] std::vector<Comment> commentsOfTheme(Connection &connection, ThemeId theme);
[[nodiscard]] std::vector<Comment> commentsOfSection(Connection &connection, SectionId section); ///< the same
[[nodiscard]] std::vector<Comment> proposedComments(Connection &connection); ///< of all responses
[[nodiscard]] std::vector<Comment> independentComments(Connection &connection); ///< of all responses
[[nodiscard]] Comment commentOf(Connection &connection, CommentId id);

/// Oldest first, those that were settled too.
[[nodiscard]] std::vector<UnreadableItem> unreadableItems(Connection &connection);
[[nodiscard]] std::vector<ReceivedTable> surveyTables(Connection &connection); ///< oldest first
[[nodiscard]] QByteArray originalBytes(Connection &connection, const QByteArray &sha256);

/// The mailboxes that were read from, in order of their addresses; one that never was has a position of zeros.
[[nodiscard]] std::vector<MailboxState> mailboxesOf(Connection &connection);
[[nodiscard]] MailboxState mailboxOf(Connection &connection, const QString &mailbox);

/// What an import asks about an item before it takes it in.
[[nodiscard]] std::optional<int> numberByContentKey(Connection &connection, const QByteArray &contentKey);
[[nodiscard]] ResponseId firstFromAddress(Connection &connection, const QString &address);
/// The newest version of a survey's row, by Response::messageId.
struct EarlierRow
{
    ResponseId id;
    int number = 0;
};
[[nodiscard]] std::optional<EarlierRow> newestOfSurveyRow(Connection &connection, const QString &messageId);

/// The first response of the same person (by address or by name) that says the same, white space and case apart; of
/// one without words, that has the same file.
[[nodiscard]] std::optional<int> numberOfSame(Connection &connection, const Response &response);
[[nodiscard]] bool isKnownUnreadable(Connection &connection, const QByteArray &sha256,
                                     const QString &source);

} // namespace soundings::store
