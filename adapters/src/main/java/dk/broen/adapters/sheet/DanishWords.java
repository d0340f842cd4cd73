package dk.broen.adapters.sheet;

import java.util.Locale;
import java.util.Map;

/** Danish words that a sheet may use for the words of the facts document. */
final class DanishWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
        Map.entry("BOPÆL", "RESIDENCE"), Map.entry("UDPEGNING", "APPOINTMENT"), Map.entry("INDSATS", "SERVICE"),
        Map.entry("SAMTYKKE", "CONSENT"), Map.entry("AFTALE", "AGREEMENT"), Map.entry("BESLUTNING", "OVERRIDE"),
        Map.entry("PSP_SAG", "PSP_CASE"), Map.entry("AFSLUTNING", "STAY_END"),
        Map.entry("UDSKRIVNINGSAFTALE", "DISCHARGE_AGREEMENT"),
        Map.entry("KOORDINATIONSPLAN", "COORDINATION_PLAN"),
        Map.entry("HANDLEKOMMUNE", "ACTING"),
        Map.entry("PRIMÆR", "PRIMARY"), Map.entry("SEKUNDÆR", "SECONDARY"),
        Map.entry("SKRIFTLIG", "WRITTEN"), Map.entry("MUNDTLIG", "VERBAL"),
        Map.entry("BORGER", "CITIZEN"), Map.entry("VÆRGE", "GUARDIAN"), Map.entry("STEDFORTRÆDER", "APPOINTED_DEPUTY"),
        Map.entry("FORÆLDREMYNDIGHEDSINDEHAVER", "CUSTODIAN"),
        Map.entry("GIVET", "GIVEN"), Map.entry("AFVIST", "REFUSED"), Map.entry("IKKE_SPURGT", "NOT_REQUESTED"),
        Map.entry("SPURGT", "REQUESTED"), Map.entry("INHABIL", "INCAPABLE"), Map.entry("IKKE_TRUFFET", "UNREACHABLE"));
    private static final Map<String, String> DAYS =
        Map.of("man", "mon", "tir", "tue", "ons", "wed", "tor", "thu", "fre", "fri", "lør", "sat",
            "søn", "sun");

    private DanishWords() {}

    /** The word of the facts document; another text in upper case. */
    static String of(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return WORDS.getOrDefault(word, word);
    }

    /** The weekday of the facts document; another text in lower case. */
    static String day(String text) {
        String day = text.strip().toLowerCase(Locale.ROOT);
        return DAYS.getOrDefault(day, day);
    }
}
