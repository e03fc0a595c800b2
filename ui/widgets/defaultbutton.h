#pragma once

class QPushButton;

namespace soundings {

/// Return presses this button of its dialog and no other, also while it is greyed: then it presses none. Qt would
/// take the first button it finds instead. Call it once the button stands in the dialog.
void makeOnlyDefault(QPushButton &button);

} // namespace soundings
