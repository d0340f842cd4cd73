package dk.broen.hub.standards;

import static dk.broen.hub.standards.Hostile.Harm.ACCEPTED_OR_REFUSED;
import static dk.broen.hub.standards.Hostile.Harm.REFUSED;
import static dk.broen.hub.standards.Hostile.Harm.REFUSED_OR_CLOSED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.broen.hub.standards.Hostile.Harm;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hospital.MllpFrames;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.zip.GZIPOutputStream;

/** Hostile HL7 v2, the same for the same seed. Each message has an id and a citizen of its own; nobody is told of them. */
final class HostileHl7 {
    private static final Instant NOW = Instant.parse("2026-11-24T07:30:00Z");
    private static final int MANY = 10_000;
    private final List<Hostile> all = new ArrayList<>();
    private final TestPeople people;
    private final Random random;
    private int number;

    private HostileHl7(int seed) {
        this.people = new TestPeople(seed);
        this.random = new Random(seed);
    }

    static List<Hostile> messages(int seed) {
        HostileHl7 hostile = new HostileHl7(seed);
        hostile.truncated();
        hostile.delimiters();
        hostile.huge();
        hostile.many();
        hostile.controls();
        hostile.characterSets();
        hostile.damaged();
        hostile.otherThings();
        hostile.frames();
        hostile.values();
        return hostile.all;
    }

    private void truncated() {
        for (int end = 4; end < text().length() - 4; end += 4) {
            String text = text();
            boolean hasVisit = end > text.indexOf("|VH") + 1;
            framed(hasVisit ? "truncated behind what is required" : "truncated", hasVisit ? ACCEPTED_OR_REFUSED : REFUSED,
                text.substring(0, end).getBytes(ISO_8859_1));
        }
    }

    private void delimiters() {
        for (String encoding : List.of("", "^", "^~", "^~\\", "^^\\&", "^~^&", "^~\\&#?", "abcd", "1234", "    ", "^~\\ ", "|~\\&",
            "^~\\\u0000",
            "^~\\&\u007F", "æøåÆ", "\t~\\&", "^~\\&&", "^~\\&^")) {
            framed("delimiters", REFUSED, text().replaceFirst("\\^~\\\\&", Matcher.quoteReplacement(encoding)).getBytes(UTF_8));
        }
        for (char field : "A0 \t\u0000\u001C^~\\&æ".toCharArray()) {
            framed("delimiters", REFUSED, text().replace('|', field).getBytes(ISO_8859_1));
        }
        framed("delimiters of another message", REFUSED, text().replace("^~\\&", "$%!*").getBytes(ISO_8859_1));
    }

    private void huge() {
        for (int field = 3; field <= 18; field++) {
            framed("huge field in the header", REFUSED, adt().with("MSH-" + field, "9".repeat(MANY)).bytes());
        }
        for (String field : List.of("EVN-6", "PID-3", "PID-5", "PID-11", "PID-30", "PV1-2", "PV1-3", "PV1-19", "PV1-36", "PV1-44")) {
            framed("huge field", REFUSED, adt().with(field, "A".repeat(100_000)).bytes());
        }
        for (String field : List.of("NK1-2", "OBX-5", "ZZ1-1")) {
            framed("huge field that is not read", ACCEPTED_OR_REFUSED, adt().with(field, "A".repeat(1_000_000)).bytes());
        }
        framed("longer than allowed", REFUSED, adt().with("OBX-5", "A".repeat(4_300_000)).bytes());
    }

    private void many() {
        for (String field : List.of("PID-3", "PID-5", "PID-11", "PV1-3", "PV1-19")) {
            framed("10,000 repetitions", REFUSED, adt().with(field, "a~".repeat(MANY) + "b").bytes());
            framed("10,000 components", ACCEPTED_OR_REFUSED, adt().with(field, "a^".repeat(MANY) + "b").bytes());
            framed("10,000 subcomponents", ACCEPTED_OR_REFUSED, adt().with(field, "a&".repeat(MANY) + "b").bytes());
            framed("10,000 escapes", ACCEPTED_OR_REFUSED, adt().with(field, "\\X41\\".repeat(MANY)).bytes());
        }
        for (String segment : List.of("PID|1\r", "PV1|1|I\r", "EVN|A01\r", "PV2|\r", "MSH|^~\\&|EPJ\r", "XYZ9|1\r")) {
            framed("10,000 segments", REFUSED, (text() + segment.repeat(MANY)).getBytes(ISO_8859_1));
        }
        for (String segment : List.of("OBX|1|x\r", "ZZ9|1\r", "ADD|x\r", "\r", "DSC|\r")) {
            framed("10,000 segments that are not read", ACCEPTED_OR_REFUSED,
                (text() + "OBX|1\r" + segment.repeat(MANY)).getBytes(ISO_8859_1));
        }
        framed("100,000 fields", REFUSED, (text().stripTrailing() + "|".repeat(100_000) + "\r").getBytes(ISO_8859_1));
    }

