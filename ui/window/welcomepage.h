#pragma once

#include "ui/window/recentfiles.h"

#include <QThreadPool>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace soundings {

/// What stands in the window while no consultation is open: how to begin, and the recent consultations. Whether
/// those files are still there is asked of the disk off the GUI thread; a missing one is greyed, says so, and can be
/// taken off the list.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);
    ~WelcomePage() override;

    void setRecent(const std::vector<RecentConsultation> &recent);

Q_SIGNALS:
    void sampleRequested();
    void newRequested();
    void openRequested();
    void recentRequested(const QString &file);
    void recentRemoved(const QString &file);

private:
    class RecentRow;
    void build();
    void checkFiles();

    QThreadPool m_pool;
    std::vector<RecentRow *> m_rows; ///< owned by the layout's widget
    QVBoxLayout *m_recent = nullptr;
    QLabel *m_recentTitle = nullptr;
    int m_question = 0; ///< the newest check of files; answers to older ones are dropped
};

} // namespace soundings
