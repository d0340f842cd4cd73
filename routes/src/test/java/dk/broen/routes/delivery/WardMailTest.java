package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.SMS;
import static dk.broen.routes.delivery.SomeGateways.encryptedRelay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.consent.ConsentRegister;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.notice.InboxLink;
import dk.broen.mappings.xdis.XdisReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** The answer to a ward as a mail. */
class WardMailTest {
    private static final String CITIZEN = "250947-9989";
    private static final AnswerAddress.Mail SAFE = new AnswerAddress.Mail("modtagelsen@auh.example");
    private static final AnswerAddress.Mail UNKNOWN = new AnswerAddress.Mail("modtagelsen@elsewhere.example");
    private static final AnswerAddress.Mail OTHER = new AnswerAddress.Mail("vagten@elsewhere.example");
    private static final AnswerAddress.Mllp SYSTEM = new AnswerAddress.Mllp("epj.example", 2575, true);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T21:00:00Z"), ZoneOffset.UTC);
    private final WorkItems workItems = mock(WorkItems.class);
    private final Map<MunicipalityCode, ConsentRegister> registers = new HashMap<>();
    private Optional<URI> inbox = Optional.empty();
    private List<AnswerAddress> ways = List.of(SYSTEM, SAFE);

    @Test
    void an_allowed_domain_reads_the_citizen_the_question_and_its_reference() {
        when(workItems.referenceOf(new Cpr("2509479989"), "ASK_FOR_CONSENT/1")).thenReturn(Optional.of("8BCDFG"));
        Exchange mail = mail(SAFE, Optional.of(SAFE));

        assertThat(mail.getMessage().getHeader("To")).isEqualTo(SAFE.address());
        assertThat(mail.getMessage().getHeader("Subject")).isEqualTo("Svar fra Broen, ref 7KQ4MX");
        assertThat(mail.getMessage().getBody(String.class)).contains("Spørg borgeren.", "bostøtte (skriftligt)", "8BCDFG", CITIZEN,
            "V-100");
        assertThat(mail.getProperty(Render.LEFT_AS)).isEqualTo(ContentLevel.PLAIN);
    }

    @Test
    void a_question_that_was_answered_meanwhile_names_no_work_item() {
        when(workItems.referenceOf(any(), any())).thenReturn(Optional.empty());

        assertThat(mail(SAFE, Optional.of(SAFE)).getMessage().getBody(String.class)).doesNotContain("opgave");
    }

    @Test
    void a_ward_reads_no_reference_where_the_municipality_keeps_consents_in_its_own_register() {
        when(workItems.referenceOf(any(), any())).thenReturn(Optional.of("8BCDFG"));
        registers.put(new MunicipalityCode("0751"), mock(ConsentRegister.class));

        assertThat(mail(SAFE, Optional.of(SAFE)).getMessage().getBody(String.class)).contains("Spørg borgeren.").doesNotContain("8BCDFG");
        assertThat(mail(UNKNOWN, Optional.of(UNKNOWN)).getMessage().getBody(String.class)).contains("7KQ4MX").doesNotContain("8BCDFG");
    }

    @Test
    void any_other_domain_reads_a_pointer_that_leads_to_the_question() {
        when(workItems.referenceOf(any(), any())).thenReturn(Optional.of("8BCDFG"));
        Exchange mail = mail(UNKNOWN, Optional.of(UNKNOWN));

        assertThat(mail.getMessage().getBody(String.class))
            .isEqualTo("Der er en opgave til jer i Broen, ref 8BCDFG. Log ind, og svar på den.");
        assertThat(mail.getProperty(Render.LEFT_AS)).isEqualTo(ContentLevel.POINTER);
    }

    @Test
    void a_mail_that_would_be_a_pointer_does_not_leave_while_a_way_is_left_that_says_more() {
        for (List<AnswerAddress> fuller : List.<List<AnswerAddress>>of(List.of(UNKNOWN, SYSTEM), List.of(UNKNOWN, SAFE),
            List.of(UNKNOWN, OTHER, SYSTEM))) {
            ways = fuller;
            assertThatThrownBy(() -> mail(UNKNOWN, Optional.of(UNKNOWN))).isInstanceOf(UndeliverableException.class)
                .hasMessage("POINTER_ONLY");
        }
        ways = List.of(UNKNOWN, OTHER);
        assertThat(mail(UNKNOWN, Optional.of(UNKNOWN)).getProperty(Render.LEFT_AS)).as("no way says more").isEqualTo(ContentLevel.POINTER);
    }

    @Test
    void a_pointer_without_a_question_leads_to_the_answer() {
        when(workItems.referenceOf(any(), any())).thenReturn(Optional.empty());

        assertThat(mail(UNKNOWN, Optional.of(UNKNOWN)).getMessage().getBody(String.class))
            .isEqualTo("Der ligger et svar i Broen, ref 7KQ4MX. Log ind for at læse det.");
    }

    @Test
    void where_people_log_in_the_mail_leads_to_the_answer() {
        inbox = Optional.of(URI.create("https://broen.example/"));

        assertThat(mail(UNKNOWN, Optional.of(UNKNOWN)).getMessage().getBody(String.class)).endsWith("https://broen.example/n/7KQ4MX\n");
    }

    @Test
    void a_hospital_that_is_not_answered_by_mail_any_more_gets_none() {
        assertThatThrownBy(() -> mail(SAFE, Optional.empty())).isInstanceOf(UndeliverableException.class).hasMessage("CONTACT_POINT_GONE");
    }

    private Directory directory() {
        return new Directory(Map.of(), Map.of(),
            List.of(new Hospital(new HospitalId("auh"), "AUH", Optional.empty(), new RegionCode("1082"),
                Set.of("EPJ|AUH"), Map.of(), Specialty.PSYCHIATRIC, new Wards(ways, Map.of()), AdtProfile.SHIPPED)),
            Set.of(), Set.of(), Map.of());
    }

    private Exchange mail(AnswerAddress planned, Optional<AnswerAddress> address) {
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        WardReply wards = new WardReply(mock(Journal.class), workItems, new ConsentRegisters(registers, CLOCK), directory(),
            new HospitalNotificationReader(), new XdisReader(), shipped.texts(), CLOCK);
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        DueNotification due = due(planned, Channel.MAIL);
        new Render(new NoticeNames(shipped.directory()), wards, new Gateways(encryptedRelay(25, "auh.example"), SMS),
            mock(Correlations.class), shipped.texts(), new InboxLink(shipped.texts(), inbox))
            .mail(new ClearedNotice.ToWard(due, (Addressee.Ward) due.to(), address), exchange);
        return exchange;
    }

    private static DueNotification due(AnswerAddress to, Channel channel) {
        HospitalId auh = new HospitalId("auh");
        WardAnswer.Question question =
            new WardAnswer.Question("ASK_FOR_CONSENT/1", new MunicipalityCode("0751"),
                List.of(new WardAnswer.About(UnitFunction.HOUSING_SUPPORT, "bostøtte", true)));
        WardAnswer answer = new WardAnswer(auh, new StayKey(auh, "V-100"), new OccasionId(new UUID(0, 1)), to, Optional.empty(),
            Optional.of(question), false);
        return new DueNotification(new NotificationId(new UUID(0, 2)), "7KQ4MX", new OccasionId(new UUID(0, 1)), "8BCDFG",
            new Cpr("2509479989"), Optional.empty(), new Addressee.Ward(answer), channel, false, CLOCK.instant(), 1, Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty());
    }
}