    private void controls() {
        for (int i = 0; i < 20; i++) {
            framed("nulls", ACCEPTED_OR_REFUSED, replaced(1 + i % 4, 0x00));
            framed("control characters", ACCEPTED_OR_REFUSED, replaced(1 + i % 3, 1 + random.nextInt(9)));
        }
        framed("nothing but nulls", REFUSED, new byte[500]);
        framed("a null in the CPR number", REFUSED, text().replace("^^^CPR", "\u0000^^^CPR").getBytes(ISO_8859_1));
    }

    private void characterSets() {
        for (String declared : List.of("8859/2", "BIG-5", "UTF-8", "windows-1252", "ISO IR87", "UNICODE UTF-16", "UNICODE UTF-32", "x",
            "8859",
            "${charset}")) {
            framed("unknown character set", REFUSED, adt().with("MSH-18", declared).bytes());
        }
        String danish = adt().with("PID-5", "Blåbærgrød^Ærik").text();
        framed("UTF-8 declared as 8859/1", REFUSED, danish.getBytes(UTF_8));
        framed("8859/1 declared as UTF-8", REFUSED, danish.replace("8859/1", "UNICODE UTF-8").getBytes(ISO_8859_1));
        framed("Danish letters declared as ASCII", REFUSED, danish.replace("8859/1", "ASCII").getBytes(ISO_8859_1));
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "IBM037")) {
            framed("in " + charset, REFUSED_OR_CLOSED, text().getBytes(Charset.forName(charset)));
        }
        for (byte[] broken : List.of(new byte[] {(byte) 0xC0, (byte) 0xAF}, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80}, new byte[] {(byte) 0xE2, (byte) 0x82},
            new byte[] {(byte) 0xFF}, new byte[] {(byte) 0x80})) {
            String text = adt().with("MSH-18", "UNICODE UTF-8").with("PID-5", "x" + new String(broken, ISO_8859_1) + "y").text();
            framed("malformed UTF-8", REFUSED, text.getBytes(ISO_8859_1));
        }
        framed("two byte-order marks", REFUSED, ("\uFEFF\uFEFF" + text()).getBytes(UTF_8));
    }

    private void damaged() {
        for (int i = 0; i < 80; i++) {
            byte[] message = text().getBytes(ISO_8859_1);
            for (int place = 0; place < 1 + i % 5; place++) {
                message[random.nextInt(message.length)] = (byte) (32 + random.nextInt(95));
            }
            framed("damaged bytes", ACCEPTED_OR_REFUSED, message);
        }
    }

    private void otherThings() {
        for (String thing : List.of("{\"resourceType\":\"Bundle\"}",
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "", " ", "MSH", "MSH|", "hello", "FHS|^~\\&\r", "BHS|^~\\&\r", "ISA*00*          *00*",
            "UNB+UNOC:3+x",
            "VANSEnvelope", "\r\r\r\r", "\n", "MSH|^~\\&\r".repeat(50))) {
            framed("no HL7 v2 message", REFUSED, thing.getBytes(ISO_8859_1));
        }
        framed("compressed", REFUSED, compressed(text()));
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[200 + random.nextInt(2_000)];
            random.nextBytes(noise);
            framed("noise in a frame", REFUSED_OR_CLOSED, noise);
            all.add(new Hostile("noise", REFUSED_OR_CLOSED, noise));
        }
    }

    private void frames() {
        byte[] whole = MllpFrames.framed(text().getBytes(ISO_8859_1));
        for (int end = 1; end < whole.length - 2; end += 20) {
            all.add(new Hostile("frame without an end", REFUSED_OR_CLOSED, Arrays.copyOf(whole, end)));
        }
        all.add(new Hostile("no frame", REFUSED_OR_CLOSED, text().getBytes(ISO_8859_1)));
        all.add(new Hostile("nothing but beginnings", REFUSED_OR_CLOSED, new byte[] {0x0B, 0x0B, 0x0B, 0x0B}));
        all.add(new Hostile("nothing but ends", REFUSED_OR_CLOSED, "\u001C\r".repeat(500).getBytes(ISO_8859_1)));
        framed("a beginning in the message", REFUSED, text().replace("PSY", "P\u000BY").getBytes(ISO_8859_1));
        framed("an end in the message", REFUSED, text().replace("PSY", "P\u001CY").getBytes(ISO_8859_1));
        framed("two messages in a frame", REFUSED, (text() + text()).getBytes(ISO_8859_1));
        framed("a batch", REFUSED, ("FHS|^~\\&\rBHS|^~\\&\r" + text() + "BTS|1\rFTS|1\r").getBytes(ISO_8859_1));
        all.add(new Hostile("a TLS hello", REFUSED_OR_CLOSED,
            new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xFC, 0x03, 0x03}));
        all.add(new Hostile("a HTTP request", REFUSED_OR_CLOSED,
            ("POST /fhir/messages HTTP/1.1\r\nContent-Length: 9999\r\n\r\n" + "x".repeat(9_999)).getBytes(ISO_8859_1)));
    }

    private void values() {
        for (String time : List.of("00000000", "99999999999999", "20261124250000", "20261324", "20260230", "2026-11-24",
            "20261124083000+9999",
            "20261124083000+", "+0100", "1", "20261124T083000Z", "١٢٣٤٥٦٧٨", "9".repeat(60_000), "-20261124", "18991231")) {
            framed("a time that is none", REFUSED, adt().with("MSH-18", "UNICODE UTF-8").with("EVN-6", time).text().getBytes(UTF_8));
        }
        for (String cpr : List.of("0000000000", "3113999999", "١٢٣٤٥٦٧٨٩٠", "12345678901", "' OR 1=1 --", "${jndi:ldap://127.0.0.1/x}",
            "2504A79989",
            "-250479989")) {
            framed("a CPR number that is none", REFUSED,
                adt().with("MSH-18", "UNICODE UTF-8").with("PID-3", cpr + "^^^CPR&1.2.208.176.1.2&ISO^NNDNK").text().getBytes(UTF_8));
        }
        for (String attack : List.of("${jndi:ldap://127.0.0.1:1/x}", "'); DROP TABLE journal; --", "<script>alert(1)</script>",
            "${sys:user.home}",
            "#{T(java.lang.Runtime).getRuntime().exec('x')}", "../../../etc/passwd", "%n%n%n%s%s", "\\X0D0A\\To: x@y", "\\.br\\Bcc: x@y",
            "=cmd|' /C calc'!A0",
            "\\", "\\\\", "\\X\\", "\\XZZ\\", "\\X4\\", "\\M1234", "\"\"", "\"")) {
            for (String field : List.of("PID-5", "PV1-3", "PV1-19")) {
                framed("an attack in a value", ACCEPTED_OR_REFUSED, adt().with(field, attack).bytes());
            }
            framed("an attack in the header", ACCEPTED_OR_REFUSED, adt().with("MSH-5", attack).bytes());
            framed("an attack as the sender", REFUSED, adt().with("MSH-3", attack).bytes());
        }
    }

    private void framed(String kind, Harm harm, byte[] message) {
        all.add(new Hostile(kind, harm, MllpFrames.framed(message)));
    }

    private byte[] replaced(int places, int octet) {
        byte[] message = text().getBytes(ISO_8859_1);
        for (int i = 0; i < places; i++) {
            message[random.nextInt(message.length)] = (byte) octet;
        }
        return message;
    }

    private String text() {
        return adt().text();
    }

    private AdtMessage adt() {
        TestPerson person = people.next();
        return AdtMessage.of("A01", "HOSTILE%05d".formatted(++number), NOW).patient(person).livingIn("0751").at("P2", "1", "1", "AUH")
            .admissionType("A")
            .service("PSY").visit("VH%05d".formatted(number));
    }

    private static byte[] compressed(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(ISO_8859_1));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
