package dk.broen.bench.load;

import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source of synthetic messages: ADT^A01 or A03 from {@code EPJ|AUH}, about 400 bytes, each with its own control id and visit number.
 * The citizens alternate. The next message about a citizen is a minute later, because two admissions at one instant are one stay. The
 * constructor writes one template for each citizen. A message is a copy of a template with the message number and the time, so that the
 * load generator needs little processor time.
 */
public final class Admissions {
    private static final int DIGITS = 10;
    private static final String CONTROL_MARK = "C" + "#".repeat(DIGITS);
    private static final String VISIT_MARK = "V" + "#".repeat(DIGITS);

    private final List<TestPerson> citizens;
    private final List<Template> templates;

    /** @param stays what is reported, over and over; each time it is another stay, a minute later */
    public Admissions(List<Reported> stays) {
        this.citizens = stays.stream().map(Reported::citizen).toList();
        this.templates = stays.stream().map(Template::of).toList();
    }

    /** Admissions of so many citizens, all in one municipality. Their first admissions are at one time. */
    public static Admissions of(int citizens, String municipality, Instant occurred) {
        TestPeople people = new TestPeople(1);
        return new Admissions(Stream.generate(people::next).limit(citizens)
            .map(citizen -> new Reported(citizen, municipality, "A01", occurred)).toList());
    }

    public List<TestPerson> citizens() {
        return citizens;
    }

    /** The citizen of the message with this number. */
    public TestPerson citizen(long number) {
        return citizens.get(Math.floorMod(number, citizens.size()));
    }

    /** The message with this number. The same number gives the same bytes. */
    public byte[] message(long number) {
        return templates.get(Math.floorMod(number, templates.size())).numbered(number, number / templates.size());
    }

    /**
     * What a hospital reports about a citizen.
     *
     * @param trigger MSH-9.2: A01 admission or A03 discharge
     * @param at when it happened
     */
    public record Reported(TestPerson citizen, String municipality, String trigger, Instant at) {
        private byte[] bytes() {
            return AdtMessage.of(trigger, CONTROL_MARK, at).patient(citizen)
                .with("PID-11", "Prøvevej 1^^Aarhus C^^8000^DK^H^^" + municipality)
                .at("P2", "4", "1", "AUHPSYK").admissionType("E").with("PV1-7", "TEST1^Prøvelæge^Åse").service("PSY")
                .visit(VISIT_MARK).admitted(at).bytes();
        }
    }

    private record Template(byte[] bytes, Instant first, int control, int visit, List<Integer> times) {
        private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Europe/Copenhagen"));

        static Template of(Reported stay) {
            byte[] bytes = stay.bytes();
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            List<Integer> times = Pattern.compile(TIME.format(stay.at())).matcher(text).results().map(MatchResult::start).toList();
            return new Template(bytes, stay.at(), text.indexOf(CONTROL_MARK) + 1, text.indexOf(VISIT_MARK) + 1, times);
        }

        byte[] numbered(long number, long minutes) {
            byte[] message = bytes.clone();
            writeDigits(number, message, control);
            writeDigits(number, message, visit);
            if (minutes > 0) {
                byte[] time = TIME.format(first.plus(minutes, ChronoUnit.MINUTES)).getBytes(StandardCharsets.US_ASCII);
                times.forEach(at -> System.arraycopy(time, 0, message, at, time.length));
            }
            return message;
        }

        private static void writeDigits(long number, byte[] message, int start) {
            long rest = number;
            for (int i = start + DIGITS - 1; i >= start; i--) {
                message[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
    }
}
