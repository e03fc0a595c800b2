#pragma once

#include "core/consultation/result.h"

#include <QObject>
#include <QString>

#include <functional>

/// Mail passwords in the keyring of the desktop, by the account they belong to ("imaps://user@host"). They
/// are kept nowhere else. All answer later, on the calling thread, which needs an event loop; not if
/// `context` has gone. Refused where there is no keyring, in words for a person.
namespace soundings {

/// An empty password: none is kept.
void readPassword(const QString &account, QObject *context,
                  std::function<void(const Result<QString> &)> then);
void keepPassword(const QString &account, const QString &password, QObject *context,
                  std::function<void(const Result<> &)> then);
void forgetPassword(const QString &account, QObject *context, std::function<void(const Result<> &)> then);

} // namespace soundings
