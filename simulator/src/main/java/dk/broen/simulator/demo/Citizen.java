package dk.broen.simulator.demo;

import dk.broen.simulator.people.TestPerson;
import java.time.LocalDate;
import java.util.Locale;

/** The made-up citizens of the demo; what their municipalities know of them stands in {@code demo/facts.json} and {@code facts.csv}. */
enum Citizen {
    /** Aarhus: coordinator, bostøtte and social services may be told, the jobcentre not. */
    CONSENTED("0751", "0703633759", "Rugbrødsen", "Vågn", LocalDate.of(1963, 3, 7)),
    /** Aarhus: asked, and said no. */
    REFUSED("0751", "3103491073", "Prøvesten", "Håbard", LocalDate.of(1949, 3, 31)),
    /** Aarhus: has bostøtte and was never asked. */
    NEVER_ASKED("0751", "0310670160", "Æbleskive", "Kærsti", LocalDate.of(1967, 10, 3)),
    /** Aarhus: nobody is appointed, and no worker could stand in. */
    WITHOUT_COORDINATOR("0751", "0602620440", "Kåltærte", "Kærsti", LocalDate.of(1962, 2, 6)),
    /** Aarhus: comes home on a Saturday night, planned (domain.md §9 V1). */
    EXPECTED_HOME("0751", "0911422880", "Prøvesten", "Kærsti", LocalDate.of(1942, 11, 9)),
    /** Aarhus: has home care, and is admitted to a somatic ward of another region. */
    AWAY_FROM_HOME("0751", "0502562180", "Måneskær", "Bølgine", LocalDate.of(1956, 2, 5)),
    /** Odense, which reads mail: a coordinator and a case worker. */
    BY_MAIL("0461", "0610642661", "Åleruse", "Gåsmund", LocalDate.of(1964, 10, 6)),
    /** Odense: was never admitted, it was a mistake. */
    MISTAKEN("0461", "1207501364", "Fyrtårnsen", "Øjvinda", LocalDate.of(1950, 7, 12)),
    /** Odense: takes the consent back while a mail waits for Monday. */
    CHANGES_MIND("0461", "2705490850", "Åleruse", "Øjvinda", LocalDate.of(1949, 5, 27)),
    /** Odense: in hospital from Friday night to Sunday morning (domain.md §9 V5). */
    WEEKEND("0461", "0706722375", "Fyrtårnsen", "Bjørnulf", LocalDate.of(1972, 6, 7)),
    /** Odense: lives where somebody is awake at night (domain.md §9 V8). */
    RESIDENT("0461", "0910770158", "Ødeland", "Tårine", LocalDate.of(1977, 10, 9)),
    /** Odense: discharged on a Saturday night; bostøtte is told by law, the case worker is not. */
    HOME_AT_NIGHT("0461", "2709730478", "Tågehorn", "Bølgine", LocalDate.of(1973, 9, 27)),
    /** Ærø, where three people share one mailbox. */
    ON_THE_ISLAND("0492", "2503491791", "Tågehorn", "Tørk", LocalDate.of(1949, 3, 25));

    private final String municipality;
    private final TestPerson person;

    Citizen(String municipality, String cpr, String familyName, String givenName, LocalDate birthDate) {
        this.municipality = municipality;
        this.person = new TestPerson(cpr, familyName, givenName, birthDate, (cpr.charAt(9) - '0') % 2 == 0);
    }

    /** Four digits, where the citizen lives. */
    String municipality() {
        return municipality;
    }

    TestPerson person() {
        return person;
    }

    /** All that the demo shows of a citizen. */
    String initials() {
        return person.givenName().charAt(0) + "." + person.familyName().charAt(0) + ".";
    }

    /** The hospital's id of the stay (PV1-19). */
    String stay() {
        return "STAY-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
