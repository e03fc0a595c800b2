#include "core/desk/projectarrivals.h"

#include "core/consultation/codepoints.h"
#include "core/desk/documents.h"
#include "core/desk/received.h"
#include "core/intake/entered.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;
using exchange::ProjectResponse;
using exchange::ProjectSource;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// Code points before the first line that says something: they are not kept.
int blankLines(const QString &text)
{
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size() && text[i].isSpace(); ++i) {
        if (text[i] == u'\n')
            begin = i + 1;
    }
    return toCodePoint(text, begin);
}

Respondent respondentOf(const ProjectResponse &about)
{
    Respondent who;
    who.name = about.name.simplified();
    who.organisation = about.organisation.simplified();
    who.kind = about.kind.value_or(RespondentKind::Unknown);
    who.place = about.place.simplified();
    return who;
}

} // namespace

JoinedTexts joinedTexts(const std::vector<const ProjectSource *> &sources)
{
    JoinedTexts all;
    for (const ProjectSource *source : sources) {
        if (source->file.isEmpty() && !source->text.trimmed().isEmpty())
            all.sources.push_back(source);
    }
    for (const ProjectSource *source : all.sources) {
        if (!all.text.isEmpty())
            all.text += u"\n\n"_s;
        if (all.sources.size() > 1)
            all.text += (source->question.isEmpty() ? source->name : source->question) + u'\n';
        all.begins.push_back(codePointCount(all.text));
        all.text += source->text;
    }
    for (int &begin : all.begins)
        begin -= blankLines(all.text);
    return all;
}

Result<> ProjectArrivals::take(const ProjectResponse &about, const std::vector<const ProjectSource *> &sources,
                               SourcePlaces &places)
{
    m_first = {};
    const JoinedTexts message = joinedTexts(sources);
    std::vector<const ProjectSource *> files;
    std::copy_if(sources.begin(), sources.end(), std::back_inserter(files),
                 [](const ProjectSource *source) { return !source->file.isEmpty(); });
    if (message.sources.empty() && files.empty())
        return failure(ErrorKind::Invalid, text("there is neither a text nor a file in it"));
    if (const Result<> received = receive(about, message, files.empty() ? nullptr : files.front(), places); !received)
        return received;
    for (size_t i = 1; i < files.size(); ++i) {
        if (const Result<> received = receive(about, {}, files[i], places); !received)
            return received;
    }
    return {};
}

Instant ProjectArrivals::receivedAt(const ProjectResponse &about, const ProjectSource &source) const
{
    const std::optional<Instant> told = m_request.received ? m_request.received
                                        : about.received   ? about.received
                                                           : source.at;
    return qMin(told.value_or(m_desk.now()), m_desk.now());
}

Result<> ProjectArrivals::receive(const ProjectResponse &about, const JoinedTexts &message, const ProjectSource *file,
                                  SourcePlaces &places)
{
    const Instant received = receivedAt(about, file ? *file : *message.sources.front());
    intake::Entered entered{about.name, {}, about.subject.simplified(), message.text, {}, received};
    if (file)
        entered.file = intake::OutgoingMail::File{file->fileName, {}, file->file};
    extract::Extractor extractor;
    Result<intake::Letter> letter = intake::letterFrom(
        entered, [&](const intake::Raw &raw) { return extractor.item(raw); });
    if (!letter)
        return passOn(letter);
    const QByteArray original = letter->original;
    Response response = responseFrom(
        *letter,
        {{}, m_request.channel ? m_request.channel : about.channel.value_or(Channel::Letter), received});
    response.respondent = respondentOf(about);
    response.confidentiality = about.confidentiality.value_or(Confidentiality::MayPublish);
    response.signatories = about.signatories.value_or(1);
    response.status = about.status.value_or(Status::Unread);
    response.source = QFileInfo(m_request.file).fileName() + u'#' + about.reference;
    if (file && !file->text.trimmed().isEmpty()) { // the positions are those of this text
        Part &part = response.parts.back();
        part.text = file->text;
        part.state = TextState::Read;
        part.reason = text("The text is as the project “%1” has it.").arg(m_project.name);
    }
    if (!Documents(extractor).read(response.parts, original))
        return failure(ErrorKind::Cancelled, {});
    if (m_first.isValid())
        response.earlier = m_first;
    const Result<Response> taken = m_desk.receive(std::move(response), original);
    if (!taken)
        return passOn(taken);
    m_first = m_first.isValid() ? m_first : taken->id;
    for (size_t i = 0; i < message.sources.size(); ++i)
        places.insert(message.sources[i]->guid, {taken->id, taken->parts.front().id, message.begins[i]});
    if (file)
        places.insert(file->guid, {taken->id, taken->parts.back().id, 0});
    m_items.push_back(itemFor(taken->source, ImportOutcome::Added, *taken));
    return {};
}

} // namespace soundings
