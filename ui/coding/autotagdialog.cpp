#include "ui/coding/autotagdialog.h"

#include "core/desk/themes.h"
#include "ui/widgets/dialogparts.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include <chrono>

namespace soundings {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

AutotagDialog::AutotagDialog(Desk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_bySearch(new QRadioButton(tr("A &saved search")))
    , m_byWords(new QRadioButton(tr("A list of &words")))
    , m_search(new QComboBox)
    , m_words(new QPlainTextEdit)
    , m_theme(new QComboBox)
    , m_count(makeNote())
{
    setWindowTitle(tr("Propose comments"));
    build();
    m_wait.setSingleShot(true);
    m_wait.setInterval(250ms);
    connect(&m_wait, &QTimer::timeout, this, &AutotagDialog::count);
    m_byWords->setChecked(true);
    connect(m_byWords, &QRadioButton::toggled, this, &AutotagDialog::refresh);
    connect(m_words, &QPlainTextEdit::textChanged, this, &AutotagDialog::refresh);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &AutotagDialog::refresh);
    connect(m_search, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0 && m_searches[size_t(index)].theme.isValid())
            setTheme(m_searches[size_t(index)].theme);
        refresh();
    });
    refresh();
    m_desk->ask([](const Desk &asked) {
              return Known{asked.savedSearches(), asked.themes()};
          })
        .then(this, [this](const Known &known) { fill(known); });
}

void AutotagDialog::build()
{
    m_search->setAccessibleName(tr("Saved search"));
    m_words->setAccessibleName(tr("Words"));
    m_words->setTabChangesFocus(true);
    m_words->setPlaceholderText(tr("apprenticeship, work based learning, skill"));
    m_words->setFixedHeight(5 * fontMetrics().lineSpacing());
    m_theme->setAccessibleName(tr("Theme"));
    auto *form = new QFormLayout;
    form->addRow(m_byWords, m_words);
    form->addRow(m_bySearch, m_search);
    form->addRow(tr("&Theme"), m_theme);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_accept = buttons->addButton(tr("Propose"), QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(
        makeNote(tr("Each sentence that has one of the words, in any of its forms, is proposed for the "
                    "theme. Nothing of it counts until a person accepts it.")));
    column->addLayout(form);
    column->addWidget(m_count);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(36 * fontMetrics().height(), 22 * fontMetrics().height());
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (const std::optional<AutotagRule> wanted = rule())
            Q_EMIT chosen(*wanted);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AutotagDialog::fill(const Known &known)
{
    if (!known.searches || !known.themes) {
        m_count->setText((known.searches ? known.themes.error() : known.searches.error()).message);
        return;
    }
    QHash<ThemeId, QString> paths;
    for (const Theme &theme : offered(*known.themes)) { // parents before children
        const QString above = paths.value(theme.parent);
        paths.insert(theme.id, above.isEmpty() ? theme.name : above + u'/' + theme.name);
        m_theme->addItem(paths.value(theme.id), theme.id.value);
    }
    m_searches = *known.searches;
    for (const SavedSearch &search : m_searches)
        m_search->addItem(search.name);
    m_bySearch->setEnabled(!m_searches.empty());
    if (m_wanted.isValid())
        setTheme(m_wanted);
    refresh();
    Q_EMIT read();
}

void AutotagDialog::setWords(const QString &words)
{
    m_byWords->setChecked(true);
    m_words->setPlainText(words);
}

void AutotagDialog::setTheme(ThemeId theme)
{
    m_wanted = theme;
    const int index = m_theme->findData(theme.value);
    if (index >= 0)
        m_theme->setCurrentIndex(index);
}

std::optional<AutotagRule> AutotagDialog::rule() const
{
    const ThemeId theme{m_theme->currentData().toLongLong()};
    if (!theme.isValid())
        return std::nullopt;
    if (m_byWords->isChecked()) {
        const QString words = m_words->toPlainText();
        return words.trimmed().isEmpty() ? std::nullopt : std::optional(ruleOf(words, theme));
    }
    const int index = m_search->currentIndex();
    if (index < 0)
        return std::nullopt;
    AutotagRule rule = ruleOf(m_searches[size_t(index)]);
    rule.theme = theme;
    return rule;
}

void AutotagDialog::refresh()
{
    m_words->setEnabled(m_byWords->isChecked());
    m_search->setEnabled(m_bySearch->isChecked());
    m_accept->setEnabled(false); // until it is known that the query can be read
    ++m_question;
    if (rule()) {
        m_wait.start();
    } else {
        m_wait.stop();
        m_count->setText(m_theme->count() == 0
                             ? tr("The codebook has no theme to propose yet.")
                             : tr("Write the words to look for, with commas between them."));
    }
}

void AutotagDialog::count()
{
    const std::optional<AutotagRule> wanted = rule();
    if (!wanted)
        return;
    m_desk->ask([query = wanted->query](const Desk &desk) { return desk.count(query); })
        .then(this, [this, question = m_question](const Result<int> &found) {
            if (question != m_question)
                return;
            m_accept->setEnabled(found.value_or(0) > 0);
            m_count->setText(
                !found        ? found.error().message
                : *found == 0 ? tr("No response has any of it.")
                              : tr("%n response(s) have it. Passages that have the theme already, and those "
                                   "that were refused before, are not proposed.",
                                   nullptr, *found));
            Q_EMIT counted();
        });
}

} // namespace soundings
