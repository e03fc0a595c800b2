// Precompiled for tests of windows: standard, Qt and GoogleTest headers only, never one of ours. None of QtTest: it differs by
// the folder of the test.
#pragma once

#include "tests/pch.h"
#include "ui/pch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMessageBox>
#include <QScrollBar>
#include <QTableView>
