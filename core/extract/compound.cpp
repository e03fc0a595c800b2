#include "core/extract/compound.h"

#include <gsf/gsf.h>

#include <mutex>

namespace soundings::extract {

namespace {

struct Unref
{
    void operator()(void *object) const { g_object_unref(object); }
};
template<class T>
using Owned = std::unique_ptr<T, Unref>;

void startGsf()
{
    static std::once_flag once;
    std::call_once(once, [] {
        gsf_init();
        // What it says of broken files, the reader's answer says too.
        for (const char *domain : {"libgsf", "libgsf:msole", static_cast<const char *>(nullptr)})
            g_log_set_handler(
                domain, GLogLevelFlags(G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING),
                [](const gchar *, GLogLevelFlags, const gchar *, gpointer) {}, nullptr);
    });
}

// By name in any case: some writers have WORDDOCUMENT.
Owned<GsfInput> childOf(GsfInfile *root, const char *wanted)
{
    const int count = gsf_infile_num_children(root);
    for (int i = 0; i < count; ++i) {
        const char *name = gsf_infile_name_by_index(root, i);
        if (name && g_ascii_strcasecmp(name, wanted) == 0)
            return Owned<GsfInput>(gsf_infile_child_by_index(root, i));
    }
    return nullptr;
}

} // namespace

struct Compound::Open
{
    QByteArray bytes; ///< outlives what reads it
    Owned<GsfInput> input;
    Owned<GsfInfile> root;
};

Compound::Compound(std::unique_ptr<Open> opened)
    : m_open(std::move(opened))
{}
Compound::Compound(Compound &&) noexcept = default;
Compound &Compound::operator=(Compound &&) noexcept = default;
Compound::~Compound() = default;

bool isCompound(const QByteArray &bytes)
{
    return bytes.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
}

bool holdsEncryptedPackage(const QByteArray &bytes)
{
    const auto opened = Compound::open(bytes);
    return opened && (opened->contains("EncryptedPackage") || opened->contains("EncryptionInfo"));
}

std::optional<Compound> Compound::open(const QByteArray &bytes)
{
    startGsf();
    auto opened = std::make_unique<Open>();
    opened->bytes = bytes;
    opened->input.reset(gsf_input_memory_new(reinterpret_cast<const guint8 *>(opened->bytes.constData()),
                                             opened->bytes.size(), FALSE));
    if (!opened->input)
        return std::nullopt;
    GError *error = nullptr;
    opened->root.reset(gsf_infile_msole_new(opened->input.get(), &error));
    g_clear_error(&error);
    if (!opened->root)
        return std::nullopt;
    return Compound(std::move(opened));
}

bool Compound::contains(const char *name) const
{
    return childOf(m_open->root.get(), name) != nullptr;
}

std::optional<QByteArray> Compound::stream(const char *name, qint64 most) const
{
    const Owned<GsfInput> child = childOf(m_open->root.get(), name);
    if (!child || gsf_input_size(child.get()) < 0 || gsf_input_size(child.get()) > most)
        return std::nullopt;
    // A directory may claim any size: no more is set aside than the file could hold.
    const qint64 size = qMin<qint64>(gsf_input_size(child.get()), m_open->bytes.size());
    QByteArray out(size, '\0');
    qint64 done = 0;
    while (done < size) { // by sectors: what comes before a broken one is kept
        const qint64 count = qMin<qint64>(4096, size - done);
        if (!gsf_input_read(child.get(), size_t(count), reinterpret_cast<guint8 *>(out.data() + done)))
            break;
        done += count;
    }
    out.truncate(done);
    return out;
}

} // namespace soundings::extract
