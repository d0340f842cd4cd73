package dk.broen.adapters.configuration;

import dk.broen.domain.schedule.Digest;
import java.time.LocalTime;

/** Reads when the mails of a unit are collected, and checks it beyond its schema. */
final class DigestRule {
    private static final String AT_ONCE = "at_once";
    private static final String AT_OPENING = "at_opening";

    private DigestRule() {}

    static Digest of(YamlEntry digest) {
        if (digest.at("daily").present()) {
            return new Digest.Daily(LocalTime.parse(digest.at("daily").text()));
        }
        return switch (digest.present() ? digest.text() : AT_ONCE) {
            case AT_ONCE -> Digest.NONE;
            case AT_OPENING -> new Digest.AtOpening();
            default -> throw new IllegalStateException(digest.path() + ": unknown word \"" + digest.text() + "\"");
        };
    }

    static void check(YamlEntry unit, boolean alwaysOpen, Findings findings) {
        YamlEntry digest = unit.at("digest");
        if (alwaysOpen && digest.text().equals(AT_OPENING)) {
            findings.add(digest, "is not allowed with hours: always, because the unit never opens; write {daily: \"HH:MM\"}");
        }
        if (digest.present() && unit.at("contact").items().stream().noneMatch(point -> point.at("mail").present())) {
            findings.add(digest, "is about mail only, and the unit has no mail in contact");
        }
    }
}
