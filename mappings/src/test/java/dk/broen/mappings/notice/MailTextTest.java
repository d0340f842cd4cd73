package dk.broen.mappings.notice;

import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.UnitFunction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailTextTest {
    private final MailText mail = new MailText(ConfigFiles.texts());

    @Test
    void a_discharge_is_told_in_plain_danish() {
        MailText.Mail written = mail.plain(SomeFacts.of(EventType.DISCHARGED, NoticeKind.NEWS, HOUSING_SUPPORT));

        assertThat(written.subject()).isEqualTo("Ny besked i Broen, ref 7KQ4");
        assertThat(written.body()).isEqualTo("""
            Til Bostøtte Nord

            Borgeren er udskrevet fra sygehuset.

            Borger: Åse Sørensen, 250947-9989
            Tidspunkt: lørdag den 21. november 2026 kl. 22.00
            Sygehus: Aarhus Universitetshospital
            Afsnit: Afsnit P2
            Det skal I gøre: Tilpas jeres besøg, og aftal det næste med borgeren.
            Spørgsmål: Borgerens forløbskoordinator er Anne Holm, tlf. +45 20 00 00 02, mandag-torsdag 8.00-15.30, fredag 8.00-14.00.

            Reference: 7KQ4. Mailen er sendt af Broen på vegne af sygehuset og kan ikke besvares.
            """);
    }

    @Test
    void the_mail_to_a_coordinator_also_says_who_else_was_told_and_the_flags() {
        assertThat(mail.plain(SomeFacts.of(EventType.DISCHARGED, NoticeKind.NEWS, COORDINATOR)).body())
            .contains("Også orienteret: Bostøtte Nord (bostøtten)\n", "Vær opmærksom på: kort ophold, udskrevet uden for åbningstid\n",
                "Spørgsmål: Aarhus Universitetshospital, tlf. +45 20 00 00 70\n");
    }

    @Test
    void after_a_death_nobody_is_asked_to_arrange_anything_with_the_citizen() {
        for (UnitFunction function : List.of(COORDINATOR, HOUSING_SUPPORT, new UnitFunction("DISTRICT_PSYCHIATRY"))) {
            for (NoticeKind kind : List.of(NoticeKind.NEWS, NoticeKind.CORRECTED)) {
                assertThat(mail.plain(SomeFacts.of(EventType.DECEASED, kind, function)).body())
                    .contains("Det skal I gøre: Stop besøg, hjælp og indkaldelser.\n").doesNotContain("med borgeren", "Kontakt sygehuset");
            }
        }
        assertThat(mail.plain(SomeFacts.of(EventType.DECEASED, NoticeKind.CANCELLED, HOUSING_SUPPORT)).body())
            .doesNotContain("Det skal I gøre");
    }

    @Test
    void a_cancellation_is_short() {
        assertThat(mail.plain(SomeFacts.of(EventType.ADMITTED, NoticeKind.CANCELLED, HOUSING_SUPPORT)).body())
            .contains("Annulleret: Borgeren er ikke indlagt.", "Spørgsmål: Aarhus Universitetshospital, tlf. +45 20 00 00 70\n")
            .doesNotContain("Det skal I gøre", "Afsnit", "Anne Holm");
    }

    @Test
    void the_former_municipality_does_not_read_what_happened_when_or_where() {
        for (EventType event : EventType.values()) {
            assertThat(mail.plain(SomeFacts.of(event, NoticeKind.RESPONSIBILITY_ENDED, HOUSING_SUPPORT)).body())
                .contains("Borgeren hører nu under en anden kommune.", "Borger: Åse Sørensen, 250947-9989\n")
                .doesNotContain("udskre", "død", "indlagt", "Tidspunkt", "Sygehus:", "Aarhus");
        }
    }

    @Test
    void without_name_and_coordinator_the_mail_has_the_cpr_number_and_the_hospital_contact() {
        NoticeFacts facts = SomeFacts.of(EventType.ADMITTED, NoticeKind.NEWS, HOUSING_SUPPORT, Optional.empty(), Optional.empty(),
            Optional.empty());
        assertThat(mail.plain(facts).body())
            .contains("Borger: 250947-9989\n", "Spørgsmål: Aarhus Universitetshospital, tlf. +45 20 00 00 70\n")
            .doesNotContain("\n\n\n");
    }

    @Test
    void a_planned_discharge_says_when_it_is_expected() {
        assertThat(mail.plain(SomeFacts.of(EventType.DISCHARGE_PLANNED, NoticeKind.NEWS, HOUSING_SUPPORT)).body())
            .contains("Forventet udskrivning: fredag den 27. november 2026 kl. 10.00\n");
        assertThat(mail.plain(SomeFacts.of(EventType.DISCHARGE_PLANNED, NoticeKind.CANCELLED, HOUSING_SUPPORT)).body())
            .doesNotContain("Forventet");
        assertThat(DanishTime.expected(new PlannedDischarge(LocalDate.of(2026, 11, 27), Optional.empty())))
            .isEqualTo("fredag den 27. november 2026");
    }

    @Test
    void a_mail_says_as_much_of_the_place_as_the_recipient_may_see() {
        assertThat(mail.plain(SomeFacts.seeing(Disclosure.Place.WARD, Optional.empty())).body())
            .contains("Sygehus: Aarhus Universitetshospital\n", "Afsnit: Afsnit P2\n");
        assertThat(mail.plain(SomeFacts.seeing(Disclosure.Place.HOSPITAL, Optional.empty())).body())
            .contains("Sygehus: Aarhus Universitetshospital\n").doesNotContain("Afsnit");
        assertThat(mail.plain(SomeFacts.seeing(Disclosure.Place.NOTHING, Optional.of(SomeFacts.ANNE))).body())
            .doesNotContain("Aarhus Universitetshospital", "Afsnit", "20 00 00 70").contains("Anne Holm");
    }

    @Test
    void a_mail_without_any_contact_has_no_contact_line() {
        assertThat(mail.plain(SomeFacts.seeing(Disclosure.Place.NOTHING, Optional.empty())).body())
            .doesNotContain("Spørgsmål", "Aarhus Universitetshospital", "\n\n\n");
    }

    @Test
    void every_event_and_kind_has_a_text() {
        for (EventType event : EventType.values()) {
            for (NoticeKind kind : NoticeKind.values()) {
                assertThat(mail.plain(SomeFacts.of(event, kind, COORDINATOR)).body()).doesNotContain("{", "}");
            }
        }
    }

    @Test
    void a_pointer_by_mail_says_only_that_there_is_something_to_read() {
        assertThat(mail.pointer("7KQ4")).isEqualTo(new MailText.Mail("Ny besked i Broen, ref 7KQ4",
            "Der ligger en ny besked i Broen, ref 7KQ4. Log ind for at læse den."));
    }
}
