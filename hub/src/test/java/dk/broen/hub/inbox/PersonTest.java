package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.broen.domain.followup.Addressee;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.hub.settings.InboxRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {
    @ParameterizedTest
    @CsvSource({"STAFF,,u,", "STAFF,0751,,", "STAFF,0751,u,auh", "COORDINATOR,0751,,", "LEADER,,u,", "MUNICIPALITY,,,",
        "MUNICIPALITY,0751,u,",
        "WARD,,,", "SUPERVISOR,,,", "WARD,0751,,auh", "WARD,,u,auh"})
    void a_role_without_its_place_or_with_another_one_is_nobody(InboxRole role, String municipality, String unit, String hospital) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Person.of("x", "X", role, text(municipality), List.of(text(unit)), text(hospital), ""));
    }

    @Test
    void only_a_ward_and_an_administrator_have_work_items() {
        assertThat(Person.of("x", "X", InboxRole.WARD, "", List.of(), "auh", "").addressees())
            .containsExactly(new Addressee.Ward(new HospitalId("auh")));
        assertThat(Person.of("x", "X", InboxRole.MUNICIPALITY, "0751", List.of(), "", "").addressees())
            .containsExactly(new Addressee.OneMunicipality(new MunicipalityCode("0751")));
        assertThat(Person.of("x", "X", InboxRole.LEADER, "0751", List.of("u"), "", "").addressees()).isEmpty();
    }

    @Test
    void whose_name_is_too_long_to_sign_an_answer_is_nobody() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Person.of("s".repeat(255), "X", InboxRole.STAFF, "0751", List.of("u"), "", ""));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
