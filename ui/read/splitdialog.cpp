#include "ui/read/splitdialog.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"
#include "core/desk/themes.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPixmap>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Around = 300; // characters shown on either side of a passage
constexpr qsizetype OfWhole = 1200; // of a response that is commented as a whole

QString html(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

} // namespace

SplitDialog::SplitDialog(Desk *desk, const Theme &theme, const std::vector<Theme> &themes, const ThemeLooks &looks,
                         QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_title(new QLabel(tr("Reading the comments…")))
    , m_progress(new QProgressBar)
    , m_text(new QTextBrowser)
    , m_targets(new QListWidget)
    , m_back(new QPushButton(tr("&Back")))
    , m_stay(new QPushButton(tr("Stays with %1").arg(theme.name)))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Split %1").arg(theme.name));
    m_title->setTextFormat(Qt::PlainText);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    m_text->setOpenLinks(false);
    m_text->setAccessibleName(tr("The passage in its context"));
    m_targets->setAccessibleName(tr("Themes"));
    m_targets->setObjectName(u"splitTargets"_s);
    m_targets->setToolTip(tr("Press a theme's key, or choose with the arrows and Enter"));
    auto *hint = new QLabel(tr("A theme's key gives it to the comment · Enter the chosen one · Space leaves it · Backspace goes back"));
    hint->setWordWrap(true);
    auto *across = new QHBoxLayout;
    across->addWidget(m_text, 3);
    across->addWidget(m_targets, 2);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_apply = buttons->addButton(tr("Split"), QDialogButtonBox::AcceptRole);
    buttons->addButton(m_back, QDialogButtonBox::ActionRole);
    buttons->addButton(m_stay, QDialogButtonBox::ActionRole);
    for (QPushButton *button : {m_apply, m_back, m_stay})
        button->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *each : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_progress)})
        layout->addWidget(each);
    layout->addLayout(across, 1);
    layout->addWidget(hint);
    layout->addWidget(buttons);
    const int em = fontMetrics().height();
    resize(44 * em, 26 * em);
    buildTargets(themes, looks);
    m_targets->installEventFilter(this);
    m_text->installEventFilter(this);
    connect(m_targets, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { assign(ThemeId{item->data(Qt::UserRole).toLongLong()}); });
    connect(m_back, &QPushButton::clicked, this, [this] { show(m_place > 0 ? m_place - 1 : 0); });
    connect(m_stay, &QPushButton::clicked, this, [this] { assign(m_theme.id); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT given(m_goes);
        accept();
    });
    updateButtons();
    m_targets->setFocus();
    desk->ask([id = theme.id](const Desk &asked) { return see(asked, id); })
        .then(this, [this](const Result<std::vector<Seen>> &seen) { take(seen); });
}

/// Sub-themes first, then the others; one without a key gets a digit that no theme has.
void SplitDialog::buildTargets(const std::vector<Theme> &themes, const ThemeLooks &looks)
{
    std::vector<Theme> targets = offered(themes);
    std::erase_if(targets, [this](const Theme &each) { return each.id == m_theme.id; });
    const QString within = looks.value(m_theme.id).path + u'/';
    std::stable_partition(targets.begin(), targets.end(),
                          [&](const Theme &each) { return looks.value(each.id).path.startsWith(within); });
    for (const Theme &each : targets) {
        if (!each.key.isEmpty() && !m_keys.contains(each.key.toLower()))
            m_keys.insert(each.key.toLower(), each.id);
    }
    char16_t digit = u'1';
    for (const Theme &each : targets) {
        QString key = m_keys.key(each.id);
        while (key.isEmpty() && digit <= u'9') {
            const QString free(QChar{digit++});
            if (m_keys.contains(free))
                continue;
            m_keys.insert(free, each.id);
            key = free;
        }
        QPixmap swatch(12, 12);
        swatch.fill(looks.value(each.id).colour);
        auto *row = new QListWidgetItem(QIcon(swatch), key.isEmpty() ? looks.value(each.id).path
                                                                     : u"%1   %2"_s.arg(key.toUpper(), looks.value(each.id).path));
        row->setData(Qt::UserRole, each.id.value);
        row->setToolTip(each.definition);
        m_targets->addItem(row);
    }
    m_targets->setCurrentRow(0);
}

