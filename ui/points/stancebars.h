#pragma once

#include "core/consultation/pointviews.h"

#include <QWidget>

namespace soundings {

/// Who is for and who against: a bar for each kind of respondents, with its count of responses; what the parts are stands
/// in the tip and for screen readers.
class StanceBars : public QWidget
{
    Q_OBJECT

public:
    explicit StanceBars(QWidget *parent = nullptr);

    void setStances(const std::vector<PointStance> &stances);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Bar
    {
        RespondentKind kind = RespondentKind::Unknown;
        std::array<int, 5> byStance{};
        int responses = 0;
    };
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] static QString told(const Bar &bar);

    std::vector<Bar> m_bars; ///< those with the most responses first
};

} // namespace soundings
