#include "core/reports/markedtext.h"

#include <set>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

/// Takes runs and cuts them into paragraphs at empty lines.
class Paragraphs
{
public:
    void add(Run run)
    {
        const QString text = std::exchange(run.text, {});
        for (qsizetype at = 0; at < text.size();) {
            if (text[at] == u'\n') {
                ++m_lineEnds;
                ++at;
                continue;
            }
            qsizetype end = text.indexOf(u'\n', at);
            end = end < 0 ? text.size() : end;
            open();
            run.text = text.mid(at, end - at);
            m_runs.push_back(run);
            at = end;
        }
    }
    /// Belongs to what stands before it, though a line end came between.
    void addMarker(Run run)
    {
        m_runs.push_back(std::move(run));
    }
    std::vector<Paragraph> finish()
    {
        close();
        return std::move(m_done);
    }

private:
    void open()
    {
        if (m_lineEnds >= 2)
            close();
        else if (m_lineEnds == 1 && !m_runs.empty())
            m_runs.push_back({u"\n"_s});
        m_lineEnds = 0;
    }
    void close()
    {
        if (!m_runs.empty())
            m_done.push_back({std::exchange(m_runs, {}), Voice::Source});
    }

    std::vector<Paragraph> m_done;
    Runs m_runs;
    int m_lineEnds = 0;
};

QString colourAt(const std::vector<Marked> &passages, qsizetype at)
{
    const Marked *innermost = nullptr;
    for (const Marked &passage : passages) {
        if (passage.begin <= at && at < passage.end && (!innermost || passage.begin >= innermost->begin))
            innermost = &passage;
    }
    return innermost ? innermost->colour : QString();
}

} // namespace

std::vector<Paragraph> markedText(const QString &text, const std::vector<Marked> &passages)
{
    const auto inside = [&](qsizetype at) { return std::clamp<qsizetype>(at, 0, text.size()); };
    std::set<qsizetype> edges{0, text.size()};
    for (const Marked &passage : passages)
        edges.insert({inside(passage.begin), inside(passage.end)});

    Paragraphs paragraphs;
    for (auto edge = edges.begin(); edge != edges.end(); ++edge) {
        for (const Marked &passage : passages) {
            if (inside(passage.end) == *edge)
                paragraphs.addMarker({u"[%1]"_s.arg(passage.number), false, false, true});
        }
        const auto next = std::next(edge);
        if (next == edges.end())
            break;
        paragraphs.add({text.mid(*edge, *next - *edge), false, false, false, colourAt(passages, *edge)});
    }
    return paragraphs.finish();
}

} // namespace soundings::reports
