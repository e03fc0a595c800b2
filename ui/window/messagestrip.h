#pragma once

#include "core/consultation/result.h"
#include "ui/widgets/palette.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace soundings {

/// What a person should read, above the work and without stopping it: one message at a time, the technical detail
/// on request, gone when dismissed; then the one before it shows.
class MessageStrip : public QFrame
{
    Q_OBJECT

public:
    explicit MessageStrip(QWidget *parent = nullptr);

    void showMessage(Tone tone, const QString &message, const QString &detail = {});
    void showError(const Error &error) { showMessage(Tone::Bad, error.message, error.detail); }
    void dismiss();
    void clear();

    [[nodiscard]] QString message() const;
    [[nodiscard]] QString detail() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Message
    {
        Tone tone;
        QString message;
        QString detail;
    };
    void refresh();

    std::vector<Message> m_messages; ///< the last one shows
    QLabel *m_text;
    QLabel *m_detail;
    QPushButton *m_more;
    QToolButton *m_close;
};

} // namespace soundings
