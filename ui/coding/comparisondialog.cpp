#include "ui/coding/comparisondialog.h"

#include "core/desk/independent.h"
#include "ui/widgets/dialogparts.h"
#include "ui/coding/passageview.h"
#include "ui/widgets/emptypage.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

Result<ComparedResponse> readCompared(const Desk &desk, ResponseId id, const QString &left,
                                      const QString &right)
{
    Result<std::vector<categorisation::Place>> places = comparison(desk, id, left, right);
    if (!places)
        return passOn(places);
    Result<ResponseDetail> detail = desk.response(id);
    if (!detail)
        return passOn(detail);
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!themes)
        return passOn(themes);
    ComparedResponse compared{
        std::move(detail->response), std::move(*places), std::move(detail->comments), {}, left, right, {}};
    for (const categorisation::Place &place : compared.places) {
        const Result<bool> leftOut = isLeftOut(desk, place);
        if (!leftOut)
            return passOn(leftOut);
        compared.leftOut.push_back(*leftOut);
    }
    for (const Theme &theme : *themes)
        compared.themes.insert(theme.id, theme.name);
    return compared;
}

bool saysTheSame(const Comment &a, const Comment &b)
{
    return a.passage == b.passage && a.themes == b.themes && a.stance == b.stance;
}

/// What both made alike is taken once.
std::vector<Comment> bothOf(const categorisation::Place &place)
{
    std::vector<Comment> comments = place.left;
    std::copy_if(place.right.begin(), place.right.end(), std::back_inserter(comments),
                 [&](const Comment &comment) {
                     return std::none_of(place.left.begin(), place.left.end(),
                                         [&](const Comment &other) { return saysTheSame(other, comment); });
                 });
    return comments;
}

} // namespace

ComparisonDialog::ComparisonDialog(Desk *desk, ResponseId first, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_wanted(first)
    , m_responses(new CodedResponsesModel(this))
    , m_places(new PlacesModel(this))
    , m_responseTable(makeTable(m_responses, tr("Responses that are tagged independently")))
    , m_placeTable(makeTable(m_places, tr("Passages, side by side")))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyPage)
    , m_left(new QComboBox)
    , m_right(new QComboBox)
    , m_passage(new PassageView)
    , m_leftWords(makeNote())
    , m_rightWords(makeNote())
    , m_message(makeNote())
{
    setWindowTitle(tr("Compare and agree"));
    setColumnWidths(*m_responseTable, {11, 40, 44, 10});
    setColumnWidths(*m_placeTable, {60, 26, 26, 18});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeComparing());
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_responseTable);
    split->addWidget(m_stack);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 5);
    split->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addButton(makeKeyButton(tr("A&greement…"), {}, tr("How far people agree, by theme"),
                                     [this] { Q_EMIT agreementRequested(); }),
                       QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(split, 1);
    column->addWidget(m_message);
    column->addWidget(buttons);
    resize(72 * fontMetrics().height(), 48 * fontMetrics().height());

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_responseTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ComparisonDialog::chooseResponse);
    connect(m_responseTable, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const CodedResponse *response = m_responses->at(index.row()))
            Q_EMIT responseRequested(response->id);
    });
    connect(m_placeTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ComparisonDialog::showPlace);
    for (QComboBox *box : {m_left, m_right})
        connect(box, &QComboBox::activated, this, &ComparisonDialog::readPlaces);
    connect(m_desk, &Desk::changed, this, &ComparisonDialog::react);
    m_empty->setText(tr("Looking…"), {});
    readResponses();
}

QWidget *ComparisonDialog::makeComparing()
{
    m_left->setAccessibleName(tr("First person"));
    m_right->setAccessibleName(tr("Second person"));
    auto *sides = new QGridLayout;
    sides->addWidget(m_left, 0, 0);
    sides->addWidget(m_right, 0, 1);
    sides->addWidget(m_leftWords, 1, 0, Qt::AlignTop);
    sides->addWidget(m_rightWords, 1, 1, Qt::AlignTop);
    sides->setColumnStretch(0, 1);
    sides->setColumnStretch(1, 1);
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_passage, 1);
    column->addLayout(sides);
    column->addWidget(makeActs());
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_placeTable);
    split->addWidget(below);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    return split;
}

