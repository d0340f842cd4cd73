package dk.broen.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestPeopleTest {
    private final List<TestPerson> thousand = Stream.generate(new TestPeople(7)::next).limit(1000).toList();

    @Test
    void the_same_seed_gives_the_same_people() {
        assertThat(Stream.generate(new TestPeople(7)::next).limit(1000).toList()).isEqualTo(thousand);
    }

    @Test
    void no_number_is_given_twice() {
        assertThat(thousand).extracting(TestPerson::cpr).doesNotHaveDuplicates();
    }

    @Test
    void no_number_has_a_valid_check_digit_or_a_birth_date_on_the_first_of_a_month() {
        assertThat(thousand).noneMatch(person -> TestPeople.hasCheckDigit(person.cpr()) || person.birthDate().getDayOfMonth() == 1);
    }

    @Test
    void the_check_digit_is_computed_by_modulus_11() {
        assertThat(TestPeople.hasCheckDigit("0707614285")).isTrue();
        assertThat(TestPeople.hasCheckDigit(TestPeople.MEDCOM_FIRST.cpr())).isFalse();
    }

    @Test
    void birth_date_and_sex_are_those_of_the_number() {
        assertThat(thousand).allSatisfy(person -> {
            assertThat(person.cpr()).matches("%02d%02d%02d[0-3]\\d{3}".formatted(person.birthDate().getDayOfMonth(),
                person.birthDate().getMonthValue(), person.birthDate().getYear() % 100));
            assertThat(person.female()).isEqualTo((person.cpr().charAt(9) - '0') % 2 == 0);
        });
    }
}
