// Precompiled for the tests: standard, Qt and GoogleTest headers only, never one of ours.
#pragma once

#include "core/pch.h"

#include <map>
#include <random>
#include <thread>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
