package dk.broen.bench;

import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * A source of synthetic stays: an ADT^A01 from {@code EPJ|AUH} and, five hours later, the ADT^A03 of the same visit, about 400 bytes each, each
 * with its own control id. The citizens alternate: each is admitted, then each is discharged, then each is admitted again. So every message
 * says something new. The constructor writes two templates for each citizen. A message is a copy of a template with numbers and times, so that
 * the load generator needs little processor time.
 */
final class Admissions {
    /** Every message happened within the news horizon of the hub; see {@code config/rules.yaml}. */
    private static final Duration ALL = Duration.ofDays(25);
    private static final Duration BETWEEN = Duration.ofHours(5);
    private static final int DIGITS = 10;
    private static final String CONTROL_MARK = "C" + "#".repeat(DIGITS);
    private static final String VISIT_MARK = "V" + "#".repeat(DIGITS);
    private static final Instant OCCURRED_MARK = Instant.parse("1999-01-01T00:00:00Z");
    private static final Instant ADMITTED_MARK = Instant.parse("1998-01-01T00:00:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx").withZone(ZoneId.of("Europe/Copenhagen"));

    private final List<TestPerson> citizens;
    private final List<Template> admissions;
    private final List<Template> discharges;
    private final List<byte[]> times;

    /** @param last when the last messages happened */
    Admissions(int citizens, String municipality, Instant last) {
        TestPeople people = new TestPeople(1);
        this.citizens = Stream.generate(people::next).limit(citizens).toList();
        this.admissions = this.citizens.stream().map(person -> Template.of(write("A01", person, municipality))).toList();
        this.discharges = this.citizens.stream().map(person -> Template.of(write("A03", person, municipality))).toList();
        this.times = Stream.iterate(last.minus(ALL), at -> !at.isAfter(last), at -> at.plus(BETWEEN))
            .map(at -> TIME.format(at).getBytes(StandardCharsets.US_ASCII)).toList();
    }

    List<TestPerson> citizens() {
        return citizens;
    }

    /** How many messages say something new. */
    long most() {
        return (long) citizens.size() * times.size();
    }

    /** The citizen of the message with this number. */
    TestPerson citizen(long number) {
        return citizens.get(Math.floorMod(number, citizens.size()));
    }

    /** The message with this number. The same number gives the same bytes. */
    byte[] message(long number) {
        int citizen = Math.floorMod(number, citizens.size());
        int round = Math.floorMod(number / citizens.size(), times.size());
        boolean admission = round % 2 == 0;
        int admitted = admission ? round : round - 1;
        return (admission ? admissions : discharges).get(citizen)
            .filled(number, admission ? number : number - citizens.size(), times.get(round), times.get(admitted));
    }

    private static byte[] write(String trigger, TestPerson person, String municipality) {
        return AdtMessage.of(trigger, CONTROL_MARK, OCCURRED_MARK).patient(person)
            .with("PID-11", "Prøvevej 1^^Aarhus C^^8000^DK^H^^" + municipality)
            .at("P2", "4", "1", "AUHPSYK").admissionType("E").with("PV1-7", "TEST1^Prøvelæge^Åse").service("PSY")
            .visit(VISIT_MARK).admitted(ADMITTED_MARK).bytes();
    }

    private record Template(byte[] bytes, int control, int visit, int[] occurred, int[] admitted) {
        static Template of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return new Template(bytes, text.indexOf(CONTROL_MARK) + 1, text.indexOf(VISIT_MARK) + 1,
                places(text, TIME.format(OCCURRED_MARK)), places(text, TIME.format(ADMITTED_MARK)));
        }

        byte[] filled(long control, long visit, byte[] occurred, byte[] admitted) {
            byte[] message = bytes.clone();
            writeDigits(control, message, this.control);
            writeDigits(visit, message, this.visit);
            for (int place : this.occurred) {
                System.arraycopy(occurred, 0, message, place, occurred.length);
            }
            for (int place : this.admitted) {
                System.arraycopy(admitted, 0, message, place, admitted.length);
            }
            return message;
        }

        private static int[] places(String text, String mark) {
            return Stream.iterate(text.indexOf(mark), place -> place >= 0, place -> text.indexOf(mark, place + 1))
                .mapToInt(Integer::intValue)
                .toArray();
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
