#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"

#include <QImage>

#include <chrono>
#include <memory>

namespace tesseract {
class TessBaseAPI;
}

namespace soundings::extract {

/// Character recognition (Tesseract, English) of one document's pictures. One thread. Stops of its own when
/// it has had its time: what was read until then counts.
class Recognition
{
public:
    Recognition();
    ~Recognition();
    Recognition(const Recognition &) = delete;
    Recognition &operator=(const Recognition &) = delete;

    struct Page
    {
        QString text;
        int confidence = 0; ///< 0…100
    };
    /// Blank where there are no words in it. `dotsPerInch` 0: unknown. Unreadable where the recognition is
    /// not installed.
    [[nodiscard]] Result<Page> read(const QImage &image, int dotsPerInch);

    [[nodiscard]] bool hasTime() const;

private:
    Result<> start();
    [[nodiscard]] Page recognised() const;

    std::unique_ptr<tesseract::TessBaseAPI> m_engine;
    std::chrono::steady_clock::time_point m_end;
};

/// Collects pages: the text apart by blank lines, the confidence weighed by length.
class RecognisedPages
{
public:
    void add(const Recognition::Page &page);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] int confidence() const; ///< -1 of none

private:
    int m_count = 0;
    double m_sum = 0;
    double m_length = 0;
};

} // namespace soundings::extract
