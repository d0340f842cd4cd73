package dk.broen.simulator.people;

import java.time.LocalDate;

/**
 * A made-up citizen.
 *
 * @param cpr ten digits without hyphen
 * @param female as the last digit of the number says: even
 */
public record TestPerson(String cpr, String familyName, String givenName, LocalDate birthDate, boolean female) {

    /** The name and number are left out, as everywhere: a habit is not to depend on whether the person is real. */
    @Override
    public String toString() {
        return "TestPerson[made up]";
    }
}
