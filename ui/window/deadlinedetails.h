#pragma once

#include "core/consultation/consultation.h"
#include "ui/window/deadlinetext.h"

#include <QFrame>

namespace soundings {

/// What the deadline clock tells when clicked: all of it in words, with every extension. Goes when clicked away.
class DeadlineDetails : public QFrame
{
    Q_OBJECT

public:
    DeadlineDetails(const Consultation &consultation, const DeadlineText &text, QWidget *parent);

    void popUpBeside(const QWidget &widget);

Q_SIGNALS:
    void extendRequested();
};

} // namespace soundings
