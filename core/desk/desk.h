#pragma once

#include "core/consultation/change.h"
#include "core/consultation/views.h"
#include "core/desk/answer.h"
#include "core/desk/fetching.h"
#include "core/desk/importing.h"
#include "core/desk/places.h"
#include "core/duplicates/pairs.h"
#include "core/respondents/suggest.h"
#include "core/desk/surveying.h"
#include "core/intake/mailfacts.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent>

#include <atomic>
#include <memory>
#include <stop_token>

namespace soundings {

namespace store {
class Listening;
class Store;
using Originals = QHash<QByteArray, QByteArray>;
}

class Extractors;

/// What it takes to make a consultation.
struct NewConsultation
{
    QString title;
    QString organisation;
    QByteArray zone = "Europe/London";
    std::optional<Instant> opens;
    Instant closes;
    QString draftFile;
    QString themesFile; ///< .csv (path,definition,colour); empty: the five foundations of productivity
};

/// A change that was applied: what the store made of it, and how to tell a person.
struct Applied
{
    ChangeSet changes;
    QString what; ///< "Tag with People", for Undo and Redo; empty when it came from elsewhere
};

/// An open consultation: the one façade for the window and the commands.
///
/// The reading and writing functions may be called on any thread, block, and return errors as values. The GUI
/// thread never calls them itself: it uses ask(), submit(), undo(), redo() and the jobs, which run on the desk's
/// own threads. The desk lives in the thread that opened it; its signals come there.
class Desk : public QObject
{
    Q_OBJECT

public:
    /// Makes the file, or fills the empty team database; refuses where a consultation stands already. `person` signs the
    /// journal, where a team database does not know its members by name.
    static Result<std::unique_ptr<Desk>> create(const QString &file, const NewConsultation &how,
                                                const QString &person = currentPerson(), Clock clock = systemClock());
    static Result<std::unique_ptr<Desk>> open(const QString &file, const QString &person = currentPerson(),
                                              Clock clock = systemClock());
    ~Desk() override; ///< cancels jobs and waits for them

    static QString currentPerson(); ///< the account's full name, or its login

    [[nodiscard]] QString file() const;
    [[nodiscard]] QString person() const;
    [[nodiscard]] Instant now() const;

    // --- Reading ---------------------------------------------------------------------------------------------
    Result<Consultation> consultation() const;
    Result<Counts> counts() const;
    Result<std::vector<Theme>> themes() const;                     ///< parents before children, by position
    Result<QHash<ThemeId, int>> themeCounts() const;               ///< comments of each theme itself
    Result<std::vector<Draft>> drafts() const;                     ///< oldest first
    Result<std::vector<Section>> sections(DraftId draft) const;    ///< in reading order
    Result<QHash<SectionId, int>> sectionCounts() const;           ///< comments of each section itself
    Result<QByteArray> draftBytes(DraftId draft) const;            ///< the PDF

