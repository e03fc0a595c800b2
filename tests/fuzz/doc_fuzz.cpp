// Any two streams in a compound file are a Word document or none; its text is clean and not larger than they
// are by more than the marks of notes and tables. Its two streams are the input: the size of the first in two
// bytes, then both.

#include "core/extract/doc.h"
#include "core/intake/gpointer.h"
#include "tests/fuzz/bytes.h"

#include <QtEndian>

#include <gsf/gsf.h>

using namespace soundings;

namespace {

void add(GsfOutfile *file, const char *name, const QByteArray &bytes)
{
    const intake::GPointer<GsfOutput> stream(gsf_outfile_new_child(file, name, FALSE));
    gsf_output_write(stream.get(), size_t(bytes.size()), reinterpret_cast<const guint8 *>(bytes.constData()));
    gsf_output_close(stream.get());
}

QByteArray fileOf(const QByteArray &document, const QByteArray &table)
{
    const intake::GPointer<GsfOutput> memory(gsf_output_memory_new());
    const intake::GPointer<GsfOutfile> file(gsf_outfile_msole_new(memory.get()));
    add(file.get(), "WordDocument", document);
    add(file.get(), "0Table", table);
    add(file.get(), "1Table", table);
    gsf_output_close(GSF_OUTPUT(file.get()));
    const guint8 *bytes = gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory.get()));
    return fuzz::bytesOf(bytes, size_t(gsf_output_size(memory.get())));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bool started = (gsf_init(), true);
    if (!started || size < 2)
        return 0;
    const QByteArray streams = fuzz::bytesOf(data + 2, size - 2);
    const auto first = qFromLittleEndian<quint16>(data);
    const auto text = extract::readDoc(fileOf(streams.left(first), streams.mid(first)), {});
    if (text) {
        fuzz::requireText(text->text);
        fuzz::require(text->text.size() <= 16 * streams.size());
    }
    return 0;
}
