package dk.broen.mappings.notice;

import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.mappings.notice.SomeFacts.saying;
import static dk.broen.mappings.notice.SomeFacts.to;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextTest {
    private static final UnitFunction HOME_CARE = new UnitFunction("HOME_CARE");
    private final MailText mail = new MailText(ConfigFiles.texts());

    @Test
    void a_discharge_is_told_in_plain_danish() {
        MailText.Mail written = mail.plain(to(HOUSING_SUPPORT).saying(SomeFacts.dischargedAfterAdmission()).now(Present.State.DISCHARGED)
            .coordinatedBy(SomeFacts.ANNE).facts());

        assertThat(written.subject()).isEqualTo("Ny besked i Broen, ref 7KQ4");
        assertThat(written.body()).isEqualTo("""
            Til Bostøtte Nord

            Borgeren er udskrevet fra sygehuset.
            Tidspunkt: lørdag den 16. januar 2027 kl. 22.00
            Indlagt siden: fredag den 15. januar 2027 kl. 20.00
            Sygehus: Aarhus Universitetshospital
            Afsnit: Afsnit P2

            Borger: Åse Sørensen, 250947-9989
            Det skal I gøre: Aftal senest næste hverdag det første besøg med borgeren.
            Spørgsmål: Borgerens forløbskoordinator er Anne Holm, tlf. +45 20 00 00 02, mandag-torsdag 8.00-15.30, fredag 8.00-14.00.
            Grundlag: borgerens samtykke

            Reference: 7KQ4. Mailen er sendt af Broen på vegne af sygehuset og kan ikke besvares.
            """);
    }

    @Test
    void a_reminder_names_what_was_not_answered_and_says_it_again() {
        assertThat(mail.plain(to(HOUSING_SUPPORT).saying(saying(EventType.ADMITTED)).correcting("5QX2").reminder()).body())
            .contains("""
                Denne besked minder om vores besked med reference 5QX2.
                Vi mangler jeres svar. Svar "modtaget", eller "ikke os", hvis det ikke er jeres opgave.

                Borgeren er indlagt på sygehus.
                """)
            .doesNotContain("retter");
    }

    @Test
    void a_stay_that_the_municipality_ended_is_not_told_as_a_discharge() {
        assertThat(body(to(HOUSING_SUPPORT).saying(SomeFacts.with(Circumstance.ENDED_MANUALLY, saying(EventType.DISCHARGED)))))
            .contains("Kommunen har selv afsluttet opholdet: sygehuset har ikke meddelt en udskrivning.\nTidspunkt: ")
            .doesNotContain("udskrevet");
    }

    @Test
    void a_request_for_a_report_is_said_and_its_end_too() {
        Saying asking = SomeFacts.with(Circumstance.REPORT_REQUESTED, saying(EventType.ADMITTED, SomeFacts.FRIDAY_EVENING));

        assertThat(body(to(HOUSING_SUPPORT).saying(asking)))
            .contains("Borgeren er indlagt på sygehus.\nSygehuset beder kommunen om en indlæggelsesrapport.\nTidspunkt: ");
        assertThat(body(to(HOUSING_SUPPORT).takingBack(asking).saying(saying(EventType.ADMITTED, SomeFacts.FRIDAY_EVENING))))
            .contains("Borgeren er indlagt på sygehus.\nSygehuset beder ikke længere om en indlæggelsesrapport.\nTidspunkt: ");
    }

    @Test
    void a_correction_names_the_earlier_notice_takes_it_back_and_says_what_holds() {
        assertThat(body(to(HOUSING_SUPPORT).takingBack(saying(EventType.DISCHARGED))
            .saying(saying(EventType.LEAVE_STARTED, SomeFacts.FRIDAY_EVENING)).now(Present.State.ON_LEAVE).correcting("5QX2"))).isEqualTo("""
                Til Bostøtte Nord

                Denne besked retter vores besked med reference 5QX2.
                Den tidligere besked om udskrivning den 16. januar 2027 kl. 22.00 var forkert. Se bort fra den.

                Borgeren er på orlov fra sygehuset.
                Tidspunkt: fredag den 15. januar 2027 kl. 20.00
                Sygehus: Aarhus Universitetshospital
                Afsnit: Afsnit P2

                Borger: Åse Sørensen, 250947-9989
                Det skal I gøre: Se i dag, om I skal besøge borgeren under orloven.
                Spørgsmål: Aarhus Universitetshospital, tlf. +45 20 00 00 70
                Grundlag: borgerens samtykke

                Reference: 7KQ4. Mailen er sendt af Broen på vegne af sygehuset og kan ikke besvares.
                """);
    }

    @Test
    void a_cancellation_says_only_that_the_earlier_message_is_wrong_what_to_do_and_whom_to_call() {
        assertThat(body(to(HOUSING_SUPPORT).takingBack(saying(EventType.ADMITTED, SomeFacts.FRIDAY_EVENING)).on(Basis.TOLD_BEFORE)))
            .isEqualTo("""
                Til Bostøtte Nord

                Den tidligere besked om indlæggelse den 15. januar 2027 kl. 20.00 var forkert. Se bort fra den.

                Borger: Åse Sørensen, 250947-9989
                Det skal I gøre: Se i dag, om noget, I har gjort på grund af den tidligere besked, skal laves om.
                Spørgsmål: Aarhus Universitetshospital, tlf. +45 20 00 00 70
                Grundlag: I har fået besked om det før

                Reference: 7KQ4. Mailen er sendt af Broen på vegne af sygehuset og kan ikke besvares.
                """);
    }

    @Test
    void a_cancellation_says_how_things_stand_to_a_recipient_who_may_know() {
        assertThat(body(to(HOUSING_SUPPORT).takingBack(saying(EventType.DISCHARGED)).now(Present.State.ADMITTED))).contains("""
            Den tidligere besked om udskrivning den 16. januar 2027 kl. 22.00 var forkert. Se bort fra den.

            Status nu: Borgeren er indlagt siden den 15. januar 2027 kl. 20.00.

            Borger:""");
    }

    @Test
    void several_events_are_told_as_they_happened_each_with_its_time() {
        assertThat(body(to(COORDINATOR).saying(saying(EventType.DISCHARGE_PLANNED), saying(EventType.ADMITTED, SomeFacts.FRIDAY_EVENING))
            .now(Present.State.ADMITTED))).contains("""
                Borgeren er indlagt på sygehus.
                Tidspunkt: fredag den 15. januar 2027 kl. 20.00
                Sygehus: Aarhus Universitetshospital
                Afsnit: Afsnit P2

                Borgeren forventes udskrevet fra sygehuset.
                Forventet udskrivning: onsdag den 20. januar 2027 kl. 10.00
                Sygehus: Aarhus Universitetshospital
                Afsnit: Afsnit P2

                Status nu: Borgeren er indlagt siden den 15. januar 2027 kl. 20.00.
                """, "Det skal I gøre: Aftal før udskrivningen med sygehuset og borgeren, hvem der følger op.\n");
    }

    @Test
    void a_planned_discharge_says_when_it_is_expected_and_not_when_it_was_announced() {
        assertThat(body(to(HOUSING_SUPPORT).saying(saying(EventType.DISCHARGE_PLANNED))))
            .contains("Forventet udskrivning: onsdag den 20. januar 2027 kl. 10.00\n").doesNotContain("Tidspunkt", "16. januar");
        assertThat(body(to(HOUSING_SUPPORT).saying(SomeFacts.plannedFor(Optional.of(SomeFacts.planned(Optional.empty()))))))
            .contains("Forventet udskrivning: onsdag den 20. januar 2027\n");
        assertThat(body(to(HOUSING_SUPPORT).saying(SomeFacts.plannedFor(Optional.empty()))))
            .contains("Borgeren forventes udskrevet fra sygehuset.\nSygehus:");
    }

    @Test
    void a_planned_day_is_taken_back_by_its_day() {
        assertThat(body(to(HOUSING_SUPPORT).takingBack(saying(EventType.DISCHARGE_PLANNED)))).contains(
            "\nDen tidligere besked om forventet udskrivning den 20. januar 2027 kl. 10.00 gælder ikke mere. Se bort fra den.\n");
        assertThat(body(to(HOUSING_SUPPORT).takingBack(SomeFacts.plannedFor(Optional.empty()))))
            .contains("\nDen tidligere besked om forventet udskrivning gælder ikke mere. Se bort fra den.\n");
    }

    @ParameterizedTest(name = "{0} and now {1}: {2}")
    @CsvSource({"ADMITTED, ADMITTED, false", "LEAVE_STARTED, ON_LEAVE, false", "DISCHARGED, DISCHARGED, false", "DECEASED, DEAD, false",
        "LEAVE_ENDED, ADMITTED, true", "DISCHARGED, ADMITTED, true", "EMERGENCY_CONTACT, DISCHARGED, true", "DISCHARGED, ON_LEAVE, true"})
    void how_things_stand_is_left_out_only_if_the_news_says_it(EventType news, Present.State now, boolean printed) {
        assertThat(body(to(HOUSING_SUPPORT).saying(saying(news, SomeFacts.FRIDAY_EVENING)).now(now)).contains("Status nu: "))
            .isEqualTo(printed);
    }

    @Test
    void a_second_admission_says_since_when_the_citizen_is_admitted() {
        assertThat(body(to(HOUSING_SUPPORT).saying(saying(EventType.ADMITTED)).now(Present.State.ADMITTED)))
            .contains("Tidspunkt: lørdag den 16. januar 2027 kl. 22.00\n",
                "Status nu: Borgeren er indlagt siden den 15. januar 2027 kl. 20.00.\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        ADMITTED   | Borgeren er indlagt siden den 15. januar 2027 kl. 20.00.
        ON_LEAVE   | Borgeren er på orlov siden den 15. januar 2027 kl. 20.00.
        DISCHARGED | Borgeren er udskrevet fra det, vi har fortalt om.
        DEAD       | Borgeren er død.
        """)
    void a_wrong_last_word_is_put_right_in_one_line(Present.State state, String sentence) {
        assertThat(body(to(HOUSING_SUPPORT).now(state))).startsWith("Til Bostøtte Nord\n\nStatus nu: " + sentence + "\n\nBorger: ");
    }

    @Test
    void an_open_state_without_a_known_beginning_names_no_time() {
        WordsInDanish words = new WordsInDanish(new Sentences(ConfigFiles.texts()));

        assertThat(words.now(new Present(Present.State.ADMITTED, Optional.empty()))).isEqualTo("Borgeren er indlagt.");
        assertThat(words.now(new Present(Present.State.ON_LEAVE, Optional.empty()))).isEqualTo("Borgeren er på orlov.");
    }

    @ParameterizedTest
    @EnumSource(Present.State.class)
    void no_mail_says_that_the_citizen_is_at_home_or_is_not_admitted(Present.State state) {
        for (EventType type : SomeFacts.MATTERS) {
            for (SomeFacts facts : List.of(to(HOME_CARE).saying(saying(type)), to(HOME_CARE).takingBack(saying(type)))) {
                assertThat(body(facts.now(state)))
                    .doesNotContainPattern("(?i)ikke (er )?indlagt|fortsat|\\bhjemme\\b|uden at være indlagt");
            }
        }
    }

    @Test
    void the_expected_action_fits_function_and_event() {
        assertThat(List.of(EventType.ADMITTED, EventType.LEAVE_STARTED, EventType.DISCHARGE_PLANNED, EventType.DISCHARGED)).extracting(
            event -> body(to(HOME_CARE).saying(saying(event))).lines().filter(line -> line.startsWith("Det skal I gøre: ")).findFirst()
                .orElseThrow())
            .containsExactly("Det skal I gøre: Sæt hjælpen i bero fra i dag.",
                "Det skal I gøre: Se i dag, om hjælpen skal i gang under orloven.",
                "Det skal I gøre: Gør hjælpen klar før udskrivningen.", "Det skal I gøre: Sæt hjælpen i gang igen i dag.");
        assertThat(body(to(HOME_CARE).saying(saying(EventType.EMERGENCY_CONTACT)))).contains("Se i dag, om hjælpen skal tilpasses.");
        assertThat(body(to(new UnitFunction("VOLUNTEERS")).saying(saying(EventType.ADMITTED)))).doesNotContain("Det skal I gøre");
    }

    @Test
    void a_stand_in_reads_what_is_expected_of_both_its_functions_and_what_is_the_same_once() {
        assertThat(actionOf(to(COORDINATOR).saying(saying(EventType.DISCHARGED)).standingInAs(HOUSING_SUPPORT)))
            .isEqualTo("Det skal I gøre: Kontakt sygehuset inden for to hverdage, og aftal, hvem der følger op. "
                + "Aftal senest næste hverdag det første besøg med borgeren.");
        assertThat(actionOf(to(COORDINATOR).saying(saying(EventType.DECEASED)).standingInAs(HOUSING_SUPPORT)))
            .isEqualTo("Det skal I gøre: Stop besøg, hjælp og indkaldelser i dag.");
        assertThat(actionOf(to(COORDINATOR).takingBack(saying(EventType.ADMITTED)).standingInAs(HOUSING_SUPPORT)))
            .isEqualTo("Det skal I gøre: Se i dag, om noget, I har gjort på grund af den tidligere besked, skal laves om.");
    }

    private String actionOf(NoticeFacts facts) {
        return mail.plain(facts).body().lines().filter(line -> line.startsWith("Det skal I gøre: ")).findFirst().orElseThrow();
    }

    @Test
    void after_a_death_nobody_is_asked_to_arrange_anything_with_the_citizen() {
        for (UnitFunction function : List.of(COORDINATOR, HOUSING_SUPPORT, new UnitFunction("DISTRICT_PSYCHIATRY"))) {
            assertThat(body(to(function).saying(saying(EventType.DECEASED)))).contains("Borgeren er død.\nTidspunkt: ",
                "Det skal I gøre: Stop besøg, hjælp og indkaldelser i dag.\n").doesNotContain("med borgeren", "Kontakt sygehuset");
        }
    }

    @Test
    void a_cancellation_says_what_to_do_about_what_was_done_because_of_the_earlier_message() {
        assertThat(body(to(HOUSING_SUPPORT).takingBack(saying(EventType.ADMITTED))))
            .contains("Det skal I gøre: Se i dag, om noget, I har gjort på grund af den tidligere besked, skal laves om.");
        assertThat(body(to(new UnitFunction("RELATIVE")).takingBack(saying(EventType.ADMITTED)))).contains("Du skal ikke gøre noget.");
    }

    @Test
    void a_municipality_reads_its_own_words_and_no_other_does() {
        Texts own = new Texts(ConfigFiles.texts().byKey(),
            Map.of(new MunicipalityCode("0751"), Map.of("event.ADMITTED", "Borgeren er på sygehuset.")));

        assertThat(new MailText(own).plain(to(HOME_CARE).saying(saying(EventType.ADMITTED)).facts()).body())
            .contains("Borgeren er på sygehuset.");
        assertThat(new MailText(own).parts(to(HOME_CARE).saying(saying(EventType.ADMITTED)).facts()).paragraphs().get(0))
            .as("on the page of the inbox").contains("Borgeren er på sygehuset.");
        assertThat(new MailText(new Texts(ConfigFiles.texts().byKey(), Map.of(new MunicipalityCode("0461"), Map.of("event.ADMITTED", "x"))))
            .plain(to(HOME_CARE).saying(saying(EventType.ADMITTED)).facts()).body()).contains("Borgeren er indlagt på sygehus.");
    }

    @Test
    void the_number_of_the_ward_is_a_line_of_its_own_and_is_left_out_after_a_death() {
        assertThat(body(to(COORDINATOR).saying(onWardWithPhone(EventType.ADMITTED))))
            .contains("\nKontakt til afsnittet: +45 20 00 00 73\n");
        assertThat(body(to(COORDINATOR).saying(saying(EventType.ADMITTED)))).doesNotContain("Kontakt til afsnittet");
        assertThat(body(to(COORDINATOR).saying(onWardWithPhone(EventType.DECEASED)))).doesNotContain("Kontakt til afsnittet");
    }

    private static Saying onWardWithPhone(EventType type) {
        Saying saying = saying(type);
        return new Saying(saying.matter(), saying.type(), saying.stay(), saying.specialty(), saying.at(), saying.since(), saying.planned(),
            Optional.of(new Saying.Hospital("Aarhus Universitetshospital", Optional.empty(), Optional.of("+45 20 00 00 73"))),
            saying.department());
    }

    @Test
    void the_mail_to_a_coordinator_also_says_who_else_was_told_and_the_flags() {
        assertThat(body(to(COORDINATOR).saying(saying(EventType.DISCHARGED)).withFlagsAndOthers().coordinatedBy(SomeFacts.ANNE)))
            .contains("Også orienteret: Bostøtte Nord (bostøtten)\n", "Vær opmærksom på: kort ophold, udskrevet uden for åbningstid\n",
                "Spørgsmål: Aarhus Universitetshospital, tlf. +45 20 00 00 70\n");
    }

    @Test
    void a_recipient_whose_part_has_ended_does_not_read_why_nor_what_happened_when_or_where() {
        assertThat(body(to(HOUSING_SUPPORT).partEnded())).isEqualTo("""
            Til Bostøtte Nord

            I har ikke længere en opgave i forbindelse med det, I har fået besked om. I skal ikke gøre mere.

            Borger: Åse Sørensen, 250947-9989
            Grundlag: I har fået besked om det før

            Reference: 7KQ4. Mailen er sendt af Broen på vegne af sygehuset og kan ikke besvares.
            """);
    }

    @Test
    void a_recipient_whose_part_has_ended_unlearns_what_is_untrue() {
        assertThat(body(to(HOUSING_SUPPORT).takingBack(saying(EventType.LEAVE_STARTED)).partEnded())).contains("""
            Den tidligere besked om orlov fra den 16. januar 2027 kl. 22.00 var forkert. Se bort fra den.

            I har ikke længere en opgave""").doesNotContain("Aarhus");
    }

    @Test
    void without_a_name_the_mail_has_the_cpr_number() {
        assertThat(body(to(HOUSING_SUPPORT).saying(saying(EventType.ADMITTED)).aboutCitizen(Optional.empty())))
            .contains("Borger: 250947-9989\n");
    }

    @Test
    void a_mail_says_as_much_of_the_place_as_the_content_has() {
        Saying ward = saying(EventType.ADMITTED);
        assertThat(body(to(HOUSING_SUPPORT).saying(SomeFacts.without(ward, true))))
            .contains("Sygehus: Aarhus Universitetshospital\n", "Spørgsmål: Aarhus").doesNotContain("Afsnit");
        assertThat(body(to(HOUSING_SUPPORT).saying(SomeFacts.without(ward, false)).coordinatedBy(SomeFacts.ANNE)))
            .doesNotContain("Aarhus", "Afsnit", "20 00 00 70").contains("Anne Holm");
        assertThat(body(to(HOUSING_SUPPORT).saying(SomeFacts.without(ward, false)))).doesNotContain("Spørgsmål", "Aarhus", "\n\n\n");
    }

    @ParameterizedTest
    @EnumSource(Basis.class)
    void every_basis_is_named_in_a_line(Basis basis) {
        assertThat(body(to(HOUSING_SUPPORT).saying(saying(EventType.ADMITTED)).on(basis))).containsPattern("\nGrundlag: \\S.*\n");
    }

    @Test
    void a_pointer_by_mail_says_only_that_there_is_something_to_read() {
        assertThat(mail.pointer("7KQ4")).isEqualTo(new MailText.Mail("Ny besked i Broen, ref 7KQ4",
            "Der ligger en ny besked i Broen, ref 7KQ4. Log ind for at læse den."));
    }

    private String body(SomeFacts facts) {
        return mail.plain(facts.facts()).body();
    }
}
