package dk.broen.hub.cases;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.mail.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The answers that a ward gets by HL7 v2 and by mail, in the form of the answer queue; and what a ward answers by HL7 v2. */
final class WardMessages {
    private static final Map<String, String> WORDS = Map.of("CONSENTS", "JA", "REFUSES", "NEJ", "UNREACHABLE", "UNREACHABLE");
    private static final DateTimeFormatter SENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
    private static final Pattern CONTACT =
        Pattern.compile("(?:Borgerens (.+) er|Der er ikke udpeget en (.+)\\. Kontakt) (.+?)(?:, tlf\\. (.+?))?, ([^,].*)\\.");
    private static final String ASK = "Spørg borgeren.";
    private static final String UNCLEAR = "Det er uklart";

    private WardMessages() {}

    /** ORU^R01 that answers a work item for the hospital horsens. */
    static byte[] reply(String cpr, String visit, String reference, Instant at, ObjectNode answer) {
        JsonNode consent = answer.path("consent");
        String to = StreamSupport.stream(consent.path("to").spliterator(), false).map(JsonNode::asText).collect(Collectors.joining("~"));
        return String.join("\r", "MSH|^~\\&|EPJ|HORSENS|BROEN||" + SENT.format(at.atZone(DENMARK)) + "||ORU^R01^ORU_R01|" + reference + "-"
            + at.getEpochSecond() + "|P|2.5.1||||||UNICODE UTF-8", "PID|1||" + cpr + "^^^CPR&1.2.208.176.1.2&ISO^NNDNK",
            "PV1|1|I" + "|".repeat(17) + visit,
            "OBR|1|" + reference,
            "OBX|1|CE|CONSENT^Samtykke^99BROEN||" + WORDS.get(answer.path("answer").asText()) + "||||||F|||||"
                + consent.path("obtained_by").asText(),
            "OBX|2|CE|RECIPIENT^Modtager^99BROEN||" + to + "||||||F", "").getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode answer(ReceivedMail mail) {
        return JsonNodeFactory.instance.objectNode().<ObjectNode>setAll(said(Arrays.asList(mail.body().split("\\r?\\n")))).put(WardLine.BY,
            "mail");
    }

    static JsonNode answer(String message) {
        List<String> segments = message.lines().flatMap(line -> Arrays.stream(line.split("\r"))).toList();
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        read.setAll(said(Arrays.asList(observed(segments, "TEXT").split("~"))));
        read.put("answeredAt", OffsetDateTime.parse(segments.get(0).split("\\|")[6], SENT).toInstant().toString());
        read.putObject("inReplyTo").put("messageId", observed(segments, "IN_REPLY_TO"));
        return read.put(WardLine.BY, "mllp");
    }

    private static ObjectNode said(List<String> sentences) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        read.put("askForConsent", sentences.stream().anyMatch(sentence -> sentence.endsWith(ASK)));
        read.put("municipalityUnclear", sentences.stream().anyMatch(sentence -> sentence.startsWith(UNCLEAR)));
        sentences.stream().map(CONTACT::matcher).filter(Matcher::matches).findFirst().ifPresent(contact -> {
            ObjectNode coordinator = read.putObject("coordinator");
            coordinator.put("title", contact.group(1) == null ? contact.group(2) : contact.group(1)).put("name", contact.group(3))
                .put("hours", contact.group(5));
            if (contact.group(4) != null) {
                coordinator.put("phone", contact.group(4));
            }
        });
        return read;
    }

    private static String observed(List<String> segments, String code) {
        return segments.stream().filter(segment -> segment.startsWith("OBX|")).map(segment -> segment.split("\\|"))
            .filter(fields -> fields[3].startsWith(code + "^")).map(fields -> fields[5]).findFirst().orElse("");
    }
}
