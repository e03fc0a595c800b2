#include "ui/read/openresponse.h"

#include "core/desk/independent.h"
#include "core/quoting/quoting.h"
#include "core/search/hits.h"
#include "core/search/parser.h"

#include <QCoreApplication>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString titleOf(Fold::Kind kind)
{
    switch (kind) {
    case Fold::Kind::Quote: return QCoreApplication::translate("soundings::ReaderText", "Quoted text");
    case Fold::Kind::Signature: return QCoreApplication::translate("soundings::ReaderText", "Signature");
    case Fold::Kind::Disclaimer: return QCoreApplication::translate("soundings::ReaderText", "Disclaimer");
    }
    return {};
}

/// Only messages have quotations and signatures.
std::vector<FoldedStretch> foldsFor(const Part &part)
{
    std::vector<FoldedStretch> folds;
    if (part.kind != PartKind::Message)
        return folds;
    for (const Fold &fold : foldsOf(part.text))
        folds.push_back({{static_cast<int>(fold.begin), static_cast<int>(fold.end)}, titleOf(fold.kind)});
    return folds;
}

} // namespace

Result<OpenedResponse> openResponse(const Desk &desk, ResponseId id, const QString &query)
{
    Result<ResponseDetail> detail = desk.response(id);
    if (!detail)
        return passOn(detail);
    Result<std::vector<Comment>> visible = visibleComments(desk, id, desk.person());
    if (!visible)
        return passOn(visible);
    Result<std::vector<Coder>> coders = desk.coders(id);
    if (!coders)
        return passOn(coders);
    detail->comments = std::move(*visible);
    detail->proposed.clear();
    std::vector<std::vector<FoldedStretch>> folds;
    for (const Part &part : detail->response.parts)
        folds.push_back(foldsFor(part));
    OpenedResponse opened;
    opened.text = ReaderText(detail->response, folds);
    opened.hits = hitsOf(opened.text, query);
    opened.detail = std::move(*detail);
    opened.viewer = {desk.person(), std::move(*coders)};
    return opened;
}

std::vector<TextRange> hitsOf(const ReaderText &text, const QString &query)
{
    const Result<search::Node> tree = search::parse(query);
    if (!tree)
        return {};
    const std::vector<search::Term> terms = search::highlightTerms(*tree);
    std::vector<TextRange> hits;
    if (terms.empty())
        return hits;
    for (const ReaderText::Source &source : text.sources()) {
        for (const search::Range &hit : search::hitsIn(source.text, terms)) {
            const TextRange range{static_cast<int>(hit.begin), static_cast<int>(hit.end)};
            if (const std::optional<TextRange> shown = text.shown(source.part, range))
                hits.push_back(*shown);
        }
    }
    std::sort(hits.begin(), hits.end(), [](const TextRange &a, const TextRange &b) { return a.begin < b.begin; });
    return hits;
}

} // namespace soundings
