package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.SMS;
import static dk.broen.routes.delivery.SomeGateways.encryptedRelay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.notice.InboxLink;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the content of a mail depends on the domain of the recipient and on the decided content level (domain.md §7). */
class PlainMailTest {
    private static final NotificationId ID = new NotificationId(UUID.fromString("5b3f4a52-6f38-4c0e-8a55-0d6b1c1a2f10"));
    private static final String CITIZEN = "250947-9989";
    private static final ClearedNotice.Earlier EARLIER = new ClearedNotice.Earlier(new NotificationId(new UUID(0, 3)), "5QX2MX",
        new ContactPoint.Mail("bostoette@odense.example"));

    @TempDir
    private static Path directory;
    private static Keys keys;

    @BeforeAll
    static void load() {
        Keys.create(directory.resolve("keys"));
        keys = Keys.load(directory.resolve("keys"));
    }

    @Test
    void an_allowed_domain_gets_the_notice_in_plain_text() {
        Exchange mail = mail("bostoette@odense.example", ContentLevel.PLAIN);
        assertThat(text(mail)).contains(CITIZEN, "indlagt", "7KQ4ZT");
        assertThat(leftAs(mail)).isEqualTo(ContentLevel.PLAIN);
    }

    @Test
    void any_other_domain_gets_a_pointer_also_when_plain_text_was_decided() {
        Exchange mail = mail("bostoette@sub.odense.example", ContentLevel.PLAIN);
        assertThat(text(mail)).contains("7KQ4ZT").doesNotContain("250947", "indlagt", "Odense");
        assertThat(leftAs(mail)).isEqualTo(ContentLevel.POINTER);
    }

    @Test
    void an_allowed_domain_gets_a_pointer_when_a_pointer_was_decided() {
        assertThat(text(mail("bostoette@odense.example", ContentLevel.POINTER))).contains("7KQ4ZT").doesNotContain("250947", "indlagt",
            "Odense");
    }

    @Test
    void a_correction_answers_the_mail_that_it_corrects_and_names_its_reference() {
        Exchange correction = mail("bostoette@odense.example", ContentLevel.PLAIN, Optional.of(EARLIER));

        assertThat(text(correction)).contains("5QX2MX");
        assertThat(correction.getMessage().getHeaders()).containsEntry("In-Reply-To", "<" + EARLIER.id() + "@localhost>")
            .containsEntry("References", "<" + EARLIER.id() + "@localhost>")
            .containsEntry("Message-ID", "<" + ID + "@localhost>");
    }

    @Test
    void what_was_not_told_by_mail_is_not_answered_by_mail() {
        ClearedNotice.Earlier queued = new ClearedNotice.Earlier(EARLIER.id(), EARLIER.reference(), new ContactPoint.Queue("odense"));
        Exchange correction = mail("bostoette@odense.example", ContentLevel.PLAIN, Optional.of(queued));

        assertThat(text(correction)).contains("5QX2MX");
        assertThat(correction.getMessage().getHeaders()).doesNotContainKeys("In-Reply-To", "References");
    }

    @Test
    void a_pointer_does_not_tell_that_it_corrects_something() {
        Exchange pointer = mail("bostoette@odense.example", ContentLevel.POINTER, Optional.of(EARLIER));

        assertThat(text(pointer)).doesNotContain("5QX2MX");
        assertThat(pointer.getMessage().getHeaders()).doesNotContainKeys("In-Reply-To", "References");
    }