    /// The responses that match, in order. An empty query matches all. An error of kind Invalid has the place of
    /// the fault in `detail` as "column N", from 1.
    Result<std::vector<ResponseId>> find(const QString &query, Sort sort = {}) const;
    Result<int> count(const QString &query) const;
    Result<std::vector<FacetCount>> countBy(const QString &query, const QString &facet) const;
    Result<std::vector<CrossCount>> countBy(const QString &query, const QString &first, const QString &second) const;
    /// How the matching responses answered the closed questions of surveys, in the order they were asked.
    Result<std::vector<QuestionCounts>> questionCounts(const QString &query) const;
    /// Rows for ids, in their order; ids that no longer exist are left out. `query` gives score and snippet.
    Result<std::vector<ResponseRow>> rows(const std::vector<ResponseId> &ids, const QString &query = {}) const;
    Result<ResponseDetail> response(ResponseId id) const;
    /// In the order of `ids`; those that no longer exist are left out.
    Result<std::vector<ReceiptFacts>> receipts(const std::vector<ResponseId> &ids) const;
    Result<ResponseId> responseByNumber(int number) const;
    /// The number of the first response in which the same person says the same.
    Result<std::optional<int>> firstSame(const Response &response) const;
    Result<std::vector<JournalEntry>> history(ResponseId id) const; ///< oldest first
    /// Numbers of the entries that are wanted, newest first; and entries by their numbers, in that order.
    Result<std::vector<qint64>> journal(const JournalFilter &filter) const;
    Result<std::vector<JournalRow>> journalRows(const std::vector<qint64> &entries) const;
    Result<QStringList> journalPeople() const; ///< who stands in it, by name
    Result<QByteArray> original(ResponseId id) const;               ///< exactly as received
    Result<QByteArray> partBytes(ResponseId id, int partIndex) const; ///< of an attachment, decoded
    Result<QByteArray> journalHead() const;                         ///< hash of the newest entry, 32 bytes
    Result<QByteArray> journalBeginning() const; ///< of the first: no other consultation has it
    Result<std::vector<UnreadableItem>> unreadable() const; ///< oldest first, those that were settled too
    Result<QByteArray> unreadableBytes(const UnreadableItem &item) const;
    Result<std::vector<ReceivedTable>> surveyTables() const;       ///< oldest first
    Result<QByteArray> tableBytes(const ReceivedTable &table) const;
    Result<tables::Table> readTable(const QString &file) const;  ///< the cells of a survey table; for previews
    Result<std::vector<MailboxState>> mailboxes() const; ///< that were read from, and how far
    /// Responses that say the same, with what was judged of them. Long: give false in `progress` to stop (Cancelled).
    Result<std::vector<duplicates::Twins>> twins(const duplicates::Progress &progress = {}) const;
    /// Who wrote, as far as the response tells; none where it tells nothing new, where a person has edited the
    /// respondent already, or dismissed the suggestion.
    Result<std::optional<Suggestion>> suggestion(ResponseId id) const;
    Result<Clues> clues(ResponseId id) const; ///< what a suggestion is made from
    /// What the headers of a kept original say; none where it is no mail.
    Result<std::optional<intake::MailFacts>> mailFacts(const QByteArray &original) const;
    Result<std::vector<Finding>> verify() const; ///< empty when all is well

    // --- Categorisation: more in themes.h, memos.h, savedsearches.h, autotag.h, independent.h, bulk.h, flow.h ------
    Result<std::vector<Memo>> memos(const MemoTarget &target) const; ///< oldest first
    Result<std::vector<Memo>> memos(MemoKind kind) const;            ///< of all that are of this kind
    Result<std::vector<SavedSearch>> savedSearches() const;          ///< by position
    Result<std::vector<Coder>> coders(ResponseId id) const; ///< who tags it independently; fewer than two: nobody
    Result<std::vector<Comment>> comments(ResponseId id, Standing standing) const; ///< for eyes: visibleComments()
    Result<std::vector<Comment>> commentsOfTheme(ThemeId theme) const; ///< the theme itself; of every standing
    Result<std::vector<Comment>> proposedComments() const;             ///< of all responses
    Result<std::vector<Comment>> independentComments() const; ///< of all responses; for measures, not for eyes
    Result<std::vector<CodedResponse>> codedResponses() const; ///< that are tagged independently, by number
    Result<std::vector<Passage>> dismissedReferences(ResponseId id) const;
    Result<std::vector<std::optional<Passage>>> dismissedProposals(ResponseId id, ThemeId theme) const;
    /// The next response in the list after `from` (invalid: from the top) that waits; past the end it goes on at the
    /// top. None where no other does.
    Result<std::optional<ResponseId>> next(Waiting waiting, const QString &query, Sort sort, ResponseId from) const;

    // --- Writing ---------------------------------------------------------------------------------------------
    /// One transaction: all changes and their journal entries, or nothing. Gives back the changes with their ids.
    /// Undo knows it as `what`; an empty `what` is not offered for undo.
    /// Batches that are given one number, from newStep(), are undone together.
    Result<ChangeSet> apply(ChangeSet changes, const QString &what, int step = 0);
    [[nodiscard]] int newStep() { return ++m_newest; }
    Result<ChangeSet> undo(); ///< NotFound where there is nothing to undo
    Result<ChangeSet> redo();
    [[nodiscard]] QString undoText() const; ///< empty: nothing to undo. Any thread
    [[nodiscard]] QString redoText() const;
    /// After something was erased: nothing done before can be undone, and no free place of the file keeps any of it. Long.
    Result<> forgetErased();
    /// Moves the deadline; timeliness of every response is computed again.
    Result<ChangeSet> extend(Instant closes, const QString &reason);
    /// Takes in one response by itself, with the bytes that are its original; gives it back with what the store made
    /// of it. Who wrote before is linked, where no earlier response is given. Responses may repeat each other: it is the caller who asks firstSame().
    Result<Response> receive(Response response, const QByteArray &original);
    /// Takes in files, folders, mbox files, Maildirs and survey tables (a response a row), and reads the documents
    /// among them; a transaction every few hundred items. Cancelling keeps what was taken in so far; importing
    /// again goes on where it stopped.
    Result<ImportSummary> takeIn(const ImportRequest &request, const ImportProgress &progress);
    /// Takes in what is new in a mailbox, and changes nothing there; a transaction every few hundred messages, each
    /// with how far the mailbox was read. Progress is told, and cancel asked for, while it waits too. Where
    /// `request.watch` is set it returns only when it is stopped, or with an error that trying again won't mend.
    Result<ImportSummary> fetch(const MailboxRequest &request, const ImportProgress &progress);
    /// Takes in what is put into the folder `request.sources` names, and what lies there, once a file no longer
    /// grows; a file that changes is taken in anew. Returns when it is stopped.
    Result<ImportSummary> watchFolder(const ImportRequest &request, const ImportProgress &progress);
    /// Keeps the PDF as the final text, instead of the one before, beside the draft. More in finaltext.h.
    Result<ChangeSet> setFinalText(const QByteArray &pdf, const QString &fileName);
    Result<> rebuildIndex();

