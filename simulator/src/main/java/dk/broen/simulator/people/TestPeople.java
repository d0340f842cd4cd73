package dk.broen.simulator.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A generator of made-up citizens. The same seed gives the same citizens; no CPR number is given twice.
 *
 * <p>A number has a possible date of birth (1940–1999), which the hub requires, and a serial number of the 1900s that <em>fails</em>
 * modulus 11. Since 2007, real numbers without check digit exist, in practice for certain birth dates, above all 1 January
 * (danish-standards.md §4). So the numbers here have no birth date on the first of a month. They pass the hub's checks and most probably
 * belong to nobody. The numbers in MedCom's certification messages fail modulus 11 as well. Family names are words for things.
 */
public final class TestPeople {
    /** MedCom's test person in most certification messages. */
    public static final TestPerson MEDCOM_FIRST = new TestPerson("2509479989", "Elmer", "Bruno Test", LocalDate.of(1947, 9, 25), false);
    /** MedCom's number of a citizen without a municipal case (TEK_LOV), with a name that this project made up. */
    public static final TestPerson MEDCOM_SECOND = new TestPerson("2103009996", "Testperson", "Anna", LocalDate.of(2000, 3, 21), true);

    private static final List<String> WOMEN = List.of("Åse", "Søs", "Bølgine", "Tårine", "Kærsti", "Mågine", "Øjvinda", "Ærlige");
    private static final List<String> MEN = List.of("Bjørnulf", "Vågn", "Ærik", "Tørk", "Gåsmund", "Øllegaard", "Skægge", "Håbard");
    private static final List<String> FAMILIES = List.of("Prøvesten", "Blåbærgrød", "Åleruse", "Æbleskive", "Ødeland", "Måneskær",
        "Kåltærte", "Rugbrødsen", "Fyrtårnsen", "Legetøjsen", "Ærtesuppe", "Tågehorn");
    private static final int[] WEIGHTS = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final DateTimeFormatter DDMMYY = DateTimeFormatter.ofPattern("ddMMyy");
    private static final LocalDate OLDEST = LocalDate.of(1940, 1, 1);
    private static final LocalDate YOUNGEST = LocalDate.of(1999, 12, 31);

    private final Random random;
    private final Set<String> given = new HashSet<>();

    public TestPeople(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a person with a CPR number that was not given before. */
    public synchronized TestPerson next() {
        LocalDate birthDate = birthDate();
        String cpr = birthDate.format(DDMMYY) + "%04d".formatted(random.nextInt(4000));
        if (birthDate.getDayOfMonth() == 1 || hasCheckDigit(cpr) || !given.add(cpr)) {
            return next();
        }
        boolean female = (cpr.charAt(9) - '0') % 2 == 0;
        return new TestPerson(cpr, oneOf(FAMILIES), oneOf(female ? WOMEN : MEN), birthDate, female);
    }

    static boolean hasCheckDigit(String cpr) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (cpr.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }

    private LocalDate birthDate() {
        return OLDEST.plusDays(random.nextInt((int) (YOUNGEST.toEpochDay() - OLDEST.toEpochDay() + 1)));
    }

    private String oneOf(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
