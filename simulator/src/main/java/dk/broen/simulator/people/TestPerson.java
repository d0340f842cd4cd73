package dk.broen.simulator.people;

import java.time.LocalDate;

/**
 * A made-up citizen.
 *
 * @param cpr ten digits without hyphen
 * @param female whether the last digit of the CPR number is even
 */
public record TestPerson(String cpr, String familyName, String givenName, LocalDate birthDate, boolean female) {

    /** Contains neither name nor number. The rule that texts contain no citizen data holds for made-up citizens too. */
    @Override
    public String toString() {
        return "TestPerson[made up]";
    }
}
