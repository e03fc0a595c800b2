// Any bytes are a page with a text, whatever charset they claim; any text falls into tokens that are not
// longer than it.

#include "core/intake/htmltext.h"
#include "core/intake/htmltokens.h"
#include "tests/fuzz/bytes.h"

using namespace soundings;
using namespace soundings::intake;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    fuzz::requireText(htmlToText(bytes, "utf-8"));
    fuzz::requireText(htmlToText(bytes, {}));
    const QString html = QString::fromUtf8(bytes);
    HtmlTokens tokens(html);
    HtmlTokens::Token token;
    qsizetype count = 0;
    while (tokens.next(token)) {
        fuzz::require(++count <= html.size());
        fuzz::require(token.kind == HtmlTokens::Kind::Text || !token.name.isEmpty());
    }
    return 0;
}
