package dk.broen.hub.leaks;

import dk.broen.simulator.people.TestPerson;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A value that identifies a citizen and is allowed only where a receiver must read it.
 *
 * @param what the name of the mark, e.g. {@code cpr} or {@code ward}; it is printed instead of the value
 * @param value the value that is searched for
 */
public record Mark(String what, String value) {
    private static final int SHORTEST = 6;

    /** @throws IllegalArgumentException when the value is so short that random bytes can match it by coincidence */
    public Mark {
        if (value.length() < SHORTEST) {
            throw new IllegalArgumentException("the value of the mark \"" + what + "\" must have at least " + SHORTEST + " characters");
        }
    }

    /** The marks of a person: CPR number, names and birth date, in their common notations. */
    public static List<Mark> of(TestPerson person) {
        String cpr = person.cpr();
        return List.of(new Mark("cpr", cpr), new Mark("cpr with hyphen", cpr.substring(0, 6) + "-" + cpr.substring(6)),
            new Mark("family name", person.familyName()), new Mark("given name", person.givenName()),
            new Mark("birth date of HL7", person.birthDate().format(DateTimeFormatter.BASIC_ISO_DATE)),
            new Mark("birth date of ISO 8601", person.birthDate().toString()),
            new Mark("birth date in Danish", person.birthDate().format(DateTimeFormatter.ofPattern("dd.MM.yyyy"))));
    }

    @Override
    public String toString() {
        return what;
    }
}
