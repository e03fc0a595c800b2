#include "tests/ui/models/madeconsultation.h"

#include "core/consultation/codepoints.h"
#include "tests/support/files.h"

#include <QTest>

namespace soundings::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray mailbox(const std::vector<Mail> &mails, int box)
{
    QByteArray bytes;
    int number = 0;
    for (const Mail &mail : mails) {
        const QByteArray id = QByteArray::number(box) + '.' + QByteArray::number(++number);
        bytes += "From " + mail.address + " Mon Feb  3 09:00:00 2020\n"
                 "Received: from mail.example by in.lep.example; " + mail.received + "\n"
                 "From: \"" + mail.name + "\" <" + mail.address + ">\n"
                 "To: lis@lep.example\nSubject: " + mail.subject + "\nDate: " + mail.received + "\n"
                 "Message-ID: <" + id + "@mail.example>\nMIME-Version: 1.0\n"
                 "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + mail.body + "\n";
    }
    return bytes;
}

} // namespace

MadeConsultation::MadeConsultation(const std::vector<Mail> &mails)
{
    NewConsultation how;
    how.title = u"Draft strategy"_s;
    how.closes = toInstant(QDateTime(QDate(2020, 2, 10), QTime(12, 0), Qt::UTC));
    how.draftFile = projectFile(u"resources/sample/draft/draft-lis.pdf"_s);
    Result<std::unique_ptr<Desk>> made = Desk::create(m_folder.filePath(u"lis.soundings"_s), how, u"Test Person"_s);
    EXPECT_TRUE(made) << made.error().message.toStdString();
    m_desk = std::move(*made);
    receive(mails);
}

MadeConsultation::~MadeConsultation() = default;

void MadeConsultation::close()
{
    m_desk.reset();
}

void MadeConsultation::receive(const std::vector<Mail> &mails)
{
    if (mails.empty())
        return;
    const QString file = m_folder.filePath(u"%1.mbox"_s.arg(++m_boxes));
    writeFile(file, mailbox(mails, m_boxes));
    ImportRequest request;
    request.sources = {file};
    const Result<ImportSummary> summary = m_desk->takeIn(request, {});
    ASSERT_TRUE(summary) << summary.error().message.toStdString();
    ASSERT_EQ(summary->added, static_cast<int>(mails.size()));
}

ThemeId MadeConsultation::theme(const QString &name) const
{
    const std::vector<Theme> themes = m_desk->themes().value_or(std::vector<Theme>{});
    for (const Theme &theme : themes) {
        if (theme.name == name)
            return theme.id;
    }
    ADD_FAILURE() << "no theme " << name.toStdString();
    return {};
}

ResponseDetail MadeConsultation::response(int number) const
{
    const Result<ResponseId> id = m_desk->responseByNumber(number);
    EXPECT_TRUE(id);
    return m_desk->response(*id).value();
}

Comment MadeConsultation::addComment(int number, const QString &quote, const QString &name)
{
    const Response response = this->response(number).response;
    const Part &part = response.parts.front();
    const qsizetype at = part.text.indexOf(quote);
    EXPECT_GE(at, 0);
    Comment comment;
    comment.response = response.id;
    comment.passage = Passage{part.id, toCodePoint(part.text, at), toCodePoint(part.text, at + quote.size())};
    comment.themes = {theme(name)};
    const Result<ChangeSet> applied = m_desk->apply({CommentAdded{comment}}, u"Tag"_s);
    EXPECT_TRUE(applied);
    return std::get<CommentAdded>(applied->front()).comment;
}

bool eventually(const std::function<bool()> &isSo)
{
    return QTest::qWaitFor(isSo, 20'000);
}

} // namespace soundings::test
