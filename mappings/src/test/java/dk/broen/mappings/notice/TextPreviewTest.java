package dk.broen.mappings.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextPreviewTest {
    private static final MunicipalityCode AARHUS = new MunicipalityCode("0751");
    private final TextPreview preview = new TextPreview(ConfigFiles.texts());

    @Test
    void each_matter_says_what_is_expected_and_whom_to_call() {
        List<TextPreview.Page> pages = preview.of(UnitFunction.HOUSING_SUPPORT, "bostøtte", AARHUS);

        assertThat(pages).extracting(TextPreview.Page::matter).containsExactly("ADMITTED", "EMERGENCY_CONTACT", "LEAVE_STARTED",
            "LEAVE_ENDED",
            "DISCHARGE_PLANNED", "DISCHARGED", "DECEASED", "CORRECTED", "CANCELLED", "REMINDER", "RESPONSIBILITY_ENDED",
            "STEP behandlingskonference.conference", "STEP behandlingskonference.conference CANCELLED",
            "STEP udskrivningssamtale.talk", "STEP udskrivningssamtale.talk CANCELLED");
        assertThat(pages).filteredOn(page -> !page.matter().equals("RESPONSIBILITY_ENDED"))
            .allSatisfy(page -> assertThat(page.mail().body()).contains("Det skal I gøre: ", "Spørgsmål: ", "Grundlag: "));
        assertThat(pages).extracting(TextPreview.Page::blocked).containsOnly(Optional.empty());
    }

    @Test
    void a_planned_discharge_a_discharge_and_a_leave_expect_different_things_of_one_function() {
        List<String> expected = preview.of(UnitFunction.HOUSING_SUPPORT, "bostøtte", AARHUS).stream()
            .filter(page -> List.of("ADMITTED", "LEAVE_STARTED", "DISCHARGE_PLANNED", "DISCHARGED", "DECEASED", "CANCELLED")
                .contains(page.matter()))
            .flatMap(page -> page.mail().body().lines().filter(line -> line.startsWith("Det skal I gøre: "))).toList();

        assertThat(expected).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void an_invitation_and_a_reminder_say_until_when_to_answer_what() {
        assertThat(preview.of(UnitFunction.COORDINATOR, "koordinator", AARHUS)).filteredOn(page -> page.matter().startsWith("STEP beh"))
            .first().satisfies(page -> assertThat(page.mail().body()).contains("I inviteres til en behandlingskonference",
                "aftal en dag for konferencen", "Svar senest: onsdag den 25. november 2026 kl. 15.00"));
        assertThat(preview.of(UnitFunction.COORDINATOR, "koordinator", AARHUS)).filteredOn(page -> page.matter().equals("REMINDER"))
            .singleElement().satisfies(page -> assertThat(page.mail().body()).contains("Vi mangler jeres svar", "8BCDFG"));
    }

    @Test
    void the_words_of_a_calendar_entry_are_those_of_a_template_also_of_a_municipality() {
        Map<String, String> own = Map.of("calendar.summary", "Frist for Eksempelenheden, ref {reference}");
        Texts texts = new Texts(ConfigFiles.texts().byKey(), Map.of(AARHUS, own));
        assertThat(new TextPreview(texts).of(UnitFunction.COORDINATOR, "koordinator", AARHUS)).extracting(TextPreview.Page::blocked)
            .containsOnly(Optional.empty());

        Texts telling = new Texts(ConfigFiles.texts().byKey(), Map.of(AARHUS, Map.of("calendar.summary", "Psykiatrien, ref {reference}")));
        assertThat(new TextPreview(telling).of(UnitFunction.COORDINATOR, "koordinator", AARHUS)).extracting(TextPreview.Page::blocked)
            .contains(Optional.of("FORBIDDEN_WORD"));
    }

    @Test
    void pointers_and_subjects_of_today_are_not_blocked_and_one_that_says_something_is() {
        assertThat(Stream.concat(preview.pointers().stream(), preview.toWards().stream())).extracting(TextPreview.Page::blocked)
            .containsOnly(Optional.empty());

        Map<String, String> texts = new HashMap<>(ConfigFiles.texts().byKey());
        texts.put("ward_mail.subject", "Svar om psykiatrisk patient, ref {reference}");
        assertThat(new TextPreview(new Texts(texts)).toWards()).extracting(TextPreview.Page::blocked)
            .containsOnly(Optional.of("FORBIDDEN_WORD"));
    }
}
