#include "ui/window/welcomepage.h"

#include "core/desk/answer.h"
#include "core/desk/places.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/palette.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int columnWidth = 720;
constexpr int markSize = 72;

class Mark : public QWidget
{
public:
    Mark() { setFixedSize(markSize, markSize); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), u"soundings"_s, palette().color(QPalette::WindowText));
    }
};

/// A button with an icon, what it does, and a line on what that means.
class CardButton : public QPushButton
{
public:
    CardButton(const QString &iconName, const QString &title, const QString &explanation)
        : m_icon(iconName), m_title(title), m_explanation(explanation)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        setAccessibleName(QString(title).remove(u'&'));
        setAccessibleDescription(explanation);
        setShortcut(QKeySequence::mnemonic(title));
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {200, padding + iconSize + padding / 2 + titleMetrics().height() + 3 * fontMetrics().height() + padding};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {150, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor accent = palette().color(QPalette::Highlight);
        const bool lit = underMouse() || hasFocus();
        painter.setPen(lit ? QPen(accent, hasFocus() ? 2 : 1) : QPen(palette().color(QPalette::Mid)));
        painter.setBrush(isDown() ? palette().color(QPalette::AlternateBase) : palette().color(QPalette::Base));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 10, 10);
        paintIcon(painter, QRectF(padding, padding, iconSize, iconSize), m_icon, toneColour(Tone::Info, palette()));
        QRect text = rect().adjusted(padding, padding + iconSize + padding / 2, -padding, -padding / 2);
        painter.setFont(titleFont());
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextShowMnemonic, m_title);
        text.setTop(text.top() + titleMetrics().height() + 3);
        painter.setFont(font());
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_explanation);
    }

private:
    static constexpr int padding = 16;
    static constexpr int iconSize = 28;

    [[nodiscard]] QFont titleFont() const
    {
        QFont face = font();
        face.setBold(true);
        face.setPointSizeF(face.pointSizeF() * 1.1);
        return face;
    }
    [[nodiscard]] QFontMetrics titleMetrics() const { return QFontMetrics(titleFont()); }

    QString m_icon;
    QString m_title;
    QString m_explanation;
};

QLabel *quietLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

} // namespace

/// One recent consultation: its title, its folder, and a button that takes it off the list.
class WelcomePage::RecentRow : public QWidget
{
public:
    RecentRow(const RecentConsultation &what, WelcomePage *page) : m_file(what.file), m_open(new QPushButton), m_where(quietLabel({}))
    {
        const QFileInfo info(what.file);
        m_title = what.title.isEmpty() ? placeName(what.file) : what.title;
        m_open->setFlat(true);
        m_open->setText(QString(m_title).replace(u'&', u"&&"_s));
        m_open->setIcon(namedIcon(u"recent"_s));
        m_open->setToolTip(QDir::toNativeSeparators(what.file));
        m_where->setText(isTeamDatabase(what.file) ? what.file : QDir::toNativeSeparators(info.absolutePath()));
        m_where->setWordWrap(false);
        m_where->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        auto *remove = new QToolButton;
        remove->setAutoRaise(true);
        remove->setIcon(namedIcon(u"close"_s));
        remove->setToolTip(WelcomePage::tr("Take off this list; the file stays where it is"));
        remove->setAccessibleName(WelcomePage::tr("Take %1 off the list").arg(m_title));
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(m_open);
        row->addWidget(m_where, 1);
        row->addWidget(remove);
        QObject::connect(m_open, &QPushButton::clicked, page, [page, file = m_file] { Q_EMIT page->recentRequested(file); });
        QObject::connect(remove, &QToolButton::clicked, page, [page, file = m_file] { Q_EMIT page->recentRemoved(file); });
    }

    [[nodiscard]] QString file() const { return m_file; }

    void setMissing(const QString &reason)
    {
        m_open->setEnabled(false);
        m_where->setText(reason);
        m_where->setToolTip(QDir::toNativeSeparators(m_file));
        m_open->setAccessibleDescription(reason);
    }

private:
    QString m_file;
    QString m_title;
    QPushButton *m_open;
    QLabel *m_where;
};

