#pragma once

#include "ui/models/commentsmodel.h"
#include "ui/read/openresponse.h"

#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimeZone>
#include <QTreeView>
#include <QWidget>

namespace soundings {

class AttachmentsView;
class ColumnFit;
class EmptyPage;
class OfferStrip;
class PassageText;
class ResponseHeader;
class ResponseStrip;
class WholeComments;

/// One response to read: its head, what came with it, its text with the comments in it, and the list of comments.
/// The text and the list are linked both ways; comments on the whole response stand at its head.
class ResponseReader : public QWidget
{
    Q_OBJECT

public:
    ResponseReader(CommentsModel *comments, QWidget *parent = nullptr);

    void setResponse(const OpenedResponse &opened);
    void clear();
    void setHits(std::vector<TextRange> hits);
    void setThemeLooks(const ThemeLooks &looks);
    void setZone(const QTimeZone &zone);

    [[nodiscard]] PassageText *text() const { return m_text; }
    [[nodiscard]] ResponseHeader *header() const { return m_header; }
    [[nodiscard]] ResponseStrip *strip() const { return m_strip; }
    [[nodiscard]] AttachmentsView *attachments() const { return m_attachments; }
    [[nodiscard]] OfferStrip *offers() const { return m_offers; }
    [[nodiscard]] QTreeView *commentList() const { return m_list; }
    [[nodiscard]] QString tipOf(CommentId comment) const; ///< what hovering over it says

    [[nodiscard]] CommentId current() const { return m_current; }
    void setCurrent(CommentId comment, bool reveal); ///< in the text and in the list
    void setCommentsVisible(bool visible);

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

Q_SIGNALS:
    void currentChanged(soundings::CommentId comment); ///< chosen by a person, in the text or in the list

private:
    void buildList();
    void markComments();
    void showHead();
    void followCaret();

    CommentsModel *m_comments;
    ThemeLooks m_looks;
    QTimeZone m_zone = QTimeZone::utc();
    CommentId m_current;
    QStackedWidget *m_stack;
    EmptyPage *m_none;
    ResponseHeader *m_header;
    ResponseStrip *m_strip;
    AttachmentsView *m_attachments;
    WholeComments *m_whole;
    QLabel *m_noText;
    PassageText *m_text;
    OfferStrip *m_offers;
    QTreeView *m_list;
    ColumnFit *m_fit = nullptr;
    QSplitter *m_splitter;
};

} // namespace soundings
