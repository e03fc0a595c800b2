#include "core/intake/olefile.h"

#include "core/intake/gpointer.h"
#include "core/intake/leaves.h"
#include "core/intake/oledirectory.h"

#include <gsf/gsf.h>

#include <mutex>

namespace soundings::intake {

namespace {

void startGsf()
{
    static std::once_flag once;
    std::call_once(once, [] {
        gsf_init();
        for (const char *domain : {"libgsf:msole", static_cast<const char *>(nullptr)}) // some it says without its name
            g_log_set_handler(
                domain, G_LOG_LEVEL_MASK, [](auto...) {}, nullptr); // damage is told by us
    });
}

void writeStream(GsfOutfile *parent, const QByteArray &name, const QByteArray &bytes)
{
    const GPointer<GsfOutput> child(gsf_outfile_new_child(parent, name.constData(), FALSE));
    if (!child)
        return;
    gsf_output_write(child.get(), size_t(bytes.size()), reinterpret_cast<const guint8 *>(bytes.constData()));
    gsf_output_close(child.get());
}

} // namespace

struct OleStorage::File
{
    QByteArray bytes;
    qint64 left = 0; ///< bytes that may still be read

    std::optional<QByteArray> read(GsfInput *input);
    void copy(GsfInfile *from, GsfOutfile *to, int depth);
};

struct OleStorage::Folder
{
    GPointer<GsfInfile> infile;
    QByteArrayList names;
    QHash<QByteArray, int> places;
};

std::optional<QByteArray> OleStorage::File::read(GsfInput *input)
{
    const gsf_off_t size = gsf_input_size(input);
    if (size < 0 || size > left || size > bytes.size())
        return std::nullopt;
    left -= size;
    QByteArray out(size, Qt::Uninitialized);
    if (size > 0 && !gsf_input_read(input, size_t(size), reinterpret_cast<guint8 *>(out.data())))
        return std::nullopt;
    return out;
}

void OleStorage::File::copy(GsfInfile *from, GsfOutfile *to, int depth)
{
    const int count = std::min(gsf_infile_num_children(from), 20'000);
    for (int i = 0; i < count && depth <= deepestNesting; ++i) {
        const GPointer<GsfInput> child(gsf_infile_child_by_index(from, i));
        const char *name = gsf_infile_name_by_index(from, i);
        if (!child || !name)
            continue;
        if (GSF_IS_INFILE(child.get()) && gsf_infile_num_children(GSF_INFILE(child.get())) >= 0) {
            const GPointer<GsfOutput> folder(gsf_outfile_new_child(to, name, TRUE));
            copy(GSF_INFILE(child.get()), GSF_OUTFILE(folder.get()), depth + 1);
            gsf_output_close(folder.get());
        } else if (const auto content = read(child.get())) {
            writeStream(to, name, *content);
        }
    }
}

OleStorage::OleStorage(std::shared_ptr<File> file, std::shared_ptr<Folder> folder)
    : m_file(std::move(file))
    , m_folder(std::move(folder))
{
    constexpr int mostNames = 20'000; // libgsf counts through a list for each
    const int count = std::min(gsf_infile_num_children(m_folder->infile.get()), mostNames);
    for (int i = 0; i < count; ++i) {
        if (const char *name = gsf_infile_name_by_index(m_folder->infile.get(), i)) {
            m_folder->names << name;
            m_folder->places.insert(name, i);
        }
    }
}

std::optional<OleStorage> OleStorage::open(const QByteArray &bytes)
{
    if (!bytes.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        return std::nullopt;
    if (!isShallow(bytes))
        return std::nullopt;
    startGsf();
    constexpr qint64 timesRead = 8; // a message nested n levels is read n times over
    auto file = std::make_shared<File>(File{bytes, bytes.size() * timesRead});
    const GPointer<GsfInput> input(
        gsf_input_memory_new(reinterpret_cast<const guint8 *>(file->bytes.constData()), bytes.size(), FALSE));
    auto folder = std::make_shared<Folder>();
    folder->infile.reset(gsf_infile_msole_new(input.get(), nullptr));
    if (!folder->infile)
        return std::nullopt;
    return OleStorage(std::move(file), std::move(folder));
}

const QByteArrayList &OleStorage::names() const
{
    return m_folder->names;
}

std::optional<QByteArray> OleStorage::stream(const QByteArray &name) const
{
    const int place = m_folder->places.value(name, -1);
    const GPointer<GsfInput> child(place < 0 ? nullptr
                                             : gsf_infile_child_by_index(m_folder->infile.get(), place));
    return child ? m_file->read(child.get()) : std::nullopt;
}

std::optional<OleStorage> OleStorage::storage(const QByteArray &name) const
{
    const int place = m_folder->places.value(name, -1);
    GPointer<GsfInput> child(place < 0 ? nullptr : gsf_infile_child_by_index(m_folder->infile.get(), place));
    if (!child || !GSF_IS_INFILE(child.get()) || gsf_infile_num_children(GSF_INFILE(child.get())) < 0)
        return std::nullopt;
    auto folder = std::make_shared<Folder>();
    folder->infile.reset(GSF_INFILE(child.release()));
    return OleStorage(m_file, std::move(folder));
}

QByteArray OleStorage::packed(const QHash<QByteArray, QByteArray> &instead) const
{
    const GPointer<GsfOutput> memory(gsf_output_memory_new());
    const GPointer<GsfOutfile> root(gsf_outfile_msole_new(memory.get()));
    for (const QByteArray &name : names()) {
        if (instead.contains(name))
            continue;
        if (const auto inner = storage(name)) {
            const GPointer<GsfOutput> folder(gsf_outfile_new_child(root.get(), name.constData(), TRUE));
            m_file->copy(inner->m_folder->infile.get(), GSF_OUTFILE(folder.get()), 0);
            gsf_output_close(folder.get());
        } else if (const auto content = stream(name)) {
            writeStream(root.get(), name, *content);
        }
    }
    QByteArrayList added = instead.keys();
    std::sort(added.begin(), added.end()); // the same file every time
    for (const QByteArray &name : added)
        writeStream(root.get(), name, instead.value(name));
    gsf_output_close(GSF_OUTPUT(root.get()));
    const guint8 *bytes = gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory.get()));
    return {reinterpret_cast<const char *>(bytes), qsizetype(gsf_output_size(memory.get()))};
}

} // namespace soundings::intake
