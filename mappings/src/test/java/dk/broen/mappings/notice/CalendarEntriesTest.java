package dk.broen.mappings.notice;

import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.mappings.notice.SomeFacts.invitation;
import static dk.broen.mappings.notice.SomeFacts.planned;
import static dk.broen.mappings.notice.SomeFacts.saying;
import static dk.broen.mappings.notice.SomeFacts.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.domain.terms.EventType;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;

class CalendarEntriesTest {
    private final CalendarEntries entries = new CalendarEntries(ConfigFiles.texts());

    @Test
    void an_invitation_is_an_entry_at_the_planned_time() {
        assertThat(only(to(COORDINATOR).saying(invitation(Optional.of(planned(Optional.of(LocalTime.of(10, 0)))), 0)))).isEqualTo(lines("""
            BEGIN:VCALENDAR
            PRODID:-//Broen//Broen//DA
            VERSION:2.0
            METHOD:PUBLISH
            BEGIN:VEVENT
            UID:M-STEP@broen
            DTSTAMP:20270116T210000Z
            DTSTART:20270120T090000Z
            SEQUENCE:0
            ORGANIZER;CN=Broen:invalid:nomail
            SUMMARY:Møde\\, ref 7KQ4
            DESCRIPTION:Se beskeden i Broen.
            STATUS:CONFIRMED
            END:VEVENT
            END:VCALENDAR
            """));
    }

    @Test
    void without_a_time_the_entry_lasts_the_day_and_without_a_day_it_is_the_last_day_for_an_answer() {
        assertThat(only(to(COORDINATOR).saying(invitation(Optional.of(planned(Optional.empty())), 0))))
            .contains("DTSTART;VALUE=DATE:20270120\r\n");
        assertThat(only(to(COORDINATOR).saying(invitation(Optional.empty(), 0)))).contains("DTSTART;VALUE=DATE:20270119\r\n");
    }

    @Test
    void a_moved_day_changes_the_same_entry() {
        String corrected = only(to(COORDINATOR).takingBack(invitation(Optional.of(planned(Optional.empty())), 0))
            .saying(invitation(Optional.of(planned(Optional.of(LocalTime.of(12, 0)))), 1)));

        assertThat(corrected).contains("METHOD:PUBLISH", "UID:M-STEP@broen", "SEQUENCE:1\r\n", "DTSTART:20270120T110000Z");
    }

    @Test
    void what_is_taken_back_is_cancelled_with_a_higher_number() {
        String cancelled = only(to(COORDINATOR).takingBack(invitation(Optional.of(planned(Optional.empty())), 1)));

        assertThat(cancelled).contains("METHOD:CANCEL", "UID:M-STEP@broen", "SEQUENCE:2\r\n", "STATUS:CANCELLED",
            "DTSTART;VALUE=DATE:20270120");
    }

    @Test
    void what_a_hospital_reports_is_no_entry() {
        SomeFacts facts = to(COORDINATOR).saying(saying(EventType.DISCHARGE_PLANNED));

        assertThat(entries.of(facts.facts(), facts.correlation())).isEmpty();
    }

    @Test
    void an_entry_names_neither_citizen_nor_place_nor_meeting() {
        String entry = only(to(SOCIAL_SERVICES).saying(invitation(Optional.empty(), 0)));

        assertThat(entry).doesNotContainIgnoringCase("sørensen").doesNotContain("250947", "Afsnit", "P2", "Aarhus", "sygehus", "konference",
            "udskriv", "psyk", "V100");
    }

    @Test
    void an_entry_is_read_by_a_calendar_program() throws IOException, ParserException {
        Calendar read = new CalendarBuilder().build(new StringReader(only(to(COORDINATOR).saying(invitation(Optional.empty(), 0)))));

        assertThat(read.validate().hasErrors()).isFalse();
        assertThat(read.getComponents()).hasSize(1);
    }

    @Test
    void the_document_of_a_queue_has_the_step_and_its_entry() throws IOException {
        SomeFacts facts = to(COORDINATOR).takingBack(invitation(Optional.of(planned(Optional.empty())), 0))
            .saying(invitation(Optional.empty(), 1));
        JsonNode document =
            new ObjectMapper().readTree(new NotificationDocument(ConfigFiles.texts()).render(facts.facts(), facts.correlation()));

        assertThat(document.at("/says/0/step").toString()).isEqualTo(
            "{\"rule\":\"behandlingskonference.conference\",\"revision\":1,\"answerUntil\":\"2027-01-19T16:00+01:00\"}");
        assertThat(document.at("/takesBack/0/step").toString()).isEqualTo("{\"rule\":\"udskrivningssamtale.talk\",\"revision\":0}");
        assertThat(document.get("calendar")).hasSize(1);
        assertThat(document.at("/calendar/0").asText()).startsWith("BEGIN:VCALENDAR");
        assertThat(document.get("expectedAction").asText()).startsWith("Ring til sygehuset");
    }

    @Test
    void a_mail_says_what_is_expected_and_until_when() {
        String body = new MailText(ConfigFiles.texts()).plain(to(COORDINATOR).saying(invitation(Optional.empty(), 0)).facts()).body();

        assertThat(body).contains("I inviteres til en behandlingskonference om borgeren på sygehuset.\nSygehus: Aarhus",
            "Det skal I gøre: Ring til sygehuset, aftal en dag", "Svar senest: tirsdag den 19. januar 2027 kl. 16.00\nSpørgsmål: ")
            .doesNotContain("Tidspunkt");
    }

    private String only(SomeFacts facts) {
        List<CalendarEntries.Entry> written = entries.of(facts.facts(), facts.correlation());
        assertThat(written).hasSize(1);
        return written.get(0).text();
    }

    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }
}
