package dk.broen.hub.standards;

import static dk.broen.hub.standards.Hostile.Harm.ACCEPTED_OR_REFUSED;
import static dk.broen.hub.standards.Hostile.Harm.REFUSED;
import static dk.broen.hub.standards.Hostile.Harm.REFUSED_OR_CLOSED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.broen.hub.standards.Hostile.Harm;
import dk.broen.simulator.hospital.VansMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Hostile VANSEnvelopes around valid letters, the same for the same seed and letters. */
final class HostileVans {
    private static final int MANY = 10_000;
    private static final List<String> REQUIRED = List.of("SenderID", "ReceiverID", "EnvelopeIdentifier", "SentDateTime", "Identifier",
        "Format", "Name", "SizeInBytes", "Data");
    private final List<Hostile> all = new ArrayList<>();
    private final Supplier<String> letter;
    private final Random random;

    private HostileVans(int seed, Supplier<String> letter) {
        this.letter = letter;
        this.random = new Random(seed);
    }

    /** @param letter gives a valid XDIS20 with new ids and another citizen at each call */
    static List<Hostile> messages(int seed, Supplier<String> letter) {
        HostileVans hostile = new HostileVans(seed, letter);
        hostile.truncated();
        hostile.damaged();
        hostile.entities();
        hostile.shapes();
        hostile.fields();
        hostile.contents();
        hostile.characterSets();
        hostile.compressed();
        return hostile.all;
    }

    private void truncated() {
        for (int part = 1; part < 20; part++) {
            String whole = envelope().xml();
            add("truncated", REFUSED, whole.substring(0, whole.length() * part / 21));
        }
    }

    private void damaged() {
        for (int i = 0; i < 40; i++) {
            byte[] bytes = envelope().bytes();
            for (int place = 0; place < 1 + i % 4; place++) {
                bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
            }
            all.add(new Hostile("damaged", ACCEPTED_OR_REFUSED, bytes));
        }
    }

    private void entities() {
        for (String dtd : List.of("[<!ENTITY e SYSTEM \"file:///etc/passwd\">]", "SYSTEM \"http://127.0.0.1:1/x.dtd\"",
            "[<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]",
            "[<!ENTITY e \"" + "x".repeat(100_000) + "\">]", "[<!ENTITY e \"&e;\">]", "")) {
            add("entities", REFUSED,
                with("Version", "&e;").xml().replaceFirst("<VANSEnvelope", "<!DOCTYPE VANSEnvelope " + dtd + "><VANSEnvelope"));
        }
        add("unknown entity", REFUSED, with("Version", "&e;").xml());
    }

    private void shapes() {
        add("deep", REFUSED, inside("<Transport>".repeat(20_000)));
        add("deep and closed", REFUSED, inside("<Transport>".repeat(MANY) + "</Transport>".repeat(MANY)));
        add("10,000 elements", REFUSED, inside("<Version>x</Version>".repeat(MANY)));
        add("10,000 comments", ACCEPTED_OR_REFUSED, inside("<!-- c -->".repeat(MANY)));
        add("10,000 sections", ACCEPTED_OR_REFUSED, with("Version", "<![CDATA[x]]>".repeat(MANY)).xml());
        add("10,000 equal attributes", REFUSED, envelope().xml().replaceFirst("<Message>", "<Message " + "a=\"1\" ".repeat(MANY) + ">"));
        add("a long name of an element", REFUSED, inside("<" + "x".repeat(100_000) + "/>"));
        add("another namespace", REFUSED, envelope().xml().replace("vans-envelope:1.0.4", "vans-envelope:9"));
        add("an element of another namespace", REFUSED, inside("<x xmlns=\"urn:x\"/>"));
        add("an envelope in an envelope", REFUSED, VansMessage.letter(envelope().bytes()).xml());
        add("a letter for a message", REFUSED,
            "<VANSEnvelope xmlns=\"urn:oio:medcom:vans-envelope:1.0.4\">" + letter.get().replaceFirst("<\\?xml[^>]*>", "")
                + "</VANSEnvelope>");
        add("no message", REFUSED, envelope().xml().replaceAll("(?s)<Message>.*</Message>", ""));
        add("two messages", REFUSED, envelope().xml().replaceAll("(?s)(<Message>.*</Message>)", "$1$1"));
        add("a message and a receipt", REFUSED, envelope().xml().replace("</Message>", "</Message><Receipt><PositiveMessage/></Receipt>"));
        for (String element : REQUIRED) {
            add("without " + element, REFUSED,
                envelope().xml().replaceFirst("(?s)<" + element + "(?: [^>]*)?>[^<]*</" + element + ">", ""));
            add("two of " + element, REFUSED,
                envelope().xml().replaceFirst("(?s)(<" + element + "(?: [^>]*)?>[^<]*</" + element + ">)", "$1$1"));
        }
    }

