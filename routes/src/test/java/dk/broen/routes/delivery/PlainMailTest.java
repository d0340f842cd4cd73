package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.SMS;
import static dk.broen.routes.delivery.SomeGateways.encryptedRelay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import dk.broen.mappings.notice.NoticeFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Tests that the content of a mail depends on the domain of the recipient and on the decided content level (domain.md §7). */
class PlainMailTest {
    private static final NotificationId ID = new NotificationId(UUID.fromString("5b3f4a52-6f38-4c0e-8a55-0d6b1c1a2f10"));
    private static final Instant NIGHT = Instant.parse("2026-11-21T21:00:00Z");
    private static final String CITIZEN = "250947-9989";

    @Test
    void an_allowed_domain_gets_the_notice_in_plain_text() {
        assertThat(mail("bostoette@odense.example", ContentLevel.PLAIN)).contains(CITIZEN, "indlagt", "7KQ4ZT");
    }

    @Test
    void any_other_domain_gets_a_pointer_also_when_plain_text_was_decided() {
        assertThat(mail("bostoette@sub.odense.example", ContentLevel.PLAIN)).contains("7KQ4ZT")
            .doesNotContain("250947", "indlagt", "Odense");
    }

    @Test
    void an_allowed_domain_gets_a_pointer_when_a_pointer_was_decided() {
        assertThat(mail("bostoette@odense.example", ContentLevel.POINTER)).contains("7KQ4ZT").doesNotContain("250947", "indlagt", "Odense");
    }

    private static String mail(String address, ContentLevel content) {
        Addressee.Unit unit = new Addressee.Unit(UnitFunction.HOUSING_SUPPORT, new UnitId("odense-bostoette"), new MunicipalityCode("0461"),
            NoticeKind.NEWS, Basis.CONSENT, "a-rule", new ContactPoint.Mail(address), content);
        DueNotification due = mock(DueNotification.class);
        when(due.id()).thenReturn(ID);
        when(due.reference()).thenReturn("7KQ4ZT");
        when(due.channel()).thenReturn(Channel.MAIL);
        GatherFacts gather = mock(GatherFacts.class);
        when(gather.of(any())).thenReturn(facts());
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        new Render(gather, mock(WardReply.class), gateways(), shipped.texts())
            .render(new ClearedNotice.ToUnit(due, unit, mock(CitizenFacts.class)), exchange);
        assertThat(exchange.getMessage().getHeader("To")).isEqualTo(address);
        return exchange.getMessage().getBody(String.class);
    }

    private static Gateways gateways() {
        return new Gateways(encryptedRelay(25, "odense.example"), SMS);
    }

    private static NoticeFacts facts() {
        return new NoticeFacts(ID, "7KQ4ZT", EventType.ADMITTED, NoticeKind.NEWS, NIGHT, NIGHT, Optional.empty(), new Cpr("2509479989"),
            Optional.empty(), Optional.of(new NoticeFacts.HospitalContact("Odense Universitetshospital", Optional.empty())),
            Optional.empty(), new MunicipalityCode("0461"), new NoticeFacts.Recipient(new UnitId("odense-bostoette"), "Bostøtten Odense",
                UnitFunction.HOUSING_SUPPORT, "bostøtten", Disclosure.Place.WARD),
            Optional.empty(), List.of(), Set.of(), Basis.CONSENT);
    }
}
