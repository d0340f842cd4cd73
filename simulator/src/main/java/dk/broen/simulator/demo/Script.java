package dk.broen.simulator.demo;

import dk.broen.simulator.hospital.AdtMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The script of the demo: what happens from a Friday to the Monday after it. Times are Danish local times. */
final class Script {
    static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    /** A fixed day without a holiday near it, so that each demo prints the same table. */
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
    private static final LocalDate SUNDAY = FRIDAY.plusDays(2);
    private static final LocalDate MONDAY = FRIDAY.plusDays(3);
    /** The coordinators of Aarhus, who must answer ({@link DemoConfiguration}). */
    private static final String TEAM = "aarhus-forloebskoordinatorer";
    private final Map<String, Citizen> messages = new LinkedHashMap<>();
    private final List<Step> steps = written();

    /** The time on the hub's clock when the hub starts. */
    static Instant curtain() {
        return at(FRIDAY, "08:00").toInstant();
    }

    /** When the facts are recorded, before the first step. */
    ZonedDateTime begin() {
        return at(FRIDAY, "09:00");
    }

    /** The steps, in order of time. */
    List<Step> steps() {
        return steps;
    }

    /** The citizen of each message that a hospital sends, by the id of the message. */
    Map<String, Citizen> messages() {
        return Map.copyOf(messages);
    }

    private List<Step> written() {
        Step.Hl7 first = adt("A01", Citizen.CONSENTED, "P2", at(FRIDAY, "09:05"));
        Step.Hl7 neverAsked = adt("A01", Citizen.NEVER_ASKED, "P2", at(FRIDAY, "10:20"));
        Step.Hl7 consentsLate = adt("A01", Citizen.CONSENTS_LATE, "P5", at(FRIDAY, "12:45"));
        return List.of(
            first,
            new Step.Again(at(FRIDAY, "09:06"), first),
            adt("A01", Citizen.BY_MAIL, "PAO1", at(FRIDAY, "09:30")),
            new Step.Received(at(FRIDAY, "09:40"), Citizen.CONSENTED, first.id(), TEAM),
            adt("A01", Citizen.REFUSED, "P3", at(FRIDAY, "10:00")),
            neverAsked,
            new Step.WardAnswers(at(FRIDAY, "10:35"), Citizen.NEVER_ASKED, neverAsked.id(), "auh", "P2", List.of("HOUSING_SUPPORT")),
            adt("A01", Citizen.WITHOUT_COORDINATOR, "P5", at(FRIDAY, "10:40")),
            unreadable(at(FRIDAY, "11:00")),
            fhir(Citizen.AWAY_FROM_HOME, at(FRIDAY, "11:15")),
            adt("A01", Citizen.MISTAKEN, "PAO2", at(FRIDAY, "11:30")),
            adt("A11", Citizen.MISTAKEN, "PAO2", at(FRIDAY, "11:50")),
            adt("A01", Citizen.ON_THE_ISLAND, "PAO1", at(FRIDAY, "12:00")),
            adt("A16", Citizen.EXPECTED_HOME, "P2", at(FRIDAY, "12:30")),
            consentsLate,
            adt("A01", Citizen.IN_ANOTHER_WARD, "FAM", "MED", at(FRIDAY, "13:00")),
            new Step.Received(at(FRIDAY, "13:10"), Citizen.CONSENTS_LATE, consentsLate.id(), TEAM),
            adt("A08", Citizen.IN_ANOTHER_WARD, "PAO1", at(FRIDAY, "13:20")),
            adt("A01", Citizen.CHANGES_MIND, "PAO3", at(FRIDAY, "16:30")),
            adt("A01", Citizen.WEEKEND, "PAO-AKUT", at(FRIDAY, "20:00")),
            adt("A01", Citizen.RESIDENT, "PAO-AKUT", at(SATURDAY, "03:00")),
            adt("A03", Citizen.EXPECTED_HOME, "P2", at(SATURDAY, "22:00")),
            adt("A03", Citizen.HOME_AT_NIGHT, "PAO2", at(SATURDAY, "22:05")),
            adt("A03", Citizen.WEEKEND, "PAO-AKUT", at(SUNDAY, "06:00")),
            new Step.ConsentWithdrawn(at(SUNDAY, "12:00"), Citizen.CHANGES_MIND),
            new Step.ConsentGiven(at(MONDAY, "09:30"), Citizen.CONSENTS_LATE, List.of("HOUSING_SUPPORT")));
    }

    /** A message from a psychiatric ward. */
    private Step.Hl7 adt(String trigger, Citizen citizen, String ward, ZonedDateTime at) {
        return adt(trigger, citizen, ward, "PSY", at);
    }

    private Step.Hl7 adt(String trigger, Citizen citizen, String ward, String service, ZonedDateTime at) {
        String id = "DEMO%04d".formatted(messages.size() + 1);
        messages.put(id, citizen);
        AdtMessage message = AdtMessage.of(trigger, id, at.toInstant()).patient(citizen.person()).livingIn(citizen.municipality())
            .admissionType("A").service(service).visit(citizen.stay());
        AdtMessage sent = citizen.municipality().equals("0751") ? message.at(ward, "2", "1", "AUH")
            : message.from("COSMIC", "ODENSE").at(ward, "4", "1", "ODENSE").inUtf8();
        return new Step.Hl7(at, citizen, id, ward, sent.bytes());
    }

    private static Step.Unreadable unreadable(ZonedDateTime at) {
        return new Step.Unreadable(at, AdtMessage.of("A01", "DEMO-unreadable", at.toInstant())
            .at("P2", "2", "1", "AUH").visit("STAY-unreadable").with("PID-1", "1").bytes());
    }

    private Step.Fhir fhir(Citizen citizen, ZonedDateTime at) {
        String message = UUID.nameUUIDFromBytes((citizen.stay() + at).getBytes(StandardCharsets.UTF_8)).toString();
        messages.put(message, citizen);
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
