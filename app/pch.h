// Precompiled for app: standard, Qt and CLI11 headers only, never one of ours.
#pragma once

#include "core/pch.h"

#include <CLI/CLI.hpp>
