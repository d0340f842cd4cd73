package dk.broen.bench;

import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A source of synthetic admissions: ADT^A01 from {@code EPJ|AUH}, about 400 bytes, each with its own control id and visit number.
 * The citizens alternate. The constructor writes one template for each citizen. A message is a copy of a template with the message number,
 * so that the load generator needs little processor time.
 */
final class Admissions {
    private static final int DIGITS = 10;
    private static final String CONTROL_MARK = "C" + "#".repeat(DIGITS);
    private static final String VISIT_MARK = "V" + "#".repeat(DIGITS);

    private final List<TestPerson> citizens;
    private final List<Template> templates;

    /** @param occurred the time of all admissions */
    Admissions(int citizens, String municipality, Instant occurred) {
        TestPeople people = new TestPeople(1);
        this.citizens = Stream.generate(people::next).limit(citizens).toList();
        this.templates = this.citizens.stream().map(person -> Template.of(write(person, municipality, occurred))).toList();
    }

    List<TestPerson> citizens() {
        return citizens;
    }

    /** The citizen of the message with this number. */
    TestPerson citizen(long number) {
        return citizens.get(Math.floorMod(number, citizens.size()));
    }

    /** The message with this number. The same number gives the same bytes. */
    byte[] message(long number) {
        return templates.get(Math.floorMod(number, templates.size())).numbered(number);
    }

    private static byte[] write(TestPerson person, String municipality, Instant occurred) {
        return AdtMessage.of("A01", CONTROL_MARK, occurred).patient(person)
            .with("PID-11", "Prøvevej 1^^Aarhus C^^8000^DK^H^^" + municipality)
            .at("P2", "4", "1", "AUHPSYK").admissionType("E").with("PV1-7", "TEST1^Prøvelæge^Åse").service("PSY")
            .visit(VISIT_MARK).admitted(occurred).bytes();
    }

    private record Template(byte[] bytes, int control, int visit) {
        static Template of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return new Template(bytes, text.indexOf(CONTROL_MARK) + 1, text.indexOf(VISIT_MARK) + 1);
        }

        byte[] numbered(long number) {
            byte[] message = bytes.clone();
            writeDigits(number, message, control);
            writeDigits(number, message, visit);
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
