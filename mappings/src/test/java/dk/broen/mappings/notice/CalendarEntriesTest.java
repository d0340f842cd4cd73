package dk.broen.mappings.notice;

import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.mappings.notice.SomeFacts.invitation;
import static dk.broen.mappings.notice.SomeFacts.planned;
import static dk.broen.mappings.notice.SomeFacts.saying;
import static dk.broen.mappings.notice.SomeFacts.to;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarEntriesTest {
    private final CalendarEntries entries = new CalendarEntries(ConfigFiles.texts());

    @Test
    void an_invitation_is_an_entry_on_the_last_day_for_an_answer() {
        assertThat(only(to(COORDINATOR).saying(invitation(Optional.of(planned(Optional.of(LocalTime.of(10, 0)))), 0)))).isEqualTo(lines("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Broen//Broen//DA
            METHOD:PUBLISH
            BEGIN:VEVENT
            UID:M-STEP@broen
            DTSTAMP:20270116T210000Z
            DTSTART;VALUE=DATE:20270119
            SEQUENCE:0
            ORGANIZER;CN=Broen:invalid:nomail
            SUMMARY:Svarfrist\\, ref 7KQ4
            DESCRIPTION:Se beskeden i Broen.
            TRANSP:TRANSPARENT
            STATUS:CONFIRMED
            END:VEVENT
            END:VCALENDAR
            """));
    }

    @Test
    void a_moved_day_changes_the_same_entry() {
        String corrected = only(to(COORDINATOR).takingBack(invitation(Optional.of(planned(Optional.empty())), 0))
            .saying(invitation(Optional.of(planned(Optional.of(LocalTime.of(12, 0)))), 1)));

        assertThat(corrected).contains("METHOD:PUBLISH", "UID:M-STEP@broen", "SEQUENCE:1\r\n");
    }

    @Test
    void what_is_taken_back_is_cancelled_with_a_higher_number() {
        String cancelled = only(to(COORDINATOR).takingBack(invitation(Optional.of(planned(Optional.empty())), 1)));

        assertThat(cancelled).contains("METHOD:CANCEL", "UID:M-STEP@broen", "SEQUENCE:2\r\n", "STATUS:CANCELLED",
            "DTSTART;VALUE=DATE:20270119");
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
    void an_entry_is_read_by_a_calendar_program() {
        ICalendar read = Biweekly.parse(only(to(COORDINATOR).saying(invitation(Optional.empty(), 0)))).first();

        assertThat(read.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        assertThat(read.getEvents()).hasSize(1);
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

    @Test
    void each_invitation_has_its_action_and_its_day_beside_that_of_the_event() {
        Saying conference = invitation(Optional.empty(), 0);
        Saying later = new Saying(new MatterKey("STEP/talk"), conference.type(), conference.stay(), conference.specialty(), conference.at(),
            conference.since(), Optional.of(planned(Optional.empty())), conference.hospital(), conference.department(), Set.of(),
            Optional.of(
                new Saying.Step(SomeFacts.rule("udskrivningssamtale.talk"), 0, Optional.of(Instant.parse("2027-01-18T09:00:00Z")))));
        String body = new MailText(ConfigFiles.texts()).plain(to(COORDINATOR).saying(saying(EventType.DISCHARGE_PLANNED), conference, later)
            .facts()).body();

        assertThat(body).contains("Det skal I gøre: Aftal før udskrivningen med sygehuset og borgeren, hvem der følger op",
            "aftal en dag for konferencen, og sig, hvem der kommer.\nSvar senest: tirsdag den 19. januar 2027 kl. 16.00\n",
            "aftal tid for samtalen, og hav en plan med for, hvem der følger op.\nSvar senest: mandag den 18. januar 2027 kl. 10.00\n");
    }

    @Test
    void who_is_invited_reads_the_number_to_call() {
        String body =
            new MailText(ConfigFiles.texts()).plain(to(SOCIAL_SERVICES).saying(invitation(Optional.empty(), 0)).facts()).body();

        assertThat(body).contains("Sygehus: Aarhus Universitetshospital, ", "+45 20 00 00 70");
    }

    @Test
    void an_entry_and_a_reminder_are_in_the_words_of_the_municipality() {
        SomeFacts facts = to(COORDINATOR).saying(invitation(Optional.empty(), 0));
        Texts own = new Texts(ConfigFiles.texts().byKey(), Map.of(facts.facts().content().municipality(),
            Map.of("calendar.summary", "Frist, ref {reference}", "calendar.description", "Log ind.", "reminder", "Vi mangler svar.")));

        assertThat(new CalendarEntries(own).of(facts.facts(), facts.correlation()).get(0).words())
            .containsExactly("Frist, ref 7KQ4", "Log ind.");
        assertThat(new MailText(own).plain(facts.reminder()).body()).contains("Vi mangler svar.");
    }

    @Test
    void a_step_whose_course_and_texts_are_gone_is_still_told_and_taken_back() {
        Saying known = invitation(Optional.empty(), 0);
        Saying gone = known.with(new Saying.Step(SomeFacts.rule("nedlagt.forloeb"), 0, known.step().orElseThrow().answerUntil()));

        assertThat(new MailText(ConfigFiles.texts()).plain(to(COORDINATOR).saying(gone).facts()).body())
            .contains("I inviteres til et møde på sygehuset om borgeren.", "Det skal I gøre: Ring til sygehuset");
        assertThat(new MailText(ConfigFiles.texts()).plain(to(COORDINATOR).takingBack(gone).facts()).body())
            .contains("En tidligere invitation til et møde på sygehuset gælder ikke mere.");
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
