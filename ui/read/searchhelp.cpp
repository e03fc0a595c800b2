#include "ui/read/searchhelp.h"

#include <QScreen>
#include <QUrl>
#include <QVBoxLayout>

#include <array>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Example
{
    const char16_t *query; ///< the same in every language: the query language's own words
    const char *meaning;
};

constexpr std::array examples{
    Example{u"skills", QT_TRANSLATE_NOOP("soundings::SearchHelp", "the word in any form: skill, skills, skilled")},
    Example{u"bus rail", QT_TRANSLATE_NOOP("soundings::SearchHelp", "both words")},
    Example{u"bus OR rail", QT_TRANSLATE_NOOP("soundings::SearchHelp", "either; capitals make it OR")},
    Example{u"energy -nuclear", QT_TRANSLATE_NOOP("soundings::SearchHelp", "without a word; NOT does the same")},
    Example{u"\"advanced ceramics\"", QT_TRANSLATE_NOOP("soundings::SearchHelp", "exactly this phrase")},
    Example{u"logist*", QT_TRANSLATE_NOOP("soundings::SearchHelp", "words that begin so")},
    Example{u"(bus OR rail) theme:Places", QT_TRANSLATE_NOOP("soundings::SearchHelp", "parentheses group")},
    Example{u"theme:People", QT_TRANSLATE_NOOP("soundings::SearchHelp", "tagged with it or a sub-theme")},
    Example{u"theme:none", QT_TRANSLATE_NOOP("soundings::SearchHelp", "not tagged yet")},
    Example{u"section:3.2", QT_TRANSLATE_NOOP("soundings::SearchHelp", "comments on that section or those within it")},
    Example{u"kind:business", QT_TRANSLATE_NOOP("soundings::SearchHelp",
            "also education, local-authority, public-body, voluntary-sector, trade-body, elected-member, individual")},
    Example{u"from:staffs.ac.uk", QT_TRANSLATE_NOOP("soundings::SearchHelp", "part of the name, organisation or address")},
    Example{u"place:Leek", QT_TRANSLATE_NOOP("soundings::SearchHelp", "where the respondent is")},
    Example{u"status:unread", QT_TRANSLATE_NOOP("soundings::SearchHelp", "also in-progress, tagged, reviewed")},
    Example{u"is:late", QT_TRANSLATE_NOOP("soundings::SearchHelp", "also is:on-time, is:confidential, is:duplicate")},
    Example{u"-is:acknowledged", QT_TRANSLATE_NOOP("soundings::SearchHelp", "no receipt has been sent yet")},
    Example{u"is:unopened", QT_TRANSLATE_NOOP("soundings::SearchHelp", "nobody has had it open yet; also is:opened")},
    Example{u"has:attachment", QT_TRANSLATE_NOOP("soundings::SearchHelp", "also has:comment")},
    Example{u"stance:oppose", QT_TRANSLATE_NOOP("soundings::SearchHelp", "also support, mixed, neutral")},
    Example{u"received:2020-02-01..2020-02-10", QT_TRANSLATE_NOOP("soundings::SearchHelp", "both days included")},
    Example{u"received:>2020-02-09T17:00", QT_TRANSLATE_NOOP("soundings::SearchHelp", "after that time")},
    Example{u"channel:letter", QT_TRANSLATE_NOOP("soundings::SearchHelp", "also email, survey, event, phone")},
    Example{u"is:proposed", QT_TRANSLATE_NOOP("soundings::SearchHelp", "has comments that a rule proposes and nobody has judged")},
    Example{u"is:quotable", QT_TRANSLATE_NOOP("soundings::SearchHelp", "has a comment that was chosen to be quoted")},
    Example{u"tagged-by:ann", QT_TRANSLATE_NOOP("soundings::SearchHelp", "somebody of that name made a comment")},
    Example{u"assignee:ann", QT_TRANSLATE_NOOP("soundings::SearchHelp", "who works on it; assignee:none for nobody")},
    Example{u"note:check", QT_TRANSLATE_NOOP("soundings::SearchHelp", "a word of your notes")},
    Example{u"ref:R-0017", QT_TRANSLATE_NOOP("soundings::SearchHelp", "one response")},
};

} // namespace

SearchHelp::SearchHelp(QWidget *parent) : QFrame(parent, Qt::Popup), m_page(new QTextBrowser)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    m_page->setOpenLinks(false);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setAccessibleName(tr("How to search"));
    QString html = u"<h3>%1</h3><p>%2</p><table cellspacing='0' cellpadding='3'>"_s.arg(
        tr("How to search").toHtmlEscaped(),
        tr("Words stand for text in the subject, message, attachments and respondent. Click an example to try it.")
            .toHtmlEscaped());
    for (const Example &example : examples) {
        const QString query = QString::fromUtf16(example.query);
        html += u"<tr><td><a href='?%1'><code>%2</code></a>&nbsp;&nbsp;</td><td>%3</td></tr>"_s.arg(
            QString::fromLatin1(QUrl::toPercentEncoding(query)), query.toHtmlEscaped(),
            tr(example.meaning).toHtmlEscaped());
    }
    m_page->setHtml(html + u"</table>"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->addWidget(m_page);
    connect(m_page, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        const QString query = link.query(QUrl::FullyDecoded);
        close();
        Q_EMIT exampleChosen(query);
    });
}

void SearchHelp::openBelow(const QWidget *button)
{
    const int em = fontMetrics().height();
    const QRect room = button->screen()->availableGeometry();
    resize(std::min(38 * em, room.width()), std::min(38 * em, room.height()));
    QPoint place = button->mapToGlobal(QPoint(0, button->height()));
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
    place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(place);
    show();
    m_page->setFocus();
}

} // namespace soundings
