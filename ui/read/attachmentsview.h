#pragma once

#include "core/consultation/response.h"

#include <QTreeWidget>

namespace soundings {

/// What came with a response: name, type, size, and whether its text could be read, or why not.
class AttachmentsView : public QTreeWidget
{
    Q_OBJECT

public:
    explicit AttachmentsView(QWidget *parent = nullptr);

    void setResponse(const Response &response); ///< hidden where there is nothing
    [[nodiscard]] std::optional<Part> currentPart() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void openRequested(const soundings::Part &part);
    void saveRequested(const soundings::Part &part);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    void showMenu(const QPoint &at);

    std::vector<Part> m_parts; ///< without their texts
};

} // namespace soundings