    // --- From the GUI thread ---------------------------------------------------------------------------------
    /// Runs `f(const Desk &)` on a reading thread. Use `.then(context, …)` on the result.
    template<class F>
    auto ask(F f)
    {
        return Answer(
            QtConcurrent::run(&m_readers, [this, f = std::move(f)] { return f(static_cast<const Desk &>(*this)); }));
    }
    Answer<Result<ChangeSet>> submit(ChangeSet changes, const QString &what);
    Answer<Result<ChangeSet>> submitUndo();
    Answer<Result<ChangeSet>> submitRedo();
    /// Runs `f(Desk &)`, which writes in batches, beside the writing thread, so that tagging goes on between them.
    template<class F>
    auto submitLongJob(F f)
    {
        return Answer(QtConcurrent::run(&m_jobs, [this, f = std::move(f)] { return f(*this); }));
    }
    /// What others do to a team database comes through changed() from now on, within a second. Of a file nothing is
    /// heard. For a window, once.
    void listen();
    /// Tells colleagues on a team database which response is open here; invalid: none. Returns at once.
    void tellReading(ResponseId response);
    [[nodiscard]] bool isClosing() const { return m_closing; } ///< long jobs stop then. Any thread
    /// Runs `f(Desk &)` on the writing thread, after what was submitted before.
    template<class F>
    auto submitJob(F f)
    {
        return Answer(QtConcurrent::run(&m_writer, [this, f = std::move(f)] { return f(*this); }));
    }

    [[nodiscard]] const store::Store &store() const { return *m_store; } ///< for this room's own files

Q_SIGNALS:
    /// After every change, this window's, an undo's or an import's batch; in the desk's thread, in order.
    void changed(const soundings::Applied &applied);
    void undoChanged();
    void othersReading(const QHash<QString, qint64> &where); ///< which response who else has open, by name; see listen()
    void connected(bool stands); ///< the connection to a team database broke, or stands again; see listen()

private:
    Desk(std::unique_ptr<store::Store> store, QString person, Clock clock);

    Result<ChangeSet> write(ChangeSet changes, const store::Originals &originals, const QString &what);
    Result<ChangeSet> writeInTurn(ChangeSet changes, const store::Originals &originals);
    void tellUndo();
    void forgetSteps();

    struct UndoStep
    {
        std::vector<ChangeSet> batches; ///< in the order they were made
        QString what;
        int number = 0; ///< by which a later batch joins it; 0: none does
    };
    Result<ChangeSet> writeBatches(UndoStep &step, const QString &what);

    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Listening> m_listening;
    std::unique_ptr<Extractors> m_extractors;
    QString m_person;
    Clock m_clock;
    mutable QThreadPool m_readers;
    QThreadPool m_writer;
    QThreadPool m_jobs; ///< long work that writes in batches, so that tagging goes on between them
    std::atomic<bool> m_closing = false; ///< tells an import to stop
    qint64 m_opened = 0; ///< the journal's end when it was opened
    std::atomic<int> m_newest = 0;       ///< step for undo
    std::stop_source m_stop;             ///< and what it waits for
    struct Steps;
    std::unique_ptr<Steps> m_steps;
};

} // namespace soundings

Q_DECLARE_METATYPE(soundings::Applied)