    @Test
    void an_invitation_has_an_entry_for_the_calendar() throws IOException {
        AttachmentMessage mail = mail(SomeNotices.inviting(ContentLevel.PLAIN)).getMessage(AttachmentMessage.class);

        assertThat(mail.getAttachments()).containsOnlyKeys("kalender-1.ics");
        DataHandler entry = mail.getAttachment("kalender-1.ics");
        assertThat(entry.getContentType()).isEqualTo("text/calendar; charset=UTF-8; method=PUBLISH");
        assertThat(new String(entry.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("METHOD:PUBLISH", "ref 7KQ4ZT",
            "DTSTART;VALUE=DATE:20261124").doesNotContain("250947", "Odense");
    }

    @Test
    void a_pointer_to_an_invitation_has_no_entry_for_the_calendar() {
        Exchange pointer = mail(SomeNotices.inviting(ContentLevel.POINTER));

        assertThat(pointer.getMessage(AttachmentMessage.class).hasAttachments()).isFalse();
        assertThat(text(pointer)).contains("7KQ4ZT").doesNotContain("inviter", "november");
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "POINTER"})
    void where_people_log_in_the_mail_leads_to_exactly_this_notice(ContentLevel level) {
        ContactPoint address = new ContactPoint.Mail("bostoette@odense.example");
        Exchange mail = mail(SomeNotices.to(address, level, ID, Optional.empty()), Optional.of(URI.create("https://broen.example")));

        assertThat(text(mail)).endsWith("\n\nLæs og svar i Broen: https://broen.example/n/7KQ4ZT\n");
        assertThat(text(mail("bostoette@odense.example", level))).doesNotContain("/n/");
    }

    @Test
    void a_pointer_names_no_host_that_says_what_a_pointer_must_not_say() {
        Optional<URI> inbox = Optional.of(URI.create("https://psykiatri.example"));
        ContactPoint address = new ContactPoint.Mail("bostoette@odense.example");

        assertThat(text(mail(SomeNotices.to(address, ContentLevel.POINTER, ID, Optional.empty()), inbox))).doesNotContain("psykiatri");
        assertThat(text(mail(SomeNotices.to(address, ContentLevel.PLAIN, ID, Optional.empty()), inbox))).contains("psykiatri");
    }

    @Test
    void a_digest_to_an_allowed_domain_says_what_each_notice_says() {
        List<ClearedNotice> notices = SomeNotices.collected(SomeNotices.MAIL, "7KQ4ZT", "8BCDFG");
        Exchange mail = digest(notices);

        assertThat(text(mail)).startsWith("Her er 2 beskeder").endsWith("\n\nLæs og svar i Broen: https://broen.example/inbox\n")
            .containsSubsequence("Besked 1 af 2, ref 7KQ4ZT", "indlagt", CITIZEN,
                "Besked 2 af 2, ref 8BCDFG", "indlagt", CITIZEN);
        assertThat(leftAs(mail)).isEqualTo(ContentLevel.PLAIN);
        assertThat(mail.getMessage().getHeaders()).containsEntry("Subject", "Nye beskeder i Broen, ref 7KQ4ZT")
            .containsEntry("Message-ID", "<" + notices.get(0).due().leftIn().orElseThrow() + "@localhost>")
            .containsEntry("X-Broen-Notice", notices.get(0).due().id() + "; attempt=1");
    }

    @Test
    void a_digest_to_any_other_domain_is_a_pointer_with_all_references() {
        Exchange mail = digest(SomeNotices.collected(new ContactPoint.Mail("bostoette@sub.odense.example"), "7KQ4ZT", "8BCDFG"));

        assertThat(text(mail)).contains("7KQ4ZT", "8BCDFG").doesNotContain("250947", "indlagt", "Odense");
        assertThat(leftAs(mail)).isEqualTo(ContentLevel.POINTER);
    }

    private static Exchange digest(List<ClearedNotice> notices) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        render(Optional.of(URI.create("https://broen.example"))).write(new OneMail(notices), exchange);
        return exchange;
    }

    private static String text(Exchange mail) {
        return mail.getMessage().getBody(String.class);
    }

    private static ContentLevel leftAs(Exchange mail) {
        return mail.getProperty(Render.LEFT_AS, ContentLevel.class);
    }

    private static Exchange mail(String address, ContentLevel level) {
        return mail(address, level, Optional.empty());
    }

    private static Exchange mail(String address, ContentLevel level, Optional<ClearedNotice.Earlier> corrects) {
        return mail(SomeNotices.to(new ContactPoint.Mail(address), level, ID, corrects));
    }

    private static Exchange mail(ClearedNotice.ToUnit notice) {
        return mail(notice, Optional.empty());
    }

    private static Exchange mail(ClearedNotice.ToUnit notice, Optional<URI> inbox) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        render(inbox).mail(notice, exchange);
        assertThat(exchange.getMessage().getHeader("To")).isEqualTo(((ContactPoint.Mail) notice.address().orElseThrow()).address());
        return exchange;
    }

    private static Render render(Optional<URI> inbox) {
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        return new Render(new NoticeNames(shipped.directory()), mock(WardReply.class),
            new Gateways(encryptedRelay(25, "odense.example"), SMS), new Correlations(keys.index()), shipped.texts(),
            new InboxLink(shipped.texts(), inbox));
    }
}
