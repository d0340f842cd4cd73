package dk.broen.simulator.demo;

import dk.broen.simulator.hospital.AdtMessage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A Friday and the weekend after it, as hospitals live it. Times are Danish. */
final class Script {
    static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private final LocalDate friday;
    private final LocalDate saturday;
    private final LocalDate sunday;
    private int messages;

    Script(LocalDate friday) {
        this.friday = friday;
        this.saturday = friday.plusDays(1);
        this.sunday = friday.plusDays(2);
    }

    ZonedDateTime begin() {
        return at(friday, "09:00");
    }

    /** In the order of their times. */
    List<Step> steps() {
        Step.Hl7 first = adt("A01", Citizen.CONSENTED, "P2", at(friday, "09:05"));
        return List.of(
            first,
            new Step.Again(at(friday, "09:06"), first),
            adt("A01", Citizen.BY_MAIL, "PAO1", at(friday, "09:30")),
            adt("A01", Citizen.REFUSED, "P3", at(friday, "10:00")),
            adt("A01", Citizen.NEVER_ASKED, "P2", at(friday, "10:20")),
            adt("A01", Citizen.WITHOUT_COORDINATOR, "P5", at(friday, "10:40")),
            unreadable(at(friday, "11:00")),
            fhir(Citizen.AWAY_FROM_HOME, at(friday, "11:15")),
            adt("A01", Citizen.MISTAKEN, "PAO2", at(friday, "11:30")),
            adt("A11", Citizen.MISTAKEN, "PAO2", at(friday, "11:50")),
            adt("A01", Citizen.ON_THE_ISLAND, "PAO1", at(friday, "12:00")),
            adt("A16", Citizen.EXPECTED_HOME, "P2", at(friday, "12:30")),
            adt("A01", Citizen.CHANGES_MIND, "PAO3", at(friday, "16:30")),
            adt("A01", Citizen.WEEKEND, "PAO-AKUT", at(friday, "20:00")),
            adt("A01", Citizen.RESIDENT, "PAO-AKUT", at(saturday, "03:00")),
            adt("A03", Citizen.EXPECTED_HOME, "P2", at(saturday, "22:00")),
            adt("A03", Citizen.HOME_AT_NIGHT, "PAO2", at(saturday, "22:05")),
            adt("A03", Citizen.WEEKEND, "PAO-AKUT", at(sunday, "06:00")),
            new Step.Withdrawal(at(sunday, "12:00"), Citizen.CHANGES_MIND));
    }

    private Step.Hl7 adt(String trigger, Citizen citizen, String ward, ZonedDateTime at) {
        String id = "DEMO%04d".formatted(++messages);
        AdtMessage message = AdtMessage.of(trigger, id, at.toInstant()).patient(citizen.person()).livingIn(citizen.municipality())
            .admissionType("A").service("PSY").visit(citizen.stay());
        AdtMessage sent = citizen.municipality().equals("0751") ? message.at(ward, "2", "1", "AUH")
            : message.from("COSMIC", "ODENSE").at(ward, "4", "1", "ODENSE").inUtf8();
        return new Step.Hl7(at, citizen, id, ward, sent.bytes());
    }

    private Step.Unreadable unreadable(ZonedDateTime at) {
        return new Step.Unreadable(at, AdtMessage.of("A01", "DEMO%04d".formatted(++messages), at.toInstant())
            .at("P2", "2", "1", "AUH").visit("STAY-unreadable").with("PID-1", "1").bytes());
    }

    private static Step.Fhir fhir(Citizen citizen, ZonedDateTime at) {
        String message = UUID.nameUUIDFromBytes((citizen.stay() + at).getBytes(StandardCharsets.UTF_8)).toString();
        String bundle = DemoFile.read("admission.fhir.json", Map.of(
            "message", message,
            "bundle", UUID.nameUUIDFromBytes(message.getBytes(StandardCharsets.UTF_8)).toString(),
            "time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at),
            "stay", citizen.stay(),
            "cpr", citizen.person().cpr(),
            "family", citizen.person().familyName(),
            "given", citizen.person().givenName()));
        return new Step.Fhir(at, citizen, message, "Hjerteafdelingen", bundle.getBytes(StandardCharsets.UTF_8));
    }

    private static ZonedDateTime at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(DENMARK);
    }
}
