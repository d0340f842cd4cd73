package dk.broen.mappings.xdis;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.mappings.UnreadableMessage;
import java.util.Map;
import java.util.TreeMap;

/**
 * The codes of the two letters (danish-standards.md §2). XDIS20 and XDIS17 know neither leave nor acute ambulant contacts. XDIS17 has codes for
 * other ends of a stay, such as a move to another hospital; only the way home and death are told, the others are refused.
 *
 * @param element the element of the letter below Emessage
 * @param time the element with the time of the event
 * @param version the version of the letter that is read
 */
enum LetterCodes {
    ADMISSION("NotificationOfAdmission", "Admission", "XD2030C", Map.of("indlagt", ADMITTED, "doed", DECEASED)),
    DISCHARGE("NotificationOfDischarge", "Discharge", "XD1730C", Map.of("udskrevet_til_hjemmet", DISCHARGED, "doed", DECEASED));

    private static final Map<String, EventNature> NATURES = Map.of("nytbrev", EventNature.ORIGINAL, "rettetbrev", EventNature.CORRECTION,
        "annulleretbrev", EventNature.CANCELLATION);

    private final String element;
    private final String time;
    private final String version;
    private final Map<String, EventType> types;

    LetterCodes(String element, String time, String version, Map<String, EventType> types) {
        this.element = element;
        this.time = time;
        this.version = version;
        this.types = types;
    }

    String path() {
        return Letter.ROOT + "." + element;
    }

    String time() {
        return path() + "." + time;
    }

    boolean named(String name) {
        return element.equals(name);
    }

    EventType type(Letter letter) {
        return known(types, letter, path() + ".Patient.EpisodeOfCareStatusCode");
    }

    EventNature nature(Letter letter) {
        return known(NATURES, letter, path() + ".Letter.StatusCode");
    }

    void requireVersion(Letter letter) {
        String location = path() + ".Letter.VersionCode";
        if (!letter.required(location).equals(version)) {
            throw new UnreadableMessage("VERSION_UNSUPPORTED", location, "The only accepted version is " + version);
        }
    }

    private static <T> T known(Map<String, T> codes, Letter letter, String path) {
        T known = codes.get(letter.required(path));
        if (known == null) {
            throw new UnreadableMessage("VALUE_UNKNOWN", path, "Accepted: " + String.join(", ", new TreeMap<>(codes).keySet()));
        }
        return known;
    }
}
