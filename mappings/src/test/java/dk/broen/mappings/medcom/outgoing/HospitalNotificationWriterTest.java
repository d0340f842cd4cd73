package dk.broen.mappings.medcom.outgoing;

import static dk.broen.domain.terms.EventNature.CANCELLATION;
import static dk.broen.domain.terms.EventNature.CORRECTION;
import static dk.broen.domain.terms.EventNature.ORIGINAL;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.EMERGENCY_CONTACT;
import static dk.broen.domain.terms.EventType.LEAVE_ENDED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.StayReport;
import dk.broen.domain.notification.StayReport.Activity;
import dk.broen.domain.notification.StayReport.Kind;
import dk.broen.domain.notification.StayReport.Leave;
import dk.broen.domain.notification.StayReport.State;
import dk.broen.domain.notification.StayReport.Vital;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the hub sends is valid by the published profiles and means what the hub reports. */
class HospitalNotificationWriterTest {
    private static final Instant IN = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant AWAY = Instant.parse("2026-12-02T09:00:00Z");
    private static final Instant OUT = Instant.parse("2026-12-03T09:00:00Z");
    private static final Instant SENT = Instant.parse("2026-12-03T09:00:05Z");
    private static final MedComParty HUB = new MedComParty("777770000016009", "5790000209354", "Broen");
    private static final MedComParty NEXUS = new MedComParty("953741000016009", "5790001348120", "Bostøtte Nord");
    private static final Optional<Leave> LEFT = Optional.of(new Leave(AWAY, Optional.empty()));
    private static final Optional<Leave> RETURNED = Optional.of(new Leave(AWAY, Optional.of(OUT)));
    private static final OfficialProfiles PROFILES = new OfficialProfiles();
    private final List<OutgoingNotification.Earlier> before = new ArrayList<>();
    private final HospitalNotificationWriter writer = new HospitalNotificationWriter(UUID::randomUUID);

    @Test
    void each_event_of_a_course_is_valid_and_means_what_it_reports() {
        sends(report(EMERGENCY_CONTACT, ORIGINAL, Kind.EMERGENCY, State.IN_PROGRESS, Optional.empty(), Optional.empty()));
        sends(report(ADMITTED, ORIGINAL, Kind.INPATIENT, State.IN_PROGRESS, Optional.empty(), Optional.empty()));
        sends(report(ADMITTED, CORRECTION, Kind.INPATIENT, State.IN_PROGRESS, Optional.empty(), Optional.empty()));
        sends(report(LEAVE_STARTED, ORIGINAL, Kind.INPATIENT, State.ON_LEAVE, Optional.empty(), LEFT));
        sends(report(LEAVE_STARTED, CORRECTION, Kind.INPATIENT, State.ON_LEAVE, Optional.empty(), LEFT));
        sends(report(LEAVE_STARTED, CANCELLATION, Kind.INPATIENT, State.IN_PROGRESS, Optional.empty(), Optional.empty()));
        sends(report(LEAVE_STARTED, ORIGINAL, Kind.INPATIENT, State.ON_LEAVE, Optional.empty(), LEFT));
        sends(report(LEAVE_ENDED, ORIGINAL, Kind.INPATIENT, State.IN_PROGRESS, Optional.empty(), RETURNED));
        sends(report(LEAVE_ENDED, CORRECTION, Kind.INPATIENT, State.IN_PROGRESS, Optional.empty(), RETURNED));
        sends(report(LEAVE_ENDED, CANCELLATION, Kind.INPATIENT, State.ON_LEAVE, Optional.empty(), LEFT));
        sends(report(DISCHARGED, ORIGINAL, Kind.INPATIENT, State.FINISHED, Optional.of(OUT), Optional.empty()));
        sends(report(DISCHARGED, CORRECTION, Kind.INPATIENT, State.FINISHED, Optional.of(OUT), Optional.empty()));
        sends(report(DISCHARGED, CANCELLATION, Kind.INPATIENT, State.IN_PROGRESS, Optional.empty(), Optional.empty()));
        sends(report(ADMITTED, CANCELLATION, Kind.INPATIENT, State.IN_ERROR, Optional.empty(), Optional.empty()));
    }

    @Test
    void an_emergency_contact_is_valid_to_its_end() {
        sends(report(EMERGENCY_CONTACT, ORIGINAL, Kind.EMERGENCY, State.IN_PROGRESS, Optional.empty(), Optional.empty()));
        sends(report(EMERGENCY_CONTACT, CORRECTION, Kind.EMERGENCY, State.IN_PROGRESS, Optional.empty(), Optional.empty()));
        sends(report(DISCHARGED, ORIGINAL, Kind.EMERGENCY, State.FINISHED, Optional.of(OUT), Optional.empty()));
        sends(report(DISCHARGED, CORRECTION, Kind.EMERGENCY, State.FINISHED, Optional.of(OUT), Optional.empty()));
        sends(report(DISCHARGED, CANCELLATION, Kind.EMERGENCY, State.IN_PROGRESS, Optional.empty(), Optional.empty()));
        sends(report(EMERGENCY_CONTACT, CANCELLATION, Kind.EMERGENCY, State.IN_ERROR, Optional.empty(), Optional.empty()));
    }