    private void fields() {
        for (String element : REQUIRED) {
            add("empty " + element, REFUSED, with(element, "").xml());
            add("null in " + element, REFUSED, with(element, "\u0000").xml());
            add("escaped null in " + element, REFUSED, with(element, "&#0;").xml());
            add("huge " + element, REFUSED, with(element, "9".repeat(200_000)).xml());
        }
        for (String size : List.of("-1", "0", "1", "999999999", "9999999999", "1e3", "0x10", "٣")) {
            add("size " + size, REFUSED, with("SizeInBytes", size).xml());
        }
        for (String name : List.of("MCM:XDIS17", "MCM:FDIS20#AdmissionInpatient", "MCM:DIS20", "mcm:none",
            "../../etc/passwd")) {
            add("name " + name, name.equals("MCM:XDIS17") ? ACCEPTED_OR_REFUSED : REFUSED, with("Name", name).xml());
        }
        for (String id : List.of("../../x", "a b", "<![CDATA[<x/>]]>", "a\nb", "'; drop table occasion; --")) {
            add("an id that is no id", REFUSED, with("EnvelopeIdentifier", id).xml());
            add("an id of the message that is no id", REFUSED, with("Identifier", id).xml());
        }
        for (String time : List.of("now", "2026-13-01T00:00:00Z", "2026-02-30T10:00:00", "2026-11-24T25:00:00", "24/11/2026")) {
            add("sent " + time, REFUSED, with("SentDateTime", time).xml());
        }
    }

    private void contents() {
        for (String data : List.of("!", "=", "====", "QQ", "QQ===", "Q Q = =", "å", "LS0t", "\u00A0")) {
            add("data that are none", REFUSED, with("Data", data).xml());
        }
        for (String content : List.of("", " ", "hello", "<x/>", "{}", "MSH|^~\\&|EPJ|AUH", "\u0000", "<Emessage/>")) {
            add("a message that is no letter", REFUSED, VansMessage.letter(content.getBytes(UTF_8)).xml());
            add("a message that is no Bundle", REFUSED, VansMessage.notification("AdmissionInpatient", content.getBytes(UTF_8)).xml());
        }
        add("a letter as a Bundle", REFUSED, VansMessage.notification("AdmissionInpatient", letter.get().getBytes(UTF_8)).xml());
        add("a truncated letter", REFUSED,
            VansMessage.letter(letter.get().substring(0, letter.get().length() / 2).getBytes(UTF_8)).xml());
        add("a letter in ISO 8859-1", ACCEPTED_OR_REFUSED, VansMessage.letter(letter.get().getBytes(ISO_8859_1)).xml());
        add("a compressed letter", REFUSED, VansMessage.letter(Hostile.compressed(letter.get())).xml());
        add("a huge message", REFUSED, VansMessage.letter(new byte[2_000_000]).xml());
        add("longer than a body", REFUSED_OR_CLOSED, VansMessage.letter(new byte[8_000_000]).xml());
        for (int i = 0; i < 10; i++) {
            byte[] noise = new byte[500 + random.nextInt(2_000)];
            random.nextBytes(noise);
            add("noise", REFUSED, VansMessage.letter(noise).xml());
        }
    }

    private void characterSets() {
        all.add(new Hostile("UTF-16 declared as UTF-8", ACCEPTED_OR_REFUSED, envelope().xml().getBytes(UTF_16)));
        all.add(new Hostile("overlong UTF-8", REFUSED, with("Version", "\u00C0\u00AF").xml().getBytes(ISO_8859_1)));
        for (String charset : List.of("UTF-7", "x-unknown", "IBM037", "UTF-32", "x".repeat(1_000))) {
            add("declared character set", ACCEPTED_OR_REFUSED,
                envelope().xml().replaceFirst("encoding=\"UTF-8\"", "encoding=\"" + charset + "\""));
        }
        add("two marks", REFUSED, "\uFEFF\uFEFF" + envelope().xml());
    }

    private void compressed() {
        all.add(new Hostile("compressed without a header", REFUSED, Hostile.compressed(envelope().xml())));
        all.add(new Hostile("a bomb", REFUSED, Hostile.compressed(" ".repeat(50_000_000)), Map.of("Content-Encoding", "gzip")));
    }

    private VansMessage envelope() {
        return VansMessage.letter(letter.get().getBytes(UTF_8));
    }

    /** An envelope in which the first element with this name has this text. */
    private VansMessage with(String element, String text) {
        String whole = envelope().xml();
        int from = whole.indexOf('>', whole.indexOf("<" + element)) + 1;
        return new VansMessage(whole.substring(0, from) + text + whole.substring(whole.indexOf('<', from)));
    }

    /** An envelope with more elements in it. */
    private String inside(String elements) {
        return envelope().xml().replaceFirst("<MetaInformation>", "<MetaInformation>" + elements);
    }

    private void add(String kind, Harm harm, String text) {
        all.add(new Hostile(kind, harm, text.getBytes(UTF_8)));
    }
}
