#include "ui/points/commentspane.h"

#include "ui/points/commentcards.h"
#include "ui/widgets/dialogparts.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

namespace soundings {

namespace {

constexpr int typingMs = 250;

using Which = CommentFilter::Which;

} // namespace

CommentsPane::CommentsPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new PointCommentsModel(this))
    , m_cards(new CommentCards(this))
    , m_which(new QComboBox)
    , m_theme(new QComboBox)
    , m_search(new QLineEdit)
    , m_typing(new QTimer(this))
    , m_list(new QListView)
    , m_state(makeNote())
{
    m_which->addItem(tr("Left over: in no point yet"), int(Which::WithoutPoint));
    m_which->addItem(tr("Of the chosen point"), int(Which::OfPoint));
    m_which->addItem(tr("Marked as needing no point"), int(Which::NeedingNone));
    m_which->addItem(tr("All comments"), int(Which::All));
    m_which->setAccessibleName(tr("Which comments"));
    m_theme->setAccessibleName(tr("Of which theme"));
    m_theme->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_theme->setMinimumContentsLength(10);
    m_search->setPlaceholderText(tr("Of responses that match…"));
    m_search->setAccessibleName(tr("Of responses that match"));
    m_search->setClearButtonEnabled(true);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_cards);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setAccessibleName(tr("Comments"));

    auto *narrowing = new QHBoxLayout;
    narrowing->addWidget(m_theme, 1);
    narrowing->addWidget(m_search, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_which);
    column->addLayout(narrowing);
    column->addWidget(m_list, 1);
    column->addWidget(m_state);

    m_typing->setSingleShot(true);
    m_typing->setInterval(typingMs);
    connect(m_typing, &QTimer::timeout, this, &CommentsPane::ask);
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_which, &QComboBox::currentIndexChanged, this, &CommentsPane::ask);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &CommentsPane::ask);
    connect(m_model, &PointCommentsModel::found, this, &CommentsPane::tell);
    connect(m_model, &PointCommentsModel::failed, this, [this](const Error &error) { m_state->setText(error.message); });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CommentsPane::selectionChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CommentsPane::tell);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const QVariant response = index.data(PointCommentsModel::ResponseRole);
        if (response.isValid())
            Q_EMIT responseRequested(response.value<ResponseId>());
    });
}

void CommentsPane::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    m_desk = desk;
    m_point = {};
    m_model->setDesk(desk);
    if (!desk)
        return;
    readThemes();
    connect(desk, &Desk::changed, this, [this](const Applied &applied) {
        const bool themes = std::any_of(applied.changes.begin(), applied.changes.end(), [](const Change &change) {
            return std::holds_alternative<ThemeAdded>(change) || std::holds_alternative<ThemeChanged>(change) ||
                   std::holds_alternative<ThemeRemoved>(change);
        });
        if (themes)
            readThemes();
    });
}

void CommentsPane::readThemes()
{
    m_desk->ask([](const Desk &desk) { return desk.themes(); }).then(this, [this](const Result<std::vector<Theme>> &themes) {
        if (!themes)
            return;
        ThemeLooks looks;
        const QVariant before = m_theme->currentData();
        const QSignalBlocker quiet(m_theme);
        m_theme->clear();
        m_theme->addItem(tr("Any theme"), 0);
        for (const Theme &theme : *themes) {
            const QString path = theme.parent.isValid() ? looks.value(theme.parent).path + u'/' + theme.name : theme.name;
            looks.insert(theme.id, {theme.name, path, QColor(theme.colour), int(looks.size())});
            m_theme->addItem(path, theme.id.value);
        }
        m_theme->setCurrentIndex(std::max(0, m_theme->findData(before)));
        m_cards->setLooks(std::move(looks));
        m_list->viewport()->update();
    });
}

void CommentsPane::setPoint(PointId point, const QString &title)
{
    m_point = point;
    const int of = m_which->findData(int(Which::OfPoint));
    m_which->setItemText(of, point.isValid() ? tr("Of the point “%1”").arg(title) : tr("Of the chosen point"));
    ask();
}

void CommentsPane::setLeftOver(int comments)
{
    m_which->setItemText(m_which->findData(int(Which::WithoutPoint)), tr("Left over: in no point yet (%L1)").arg(comments));
}

void CommentsPane::show(CommentFilter::Which which)
{
    m_which->setCurrentIndex(m_which->findData(int(which)));
}

void CommentsPane::ask()
{
    CommentFilter filter;
    filter.which = static_cast<Which>(m_which->currentData().toInt());
    if (filter.which == Which::OfPoint)
        filter.point = m_point;
    filter.theme = {m_theme->currentData().toLongLong()};
    filter.query = m_search->text().trimmed();
    m_model->setFilter(filter);
}

std::vector<CommentId> CommentsPane::selected() const
{
    return m_model->idsAt(m_list->selectionModel()->selectedIndexes());
}

void CommentsPane::tell()
{
    const int all = m_model->rowCount();
    const auto chosen = m_list->selectionModel()->selectedIndexes().size();
    if (all > 0) {
        m_state->setText(chosen > 1 ? tr("%L1 comments, %L2 selected").arg(all).arg(chosen)
                                    : tr("%n comment(s)", nullptr, all));
    } else {
        m_state->setText(m_model->filter().which == Which::WithoutPoint && m_model->filter().query.isEmpty() &&
                                 !m_model->filter().theme.isValid()
                             ? tr("Nothing is left over: every comment is in a point or needs none.")
                             : tr("No comment fits."));
    }
}

} // namespace soundings