    @Test
    void a_death_repeats_the_activity_and_is_corrected_and_cancelled() {
        sends(report(ADMITTED, ORIGINAL, Kind.INPATIENT, State.IN_PROGRESS, Optional.empty(), Optional.empty()));
        sends(death(ORIGINAL, State.FINISHED, Vital.DEAD, Optional.of(OUT)));
        sends(death(CORRECTION, State.FINISHED, Vital.DEAD, Optional.of(OUT)));
        sends(death(CANCELLATION, State.IN_PROGRESS, Vital.ALIVE_AGAIN, Optional.empty()));
    }

    @Test
    void a_message_names_the_ids_of_the_messages_before_it() {
        sends(report(ADMITTED, ORIGINAL, Kind.INPATIENT, State.IN_PROGRESS, Optional.empty(), Optional.empty()));
        String discharge =
            sends(report(DISCHARGED, ORIGINAL, Kind.INPATIENT, State.FINISHED, Optional.of(OUT), Optional.empty()));

        assertThat(discharge).contains("\"reference\":\"MessageHeader/" + notice(0) + "\"", "\"id\":\"" + notice(1) + "\"");
        assertThat(discharge.split("\"resourceType\":\"Provenance\"")).as("one provenance for each message").hasSize(3);
    }

    @Test
    void a_second_attempt_differs_in_bundle_id_and_times_only() {
        StayReport report = report(ADMITTED, ORIGINAL, Kind.INPATIENT, State.IN_PROGRESS, Optional.empty(), Optional.empty());
        String first = written(report, SENT);
        String second = written(report, SENT.plusSeconds(1800));

        assertThat(second).isNotEqualTo(first);
        assertThat(withoutTheAttempt(second)).isEqualTo(withoutTheAttempt(first));
    }

    @Test
    void a_citizen_without_a_known_name_can_be_told() {
        byte[] message = writer.write(new OutgoingNotification(notice(0), HUB, NEXUS, new Cpr("2509479989"), Optional.empty(), List.of(),
            report(ADMITTED, ORIGINAL, Kind.INPATIENT, State.IN_PROGRESS, Optional.empty(), Optional.empty()), HUB.sor(), SENT));

        assertThat(PROFILES.errors(message)).isEmpty();
    }

    private static String withoutTheAttempt(String message) {
        return message.replaceFirst("\"id\":\"[^\"]+\"", "").replaceAll("\"(timestamp|occurredDateTime|recorded)\":\"[^\"]+\"", "");
    }

    private String sends(StayReport report) {
        String message = written(report, SENT.plusSeconds(before.size()));

        assertThat(PROFILES.errors(message.getBytes(StandardCharsets.UTF_8))).as("%s", report).isEmpty();
        assertThat(meaning(message)).as("%s", report).isEqualTo(report.nature() + " " + report.type());
        before.add(new OutgoingNotification.Earlier(notice(before.size()), report, SENT.plusSeconds(before.size())));
        return message;
    }

    private String written(StayReport report, Instant at) {
        return new String(writer.write(new OutgoingNotification(notice(before.size()), HUB, NEXUS, new Cpr("2509479989"),
            Optional.of("Tove Jensen"), before, report, HUB.sor(), at)), StandardCharsets.UTF_8);
    }

    private static String meaning(String message) {
        Hospital hospital = new Hospital(new HospitalId("auh"), "AUH", Optional.empty(), new RegionCode("1082"), Set.of(HUB.sor()),
            Map.of(), Specialty.PSYCHIATRIC, Wards.answeredOn("ward-answers.auh"), AdtProfile.SHIPPED);
        Interpretation read = new HospitalNotificationReader().interpret(message.getBytes(StandardCharsets.UTF_8),
            sor -> Optional.of(hospital));
        return read instanceof Interpretation.Event event && event.event() instanceof StayEvent stay ? stay.nature() + " " + stay.type()
            : read.toString();
    }

    private static NotificationId notice(int number) {
        return new NotificationId(new UUID(7, number));
    }

    private static StayReport report(EventType type, EventNature nature, Kind kind, State state, Optional<Instant> end,
        Optional<Leave> leave) {
        return new StayReport(new StayKey(new HospitalId("auh"), "s1"), type, nature, new Activity(type, nature), kind, state,
            Vital.ALIVE, IN, end, leave, new Saying.Hospital("Aarhus Universitetshospital", Optional.empty()), Optional.of("Afsnit P2"));
    }

    private static StayReport death(EventNature nature, State state, Vital vital, Optional<Instant> end) {
        return new StayReport(new StayKey(new HospitalId("auh"), "s1"), DECEASED, nature, new Activity(ADMITTED, ORIGINAL),
            Kind.INPATIENT, state, vital, IN, end, Optional.empty(),
            new Saying.Hospital("Aarhus Universitetshospital", Optional.empty()), Optional.empty());
    }
}
