#pragma once

#include "core/desk/desk.h"

#include <QAction>
#include <QObject>

namespace soundings {

class FacetPane;
class ResponseListModel;
class ResponseListPane;
class ResponseReader;

/// Finding: the search box and what stands beside its results, the words found in this response and the next ones, and
/// what is like the open response.
class SearchActions : public QObject
{
    Q_OBJECT

public:
    /// `scope` is where its keys count.
    SearchActions(ResponseListPane *list, ResponseListModel *responses, ResponseReader *reader, FacetPane *facets,
                  QWidget *scope);

    void setDesk(Desk *desk);
    void opened(ResponseId id); ///< a response stands in the reader, with its hits
    [[nodiscard]] QList<QAction *> menu() const;     ///< nullptr is a separator
    [[nodiscard]] QList<QAction *> viewMenu() const; ///< going through what was found

Q_SIGNALS:
    void searchBoxRequested(); ///< it is to be seen
    void facetsRequested();
    void statusMessage(const QString &text);
    void failed(const QString &message, const QString &detail);

private:
    void build(QWidget *scope);
    void goToHit(int step);
    void suggest(int hits);
    void findAlike();

    ResponseListPane *m_list;
    ResponseListModel *m_responses;
    ResponseReader *m_reader;
    FacetPane *m_facets;
    Desk *m_desk = nullptr;
    ResponseId m_open;
    int m_onward = 0; ///< direction in which found words go on in the response that is coming; 0: none is
    quint64 m_question = 0;
    QAction *m_search = nullptr;
    QAction *m_narrow = nullptr;
    QAction *m_alike = nullptr;
    QAction *m_next = nullptr;
    QAction *m_previous = nullptr;
    QList<QAction *> m_saved;
};

} // namespace soundings