QWidget *ComparisonDialog::makeActs()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &text, Qt::Key key, const QString &tip, Take what) {
        m_acts << makeKeyButton(text, key, tip, [this, what] { take(what); });
        row->addWidget(m_acts.last());
    };
    add(tr("Take left (L)"), Qt::Key_L, tr("What the first person made counts"), Take::Left);
    add(tr("Take right (R)"), Qt::Key_R, tr("What the second person made counts"), Take::Right);
    add(tr("Take both (B)"), Qt::Key_B, tr("What either made counts; what they made alike counts once"),
        Take::Both);
    add(tr("Neither (N)"), Qt::Key_N, tr("Nothing of it counts; on to the next"), Take::Neither);
    m_acts << makeKeyButton(tr("Next (J)"), Qt::Key_J, tr("The next passage that is not decided"),
                            [this] { goTo(m_places->undecidedAfter(m_placeTable->currentIndex().row())); });
    row->addWidget(m_acts.last());
    row->addStretch(1);
    m_alike = makeKeyButton(tr("Take all that are alike (A)"), Qt::Key_A,
                            tr("Where both made the same of a place it counts, in this response"),
                            [this] { takeAlike(); });
    row->addWidget(m_alike);
    return bar;
}

// --- What there is
// ---------------------------------------------------------------------------------------------------

void ComparisonDialog::readResponses()
{
    m_desk->ask([](const Desk &desk) { return desk.codedResponses(); })
        .then(this, [this](Result<std::vector<CodedResponse>> read) {
            if (!read) {
                m_message->setText(read.error().message);
                return;
            }
            const ResponseId before = m_places->compared().response.id;
            m_responses->setResponses(std::move(*read));
            if (m_responses->rowCount() == 0) {
                m_empty->setText(
                    tr("No response is tagged independently"),
                    tr("Select responses in the list and choose “Tag independently…” in the menu Response."));
                m_stack->setCurrentWidget(m_empty);
                Q_EMIT shown();
                return;
            }
            const ResponseId wanted = before.isValid() ? before : m_wanted;
            const int row = std::max(0, m_responses->rowOf(wanted));
            if (m_responseTable->currentIndex().row() != row)
                m_responseTable->setCurrentIndex(m_responses->index(row, 0));
            else
                chooseResponse();
        });
}

void ComparisonDialog::chooseResponse()
{
    if (const CodedResponse *response = m_responses->at(m_responseTable->currentIndex().row())) {
        fillPeople(*response);
        readPlaces();
    }
}

void ComparisonDialog::fillPeople(const CodedResponse &response)
{
    QStringList names;
    for (const Coder &coder : response.coders)
        names << coder.name;
    QStringList there;
    for (int i = 0; i < m_left->count(); ++i)
        there << m_left->itemText(i);
    if (names == there)
        return;
    for (QComboBox *box : {m_left, m_right}) {
        box->clear();
        box->addItems(names);
        box->setEnabled(names.size() > 2);
    }
    m_left->setCurrentIndex(0);
    m_right->setCurrentIndex(names.size() > 1 ? 1 : 0);
}

void ComparisonDialog::readPlaces()
{
    const CodedResponse *response = m_responses->at(m_responseTable->currentIndex().row());
    if (!response)
        return;
    m_desk
        ->ask([id = response->id, left = m_left->currentText(), right = m_right->currentText()](
                  const Desk &desk) { return readCompared(desk, id, left, right); })
        .then(this, [this, question = ++m_question](const Result<ComparedResponse> &compared) {
            if (question == m_question)
                showPlaces(compared);
        });
}

