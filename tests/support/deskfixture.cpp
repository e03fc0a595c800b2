#include "tests/support/deskfixture.h"

#include "core/desk/codebook.h"
#include "tests/support/postgres.h"

namespace soundings::test {

using namespace Qt::StringLiterals;

Instant utc(const QString &iso)
{
    return toInstant(QDateTime::fromString(iso, Qt::ISODate));
}

void DeskFixture::SetUp()
{
    m_now = utc(u"2020-01-20T09:00:00Z"_s);
    NewConsultation how;
    how.title = u"Draft strategy"_s;
    how.organisation = u"Partnership"_s;
    how.opens = utc(u"2020-01-10T09:00:00Z"_s);
    how.closes = utc(u"2020-02-10T12:00:00Z"_s);
    how.draftFile = projectFile(u"tests/data/drafts/tiny.pdf"_s);
    Result<std::unique_ptr<Desk>> desk = Desk::create(storePlace(path(u"lis.soundings"_s)), how, u"Ann"_s, [this] { return m_now; });
    ASSERT_TRUE(desk) << desk.error().message.toStdString() << desk.error().detail.toStdString();
    m_desk = *std::move(desk);
}

ResponseId DeskFixture::receive(const QString &text, const QString &from, const QString &received)
{
    const QString name = u"mail-%1.eml"_s.arg(++m_letters);
    const QString mail = u"Received: from out.example by mx.lep.example; %1\r\nFrom: %2\r\nSubject: Letter %3\r\n"
                         "Date: %1\r\nMessage-ID: <%3@test.example>\r\nMIME-Version: 1.0\r\n"
                         "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n%4\r\n"_s
                             .arg(received, from)
                             .arg(m_letters)
                             .arg(text);
    writeFile(path(name), mail.toUtf8());
    const Result<ImportSummary> summary = m_desk->takeIn({{path(name)}, {}, {}}, {});
    EXPECT_TRUE(summary) << (summary ? "" : summary.error().message.toStdString());
    if (!summary || summary->added != 1)
        return {};
    return summary->items.front().response.id;
}

std::unique_ptr<Desk> DeskFixture::openAgain()
{
    Result<std::unique_ptr<Desk>> desk = Desk::open(m_desk->file(), u"Ben"_s, [this] { return m_now; });
    EXPECT_TRUE(desk);
    return desk ? *std::move(desk) : nullptr;
}

Theme DeskFixture::theme(const QString &name)
{
    const Result<Theme> found = themeNamed(*m_desk, name);
    EXPECT_TRUE(found) << name.toStdString();
    return found.value_or(Theme());
}

ResponseDetail DeskFixture::response(ResponseId id)
{
    const Result<ResponseDetail> found = m_desk->response(id);
    EXPECT_TRUE(found);
    return found.value_or(ResponseDetail());
}

} // namespace soundings::test
