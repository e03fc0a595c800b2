#pragma once

#include "core/categorisation/comparing.h"
#include "core/desk/desk.h"

#include <QAbstractTableModel>

#include <vector>

namespace soundings {

/// Responses that are tagged independently: by whom, who has finished, and how many comments were agreed on.
class CodedResponsesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Response, Subject, People, Agreed, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setResponses(std::vector<CodedResponse> responses); ///< those that stay, stay selected
    [[nodiscard]] const CodedResponse *at(int row) const;    ///< nullptr where there is no such row
    [[nodiscard]] int rowOf(ResponseId id) const;            ///< -1: it is not there

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<CodedResponse> m_responses;
};

/// What two people made of one response, and what of it was taken.
struct ComparedResponse
{
    Response response;
    std::vector<categorisation::Place> places;
    std::vector<Comment> counted;
    QHash<ThemeId, QString> themes; ///< names
    QString left;
    QString right;
    std::vector<bool> leftOut; ///< of each place: people decided that nothing of it counts
};

/// The places of one response, side by side.
class PlacesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Passage, Left, Right, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setCompared(ComparedResponse compared); ///< rows of the same response stay
    void clear();
    [[nodiscard]] const ComparedResponse &compared() const { return m_compared; }
    [[nodiscard]] const categorisation::Place *at(int row) const; ///< nullptr where there is no such row
    [[nodiscard]] bool isDecided(int row) const;     ///< something of it was taken, or it was left out
    [[nodiscard]] int undecidedAfter(int row) const; ///< going round at the end; -1: none
    /// Those that are alike and not taken yet, as the left one made them.
    [[nodiscard]] std::vector<Comment> alike() const;
    [[nodiscard]] QString
    inWords(const std::vector<Comment> &comments) const; ///< themes, stance and note of each

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] bool isTaken(const std::vector<Comment> &comments) const;
    [[nodiscard]] QString quoteOf(const categorisation::Place &place) const;
    [[nodiscard]] QString stateOf(int row) const;
    [[nodiscard]] QString themesOf(const std::vector<Comment> &comments) const;

    [[nodiscard]] bool isLeftOut(int row) const;

    ComparedResponse m_compared;
};

} // namespace soundings
