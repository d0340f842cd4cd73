package dk.broen.simulator.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Made-up citizens, the same ones for the same seed, no number twice.
 *
 * <p>A number has a possible date of birth (1940–1999), as the hub demands, and a serial of the 1900s that <em>fails</em> modulus 11.
 * Numbers without check digit are real since 2007, but in practice only for certain birth dates, above all the first of January
 * (danish-standards.md §4): so no number here is born on the first of a month. That is as near as one can come to a number that
 * passes for a CPR number and is nobody's; the numbers in MedCom's certification messages fail modulus 11 as well. Family names are things.
 */
public final class TestPeople {
    /** MedCom's test person of most certification messages. */
    public static final TestPerson MEDCOM_FIRST = new TestPerson("2509479989", "Elmer", "Bruno Test", LocalDate.of(1947, 9, 25), false);
    /** MedCom's number of a citizen without a municipal case (TEK_LOV); the name is ours. */
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

    /** A person not given before. */
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
