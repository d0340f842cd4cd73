package dk.broen.mappings.medcom;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.CourseRules;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.Stay;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of MedCom's files becomes the right event, or is refused, as JSON and as XML (danish-standards.md §§1.3, 1.10). */
class MedComFilesTest {
    private static final FhirContext FHIR = FhirContext.forR4();
    private static final HospitalNotificationReader READER = new HospitalNotificationReader();
    private static final Hospital HERLEV = new Hospital(new HospitalId("herlev"), "Herlev og Gentofte Hospital", Optional.empty(),
        new RegionCode("1084"), Set.of("265161000016000", "502701000016000", "923071000016002"), Map.of(), Specialty.SOMATIC,
        Wards.answeredOn("answers.herlev"), AdtProfile.SHIPPED);

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
    examples/STIN.json               | ADMITTED          | ORIGINAL     | 2022-12-07T12:00:00+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/third_party_sender.json | ADMITTED          | ORIGINAL     | 2022-12-07T12:00:00+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/two_episode_ids.json    | ADMITTED          | ORIGINAL     | 2022-12-07T12:00:00+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/RE_STIN.json            | ADMITTED          | CORRECTION   | 2022-12-07T13:00:00+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/AN_STIN.json            | ADMITTED          | CANCELLATION | 2022-12-07T12:00:00+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/STAA.json               | EMERGENCY_CONTACT | ORIGINAL     | 2022-12-01T10:00:04+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/STOR.json               | LEAVE_STARTED     | ORIGINAL     | 2022-12-13T14:00:10+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/SLOR.json               | LEAVE_ENDED       | ORIGINAL     | 2022-12-14T15:30:00+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/SLHJ_inpatient.json     | DISCHARGED        | ORIGINAL     | 2022-12-18T09:45:30+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/SLHJ_emergency.json     | DISCHARGED        | ORIGINAL     | 2022-12-02T22:00:09+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/MORS_inpatient.json     | DECEASED          | ORIGINAL     | 2022-12-09T09:45:30+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    examples/MORS_emergency.json     | DECEASED          | ORIGINAL     | 2022-12-02T07:00:00+02:00 | bd481c38-a921-11ed-afa1-0242ac120002
    certification/STIN_A.json        | ADMITTED          | ORIGINAL     | 2023-03-01T12:00:00+01:00 | 82873e50-325e-4016-8a68-2934bdb2f66d
    certification/STIN_B1.json       | ADMITTED          | ORIGINAL     | 2023-03-01T12:00:00+01:00 | 16b2bf28-921c-4553-9925-1bc1b0dfd54e
    certification/STIN_B2.json       | ADMITTED          | ORIGINAL     | 2023-03-01T20:35:00+01:00 | 16b2bf28-921c-4553-9925-1bc1b0dfd54e
    certification/STIN_C1.json       | ADMITTED          | ORIGINAL     | 2023-03-01T12:00:00+01:00 | 54413373-cd42-4004-904c-7a2c3e4aa8b6
    certification/STIN_C2.json       | ADMITTED          | ORIGINAL     | 2023-03-01T12:00:00+01:00 | 54413373-cd42-4004-904c-7a2c3e4aa8b6
    certification/STAA_D.json        | EMERGENCY_CONTACT | ORIGINAL     | 2023-02-28T10:00:04+01:00 | c1280ebe-676b-480f-b27c-545972b4888e
    certification/STAA_E.json        | EMERGENCY_CONTACT | ORIGINAL     | 2023-02-28T10:00:04+01:00 | 6ef2055a-fea5-4d9d-826c-40b0e57b4bdf
    certification/STIN_E.json        | ADMITTED          | ORIGINAL     | 2023-03-01T15:00:00+01:00 | 6ef2055a-fea5-4d9d-826c-40b0e57b4bdf
    certification/STIN_F.json        | ADMITTED          | ORIGINAL     | 2023-03-01T12:00:00+01:00 | 49a2b22b-f628-4468-9ba9-b6c0db4a6871
    certification/STOR_F.json        | LEAVE_STARTED     | ORIGINAL     | 2023-03-03T14:00:10+01:00 | 49a2b22b-f628-4468-9ba9-b6c0db4a6871
    certification/STIN_H.json        | ADMITTED          | ORIGINAL     | 2023-03-01T12:00:00+01:00 | d3d03544-f116-4070-a823-d5c64e6a7c46
    certification/SLHJ_H.json        | DISCHARGED        | ORIGINAL     | 2023-03-07T09:45:30+01:00 | d3d03544-f116-4070-a823-d5c64e6a7c46
    certification/STIN_N.json        | ADMITTED          | ORIGINAL     | 2023-03-01T12:00:00+01:00 | 5a6c371c-cc13-417e-a5c5-f65ee8bad8e1
    certification/AN_STIN_N.json     | ADMITTED          | CANCELLATION | 2023-03-01T13:00:00+01:00 | 5a6c371c-cc13-417e-a5c5-f65ee8bad8e1
    certification/TEK_DUB.json       | ADMITTED          | ORIGINAL     | 2023-03-01T12:00:00+01:00 | 9840fa2e-3cfc-4a5b-ba2d-bb62d9b080d4
    certification/TEK_STIN_A.json    | ADMITTED          | ORIGINAL     | 2023-03-01T12:00:00+01:00 | 51738ad5-dafc-48a2-9233-4736a8be137b
    """)
    void a_file_becomes_its_event_as_json_and_as_xml(String file, EventType type, EventNature nature, OffsetDateTime at, String episode) {
        byte[] json = MedComFiles.read(file);

        StayEvent event = event(READER.interpret(json, MedComFilesTest::sender));

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.nature()).isEqualTo(nature);
        assertThat(event.occurredAt()).isEqualTo(at.toInstant());
        assertThat(event.stay()).isEqualTo(new StayKey(HERLEV.id(), episode));
        assertThat(event.citizen()).isEqualTo(new Cpr("2509479989"));
        assertThat(event.citizenName()).contains("Elmer");
        assertThat(READER.interpret(xml(json), MedComFilesTest::sender)).isEqualTo(new Interpretation.Event(event));
    }

    @Test
    void the_message_without_event_and_class_is_refused_on_receipt() {
        byte[] json = MedComFiles.read("certification/TEK_FCC.json");
        var refusal = new Interpretation.Unreadable("FIELD_MISSING", "MessageHeader.event", "A required element is missing");

        for (byte[] form : List.of(json, xml(json))) {
            assertThat(READER.interpret(form, MedComFilesTest::sender)).isEqualTo(refusal);
            assertThat(READER.identify(form)).isEqualTo(new Identification.Refused(refusal));
        }
    }

    @Test
    void a_message_is_identified_by_its_ids() {
        assertThat(READER.identify(MedComFiles.read("certification/STIN_B2.json"))).isEqualTo(
            new Identification.Identified("b9b4818e-02de-4cc4-b418-d20cbc399006", "64e7f154-668d-4d2a-bf76-2cec049b3252"));
    }

    @Test
    void a_message_without_an_id_is_refused_on_receipt() {
        String json = new String(MedComFiles.read("examples/STIN.json"), StandardCharsets.UTF_8)
            .replaceFirst("\"fullUrl\"\\s*:\\s*\"[^\"]*MessageHeader/[^\"]*\",", "")
            .replaceFirst("(\"resourceType\"\\s*:\\s*\"MessageHeader\",\\s*)\"id\"\\s*:\\s*\"[^\"]*\",", "$1");

        assertThat(READER.identify(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Identification.Refused(
            new Interpretation.Unreadable("FIELD_MISSING", "MessageHeader.id", "A required element is missing")));
    }

    @Test
    void the_department_is_the_service_provider_and_the_sender_its_hospital() {
        StayEvent event = event(READER.interpret(MedComFiles.read("examples/third_party_sender.json"), MedComFilesTest::sender));

        assertThat(event.department().name()).isEqualTo("Hjertemedicinsk sengeafs. S103");
        assertThat(event.department().codes()).containsExactly("399841000016000");
    }

    @Test
    void a_department_without_its_own_sor_id_does_not_get_the_sor_id_of_the_hospital() {
        StayEvent event = event(mutated("examples/third_party_sender.json",
            bundle -> change(bundle, encounter -> encounter.getServiceProvider().setReference("Organization/nowhere"))));

        assertThat(event.department().codes()).isEmpty();
    }

    @Test
    void a_hospital_known_only_by_its_department_is_found() {
        assertThat(event(READER.interpret(MedComFiles.read("examples/third_party_sender.json"),
            sor -> sor.equals("399841000016000") ? Optional.of(HERLEV) : Optional.empty())).stay().hospital()).isEqualTo(HERLEV.id());
    }

    @Test
    void a_sender_that_is_not_configured_is_refused() {
        assertThat(READER.interpret(MedComFiles.read("examples/STIN.json"), sor -> Optional.empty())).isInstanceOfSatisfying(
            Interpretation.Unreadable.class, unreadable -> assertThat(unreadable.code()).isEqualTo("SENDER_UNKNOWN"));
    }

    @Test
    void an_event_says_whether_it_is_of_an_emergency_contact() {
        assertThat(event(mutated("examples/SLHJ_emergency.json", bundle -> bundle)).emergency()).isTrue();
        assertThat(event(mutated("examples/SLHJ_inpatient.json", bundle -> bundle)).emergency()).isFalse();
    }

    @Test
    void an_admission_that_arrives_after_the_discharge_leaves_the_stay_discharged() {
        StayEvent contact = event(mutated("examples/STAA.json", bundle -> bundle));
        StayEvent discharge = event(mutated("examples/SLHJ_inpatient.json", bundle -> bundle));
        StayEvent lateAdmission = event(mutated("examples/STIN.json", bundle -> bundle));

        Instant received = Instant.parse("2022-12-19T10:00:00Z");
        List<Said> said = Stream.of(contact, discharge, lateAdmission)
            .map(event -> new Said(new OccasionId(UUID.randomUUID()), event, received)).toList();
        Course course = Course.of(said, department -> Specialty.PSYCHIATRIC, CourseRules.SHIPPED, List.of(), received);

        assertThat(course.stays()).singleElement().satisfies(stay -> {
            assertThat(stay.state()).isEqualTo(Stay.State.ENDED);
            assertThat(stay.begunAt()).contains(Instant.parse("2022-12-07T10:00:00Z"));
        });
    }

    @ParameterizedTest(name = "{0}: {1} with class {2} and status {3} is refused at {4}")
    @CsvSource(delimiter = '|', textBlock = """
        examples/STIN.json           | admit-inpatient          | IMP  | finished         | Encounter.status
        examples/STIN.json           | admit-inpatient          | IMP  | planned          | Encounter.status
        examples/STIN.json           | admit-inpatient          | IMP  | entered-in-error | Encounter.status
        examples/STIN.json           | admit-inpatient          | EMER | in-progress      | Encounter.class
        examples/STIN.json           | admit-inpatient          | AMB  | in-progress      | Encounter.class
        examples/STIN.json           | admit-emergency          | IMP  | in-progress      | Encounter.class
        examples/STIN.json           | new-message              | IMP  | in-progress      | Provenance.activity
        examples/STIN.json           | acknowledgement          | IMP  | in-progress      | Provenance.activity
        examples/STIN.json           | start-leave-inpatient    | IMP  | in-progress      | Encounter.status
        examples/STIN.json           | start-leave-inpatient    | IMP  | onleave          | Encounter.extension(leave-period).start
        examples/AN_STIN.json        | cancel-admit-inpatient   | IMP  | in-progress      | Encounter.status
        examples/SLHJ_inpatient.json | discharge-inpatient-home | IMP  | in-progress      | Encounter.status
        examples/MORS_inpatient.json | admit-inpatient          | IMP  | in-progress      | Encounter.status
        examples/MORS_inpatient.json | admit-inpatient          | EMER | finished         | Encounter.class
        """)
    void codes_that_do_not_fit_together_are_refused_at_their_element(String file, String activity, String patientClass, String status,
        String where) {
        assertRefused(mutated(file, bundle -> with(bundle, activity, patientClass, status)), where);
    }

    @ParameterizedTest(name = "{0} becomes {1}: {4} {5}")
    @CsvSource(delimiter = '|', textBlock = """
        examples/SLOR.json           | cancel-start-leave-inpatient    | IMP  | in-progress      | LEAVE_STARTED     | CANCELLATION
        examples/STOR.json           | cancel-end-leave-inpatient      | IMP  | onleave          | LEAVE_ENDED       | CANCELLATION
        examples/STOR.json           | revise-start-leave-inpatient    | IMP  | onleave          | LEAVE_STARTED     | CORRECTION
        examples/SLOR.json           | revise-end-leave-inpatient      | IMP  | in-progress      | LEAVE_ENDED       | CORRECTION
        examples/STAA.json           | revise-admit-emergency          | EMER | in-progress      | EMERGENCY_CONTACT | CORRECTION
        examples/STAA.json           | cancel-admit-emergency          | EMER | entered-in-error | EMERGENCY_CONTACT | CANCELLATION
        examples/SLHJ_inpatient.json | revise-discharge-inpatient-home | IMP  | finished         | DISCHARGED        | CORRECTION
        examples/SLHJ_emergency.json | revise-discharge-emergency-home | EMER | finished         | DISCHARGED        | CORRECTION
        examples/STIN.json           | cancel-discharge-inpatient-home | IMP  | in-progress      | DISCHARGED        | CANCELLATION
        examples/STOR.json           | cancel-discharge-inpatient-home | IMP  | onleave          | DISCHARGED        | CANCELLATION
        examples/STAA.json           | cancel-discharge-emergency-home | EMER | in-progress      | DISCHARGED        | CANCELLATION
        examples/STOR.json           | discharge-inpatient-home        | IMP  | onleave          | DISCHARGED        | ORIGINAL
        """)
    void codes_without_an_example_file_are_read_by_the_table(String file, String activity, String patientClass, String status,
        EventType type, EventNature nature) {
        StayEvent event = event(mutated(file, bundle -> with(askingNothing(bundle), activity, patientClass, status)));

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.nature()).isEqualTo(nature);
    }

    @Test
    void death_is_recognised_before_the_activity_and_false_cancels_it() {
        assertThat(event(mutated("examples/STIN.json", bundle -> deadOnArrival(bundle))).type()).isEqualTo(EventType.DECEASED);

        StayEvent cancelled = event(mutated("examples/MORS_inpatient.json",
            bundle -> with(alive(bundle), "admit-inpatient", "IMP", "in-progress")));
        assertThat(cancelled.type()).isEqualTo(EventType.DECEASED);
        assertThat(cancelled.nature()).isEqualTo(EventNature.CANCELLATION);
    }

    @Test
    void a_death_that_is_repeated_is_a_correction() {
        assertThat(event(mutated("examples/MORS_inpatient.json", bundle -> {
            bundle.addEntry().setResource(elsewhere(current(bundle).copy()));
            return bundle;
        })).nature()).isEqualTo(EventNature.CORRECTION);
    }

    @Test
    void a_citizen_who_is_said_to_live_is_admitted_and_corrected_as_any_other() {
        StayEvent admitted = event(mutated("examples/STIN.json", MedComFilesTest::alive));
        StayEvent corrected = event(mutated("examples/RE_STIN.json", bundle -> {
            bundle.addEntry().setResource(elsewhere(current(bundle).copy()));
            return alive(bundle);
        }));

        assertThat(admitted.type()).isEqualTo(EventType.ADMITTED);
        assertThat(admitted.citizenLives()).isTrue();
        assertThat(corrected.type()).isEqualTo(EventType.ADMITTED);
        assertThat(corrected.nature()).isEqualTo(EventNature.CORRECTION);
    }

    @Test
    void a_death_after_a_correction_is_cancelled_by_a_removal() {
        StayEvent cancelled = event(mutated("examples/RE_STIN.json", bundle -> {
            bundle.addEntry().setResource(elsewhere(current(bundle).copy()));
            current(bundle).getEntityFirstRep().setRole(Provenance.ProvenanceEntityRole.REMOVAL);
            return alive(bundle);
        }));

        assertThat(cancelled.type()).isEqualTo(EventType.DECEASED);
        assertThat(cancelled.nature()).isEqualTo(EventNature.CANCELLATION);
        assertThat(cancelled.citizenLives()).isFalse();
    }

    @Test
    void a_missing_element_is_refused_at_its_place() {
        assertRefused(mutated("examples/STIN.json", bundle -> change(bundle, encounter -> encounter.setClass_(null))), "Encounter.class");
        assertRefused(mutated("examples/STIN.json", bundle -> change(bundle, encounter -> encounter.setStatus(null))), "Encounter.status");
        assertRefused(mutated("examples/STIN.json", bundle -> change(bundle, encounter -> encounter.setPeriod(null))),
            "Encounter.period.start");
        assertRefused(mutated("examples/STIN.json", bundle -> change(bundle, encounter -> encounter.setEpisodeOfCare(List.of()))),
            "Encounter.episodeOfCare.identifier");
        assertRefused(mutated("examples/STIN.json", bundle -> change(bundle, encounter -> encounter.setServiceProvider(null))),
            "Encounter.serviceProvider");
        assertRefused(mutated("examples/STIN.json", bundle -> without(bundle, Provenance.class)), "Provenance");
        assertRefused(mutated("examples/STIN.json", bundle -> without(bundle, Encounter.class)), "MessageHeader.focus");
        assertRefused(mutated("examples/STIN.json", bundle -> without(bundle, Patient.class)), "Bundle.entry.resource.ofType(Patient)");
    }

    @Test
    void a_replacement_number_is_refused_and_no_refusal_quotes_the_citizen() {
        assertRefused(mutated("examples/STIN.json", bundle -> {
            one(bundle, Patient.class).getIdentifierFirstRep().setSystem("urn:oid:1.2.208.176.1.6.1.3.181");
            return bundle;
        }), "Patient.identifier");
        assertRefused(mutated("examples/STIN.json", bundle -> {
            one(bundle, Patient.class).getIdentifierFirstRep().setValue("3102479989");
            return bundle;
        }), "Patient.identifier");
    }

    @Test
    void the_latest_provenance_is_current_if_none_targets_the_message() {
        assertThat(event(mutated("examples/SLHJ_inpatient.json", bundle -> {
            current(bundle).getTarget().get(0).setReference("MessageHeader/somewhere-else");
            return bundle;
        })).type()).isEqualTo(EventType.DISCHARGED);
    }

    @Test
    void a_value_that_its_type_cannot_hold_is_refused_and_not_read_as_absent() {
        String json = new String(MedComFiles.read("examples/MORS_inpatient.json"), StandardCharsets.UTF_8);

        assertThat(READER.interpret(json.replaceFirst("\"deceasedBoolean\"\\s*:\\s*true", "\"deceasedBoolean\": \"ja 2509479989\"")
            .getBytes(StandardCharsets.UTF_8), MedComFilesTest::sender)).isInstanceOfSatisfying(Interpretation.Unreadable.class,
                unreadable -> assertThat(unreadable.toString()).doesNotContain("2509479989", "ja "));
        assertThat(READER.interpret(json.replace("2022-12-09T09:45:30+02:00", "2022-12-09T09:45:30").getBytes(StandardCharsets.UTF_8),
            MedComFilesTest::sender)).isInstanceOf(Interpretation.Unreadable.class);
    }

    @Test
    void a_payload_that_is_not_a_fhir_message_is_refused_without_an_exception() {
        for (String garbage : List.of("", "hej", "{", "{}", "[]", "<", "<a/>", "{\"resourceType\":\"Patient\"}",
            "{\"resourceType\":\"Bundle\"}", "<Bundle xmlns=\"http://hl7.org/fhir\"/>", "MSH|^~\\&|")) {
            assertThat(READER.interpret(garbage.getBytes(StandardCharsets.UTF_8), MedComFilesTest::sender)).as(garbage)
                .isInstanceOf(Interpretation.Unreadable.class);
            assertThat(READER.identify(garbage.getBytes(StandardCharsets.UTF_8))).as(garbage).isInstanceOf(Identification.Refused.class);
        }
        assertThat(READER.identify(new byte[] {(byte) 0xC3, 0x28})).isInstanceOf(Identification.Refused.class);
    }

    private static Bundle deadOnArrival(Bundle bundle) {
        one(bundle, Patient.class).setDeceased(new BooleanType(true));
        return change(bundle, encounter -> encounter.getPeriod().setEndElement(encounter.getPeriod().getStartElement().copy()));
    }

    private static Bundle alive(Bundle bundle) {
        one(bundle, Patient.class).setDeceased(new BooleanType(false));
        return bundle;
    }

    private static Provenance elsewhere(Provenance earlier) {
        earlier.getTargetFirstRep().setReference("MessageHeader/earlier");
        return earlier;
    }

    /** A report of admission is asked for by a beginning only. */
    private static Bundle askingNothing(Bundle bundle) {
        ((MessageHeader) bundle.getEntryFirstRep().getResource()).getExtension().clear();
        return bundle;
    }

    private static Bundle with(Bundle bundle, String activity, String patientClass, String status) {
        current(bundle).getActivity().getCodingFirstRep().setCode(activity);
        return change(bundle, encounter -> {
            encounter.setStatus(Encounter.EncounterStatus.fromCode(status));
            encounter.getClass_().setCode(patientClass);
        });
    }

    private static Bundle change(Bundle bundle, Consumer<Encounter> how) {
        how.accept(one(bundle, Encounter.class));
        return bundle;
    }

    private static Bundle without(Bundle bundle, Class<?> type) {
        bundle.getEntry().removeIf(entry -> type.isInstance(entry.getResource()));
        return bundle;
    }

    private static Provenance current(Bundle bundle) {
        String header = bundle.getEntryFirstRep().getResource().getIdElement().getIdPart();
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).filter(Provenance.class::isInstance)
            .map(Provenance.class::cast).filter(provenance -> provenance.getTargetFirstRep().getReference().endsWith(header))
            .findFirst().orElseThrow();
    }

    private static <R> R one(Bundle bundle, Class<R> type) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).filter(type::isInstance).map(type::cast)
            .findFirst().orElseThrow();
    }

    private static Interpretation mutated(String file, UnaryOperator<Bundle> how) {
        String json = new String(MedComFiles.read(file), StandardCharsets.UTF_8);
        Bundle bundle = how.apply(FHIR.newJsonParser().parseResource(Bundle.class, json));
        byte[] changed = FHIR.newJsonParser().encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8);
        return READER.interpret(changed, MedComFilesTest::sender);
    }

    private static byte[] xml(byte[] json) {
        return FHIR.newXmlParser().encodeResourceToString(FHIR.newJsonParser().parseResource(new String(json, StandardCharsets.UTF_8)))
            .getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(Interpretation interpretation, String where) {
        assertThat(interpretation).isInstanceOfSatisfying(Interpretation.Unreadable.class, unreadable -> {
            assertThat(unreadable.location()).isEqualTo(where);
            assertThat(unreadable.message()).doesNotContain("2509479989", "3102479989", "Elmer");
        });
    }

    private static StayEvent event(Interpretation interpretation) {
        assertThat(interpretation).isInstanceOf(Interpretation.Event.class);
        return (StayEvent) ((Interpretation.Event) interpretation).event();
    }

    private static Optional<Hospital> sender(String sor) {
        return HERLEV.senders().contains(sor) ? Optional.of(HERLEV) : Optional.empty();
    }
}
