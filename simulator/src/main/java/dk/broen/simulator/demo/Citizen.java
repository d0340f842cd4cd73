package dk.broen.simulator.demo;

import dk.broen.simulator.people.TestPerson;
import java.time.LocalDate;
import java.util.Locale;

/** The made-up citizens of the demo. Their facts are in {@code demo/facts.json} and {@code demo/facts.csv}. */
enum Citizen {
    /** Aarhus: consents to coordinator, bostøtte and social services, not to the jobcentre. The coordinators answer. */
    CONSENTED("0751", "0703633759", "Rugbrødsen", "Vågn", LocalDate.of(1963, 3, 7)),
    /** Aarhus: was asked for consent and refused. */
    REFUSED("0751", "3103491073", "Prøvesten", "Håbard", LocalDate.of(1949, 3, 31)),
    /** Aarhus: has bostøtte and was never asked for consent; asked by the ward, the citizen consents. */
    NEVER_ASKED("0751", "0310670160", "Æbleskive", "Kærsti", LocalDate.of(1967, 10, 3)),
    /** Aarhus: no coordinator is appointed, and no worker can stand in. The team does not answer, so that the duty desk is told as well. */
    WITHOUT_COORDINATOR("0751", "0602620440", "Kåltærte", "Kærsti", LocalDate.of(1962, 2, 6)),
    /** Aarhus: a planned discharge, on a Saturday night (domain.md §9 V1). */
    EXPECTED_HOME("0751", "0911422880", "Prøvesten", "Kærsti", LocalDate.of(1942, 11, 9)),
    /** Aarhus: has home care and is admitted to a somatic ward in another region. */
    AWAY_FROM_HOME("0751", "0502562180", "Måneskær", "Bølgine", LocalDate.of(1956, 2, 5)),
    /** Aarhus: consents to the coordinator first, and to bostøtte during the stay (domain.md §9 P4). */
    CONSENTS_LATE("0751", "1705680300", "Måneskær", "Tårine", LocalDate.of(1968, 5, 17)),
    /** Odense, which is told by mail: has a coordinator and a case worker. */
    BY_MAIL("0461", "0610642661", "Åleruse", "Gåsmund", LocalDate.of(1964, 10, 6)),
    /** Odense: the admission was a mistake and is cancelled. */
    MISTAKEN("0461", "1207501364", "Fyrtårnsen", "Øjvinda", LocalDate.of(1950, 7, 12)),
    /** Odense: withdraws the consent while a mail waits until Monday. */
    CHANGES_MIND("0461", "2705490850", "Åleruse", "Øjvinda", LocalDate.of(1949, 5, 27)),
    /** Odense: in hospital from Friday night to Sunday morning (domain.md §9 V5). */
    WEEKEND("0461", "0706722375", "Fyrtårnsen", "Bjørnulf", LocalDate.of(1972, 6, 7)),
    /** Odense: lives in a residence that is staffed at night (domain.md §9 V8). */
    RESIDENT("0461", "0910770158", "Ødeland", "Tårine", LocalDate.of(1977, 10, 9)),
    /** Odense: the hospital names a somatic ward first, and then the right, psychiatric ward. */
    IN_ANOTHER_WARD("0461", "2210710337", "Æbleskive", "Gåsmund", LocalDate.of(1971, 10, 22)),
    /** Odense: is discharged on a Saturday night. Bostøtte is told by law; the case worker may not be told. */
    HOME_AT_NIGHT("0461", "2709730478", "Tågehorn", "Bølgine", LocalDate.of(1973, 9, 27)),
    /** Ærø: one unit with one mailbox has all functions. */
    ON_THE_ISLAND("0492", "2503491791", "Tågehorn", "Tørk", LocalDate.of(1949, 3, 25));

    private final String municipality;
    private final TestPerson person;

    Citizen(String municipality, String cpr, String familyName, String givenName, LocalDate birthDate) {
        this.municipality = municipality;
        this.person = new TestPerson(cpr, familyName, givenName, birthDate, (cpr.charAt(9) - '0') % 2 == 0);
    }

    /** The municipality of residence, four digits. */
    String municipality() {
        return municipality;
    }

    TestPerson person() {
        return person;
    }

    /** The initials: the demo prints nothing else that identifies a citizen. */
    String initials() {
        return person.givenName().charAt(0) + "." + person.familyName().charAt(0) + ".";
    }

    /** The visit number of the citizen's stay (PV1-19). */
    String stay() {
        return "STAY-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
