#include "ui/widgets/quickpicker.h"

#include "core/categorisation/fuzzy.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPixmap>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostShown = 200;

QIcon swatch(const QColor &colour, qreal ratio)
{
    QPixmap pixmap(QSize(12, 12) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(QRectF(0, 0, 12, 12), 3, 3);
    return QIcon(pixmap);
}

} // namespace

QuickPicker::QuickPicker(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_heading(new QLabel)
    , m_edit(new QLineEdit)
    , m_list(new QListWidget)
    , m_hint(new QLabel(tr("Enter takes it · Ctrl+Enter takes it and stays · Esc leaves")))
{
    setFrameShape(QFrame::StyledPanel);
    m_heading->setWordWrap(true);
    m_heading->setTextFormat(Qt::PlainText);
    m_edit->setClearButtonEnabled(true);
    m_edit->setPlaceholderText(tr("Type part of a name"));
    m_edit->setAccessibleName(tr("Part of a name"));
    m_list->setAccessibleName(tr("Choices"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    m_hint->setFont(small);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    for (QWidget *widget : {static_cast<QWidget *>(m_heading), static_cast<QWidget *>(m_edit),
                            static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_hint)})
        layout->addWidget(widget);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &QuickPicker::filter);
    connect(m_list, &QListWidget::itemClicked, this, [this] { choose(false); });
}

void QuickPicker::open(const QString &heading, std::vector<Item> items, const QPoint &globalPosition)
{
    m_heading->setText(heading);
    m_items = std::move(items);
    m_edit->clear();
    filter();
    const int em = fontMetrics().averageCharWidth();
    resize(44 * em, 22 * fontMetrics().height());
    QPoint place = globalPosition;
    if (const QScreen *on = screen()) {
        const QRect room = on->availableGeometry();
        place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
        place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(place);
    show();
    m_edit->setFocus();
}

void QuickPicker::filter()
{
    const QString typed = m_edit->text().trimmed();
    std::vector<categorisation::Candidate> names;
    for (const Item &item : m_items)
        names.push_back({item.text, item.lastUsed});
    std::vector<size_t> fits = categorisation::bestFits(typed, names);
    if (fits.size() > MostShown)
        fits.resize(MostShown);
    m_list->clear();
    for (const size_t place : fits) {
        const Item &item = m_items[place];
        auto *row = new QListWidgetItem(item.detail.isEmpty() ? item.text : u"%1   %2"_s.arg(item.text, item.detail));
        if (item.colour.isValid())
            row->setIcon(swatch(item.colour, devicePixelRatioF()));
        row->setData(Qt::UserRole, item.id);
        m_list->addItem(row);
    }
    const bool there = std::any_of(m_items.begin(), m_items.end(), [&typed](const Item &item) {
        return item.text.compare(typed, Qt::CaseInsensitive) == 0;
    });
    if (!there && !typed.isEmpty() && !m_createText.isEmpty())
        m_list->addItem(new QListWidgetItem(m_createText.arg(typed)));
    m_list->setCurrentRow(0);
}

void QuickPicker::choose(bool stay)
{
    const QListWidgetItem *row = m_list->currentItem();
    if (!row)
        return;
    const qint64 id = row->data(Qt::UserRole).toLongLong();
    const QString typed = m_edit->text().trimmed();
    if (stay && id != 0)
        m_edit->selectAll();
    else
        close();
    if (id != 0)
        Q_EMIT chosen(id);
    else
        Q_EMIT createRequested(typed);
}

bool QuickPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int step = key->key() == Qt::Key_Down ? 1
                     : key->key() == Qt::Key_Up ? -1
                     : key->key() == Qt::Key_PageDown ? 8
                     : key->key() == Qt::Key_PageUp ? -8 : 0;
    if (step != 0 && m_list->count() > 0) {
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        choose(key->modifiers().testFlag(Qt::ControlModifier));
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace soundings