WelcomePage::WelcomePage(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"welcomePage"_s);
    m_pool.setMaxThreadCount(1);
    build();
}

WelcomePage::~WelcomePage()
{
    m_pool.waitForDone();
}

void WelcomePage::build()
{
    auto *name = new QLabel(u"Soundings"_s);
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 2.4);
    large.setBold(true);
    name->setFont(large);
    auto *line = new QLabel(tr("Takes in what people sent about a draft, helps a team to read and tag it beside the "
                               "draft, and reports what was said."));
    line->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(18);
    auto *words = new QVBoxLayout;
    words->addWidget(name);
    words->addWidget(line);
    head->addWidget(new Mark, 0, Qt::AlignTop);
    head->addLayout(words, 1);

    auto *sample = new CardButton(u"sample"_s, tr("Open the &sample"),
                                  tr("A finished consultation with a draft and over a hundred responses, to try things on"));
    sample->setObjectName(u"openSample"_s);
    auto *fresh = new CardButton(u"new"_s, tr("&New consultation…"),
                                 tr("From your draft as a PDF, with its dates and themes"));
    fresh->setObjectName(u"newConsultation"_s);
    auto *open = new CardButton(u"open"_s, tr("&Open…"), tr("A consultation file that you or a colleague made"));
    open->setObjectName(u"openConsultation"_s);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(12);
    for (CardButton *card : {sample, fresh, open})
        cards->addWidget(card, 1);

    m_recentTitle = new QLabel(tr("Recent"));
    QFont strong = m_recentTitle->font();
    strong.setBold(true);
    m_recentTitle->setFont(strong);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);

    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *parts = new QVBoxLayout(column);
    parts->setContentsMargins(24, 24, 24, 24);
    parts->setSpacing(20);
    parts->addStretch(1);
    parts->addLayout(head);
    parts->addLayout(cards);
    parts->addWidget(quietLabel(tr("Or drag a PDF into this window to start a consultation on it.")));
    auto *recents = new QVBoxLayout;
    recents->setSpacing(6);
    recents->addWidget(m_recentTitle);
    recents->addLayout(m_recent);
    parts->addLayout(recents);
    parts->addStretch(2);

    auto *centred = new QWidget;
    auto *row = new QHBoxLayout(centred);
    row->addStretch(1);
    row->addWidget(column, 100);
    row->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(centred);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    setFocusProxy(sample);

    connect(sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    connect(fresh, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    setRecent({});
}

void WelcomePage::setRecent(const std::vector<RecentConsultation> &recent)
{
    for (RecentRow *row : m_rows)
        row->deleteLater();
    m_rows.clear();
    for (const RecentConsultation &one : recent) {
        auto *row = new RecentRow(one, this);
        m_recent->addWidget(row);
        m_rows.push_back(row);
    }
    m_recentTitle->setVisible(!recent.empty());
    checkFiles();
}

void WelcomePage::checkFiles()
{
    const int question = ++m_question;
    QStringList files;
    for (const RecentRow *row : m_rows) {
        if (!isTeamDatabase(row->file())) // whose server tells when it is opened
            files << row->file();
    }
    if (files.isEmpty())
        return;
    auto missing = QtConcurrent::run(&m_pool, [files] {
        QHash<QString, QString> reasons;
        for (const QString &file : files) {
            const QFileInfo info(file);
            if (info.exists() && !info.isReadable())
                reasons.insert(file, tr("You have no permission to read %1").arg(QDir::toNativeSeparators(file)));
            else if (!info.exists() && !info.dir().exists())
                reasons.insert(file, tr("Missing: its folder %1 is not there now")
                                         .arg(QDir::toNativeSeparators(info.absolutePath())));
            else if (!info.exists())
                reasons.insert(file, tr("Missing: moved, renamed or deleted from %1")
                                         .arg(QDir::toNativeSeparators(info.absolutePath())));
        }
        return reasons;
    });
    Answer(missing).then(this, [this, question](const QHash<QString, QString> &reasons) {
        if (question != m_question)
            return;
        for (RecentRow *row : m_rows) {
            if (reasons.contains(row->file()))
                row->setMissing(reasons.value(row->file()));
        }
    });
}

} // namespace soundings
