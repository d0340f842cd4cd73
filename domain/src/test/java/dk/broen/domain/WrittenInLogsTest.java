package dk.broen.domain;

import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.TheRules;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of a term can end in a log or in an exception. It says what happened and when, and names no citizen, ward or person. */
class WrittenInLogsTest {
    private static final String STAY = "s-4711";
    private static final String NAME = "Testperson Nancy";
    private static final StayEvent ADMITTED = anAdmission().inStay(STAY).at("2026-12-04T20:00").named(NAME).original();

    static Stream<Arguments> terms() {
        Matter admission = matter(ADMITTED);
        return Stream.of(
            Arguments.of(ADMITTED, "StayEvent[ADMITTED ORIGINAL 2026-12-04T19:00:00Z]"),
            Arguments.of(ADMITTED.department(), "Department[auh]"),
            Arguments.of(admission, "Milestone[ADMITTED PSYCHIATRIC 2026-12-04T19:00:00Z]"),
            Arguments.of(TheRules.DISCLOSURE.truth(admission, ADirectory.of()), "Saying[ADMITTED 2026-12-04T19:00:00Z]"),
            Arguments.of(matter(aDeath().at("2026-12-05T20:00").original()), "Death[2026-12-05T19:00:00Z]"),
            Arguments.of(new RecipientId(new UnitId("bostoette"), Optional.of(NAME)), "bostoette (a person)"));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void the_text_of_a_term_names_no_citizen_ward_or_person(Object term, String text) {
        assertThat(term).hasToString(text);
        assertThat(text).doesNotContain(STAY, NAME, ACitizen.TEST_PERSON.digits(), "Afsnit");
    }

    private static Matter matter(StayEvent event) {
        Course course = ACourse.of(event).at("2026-12-20T12:00");
        return course.truths().findFirst().orElseThrow();
    }
}
