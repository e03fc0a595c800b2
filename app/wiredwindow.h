#pragma once

#include <memory>

namespace soundings {

class Appearance;
class Imports;
class MainWindow;

/// The main window with its workspaces and dialogs, connected with each other. The program and the tests that
/// prove a whole run open the same one.
class WiredWindow
{
public:
    explicit WiredWindow(Appearance *appearance = nullptr); ///< which must outlive it
    ~WiredWindow();

    [[nodiscard]] MainWindow &window() { return *m_window; }

private:
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Imports> m_imports; ///< goes before the window, its parent
};

} // namespace soundings
