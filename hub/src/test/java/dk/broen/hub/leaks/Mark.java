package dk.broen.hub.leaks;

import dk.broen.simulator.people.TestPerson;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Something that must be found nowhere but where a receiver has to read it.
 *
 * @param what its name, shown where the value is not: {@code cpr}, {@code ward}
 */
public record Mark(String what, String value) {
    private static final int SHORTEST = 6;

    /** @throws IllegalArgumentException when the value is so short that it turns up by chance */
    public Mark {
        if (value.length() < SHORTEST) {
            throw new IllegalArgumentException("a mark is at least " + SHORTEST + " characters: " + what);
        }
    }

    /** The number, the names and the birth date, in the ways they are commonly written. */
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
