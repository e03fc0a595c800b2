#pragma once

#include "ui/models/placesmodel.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>

namespace soundings {

class EmptyPage;
class PassageView;

/// What two people made of one response independently, place by place, for them to agree on: left, right,
/// both, neither, next, by keys alone. What is taken counts from then on; what was made stays as it is, so
/// that agreement can be measured.
class ComparisonDialog : public QDialog
{
    Q_OBJECT

public:
    /// `first` is shown first where it is tagged independently.
    ComparisonDialog(Desk *desk, ResponseId first, QWidget *parent);

    enum class Take { Left, Right, Both, Neither };
    void take(Take what); ///< of the current place
    void takeAlike();     ///< of all places

    [[nodiscard]] CodedResponsesModel *responses() const { return m_responses; }
    [[nodiscard]] PlacesModel *places() const { return m_places; }
    [[nodiscard]] QTreeView *placeTable() const { return m_placeTable; }

Q_SIGNALS:
    void shown(); ///< the places of the current response, or why there are none
    void responseRequested(soundings::ResponseId response);
    void agreementRequested();

private:
    QWidget *makeComparing();
    QWidget *makeActs();
    void readResponses();
    void chooseResponse();
    void fillPeople(const CodedResponse &response);
    void readPlaces();
    void showPlaces(const Result<ComparedResponse> &compared);
    void showPlace();
    void submit(const std::vector<Comment> &comments);
    void write(std::function<Result<ChangeSet>(Desk &)> decision);
    void goTo(int row);
    void react(const Applied &applied);
    void updateActs();

    Desk *m_desk;
    ResponseId m_wanted; ///< to be shown when the list is there
    CodedResponsesModel *m_responses;
    PlacesModel *m_places;
    QTreeView *m_responseTable;
    QTreeView *m_placeTable;
    QStackedWidget *m_stack;
    EmptyPage *m_empty;
    QComboBox *m_left;
    QComboBox *m_right;
    PassageView *m_passage;
    QLabel *m_leftWords;
    QLabel *m_rightWords;
    QLabel *m_message;
    QList<QPushButton *> m_acts; ///< on the current place
    QPushButton *m_alike = nullptr;
    quint64 m_question = 0;
    bool m_writing = false;
    bool m_advance = false; ///< to the next place once the answer is there
};

} // namespace soundings
