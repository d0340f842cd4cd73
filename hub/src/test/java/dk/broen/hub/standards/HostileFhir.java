package dk.broen.hub.standards;

import static dk.broen.hub.standards.Hostile.Harm.ACCEPTED_OR_REFUSED;
import static dk.broen.hub.standards.Hostile.Harm.REFUSED;
import static dk.broen.hub.standards.Hostile.Harm.REFUSED_OR_CLOSED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.broen.hub.standards.Hostile.Harm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Hostile FHIR messages, the same for the same seed and messages. */
final class HostileFhir {
    private static final int MANY = 10_000;
    private static final int DEEP = 100_000;
    private final List<Hostile> all = new ArrayList<>();
    private final Supplier<String> json;
    private final Supplier<String> xml;
    private final Random random;

    private HostileFhir(int seed, Supplier<String> json, Supplier<String> xml) {
        this.json = json;
        this.xml = xml;
        this.random = new Random(seed);
    }

    /**
     * @param json gives a valid message with new ids at each call
     * @param xml the same in XML
     */
    static List<Hostile> messages(int seed, Supplier<String> json, Supplier<String> xml) {
        HostileFhir hostile = new HostileFhir(seed, json, xml);
        hostile.truncated();
        hostile.damaged();
        hostile.entities();
        hostile.deep();
        hostile.many();
        hostile.nulls();
        hostile.characterSets();
        hostile.otherThings();
        return hostile.all;
    }

    private void truncated() {
        for (int part = 1; part < 30; part++) {
            add("truncated JSON", REFUSED, json.get().substring(0, json.get().length() * part / 31));
            add("truncated XML", REFUSED, xml.get().substring(0, xml.get().length() * part / 31));
        }
    }

    private void damaged() {
        for (int i = 0; i < 30; i++) {
            for (Supplier<String> format : List.of(json, xml)) {
                byte[] message = format.get().getBytes(UTF_8);
                for (int place = 0; place < 1 + i % 4; place++) {
                    message[random.nextInt(message.length)] = (byte) (32 + random.nextInt(95));
                }
                all.add(new Hostile(format == json ? "damaged JSON" : "damaged XML", ACCEPTED_OR_REFUSED, message));
            }
        }
    }

    private void entities() {
        String lol = "<!ENTITY l0 \"lol\">";
        StringBuilder laughs = new StringBuilder(lol);
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        for (String dtd : List.of("<!DOCTYPE Bundle [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE Bundle [<!ENTITY e SYSTEM \"http://127.0.0.1:1/x\">]>",
            "<!DOCTYPE Bundle SYSTEM \"http://127.0.0.1:1/x.dtd\">",
            "<!DOCTYPE Bundle [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>",
            "<!DOCTYPE Bundle [<!ENTITY e \"x\">]>", "<!DOCTYPE Bundle [" + laughs + "<!ENTITY e \"&l11;\">]>",
            "<!DOCTYPE Bundle [<!ENTITY e \"" + "x".repeat(100_000) + "\">]>")) {
            add("entities in XML", REFUSED, dtd + withEntity(xml.get(), "&e;"));
        }
        add("quadratic entities in XML", REFUSED,
            "<!DOCTYPE Bundle [<!ENTITY e \"" + "x".repeat(50_000) + "\">]>" + withEntity(xml.get(), "&e;".repeat(5_000)));
        add("unknown entity in XML", REFUSED, withEntity(xml.get(), "&e;"));
        add("include in XML", ACCEPTED_OR_REFUSED, xml.get().replaceFirst("<id ",
            "<include xmlns=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/><id "));
        add("stylesheet in XML", ACCEPTED_OR_REFUSED, "<?xml-stylesheet href=\"http://127.0.0.1:1/x.xsl\" type=\"text/xsl\"?>" + xml.get());
    }

    private static String withEntity(String message, String entity) {
        return message.replaceFirst("(<family value=\")[^\"]*", "$1" + entity);
    }

