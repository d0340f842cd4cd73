package dk.broen.bench;

import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Synthetic admissions (ADT^A01 of {@code EPJ|AUH}, 400 bytes or so): each with its own control id and visit, of citizens who take turns.
 * Written once per citizen; a message is a copy with its number put in, so that making it costs the load generator next to nothing.
 */
final class Admissions {
    private static final int DIGITS = 10;
    private static final String CONTROL_MARK = "C" + "#".repeat(DIGITS);
    private static final String VISIT_MARK = "V" + "#".repeat(DIGITS);

    private final List<TestPerson> citizens;
    private final List<Pattern> patterns;

    /** @param occurred when all of them happened */
    Admissions(int citizens, String municipality, Instant occurred) {
        TestPeople people = new TestPeople(1);
        this.citizens = Stream.generate(people::next).limit(citizens).toList();
        this.patterns = this.citizens.stream().map(person -> Pattern.of(written(person, municipality, occurred))).toList();
    }

    List<TestPerson> citizens() {
        return citizens;
    }

    /** Whom the message with this number is about. */
    TestPerson citizen(long number) {
        return citizens.get(Math.floorMod(number, citizens.size()));
    }

    /** The message with this number; the same number gives the same bytes. */
    byte[] message(long number) {
        return patterns.get(Math.floorMod(number, patterns.size())).numbered(number);
    }

    private static byte[] written(TestPerson person, String municipality, Instant occurred) {
        return AdtMessage.of("A01", CONTROL_MARK, occurred).patient(person)
            .with("PID-11", "Prøvevej 1^^Aarhus C^^8000^DK^H^^" + municipality)
            .at("P2", "4", "1", "AUHPSYK").admissionType("E").with("PV1-7", "TEST1^Prøvelæge^Åse").service("PSY")
            .visit(VISIT_MARK).admitted(occurred).bytes();
    }

    private record Pattern(byte[] bytes, int control, int visit) {
        static Pattern of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return new Pattern(bytes, text.indexOf(CONTROL_MARK) + 1, text.indexOf(VISIT_MARK) + 1);
        }

        byte[] numbered(long number) {
            byte[] message = bytes.clone();
            write(number, message, control);
            write(number, message, visit);
            return message;
        }

        private static void write(long number, byte[] into, int at) {
            long rest = number;
            for (int i = at + DIGITS - 1; i >= at; i--) {
                into[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
    }
}
