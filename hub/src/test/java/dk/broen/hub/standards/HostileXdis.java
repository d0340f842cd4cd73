package dk.broen.hub.standards;

import static dk.broen.hub.standards.Hostile.Harm.ACCEPTED_OR_REFUSED;
import static dk.broen.hub.standards.Hostile.Harm.REFUSED;
import static dk.broen.hub.standards.Hostile.Harm.REFUSED_OR_CLOSED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.broen.hub.standards.Hostile.Harm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hostile XDIS letters, the same for the same seed and letters. */
final class HostileXdis {
    private static final int MANY = 10_000;
    private static final int DEEP = 20_000;
    /** What each letter must have, as {@code Notification} of the reader requires it. */
    private static final List<String> REQUIRED = List.of("VersionCode", "StatusCode", "NotificationIdentifier", "CivilRegistrationNumber",
        "EpisodeOfCareStatusCode", "EANIdentifier", "Date", "Time");
    private final List<Hostile> all = new ArrayList<>();
    private final Supplier<String> letter;
    private final Random random;

    private HostileXdis(int seed, Supplier<String> letter) {
        this.letter = letter;
        this.random = new Random(seed);
    }

    /** @param letter gives a valid XDIS20 with new ids and another citizen at each call */
    static List<Hostile> messages(int seed, Supplier<String> letter) {
        HostileXdis hostile = new HostileXdis(seed, letter);
        hostile.truncated();
        hostile.damaged();
        hostile.entities();
        hostile.deep();
        hostile.many();
        hostile.huge();
        hostile.nulls();
        hostile.characterSets();
        hostile.otherThings();
        hostile.compressed();
        return hostile.all;
    }

    private void truncated() {
        for (int part = 1; part < 30; part++) {
            String whole = letter.get();
            add("truncated", REFUSED, whole.substring(0, whole.length() * part / 31));
        }
    }

    private void damaged() {
        for (int i = 0; i < 60; i++) {
            byte[] message = letter.get().getBytes(UTF_8);
            for (int place = 0; place < 1 + i % 4; place++) {
                message[random.nextInt(message.length)] = (byte) (32 + random.nextInt(95));
            }
            all.add(new Hostile("damaged", ACCEPTED_OR_REFUSED, message));
        }
    }

