#pragma once

#include "ui/models/pointcommentsmodel.h"
#include "ui/models/themelooks.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QTimer;

namespace soundings {

class CommentCards;

/// The comments to gather: those left over, those that need no point, those of the chosen point, or all; of one theme, or
/// of the responses that a search finds.
class CommentsPane : public QWidget
{
    Q_OBJECT

public:
    explicit CommentsPane(QWidget *parent = nullptr);

    void setDesk(Desk *desk);
    void setPoint(PointId point, const QString &title); ///< the chosen one; invalid: none
    void setLeftOver(int comments);                     ///< how many there are in all
    void show(CommentFilter::Which which);
    [[nodiscard]] std::vector<CommentId> selected() const;
    [[nodiscard]] const CommentFilter &filter() const { return m_model->filter(); }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] PointCommentsModel *model() const { return m_model; }

Q_SIGNALS:
    void selectionChanged();
    void responseRequested(soundings::ResponseId response);
    void failed(const soundings::Error &error);

private:
    void ask();
    void readThemes();
    void tell();

    Desk *m_desk = nullptr;
    PointId m_point;
    PointCommentsModel *m_model;
    CommentCards *m_cards;
    QComboBox *m_which;
    QComboBox *m_theme;
    QLineEdit *m_search;
    QTimer *m_typing;
    QListView *m_list;
    QLabel *m_state;
};

} // namespace soundings