void ComparisonDialog::showPlaces(const Result<ComparedResponse> &compared)
{
    if (!compared) {
        m_places->clear();
        m_empty->setText(tr("Not yet"), compared.error().message);
        m_stack->setCurrentWidget(m_empty);
        updateActs();
        Q_EMIT shown();
        return;
    }
    const bool another = m_places->compared().response.id != compared->response.id;
    const int before = m_placeTable->currentIndex().row();
    m_places->setCompared(*compared);
    if (m_places->rowCount() == 0) {
        m_empty->setText(tr("Neither made a comment"),
                         tr("Both finished this response without one: they agree."));
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_stack->setCurrentIndex(1);
        const int next = std::exchange(m_advance, false) ? m_places->undecidedAfter(before) : before;
        const int first = std::max(0, m_places->undecidedAfter(-1));
        goTo(another || before < 0 ? first : next < 0 ? before : next);
        if (another)
            m_placeTable->setFocus();
    }
    showPlace();
    Q_EMIT shown();
}

void ComparisonDialog::goTo(int row)
{
    if (row < 0)
        m_message->setText(tr("Every passage of this response is decided."));
    else
        m_placeTable->setCurrentIndex(m_places->index(row, 0));
}

void ComparisonDialog::showPlace()
{
    const categorisation::Place *place = m_places->at(m_placeTable->currentIndex().row());
    if (place) {
        m_passage->show(m_places->compared().response, place->passage);
        m_leftWords->setText(m_places->inWords(place->left));
        m_rightWords->setText(m_places->inWords(place->right));
    }
    updateActs();
}

void ComparisonDialog::updateActs()
{
    const bool any = m_places->at(m_placeTable->currentIndex().row()) != nullptr && !m_writing;
    for (QPushButton *button : std::as_const(m_acts))
        button->setEnabled(any);
    m_alike->setEnabled(!m_writing && !m_places->alike().empty());
}

// --- Agreeing
// --------------------------------------------------------------------------------------------------------

void ComparisonDialog::take(Take what)
{
    const int row = m_placeTable->currentIndex().row();
    const categorisation::Place *place = m_places->at(row);
    if (!place || m_writing)
        return;
    m_message->clear();
    if (what == Take::Neither) {
        write([comments = bothOf(*place)](Desk &desk) { return leaveOut(desk, comments); });
        return;
    }
    const std::vector<Comment> comments = what == Take::Left    ? place->left
                                          : what == Take::Right ? place->right
                                                                : bothOf(*place);
    if (comments.empty()) {
        m_message->setText(tr("There is nothing to take on that side."));
        return;
    }
    submit(comments);
}

void ComparisonDialog::takeAlike()
{
    if (!m_writing)
        submit(m_places->alike());
}

void ComparisonDialog::submit(const std::vector<Comment> &comments)
{
    std::vector<Comment> fresh; // what was taken before is not taken twice
    const std::vector<Comment> &counted = m_places->compared().counted;
    std::copy_if(comments.begin(), comments.end(), std::back_inserter(fresh), [&](const Comment &comment) {
        return std::none_of(counted.begin(), counted.end(),
                            [&](const Comment &there) { return saysTheSame(there, comment); });
    });
    if (fresh.empty()) {
        goTo(m_places->undecidedAfter(m_placeTable->currentIndex().row()));
        return;
    }
    write([fresh](Desk &desk) { return agree(desk, fresh); });
}

void ComparisonDialog::write(std::function<Result<ChangeSet>(Desk &)> decision)
{
    m_writing = true;
    m_advance = true;
    updateActs();
    m_desk->submitJob(std::move(decision))
        .then(this, [this](const Result<ChangeSet> &done) {
            m_writing = false;
            if (!done)
                m_message->setText(done.error().message);
            if (!done || done->empty()) // there will be no change to react to
                m_advance = false;
            if (done && done->empty())
                goTo(m_places->undecidedAfter(m_placeTable->currentIndex().row()));
            updateActs();
        });
}

void ComparisonDialog::react(const Applied &applied)
{
    const ResponseId shown = m_places->compared().response.id;
    bool coders = false;
    bool comments = false;
    for (const Change &change : applied.changes) {
        coders = coders || std::holds_alternative<CodersChanged>(change);
        comments =
            comments || (responseOf(change) == shown && !std::holds_alternative<StatusChanged>(change));
    }
    if (coders || comments)
        readResponses(); // and so its places
}

} // namespace soundings