    private void entities() {
        String laughs = "<!ENTITY l0 \"lol\">" + IntStream.range(1, 12)
            .mapToObj(level -> "<!ENTITY l" + level + " \"" + ("&l" + (level - 1) + ";").repeat(10) + "\">").collect(Collectors.joining());
        for (String dtd : List.of("[<!ENTITY e SYSTEM \"file:///etc/passwd\">]", "[<!ENTITY e SYSTEM \"http://127.0.0.1:1/x\">]",
            "SYSTEM \"http://127.0.0.1:1/x.dtd\"", "[<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]", "[<!ENTITY e \"x\">]",
            "[" + laughs + "<!ENTITY e \"&l11;\">]", "[<!ENTITY e \"" + "x".repeat(100_000) + "\">]", "[<!ENTITY e \"&e;\">]",
            "[<!ATTLIST Emessage a CDATA \"x\">]", "")) {
            add("entities", REFUSED, withType(dtd, "&e;"));
        }
        add("quadratic entities", REFUSED, withType("[<!ENTITY e \"" + "x".repeat(50_000) + "\">]", "&e;".repeat(5_000)));
        add("unknown entity", REFUSED, with("UnitName", "&e;"));
        add("include", ACCEPTED_OR_REFUSED,
            inside("<include xmlns=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"));
        add("stylesheet", ACCEPTED_OR_REFUSED,
            letter.get().replaceFirst("<Emessage", "<?xml-stylesheet href=\"http://127.0.0.1:1/x.xsl\" type=\"text/xsl\"?><Emessage"));
        add("schema location", ACCEPTED_OR_REFUSED, letter.get().replaceFirst("<Emessage",
            "<Emessage xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"x http://127.0.0.1:1/x.xsd\""));
    }

    private String withType(String dtd, String entity) {
        return with("UnitName", entity).replaceFirst("<Emessage", "<!DOCTYPE Emessage " + dtd + "><Emessage");
    }

    private void deep() {
        add("deep", REFUSED, "<a>".repeat(DEEP));
        add("deep", REFUSED, inside("<Envelope>".repeat(DEEP) + "</Envelope>".repeat(100)));
        add("deep", REFUSED, inside("<x:a xmlns:x=\"urn:x\">" + "<x:a>".repeat(DEEP) + "</x:a>".repeat(DEEP) + "</x:a>"));
        add("as deep as allowed", ACCEPTED_OR_REFUSED, inside("<Deep>".repeat(13) + "</Deep>".repeat(13)));
        add("one deeper than allowed", REFUSED, inside("<Deep>".repeat(14) + "</Deep>".repeat(14)));
    }

    private void many() {
        add("10,000 elements", ACCEPTED_OR_REFUSED, inside("<TypeCode>x</TypeCode>".repeat(MANY)));
        add("10,000 empty elements", ACCEPTED_OR_REFUSED, inside("<StatusCode/>".repeat(MANY)));
        add("10,000 times", REFUSED, letter.get().replaceFirst("<Sent>", "<Sent>" + "<Date>2026-1</Date>".repeat(MANY)));
        add("10,000 letters", REFUSED, inside("").replace("</Emessage>", "<NotificationOfX/>".repeat(MANY) + "</Emessage>"));
        add("10,000 attributes", ACCEPTED_OR_REFUSED, letter.get().replaceFirst("<Letter>", "<Letter " + numbered("a%d=\"1\" ") + ">"));
        add("10,000 equal attributes", REFUSED, letter.get().replaceFirst("<Letter>", "<Letter " + "a=\"1\" ".repeat(MANY) + ">"));
        add("10,000 namespaces", ACCEPTED_OR_REFUSED,
            letter.get().replaceFirst("<Letter>", "<Letter " + numbered("xmlns:a%d=\"b\" ") + ">"));
        add("10,000 comments", ACCEPTED_OR_REFUSED, inside("<!-- c -->".repeat(MANY)));
        add("10,000 instructions", ACCEPTED_OR_REFUSED, inside("<?p i?>".repeat(MANY)));
        add("10,000 sections", ACCEPTED_OR_REFUSED, with("UnitName", "<![CDATA[x]]>".repeat(MANY)));
        add("10,000 references", ACCEPTED_OR_REFUSED, with("UnitName", "&#248;".repeat(MANY)));
        add("10,000 documents", REFUSED, letter.get() + "<Emessage/>".repeat(MANY));
    }

    private static String numbered(String format) {
        return IntStream.range(0, MANY).mapToObj(format::formatted).collect(Collectors.joining());
    }

    private void huge() {
        for (String element : List.of("UnitName", "OrganisationName", "TypeCode", "NotificationIdentifier")) {
            add("huge " + element, ACCEPTED_OR_REFUSED, with(element, "x".repeat(200_000)));
        }
        for (String element : List.of("Identifier", "VersionCode", "StatusCode", "CivilRegistrationNumber", "EpisodeOfCareStatusCode",
            "EANIdentifier", "Date", "Time", "TimeWithSec")) {
            add("huge " + element, REFUSED, with(element, "9".repeat(200_000)));
        }
        add("longer than a letter", REFUSED, with("UnitName", "x".repeat(1_000_000)));
        add("longer than a body", REFUSED_OR_CLOSED, with("UnitName", "x".repeat(5_000_000)));
        add("spaces before the end", REFUSED, letter.get().replace("</Emessage>", " ".repeat(400_000) + "</Emessage>"));
        add("a long name of an element", ACCEPTED_OR_REFUSED, inside("<" + "x".repeat(100_000) + "/>"));
    }

    private void nulls() {
        for (String element : REQUIRED) {
            add("empty " + element, REFUSED, with(element, ""));
            add("blank " + element, REFUSED, with(element, " \n\t"));
            add("nil " + element, REFUSED, letter.get().replaceFirst("<" + element + ">[^<]*<",
                "<" + element + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"><"));
            add("null in " + element, REFUSED, with(element, "\u0000"));
            add("escaped null in " + element, REFUSED, with(element, "&#0;"));
        }
        add("null in a name", REFUSED, letter.get().replaceFirst("<Letter>", "<Let\u0000ter>"));
        add("nothing but nulls", REFUSED, "\u0000".repeat(1_000));
        add("a null at the end", REFUSED, letter.get() + "\u0000");
    }

    private void characterSets() {
        all.add(new Hostile("ISO 8859-1 as UTF-8", REFUSED, with("UnitName", "Blåbærgrød").getBytes(ISO_8859_1)));
        all.add(new Hostile("overlong UTF-8", REFUSED, with("UnitName", "\u00C0\u00AF").getBytes(ISO_8859_1)));
        all.add(new Hostile("half of a pair", REFUSED, with("UnitName", "\u00ED\u00A0\u0080").getBytes(ISO_8859_1)));
        all.add(new Hostile("UTF-16 declared as UTF-8", ACCEPTED_OR_REFUSED, letter.get().getBytes(UTF_16)));
        all.add(new Hostile("UTF-16", ACCEPTED_OR_REFUSED, declared("UTF-16").getBytes(UTF_16)));
        for (String charset : List.of("UTF-7", "x-unknown", "IBM037", "UTF-32", "ISO-8859-1\" standalone=\"maybe", "", "UTF-8\" x=\"1",
            "x".repeat(1_000), "JISAutoDetect", "ISO-2022-KR", "CESU-8", "utf8\u0000")) {
            add("declared character set", ACCEPTED_OR_REFUSED, declared(charset));
        }
        add("a mark before the declaration", ACCEPTED_OR_REFUSED, "\uFEFF" + letter.get());
        add("two marks", REFUSED, "\uFEFF\uFEFF" + letter.get());
        add("XML 1.1", ACCEPTED_OR_REFUSED, with("UnitName", "&#1;\u0085").replace("version=\"1.0\"", "version=\"1.1\""));
        add("XML 2.0", REFUSED, letter.get().replace("version=\"1.0\"", "version=\"2.0\""));
        add("beyond the characters of XML", REFUSED, with("UnitName", "\uFFFE\uFFFF"));
    }

    private String declared(String charset) {
        return letter.get().replaceFirst("encoding=\"UTF-8\"", "encoding=\"" + charset + "\"");
    }

    private void otherThings() {
        String namespace = "xmlns=\"http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/\"";
        for (String thing : List.of("", " ", "<", "<x/>", "hello", "{\"a\":1}", "MSH|^~\\&|EPJ|AUH", "<Emessage/>",
            "<Emessage " + namespace + "/>", "<Emessage " + namespace + "><Envelope/></Emessage>", "<Envelope " + namespace + "/>",
            "<Emessage " + namespace + "><NotificationOfAdmission/></Emessage>",
            "<Emessage xmlns=\"http://elsewhere\"/>", "<Bundle xmlns=\"http://hl7.org/fhir\"/>", "<html><body>x</body></html>",
            "<![CDATA[x]]>", "<?php echo 1 ?>", "UNB+UNOC:3+5790000120017:14+5790000120024:14+261124:0830+1'UNZ+0+1'")) {
            add("no letter", REFUSED, thing);
        }
        add("another letter", REFUSED, letter.get().replace("NotificationOfAdmission", "NotificationOfEndedTreatment"));
        add("two letters", REFUSED,
            inside("").replace("</Emessage>", "<NotificationOfDischarge><a/></NotificationOfDischarge></Emessage>"));
        add("elements of another namespace", REFUSED, letter.get().replaceFirst("<Letter>", "<Letter xmlns=\"urn:x\">"));
        add("another date of the namespace", ACCEPTED_OR_REFUSED, letter.get().replace("2005/08/07", "9999/99/99"));
        add("no date of the namespace", REFUSED, letter.get().replace("2005/08/07", "today"));
        for (String type : List.of("text/plain", "multipart/form-data; boundary=x", "application/x-java-serialized-object",
            "application/xml; charset=x", "application/x-www-form-urlencoded", "*/*")) {
            all.add(new Hostile("as another type", ACCEPTED_OR_REFUSED, letter.get().getBytes(UTF_8), Map.of("Content-Type", type)));
        }
        for (int i = 0; i < 10; i++) {
            byte[] noise = new byte[500 + random.nextInt(2_000)];
            random.nextBytes(noise);
            all.add(new Hostile("noise", REFUSED, noise));
        }
    }

    private void compressed() {
        all.add(new Hostile("compressed without a header", REFUSED, Hostile.compressed(letter.get())));
        for (String coding : List.of("gzip", "deflate", "br", "gzip, gzip", "x")) {
            all.add(new Hostile("compressed", REFUSED, Hostile.compressed(letter.get()), Map.of("Content-Encoding", coding)));
        }
        all.add(new Hostile("a bomb", REFUSED, Hostile.compressed(" ".repeat(50_000_000)), Map.of("Content-Encoding", "gzip")));
    }

    /** A letter in which the first element with this name has this text. */
    private String with(String element, String text) {
        String whole = letter.get();
        int from = whole.indexOf("<" + element + ">") + element.length() + 2;
        return whole.substring(0, from) + text + whole.substring(whole.indexOf('<', from));
    }

    /** A letter with more elements in it. */
    private String inside(String elements) {
        return letter.get().replaceFirst("<Letter>", "<Letter>" + elements);
    }

    private void add(String kind, Harm harm, String text) {
        all.add(new Hostile(kind, harm, text.getBytes(UTF_8)));
    }
}
