#pragma once

#include "core/desk/redacting.h"

#include <QPlainTextEdit>

#include <optional>

namespace soundings {

/// A passage that is marked in the text: suggested, hidden or left in.
struct RedactionMark
{
    enum class State { Suggested, Hidden, LeftIn };
    Passage passage;
    RedactionReason reason = RedactionReason::Other;
    State state = State::Suggested;
    QString note = {};
    QString by = {};    ///< who decided
    QString words = {}; ///< of the passage
    int begin = 0;      ///< in the text that is shown
    int end = 0;
};

/// A response's texts one under another, with what is suggested, hidden and left in marked; one mark is the current one.
class RedactionText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit RedactionText(QWidget *parent = nullptr);

    void show(const RedactionView &view); ///< the current mark stays, where it is still there
    void clearView();
    [[nodiscard]] const std::vector<RedactionMark> &marks() const { return m_marks; }
    [[nodiscard]] const RedactionMark *current() const; ///< nullptr for none
    [[nodiscard]] int currentNumber() const { return m_current; } ///< from 0; -1: none
    void setCurrent(int mark);
    void step(int by);                    ///< to another mark, round at the ends
    void stepToWaiting();                 ///< the next that is suggested; stays where none is
    /// What is selected, without the spaces around it; none where nothing is, or it reaches over two texts.
    [[nodiscard]] std::optional<Passage> selectedPassage() const;

Q_SIGNALS:
    void currentChanged();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Shown
    {
        PartId part;
        QString text;
        int begin = 0; ///< in the text that is shown
    };
    void compose(const Response &response);
    void gather(const RedactionView &view);
    void paintMarks();

    std::vector<Shown> m_parts;
    std::vector<RedactionMark> m_marks;
    ResponseId m_response;
    int m_current = -1;
};

} // namespace soundings
