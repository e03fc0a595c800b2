#include "ui/read/searchactions.h"

#include "core/consultation/words.h"
#include "core/desk/suggestedqueries.h"
#include "ui/models/responselistmodel.h"
#include "ui/read/facetpane.h"
#include "ui/read/passagetext.h"
#include "ui/read/responselistpane.h"
#include "ui/read/responsereader.h"
#include "ui/read/savedsearchespane.h"
#include "ui/read/searchbox.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/makeaction.h"

namespace soundings {

using namespace Qt::StringLiterals;

SearchActions::SearchActions(ResponseListPane *list, ResponseListModel *responses, ResponseReader *reader, FacetPane *facets,
                             QWidget *scope)
    : QObject(scope)
    , m_list(list)
    , m_responses(responses)
    , m_reader(reader)
    , m_facets(facets)
{
    build(scope);
    connect(m_facets, &FacetPane::searchRequested, m_list->searchBox(), &SearchBox::setQuery);
    connect(m_facets, &FacetPane::failed, this, &SearchActions::failed);
    connect(m_responses, &ResponseListModel::settled, this, [this](int hits) {
        m_facets->setQuery(m_responses->query());
        suggest(hits);
    });
}

void SearchActions::build(QWidget *scope)
{
    const auto make = [this](QWidget *where, const QString &text, const QList<QKeySequence> &keys, const QString &tip) {
        return makeAction(where, this, text, keys, tip);
    };
    m_search = make(scope, tr("&Search responses"), {Qt::CTRL | Qt::Key_K, Qt::Key_Slash}, tr("Puts the caret in the search box"));
    m_search->setIcon(namedIcon(u"search"_s));
    connect(m_search, &QAction::triggered, this, [this] {
        Q_EMIT searchBoxRequested();
        m_list->searchBox()->focusAll();
    });
    m_narrow = make(scope, tr("&Narrow what is found"), {Qt::CTRL | Qt::ALT | Qt::Key_5},
                    tr("Goes to the counts of what is found, by theme, section, kind and more: tick one to see only those"));
    connect(m_narrow, &QAction::triggered, this, [this] {
        Q_EMIT facetsRequested();
        m_facets->view()->setFocus(Qt::ShortcutFocusReason);
    });
    m_alike = make(scope, tr("&More like this one"), {Qt::CTRL | Qt::SHIFT | Qt::Key_L},
                   tr("Searches for the words that tell this response from the others, best matches first"));
    connect(m_alike, &QAction::triggered, this, &SearchActions::findAlike);
    m_saved = m_list->savedSearches()->buildActions(scope);
    // F3 is also the draft's, when the focus is there.
    m_next = make(m_reader, tr("Next &found word"), {Qt::Key_F3},
                  tr("Goes to the next word found in this response, then in the next response"));
    m_previous = make(m_reader, tr("Previous found word"), {Qt::SHIFT | Qt::Key_F3},
                      tr("Goes to the word found before, then to the response before"));
    connect(m_next, &QAction::triggered, this, [this] { goToHit(+1); });
    connect(m_previous, &QAction::triggered, this, [this] { goToHit(-1); });
    m_alike->setEnabled(false);
}

QList<QAction *> SearchActions::menu() const
{
    return QList<QAction *>{m_search, m_narrow, m_alike} << m_saved;
}

QList<QAction *> SearchActions::viewMenu() const
{
    return {m_next, m_previous};
}

void SearchActions::setDesk(Desk *desk)
{
    m_desk = desk;
    m_open = {};
    m_onward = 0;
    ++m_question;
    m_alike->setEnabled(false);
    m_facets->setDesk(desk);
}

void SearchActions::opened(ResponseId id)
{
    m_open = id;
    m_alike->setEnabled(id.isValid());
    if (const int step = std::exchange(m_onward, 0))
        m_reader->text()->goToFirstHit(step);
}

/// Through this response, then on to the next one in the list.
void SearchActions::goToHit(int step)
{
    if (m_reader->text()->goToHit(step))
        return;
    const int row = m_responses->rowOf(m_open) + step;
    const bool searched = !m_responses->query().isEmpty();
    if (!searched || row < 0 || row >= m_responses->rowCount()) {
        Q_EMIT statusMessage(!searched   ? tr("Search for something first: its words are gone through then.")
                             : step > 0  ? tr("That was the last of what was found.")
                                         : tr("That was the first of what was found."));
        return;
    }
    m_onward = step;
    m_list->step(step);
}

/// Where nothing was found, perhaps because of how a word was typed.
void SearchActions::suggest(int hits)
{
    const QString query = m_responses->query();
    const quint64 question = ++m_question;
    if (!m_desk || hits > 0 || query.isEmpty() || m_responses->total() == 0)
        return;
    m_desk->ask([query](const Desk &desk) { return didYouMean(desk, query); })
        .then(this, [this, question](const Result<QString> &meant) { // what can't be told is not missed
            if (question == m_question && meant && !meant->isEmpty())
                m_list->searchBox()->offerInstead(*meant);
        });
}

void SearchActions::findAlike()
{
    if (!m_desk || !m_open.isValid())
        return;
    m_desk->ask([id = m_open](const Desk &desk) { return queryLike(desk, id); })
        .then(this, [this, desk = m_desk](const Result<QString> &query) {
            if (desk != m_desk)
                return;
            if (!query) {
                Q_EMIT failed(query.error().message, query.error().detail);
            } else if (query->isEmpty()) {
                Q_EMIT statusMessage(tr("This response has no words that others share."));
            } else {
                m_list->searchBox()->setQuery(*query);
                m_list->searchBox()->remember();
                m_responses->setQuery(*query, Sort{SortKey::Relevance, true});
            }
        });
}

} // namespace soundings
