package dk.broen.adapters.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The columns of a sheet, each with its name and its Danish names. docs/FACTS.md lists them. */
enum SheetColumn {
    CPR("cpr", "cpr_nummer", "cpr_nr", "cprnr", "personnummer"),
    FACT("fact", "oplysning"),
    ID("id", "kilde_id"),
    MUNICIPALITY("municipality", "kommune", "kommunekode"),
    UNIT("unit", "enhed"),
    FUNCTION("function", "funktion"),
    NAME("name", "navn"),
    PHONE("phone", "telefon", "tlf"),
    MAIL("mail", "email", "e_mail"),
    SMS("sms", "mobil"),
    HOURS("hours", "træffetid"),
    DEPUTY_NAME("deputy_name", "afløser"),
    DEPUTY_PHONE("deputy_phone", "afløser_telefon"),
    DEPUTY_MAIL("deputy_mail", "afløser_mail"),
    DEPUTY_SMS("deputy_sms", "afløser_sms"),
    DEPUTY_HOURS("deputy_hours", "afløser_træffetid"),
    ABSENCES("absences", "fravær"),
    RANK("rank", "rang"),
    KIND("kind", "art"),
    TO("to", "modtagere"),
    EVENTS("events", "hændelser"),
    REGIONS("regions", "regioner"),
    FORM("form", "samtykkeform"),
    SIGNED("signed", "underskrevet"),
    OBTAINED_BY("obtained_by", "indhentet_af"),
    SIGNATORY("signatory", "underskriver"),
    SIGNATORY_NAME("signatory_name", "underskrivers_navn"),
    GIVEN("given", "givet_den"),
    ANSWER("answer", "svar"),
    FROM("from", "fra", "fra_og_med"),
    UNTIL("until", "til", "til_og_med"),
    WITHDRAWN_AT("withdrawn_at", "trukket_tilbage"),
    PARTIES("parties", "parter"),
    CLINICIAN("clinician", "kliniker"),
    NECESSITY("necessity", "nødvendighed"),
    DECIDED_BY("decided_by", "besluttet_af"),
    STARTED_BY("started_by", "startet_af"),
    REASON("reason", "begrundelse"),
    STAYS("stays", "ophold"),
    REVOKED_AT("revoked_at", "ophævet"),
    BEGUN_AT("begun_at", "begyndt"),
    ENDED_AT("ended_at", "afsluttet"),
    ENDED_BY("ended_by", "afsluttet_af");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_./-]+");
    private final String title;
    private final List<String> aliases;

    SheetColumn(String title, String... aliases) {
        this.title = title;
        this.aliases = List.of(aliases);
    }

    /** The English name, which is that of the field in the JSON document. */
    String title() {
        return title;
    }

    List<String> aliases() {
        return aliases;
    }

    /** The column that a header means: upper and lower case, spaces, hyphens and full stops make no difference. */
    static Optional<SheetColumn> named(String header) {
        String name = BETWEEN_WORDS.matcher(header.strip().toLowerCase(Locale.ROOT)).replaceAll("_").replaceFirst("_$", "");
        return Arrays.stream(values()).filter(column -> column.title.equals(name) || column.aliases.contains(name)).findAny();
    }

    static List<String> names() {
        return Arrays.stream(values()).flatMap(column -> Stream.concat(Stream.of(column.title), column.aliases.stream())).toList();
    }
}
