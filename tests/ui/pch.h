// Precompiled for tests of windows: standard, Qt and GoogleTest headers only, never one of ours.
#pragma once

#include "tests/pch.h"
#include "ui/pch.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QMessageBox>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
