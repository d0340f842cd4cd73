package dk.broen.bench.load;

import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source of synthetic messages from {@code EPJ|AUH}, about 400 bytes, each with its own control id. The citizens alternate: each is admitted
 * (ADT^A01), five hours later each is discharged (ADT^A03, with the same visit number), then each is admitted again. So every message says
 * something new. The constructor writes two templates for each citizen. A message is a copy of a template with numbers and times, so that the
 * load generator needs little processor time.
 */
public final class StayMessages {
    /** Every message happened within the news horizon of the hub; see {@code config/rules.yaml}. */
    private static final Duration ALL = Duration.ofDays(25);
    private static final Duration BETWEEN = Duration.ofHours(5);
    private static final int DIGITS = 10;
    private static final String CONTROL_MARK = "C" + "#".repeat(DIGITS);
    private static final String VISIT_MARK = "V" + "#".repeat(DIGITS);

    private final List<Reported> first;
    private final long from;
    private final List<Template> firsts;
    private final List<Template> discharges;

    /**
     * @param first what is reported first about each citizen
     * @param from the number of the first message
     */
    public StayMessages(List<Reported> first, long from) {
        this.first = List.copyOf(first);
        this.from = from;
        this.firsts = first.stream().map(report -> Template.of(report, report.trigger())).toList();
        this.discharges = first.stream().map(report -> Template.of(report, "A03")).toList();
    }

    /** Stays of so many citizens of one municipality, the first ones 25 days before {@code now}. */
    public static StayMessages of(int citizens, String municipality, Instant now) {
        TestPeople people = new TestPeople(1);
        return new StayMessages(Stream.generate(people::next).limit(citizens)
            .map(citizen -> new Reported(citizen, municipality, "A01", now.minus(ALL))).toList(), 0);
    }

    public List<TestPerson> citizens() {
        return first.stream().map(Reported::citizen).toList();
    }

    /** How many messages are not later than the time that the stays were made for. */
    public long most() {
        return first.size() * (ALL.dividedBy(BETWEEN) + 1);
    }

    /** The citizen of the message with this number. */
    public TestPerson citizen(long number) {
        return first.get(place(number)).citizen();
    }

    /** The message with this number. The same number gives the same bytes. */
    public byte[] message(long number) {
        int place = place(number);
        long round = (number - from) / first.size();
        boolean discharge = round % 2 == 1;
        Instant begun = first.get(place).at().plus(BETWEEN.multipliedBy(discharge ? round - 1 : round));
        return discharge
            ? discharges.get(place).filled(number, number - first.size(), begun.plus(BETWEEN), begun)
            : firsts.get(place).filled(number, number, begun, begun);
    }

    private int place(long number) {
        return Math.floorMod(number - from, first.size());
    }

    /**
     * What a hospital reports about a citizen.
     *
     * @param trigger MSH-9.2: A01 admission or A03 discharge
     * @param at when it happened
     */
    public record Reported(TestPerson citizen, String municipality, String trigger, Instant at) {}

    /** @param occurred where the message has the time of the event, {@code admitted} where it has the time of admission (PV1-44) */
    private record Template(byte[] bytes, int control, int visit, List<Integer> occurred, List<Integer> admitted) {
        private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx").withZone(ZoneId.of("Europe/Copenhagen"));
        private static final Instant OCCURRED_MARK = Instant.parse("1999-01-01T00:00:00Z");
        private static final Instant ADMITTED_MARK = Instant.parse("1998-01-01T00:00:00Z");

        static Template of(Reported report, String trigger) {
            byte[] bytes = AdtMessage.of(trigger, CONTROL_MARK, OCCURRED_MARK).patient(report.citizen())
                .with("PID-11", "Prøvevej 1^^Aarhus C^^8000^DK^H^^" + report.municipality())
                .at("P2", "4", "1", "AUHPSYK").admissionType("E").with("PV1-7", "TEST1^Prøvelæge^Åse").service("PSY")
                .visit(VISIT_MARK).admitted(ADMITTED_MARK).bytes();
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return new Template(bytes, text.indexOf(CONTROL_MARK) + 1, text.indexOf(VISIT_MARK) + 1, places(text, OCCURRED_MARK),
                places(text, ADMITTED_MARK));
        }

        byte[] filled(long controlNumber, long visitNumber, Instant occurredAt, Instant admittedAt) {
            byte[] message = bytes.clone();
            writeDigits(controlNumber, message, control);
            writeDigits(visitNumber, message, visit);
            write(occurredAt, message, occurred);
            write(admittedAt, message, admitted);
            return message;
        }

        private static List<Integer> places(String text, Instant mark) {
            return Pattern.compile(TIME.format(mark), Pattern.LITERAL).matcher(text).results().map(MatchResult::start).toList();
        }

        private static void write(Instant time, byte[] message, List<Integer> places) {
            byte[] text = TIME.format(time).getBytes(StandardCharsets.US_ASCII);
            places.forEach(place -> System.arraycopy(text, 0, message, place, text.length));
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
