#include "app/commands/command.h"
#include "app/commands/commandline.h"
#include "app/window.h"
#include "core/desk/sample.h"

#include <QApplication>

// Which kind of application runs is decided before Qt starts: a command needs no display.
int main(int argc, char **argv)
{
    QCoreApplication::setOrganizationName(QStringLiteral("Soundings"));
    QCoreApplication::setApplicationName(QStringLiteral("Soundings"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SOUNDINGS_VERSION));

    using namespace soundings;
    if (isCommand(argc, argv))
        return runCommand(argc, argv);
    const WindowRequest request = readWindowRequest(argc, argv);
    if (request.exitCode)
        return *request.exitCode;
    QApplication application(argc, argv);
    QString consultation = request.consultation;
    if (request.sample) {
        const Result<QString> sample = sampleAt(consultation);
        if (!sample)
            return fail(sample.error());
        consultation = *sample;
    }
    return runWindow(application, consultation, request.picture);
}
