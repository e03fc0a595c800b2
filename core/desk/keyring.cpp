#include "core/desk/keyring.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

Result<> outcomeOf(const QKeychain::Job &job)
{
    const auto told = [&](const char *message) {
        return failure(ErrorKind::Refused, QCoreApplication::translate("soundings", message),
                       job.errorString());
    };
    switch (job.error()) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return {};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return told("The keyring stays locked, so the password is not taken from it or kept in it.");
    default:
        return told(
            "There is no keyring on this computer to keep the password in. It has to be typed each time.");
    }
}

void start(QKeychain::Job *job, const QString &account, QObject *context,
           std::function<void(QKeychain::Job *)> then)
{
    job->setKey(account);
    job->setInsecureFallback(false); // never into a file
    QObject::connect(job, &QKeychain::Job::finished, context, std::move(then));
    job->start();
}

const QString service = u"Soundings"_s;

} // namespace

void readPassword(const QString &account, QObject *context, std::function<void(const Result<QString> &)> then)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    start(job, account, context, [job, then = std::move(then)](QKeychain::Job *) {
        const Result<> outcome = outcomeOf(*job);
        then(outcome ? Result<QString>(job->textData()) : passOn(outcome));
    });
}

void keepPassword(const QString &account, const QString &password, QObject *context,
                  std::function<void(const Result<> &)> then)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setTextData(password);
    start(job, account, context, [then = std::move(then)](QKeychain::Job *done) { then(outcomeOf(*done)); });
}

void forgetPassword(const QString &account, QObject *context, std::function<void(const Result<> &)> then)
{
    start(new QKeychain::DeletePasswordJob(service), account, context,
          [then = std::move(then)](QKeychain::Job *done) { then(outcomeOf(*done)); });
}

} // namespace soundings
