#include "ui/widgets/defaultbutton.h"

#include <QPushButton>

namespace soundings {

void makeOnlyDefault(QPushButton &button)
{
    for (QPushButton *other : button.window()->findChildren<QPushButton *>())
        other->setAutoDefault(false);
    button.setAutoDefault(true);
    button.setDefault(true);
}

} // namespace soundings