Result<std::vector<SplitDialog::Seen>> SplitDialog::see(const Desk &desk, ThemeId theme)
{
    Result<std::vector<Comment>> comments = desk.commentsOfTheme(theme);
    if (!comments)
        return passOn(comments);
    std::erase_if(*comments, [](const Comment &each) { return each.standing == Standing::Independent; });
    std::stable_sort(comments->begin(), comments->end(),
                     [](const Comment &a, const Comment &b) { return a.response < b.response; });
    std::vector<Seen> all;
    Response response;
    for (const Comment &comment : *comments) {
        if (response.id != comment.response) {
            Result<ResponseDetail> detail = desk.response(comment.response);
            if (!detail)
                return passOn(detail);
            response = std::move(detail->response);
        }
        Seen seen{comment.id, u"%1 · %2"_s.arg(reference(response.number), response.respondent.name), {}, {}, {}, comment.note};
        for (const Part &part : response.parts) {
            if (!comment.passage) {
                seen.quote = part.text.left(OfWhole);
                break;
            }
            if (part.id != comment.passage->part)
                continue;
            const qsizetype begin = toUtf16(part.text, comment.passage->begin);
            const qsizetype end = toUtf16(part.text, comment.passage->end);
            const qsizetype from = std::max<qsizetype>(0, begin - Around);
            seen.before = part.text.mid(from, begin - from);
            seen.quote = part.text.mid(begin, end - begin);
            seen.after = part.text.mid(end, Around);
        }
        all.push_back(std::move(seen));
    }
    return all;
}

void SplitDialog::take(const Result<std::vector<Seen>> &seen)
{
    if (!seen) {
        Q_EMIT failed(seen.error().message, seen.error().detail);
        reject();
        return;
    }
    m_seen = *seen;
    m_progress->setRange(0, static_cast<int>(m_seen.size()));
    show(0);
}

void SplitDialog::show(size_t place)
{
    m_place = std::min(place, m_seen.size());
    m_progress->setValue(static_cast<int>(m_place));
    if (m_place == m_seen.size()) {
        m_title->setText(tr("That was the last of %n comment(s).", nullptr, static_cast<int>(m_seen.size())));
        m_text->setPlainText(m_goes.isEmpty() ? tr("All of them stay with %1.").arg(m_theme.name)
                                              : tr("%n of them get another theme.", nullptr, static_cast<int>(m_goes.size())));
        m_apply->setFocus();
    } else {
        const Seen &seen = m_seen[m_place];
        m_title->setText(tr("Comment %1 of %2 · %3").arg(m_place + 1).arg(m_seen.size()).arg(seen.title));
        const QColor quiet = palette().color(QPalette::PlaceholderText);
        QString page = u"<span style='color:%1'>%2</span><b>%3</b><span style='color:%1'>%4</span>"_s.arg(
            quiet.name(), html(seen.before), html(seen.quote), html(seen.after));
        if (!seen.note.isEmpty())
            page += u"<p><i>%1</i></p>"_s.arg(tr("Note: %1").arg(html(seen.note)));
        m_text->setHtml(page);
        for (int row = 0; row < m_targets->count(); ++row) {
            if (m_goes.value(seen.id).value == m_targets->item(row)->data(Qt::UserRole).toLongLong())
                m_targets->setCurrentRow(row);
        }
        m_targets->setFocus();
    }
    updateButtons();
}

void SplitDialog::assign(ThemeId theme)
{
    if (m_place >= m_seen.size())
        return;
    if (theme == m_theme.id)
        m_goes.remove(m_seen[m_place].id);
    else
        m_goes.insert(m_seen[m_place].id, theme);
    show(m_place + 1);
}

void SplitDialog::updateButtons()
{
    m_back->setEnabled(m_place > 0);
    m_stay->setEnabled(m_place < m_seen.size());
    m_apply->setEnabled(!m_goes.isEmpty());
    m_apply->setText(m_goes.isEmpty() ? tr("Split") : tr("Split off %n comment(s)", nullptr, static_cast<int>(m_goes.size())));
}

/// A list would take letters to look for a name.
bool SplitDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (plain && m_keys.contains(key->text().toLower())) {
        assign(m_keys.value(key->text().toLower()));
        return true;
    }
    switch (key->key()) {
    case Qt::Key_Space: assign(m_theme.id); return true;
    case Qt::Key_Backspace: show(m_place > 0 ? m_place - 1 : 0); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const QListWidgetItem *item = m_targets->currentItem(); item && plain)
            assign(ThemeId{item->data(Qt::UserRole).toLongLong()});
        return true;
    default: return QDialog::eventFilter(watched, event);
    }
}

} // namespace soundings
