package dk.broen.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and codes are written as they are configured, so that a person finds them again, and are sorted by what is written. */
class IdsTest {
    private static final UUID NUMBER = UUID.fromString("00000000-0000-0001-0000-000000000007");

    static Stream<Object> ids() {
        return Stream.of(new LedgerEntryId(NUMBER), new NotificationId(NUMBER), new OccasionId(NUMBER));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void an_id_of_the_hub_is_written_as_its_number(Object id) {
        assertThat(id).hasToString(NUMBER.toString());
    }

    static Stream<Object> names() {
        return Stream.of(new HospitalId("0751"), new MunicipalityCode("0751"), new RegionCode("0751"), new UnitFunction("0751"),
            new UnitId("0751"), new MatterKey("0751"), RecipientId.of(new UnitId("0751")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_name_or_a_code_is_written_as_it_is_configured(Object name) {
        assertThat(name).hasToString("0751");
    }

    @Test
    void the_key_of_a_matter_names_its_type_and_the_message_that_reported_it() {
        assertThat(MatterKey.mint(EventType.ADMITTED, new OccasionId(NUMBER))).hasToString("ADMITTED/" + NUMBER);
    }

    @Test
    void functions_units_and_matters_are_sorted_by_what_is_written() {
        assertThat(Stream.of("C", "A", "B").map(UnitFunction::new).sorted()).extracting(UnitFunction::code).containsExactly("A", "B", "C");
        assertThat(Stream.of("C", "A", "B").map(UnitId::new).sorted()).extracting(UnitId::value).containsExactly("A", "B", "C");
        assertThat(Stream.of("C", "A", "B").map(MatterKey::new).sorted()).extracting(MatterKey::value).containsExactly("A", "B", "C");
    }

    @Test
    void a_unit_is_sorted_before_the_coordinators_who_work_there() {
        RecipientId unit = RecipientId.of(new UnitId("a"));
        RecipientId first = new RecipientId(new UnitId("a"), Optional.of("Anne"));
        RecipientId second = new RecipientId(new UnitId("a"), Optional.of("Bo"));
        RecipientId elsewhere = RecipientId.of(new UnitId("b"));

        assertThat(Stream.of(elsewhere, second, first, unit).sorted()).containsExactly(unit, first, second, elsewhere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "751", "00751", "75A1"})
    void a_municipality_code_has_four_digits(String text) {
        assertThatThrownBy(() -> new MunicipalityCode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0000, true", "9999, true", "0751, false"})
    void a_code_can_stand_for_an_unknown_municipality(String code, boolean unknown) {
        assertThat(new MunicipalityCode(code).unknown()).isEqualTo(unknown);
    }
}
