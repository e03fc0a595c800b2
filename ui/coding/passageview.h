#pragma once

#include "core/consultation/comment.h"
#include "core/consultation/response.h"

#include <QPlainTextEdit>

namespace soundings {

/// A passage of a response, marked, with what stands around it. Nothing but that is set, however long the
/// text is.
class PassageView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PassageView(QWidget *parent = nullptr);

    /// The passage in its context; the beginning of the response where it is none.
    void show(const Response &response, const std::optional<Passage> &passage);
    void clearPassage();

protected:
    void changeEvent(QEvent *event) override;

private:
    void mark();

    int m_begin = 0; ///< of the mark, in the shown text
    int m_end = 0;
};

} // namespace soundings