    private void deep() {
        add("deep JSON", REFUSED, "[".repeat(DEEP));
        add("deep JSON", REFUSED, "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
        add("deep JSON", REFUSED, "{\"resourceType\":\"Bundle\",\"entry\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}");
        add("deep JSON extensions", ACCEPTED_OR_REFUSED,
            json.get().replaceFirst("\\{",
                "{\"extension\":[" + "{\"url\":\"u\",\"extension\":[".repeat(3_000) + "]}".repeat(3_000) + "],"));
        add("deep XML", REFUSED, "<a>".repeat(DEEP));
        add("deep XML", REFUSED, "<Bundle xmlns=\"http://hl7.org/fhir\">" + "<entry>".repeat(DEEP));
        add("deep XML", REFUSED,
            "<Bundle xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"u\">".repeat(DEEP) + "</extension>".repeat(DEEP) + "</Bundle>");
    }

    private void many() {
        add("10,000 entries in JSON", ACCEPTED_OR_REFUSED,
            json.get().replaceFirst("\"entry\"\\s*:\\s*\\[", "\"entry\":[" + "{\"resource\":{\"resourceType\":\"Basic\"}},".repeat(MANY)));
        add("10,000 identifiers in JSON", ACCEPTED_OR_REFUSED, json.get().replaceFirst("\"identifier\"\\s*:\\s*\\[",
            "\"identifier\":[" + "{\"system\":\"urn:x\",\"value\":\"y\"},".repeat(MANY)));
        add("10,000 keys in JSON", ACCEPTED_OR_REFUSED, json.get().replaceFirst("\\{", "{" + "\"x\":1,".repeat(MANY)));
        add("10,000 attributes in XML", REFUSED, xml.get().replaceFirst("<id ", "<id " + attributes()));
        add("10,000 elements in XML", ACCEPTED_OR_REFUSED,
            xml.get().replaceFirst("<id ", "<language value=\"da\"/>".repeat(MANY) + "<id "));
        add("a long number in JSON", REFUSED,
            json.get().replaceFirst("\"timestamp\"\\s*:\\s*\"[^\"]*\"", "\"timestamp\":" + "9".repeat(100_000)));
        add("a long text in JSON", ACCEPTED_OR_REFUSED,
            json.get().replaceFirst("\"family\"\\s*:\\s*\"[^\"]*", "\"family\":\"" + "x".repeat(1_000_000)));
        add("longer than allowed JSON", REFUSED_OR_CLOSED, json.get().replaceFirst("\\{", "{" + " ".repeat(5_000_000)));
    }

    private static String attributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            attributes.append("a").append(i).append("=\"1\" ");
        }
        return attributes.toString();
    }

    private void nulls() {
        for (String element : List.of("id", "timestamp", "entry", "type", "resourceType")) {
            add("null in JSON", ACCEPTED_OR_REFUSED,
                json.get().replaceFirst("\"" + element + "\"\\s*:\\s*(\"[^\"]*\"|\\[)", "\"" + element + "\":null,\"x\":$1"));
            add("a number for a text in JSON", ACCEPTED_OR_REFUSED,
                json.get().replaceFirst("\"" + element + "\"\\s*:\\s*(\"[^\"]*\"|\\[)", "\"" + element + "\":1,\"x\":$1"));
            add("an object for a text in JSON", ACCEPTED_OR_REFUSED,
                json.get().replaceFirst("\"" + element + "\"\\s*:\\s*(\"[^\"]*\"|\\[)", "\"" + element + "\":{},\"x\":$1"));
        }
        add("null characters in JSON", REFUSED, json.get().replace("\"family\"", "\u0000\"family\""));
        add("escaped null in JSON", ACCEPTED_OR_REFUSED, json.get().replaceFirst("\"family\"\\s*:\\s*\"", "$0\\\\u0000"));
        add("null characters in XML", REFUSED, xml.get().replace("<family", "\u0000<family"));
        add("escaped null in XML", REFUSED, withEntity(xml.get(), "&#0;"));
        add("nothing but nulls in JSON", REFUSED, "\u0000".repeat(1_000));
    }

    private void characterSets() {
        String danish = json.get().replaceFirst("\"family\"\\s*:\\s*\"[^\"]*", "\"family\":\"Blåbærgrød");
        all.add(new Hostile("ISO 8859-1 in JSON", REFUSED, danish.getBytes(ISO_8859_1)));
        all.add(new Hostile("UTF-16 JSON", ACCEPTED_OR_REFUSED, json.get().getBytes(StandardCharsets.UTF_16)));
        all.add(new Hostile("UTF-16 XML", ACCEPTED_OR_REFUSED, xml.get().getBytes(StandardCharsets.UTF_16)));
        for (String declared : List.of("UTF-7", "x-unknown", "IBM037", "UTF-32", "ISO-8859-1\" standalone=\"maybe")) {
            add("declared character set in XML", ACCEPTED_OR_REFUSED, "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + xml.get());
        }
        all.add(new Hostile("ISO 8859-1 in XML", REFUSED, withEntity(xml.get(), "Blåbærgrød").getBytes(ISO_8859_1)));
        all.add(new Hostile("overlong UTF-8 in JSON", REFUSED,
            json.get().replaceFirst("\"family\"\\s*:\\s*\"", "$0\u00C0\u00AF").getBytes(ISO_8859_1)));
    }

    private void otherThings() {
        for (String thing : List.of("", " ", "null", "1", "\"x\"", "[]", "{}", "{\"resourceType\":\"Bundle\"}",
            "{\"resourceType\":\"Patient\"}",
            "{\"resourceType\":\"Nothing\"}", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[]}",
            "{\"resourceType\":\"Bundle\",\"entry\":{}}",
            "{\"resourceType\":\"Bundle\",\"entry\":[null,[],1]}", "{'resourceType':'Bundle'}", "MSH|^~\\&|EPJ|AUH", "{\"a\":1}{\"b\":2}",
            "hello")) {
            add("no FHIR message in JSON", REFUSED, thing);
        }
        for (String thing : List.of("<", "<x/>", "<Bundle/>", "<Bundle xmlns=\"http://hl7.org/fhir\"/>",
            "<Patient xmlns=\"http://hl7.org/fhir\"/>",
            "<Bundle xmlns=\"http://elsewhere\"/>", "<html><body>x</body></html>", "<![CDATA[x]]>", "<?php echo 1 ?>")) {
            add("no FHIR message in XML", REFUSED, thing);
        }
        all.add(new Hostile("compressed JSON without a header", REFUSED, Hostile.compressed(json.get())));
        for (String coding : List.of("gzip", "deflate", "br", "gzip, gzip", "x")) {
            all.add(new Hostile("compressed JSON", REFUSED, Hostile.compressed(json.get()), Map.of("Content-Encoding", coding)));
        }
        all.add(new Hostile("a bomb of JSON", REFUSED, Hostile.compressed(" ".repeat(50_000_000)), Map.of("Content-Encoding", "gzip")));
        for (String type : List.of("text/plain", "multipart/form-data; boundary=x", "application/x-java-serialized-object",
            "application/json; charset=x",
            "*/*")) {
            all.add(new Hostile("JSON as another type", ACCEPTED_OR_REFUSED, json.get().getBytes(UTF_8), Map.of("Content-Type", type)));
        }
        for (int i = 0; i < 10; i++) {
            byte[] noise = new byte[500 + random.nextInt(2_000)];
            random.nextBytes(noise);
            all.add(new Hostile("noise as JSON", REFUSED, noise));
        }
    }

    private void add(String kind, Harm harm, String text) {
        all.add(new Hostile(kind, harm, text.getBytes(UTF_8)));
    }
}
