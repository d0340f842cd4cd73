package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.planning.Asked;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.hl7v2.ConsentReply;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.routes.followup.AnswerWorkItem;
import dk.broen.routes.followup.AskAbout;
import dk.broen.routes.planning.Identities;
import dk.broen.routes.planning.ReplacementCitizens;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a reply is about the stay of the question. The stay of this question has two numbers. */
class AnswerForWardTest {
    private static final HospitalId AUH = new HospitalId("auh");
    private static final Cpr CITIZEN = new Cpr("2509479989");
    private final WorkItems workItems = mock(WorkItems.class);
    private final AskAbout askAbout = mock(AskAbout.class);
    private final AnswerWorkItem answering = mock(AnswerWorkItem.class);
    private final Identities identities = mock(Identities.class);
    private final StoredWorkItem item = mock(StoredWorkItem.class);
    private final AnswerForWard ward = new AnswerForWard(workItems, askAbout, answering, identities, mock(ReplacementCitizens.class));

    @BeforeEach
    void the_ward_was_asked() {
        UUID id = UUID.randomUUID();
        when(item.id()).thenReturn(id);
        when(item.reference()).thenReturn("8BCDFG");
        when(item.item()).thenReturn(WorkItem.about(WorkItem.Kind.ASK_FOR_CONSENT, id, "consent missing").to(AUH));
        when(workItems.list(any())).thenReturn(List.of(item));
        when(workItems.citizenOf(id)).thenReturn(Optional.of(CITIZEN));
        when(identities.current(CITIZEN)).thenReturn(CITIZEN);
        when(item.createdAt()).thenReturn(Instant.parse("2026-11-21T22:59:00Z"));
        when(askAbout.once(item)).thenReturn(Optional.of(new Asked(Set.of(new StayKey(AUH, "V-100"), new StayKey(AUH, "A-7")),
            new MunicipalityCode("0751"), new RegionCode("1082"), new TreeMap<>(), Set.of())));
        when(answering.answer(any(), any())).thenReturn(new AnswerWorkItem.Outcome.Recorded(item));
    }

    @ParameterizedTest
    @ValueSource(strings = {"V-100", "A-7", "", "V-100,OTHER"})
    void a_reply_that_names_any_number_of_the_stay_or_none_is_recorded(String visits) {
        assertThat(ward.answer(AUH, reply(visits), "MESSAGE")).isEmpty();
    }

    @Test
    void a_reply_about_another_stay_is_refused_with_its_place_and_not_recorded() {
        assertThat(ward.answer(AUH, reply("V-101"), "MESSAGE")).hasValueSatisfying(refusal -> {
            assertThat(refusal).extracting(Hl7Refusal::fault, Hl7Refusal::location).containsExactly(Hl7Fault.QUESTION_UNKNOWN, "PV1-19");
            assertThat(refusal.sentence()).contains("another stay");
        });
        verify(answering, never()).answer(any(), any());
    }

    @Test
    void the_number_of_a_stay_at_another_hospital_is_another_one() {
        HospitalId horsens = new HospitalId("horsens");

        assertThat(ward.answer(horsens, reply("V-100"), "MESSAGE")).map(Hl7Refusal::location).hasValue("PV1-19");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20, OBX-14", "2025-11-21, MSH-7"})
    void nobody_can_have_answered_before_the_question_was_asked(String day, String field) {
        assertThat(ward.answer(AUH, reply("V-100", day, field), "MESSAGE"))
            .hasValueSatisfying(refusal -> assertThat(refusal).extracting(Hl7Refusal::fault, Hl7Refusal::location)
                .containsExactly(Hl7Fault.FIELD_INVALID, field));
        verify(answering, never()).answer(any(), any());
    }

    private static ConsentReply reply(String visits) {
        return reply(visits, "2026-11-21", "OBX-14");
    }

    private static ConsentReply reply(String visits, String day, String field) {
        return new ConsentReply("8BCDFG", new ConsentReply.Citizen.ByCpr(CITIZEN),
            visits.isEmpty() ? Set.of() : Set.of(visits.split(",")), Answer.Code.REFUSES, List.of(), Optional.empty(), "Mette Holm",
            new ConsentReply.Said(LocalDate.parse(day), field));
    }
}
