# What every target of ours has in common, and the one way to add a test.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# soundings finds soundings-extract beside itself, and so do the tests.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(SOUNDINGS_CCACHE ccache)
if(SOUNDINGS_CCACHE)
    # Precompiled headers are only cacheable with this sloppiness; with the other two, what one checkout compiled another one
    # need not compile again. For that no path of the machine may stand in a file or a definition.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_SLOPPINESS=pch_defines,time_macros"
        "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${SOUNDINGS_CCACHE}")
endif()

option(SOUNDINGS_WERROR "Warnings are errors" OFF)
set(SOUNDINGS_SANITIZE "" CACHE STRING "Sanitizers to build with, as -fsanitize takes them")

add_library(soundings_flags INTERFACE)
target_include_directories(soundings_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(soundings_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    SOUNDINGS_VERSION="${PROJECT_VERSION}")
# -fpch-preprocess lets ccache see into a precompiled header.
target_compile_options(soundings_flags INTERFACE
    -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
    # GCC 12 sees uninitialised values in std::optional and tl::expected where there are none.
    $<$<BOOL:${SOUNDINGS_WERROR}>:-Werror>
    $<$<BOOL:${SOUNDINGS_WERROR}>:-Wno-error=maybe-uninitialized>)
if(SOUNDINGS_SANITIZE)
    target_compile_definitions(soundings_flags INTERFACE SOUNDINGS_SANITIZED)
    target_compile_options(soundings_flags INTERFACE -fsanitize=${SOUNDINGS_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(soundings_flags INTERFACE -fsanitize=${SOUNDINGS_SANITIZE})
endif()

# Builds what .ci/run tests with the sanitizers: the rooms that read what strangers sent.
add_custom_target(untrusted_tests)

# soundings_test(NAME SOURCES a.cpp … LIBRARIES x … [UNTRUSTED]): one program of GoogleTest cases, each a case of
# ctest. Tests of windows have soundings_windowmain among LIBRARIES. UNTRUSTED: it tests what reads strangers' bytes, and carries the label "untrusted".
function(soundings_test name)
    cmake_parse_arguments(ARG "UNTRUSTED" "" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE soundings_flags soundings_testsupport ${ARG_LIBRARIES} GTest::gtest GTest::gmock)
    if(soundings_windowmain IN_LIST ARG_LIBRARIES)
        target_precompile_headers(${name} REUSE_FROM soundings_windowmain)
    else()
        target_precompile_headers(${name} REUSE_FROM soundings_testsupport)
    endif()
    add_dependencies(${name} soundings-extract)
    set(labels "")
    if(ARG_UNTRUSTED)
        add_dependencies(untrusted_tests ${name})
        set(labels LABELS untrusted)
    endif()
    gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES
        ${labels}
        TIMEOUT 600
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_LOGGING_RULES=qt.qpa.*=false;XDG_RUNTIME_DIR=/tmp")
endfunction()
