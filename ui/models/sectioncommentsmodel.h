#pragma once

#include "core/desk/desk.h"
#include "ui/models/themelooks.h"

#include <QAbstractTableModel>

#include <vector>

namespace soundings {

/// The comments on a section of the draft, in the order they were made, a page at a time as the list asks for more.
/// Only those that count.
class SectionCommentsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Reference, Respondent, StanceColumn, Quote, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setDesk(Desk *desk); ///< and shows nothing
    void setThemeLooks(const ThemeLooks &looks) { m_looks = looks; }
    void show(const SectionQuestion &question);
    void clear();
    /// Asks again for what is shown; rows that stay keep their place.
    void refresh();

    [[nodiscard]] const SectionQuestion &question() const { return m_question; } ///< section invalid: nothing is shown
    [[nodiscard]] const SectionComment *at(int row) const;                        ///< null for none
    [[nodiscard]] bool isAsking() const { return m_asking; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void answered(); ///< what was asked for has come
    void failed(const QString &message, const QString &detail);

private:
    void ask(CommentId after, int most);
    void append(std::vector<SectionComment> comments);
    void merge(const std::vector<SectionComment> &comments);
    [[nodiscard]] QString text(const SectionComment &comment, int column) const;
    [[nodiscard]] QString tip(const SectionComment &comment) const;

    Desk *m_desk = nullptr;
    ThemeLooks m_looks;
    SectionQuestion m_question;
    std::vector<SectionComment> m_comments; ///< by id
    bool m_more = false;
    bool m_asking = false;
    bool m_stale = false; ///< something changed while it was asked for
    quint64 m_number = 0; ///< of the newest question: older ones' answers are dropped
};

} // namespace soundings
