package dk.broen.mappings.medcom;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * MedCom's own messages, each damaged in one way, as JSON and as XML. The policy of docs/medcom-conformance.md refuses the damage at its
 * place, or tolerates it.
 */
class RefusedNotificationsTest {
    private static final FhirContext FHIR = FhirContext.forR4();
    private static final HospitalNotificationReader READER = new HospitalNotificationReader();
    private static final Hospital HERLEV = new Hospital(new HospitalId("herlev"), "Herlev og Gentofte Hospital", Optional.empty(),
        new RegionCode("1084"), Set.of(), Map.of(), Specialty.SOMATIC, Wards.answeredOn("answers.herlev"), AdtProfile.SHIPPED);
    private static final String FOREIGN = "http://example.org/codes";
    private static final String USE = "MessageHeader.destination.extension(destinationUse)";
    static final List<String> FILES = Stream.concat(
        Stream.of("AN_STIN_N", "SLHJ_H", "STAA_D", "STAA_E", "STIN_A", "STIN_B1", "STIN_B2", "STIN_C1", "STIN_C2", "STIN_E", "STIN_F",
            "STIN_H", "STIN_N", "STOR_F", "TEK_DUB", "TEK_STIN_A").map(name -> "certification/" + name + ".json"),
        Stream.of("STIN", "third_party_sender", "two_episode_ids", "RE_STIN", "AN_STIN", "STAA", "STOR", "SLOR", "SLHJ_inpatient",
            "SLHJ_emergency", "MORS_inpatient", "MORS_emergency").map(name -> "examples/" + name + ".json"))
        .toList();

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @MethodSource("refused")
    void what_the_policy_refuses_is_refused_at_its_place_in_each_of_medcoms_messages(String damage, String code, String location,
        Consumer<Bundle> how) {
        for (String file : FILES) {
            for (byte[] message : damaged(file, how)) {
                assertThat(read(message)).as("%s, %s", file, damage).isInstanceOfSatisfying(Interpretation.Unreadable.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.location()).isEqualTo(location);
                });
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tolerated")
    void what_the_policy_tolerates_becomes_the_same_event(String difference, Consumer<Bundle> how) {
        for (String file : FILES) {
            Interpretation intact = read(MedComFiles.read(file));
            assertThat(intact).as(file).isInstanceOf(Interpretation.Event.class);
            for (byte[] message : damaged(file, how)) {
                assertThat(read(message)).as("%s, %s", file, difference).isEqualTo(intact);
            }
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
            damage("no bundle id", "FIELD_MISSING", "Bundle.id", bundle -> bundle.setId((String) null)),
            damage("no bundle type", "FIELD_MISSING", "Bundle.type", bundle -> bundle.setType(null)),
            damage("a collection", "FIELD_INVALID", "Bundle.type", bundle -> bundle.setType(Bundle.BundleType.COLLECTION)),
            damage("no timestamp", "FIELD_MISSING", "Bundle.timestamp", bundle -> bundle.setTimestamp(null)),
            damage("the header last", "FIELD_INVALID", "Bundle.entry[0].resource", bundle -> Collections.rotate(bundle.getEntry(), -1)),
            damage("no event", "FIELD_MISSING", "MessageHeader.event", bundle -> header(bundle).setEvent(null)),
            damage("another event", "VALUE_UNKNOWN", "MessageHeader.event",
                bundle -> header(bundle).getEventCoding().setCode("care-communication-message")),
            damage("a foreign event", "VALUE_UNKNOWN", "MessageHeader.event.system",
                bundle -> header(bundle).getEventCoding().setSystem(FOREIGN)),
            damage("an event without a system", "VALUE_UNKNOWN", "MessageHeader.event.system",
                bundle -> header(bundle).getEventCoding().setSystem(null)),
            damage("no destination", "FIELD_MISSING", "MessageHeader.destination", bundle -> header(bundle).getDestination().clear()),
            damage("two destinations", "FIELD_INVALID", "MessageHeader.destination",
                bundle -> header(bundle).addDestination(header(bundle).getDestinationFirstRep().copy())),
            damage("a destination without a use", "FIELD_MISSING", USE,
                bundle -> header(bundle).getDestinationFirstRep().getExtension().clear()),
            damage("a carbon copy", "VALUE_UNKNOWN", USE, bundle -> use(header(bundle).getDestinationFirstRep()).setCode("cc")),
            damage("a carbon copy beside the primary", "VALUE_UNKNOWN", USE, bundle -> {
                MessageHeader.MessageDestinationComponent copy = header(bundle).getDestinationFirstRep().copy();
                use(copy).setCode("cc");
                header(bundle).addDestination(copy);
            }),
            damage("a foreign use", "VALUE_UNKNOWN", USE + ".system",
                bundle -> use(header(bundle).getDestinationFirstRep()).setSystem(FOREIGN)),
            damage("no receiver", "FIELD_MISSING", "MessageHeader.destination.receiver",
                bundle -> header(bundle).getDestinationFirstRep().setReceiver(null)),
            damage("a receiver that is not there", "REFERENCE_UNRESOLVED", "MessageHeader.destination.receiver",
                bundle -> {
                    Organization receiver = receiver(bundle);
                    bundle.getEntry().removeIf(entry -> entry.getResource() == receiver);
                }),
            damage("no sender", "FIELD_MISSING", "MessageHeader.sender", bundle -> header(bundle).setSender(null)),
            damage("no focus", "FIELD_MISSING", "MessageHeader.focus", bundle -> header(bundle).getFocus().clear()),
            damage("a focus that is not there", "REFERENCE_UNRESOLVED", "MessageHeader.focus",
                bundle -> header(bundle).getFocusFirstRep().setReference("Encounter/nowhere")),
            damage("a focus that is no encounter", "REFERENCE_UNRESOLVED", "MessageHeader.focus",
                bundle -> header(bundle).getFocusFirstRep().setReference(encounter(bundle).getSubject().getReference())),
            damage("two focuses", "FIELD_INVALID", "MessageHeader.focus",
                bundle -> header(bundle).addFocus(header(bundle).getFocusFirstRep().copy())),
            damage("a wrong check digit of the receiver", "FIELD_INVALID", "Organization.identifier.value",
                bundle -> gln(receiver(bundle), "5790001348121")),
            damage("a GLN of 12 digits", "FIELD_INVALID", "Organization.identifier.value",
                bundle -> gln(receiver(bundle), "579000134812")),
            damage("a wrong check digit under the former system", "FIELD_INVALID", "Organization.identifier.value",
                bundle -> receiver(bundle).addIdentifier().setSystem("urn:oid:1.3.88").setValue("5790000209355")),
            damage("no patient", "FIELD_MISSING", "Bundle.entry.resource.ofType(Patient)",
                bundle -> bundle.getEntry().removeIf(entry -> entry.getResource() instanceof Patient)),
            damage("two patients", "FIELD_INVALID", "Bundle.entry.resource.ofType(Patient)",
                bundle -> bundle.addEntry().setResource(patient(bundle).copy())),
            damage("no subject", "FIELD_MISSING", "Encounter.subject", bundle -> encounter(bundle).setSubject(null)),
            damage("a subject that leads nowhere", "REFERENCE_UNRESOLVED", "Encounter.subject",
                bundle -> encounter(bundle).getSubject().setReference("Patient/nowhere")),
            damage("a subject that is no patient", "REFERENCE_UNRESOLVED", "Encounter.subject",
                bundle -> encounter(bundle).getSubject().setReference(header(bundle).getSender().getReference())),
            damage("no class", "FIELD_MISSING", "Encounter.class", bundle -> encounter(bundle).setClass_(null)),
            damage("a foreign class", "VALUE_UNKNOWN", "Encounter.class.system",
                bundle -> encounter(bundle).getClass_().setSystem(FOREIGN)),
            damage("another class", "VALUE_UNKNOWN", "Encounter.class", bundle -> encounter(bundle).getClass_().setCode("AMB")),
            damage("no status", "FIELD_MISSING", "Encounter.status", bundle -> encounter(bundle).setStatus(null)),
            damage("a planned stay", "CODES_CONTRADICT", "Encounter.status",
                bundle -> encounter(bundle).setStatus(Encounter.EncounterStatus.PLANNED)),
            damage("no episode", "FIELD_MISSING", "Encounter.episodeOfCare.identifier",
                bundle -> encounter(bundle).getEpisodeOfCare().clear()),
            damage("no period", "FIELD_MISSING", "Encounter.period.start", bundle -> encounter(bundle).setPeriod(null)),
            damage("no service provider", "FIELD_MISSING", "Encounter.serviceProvider",
                bundle -> encounter(bundle).setServiceProvider(null)),
            damage("a reason", "FIELD_INVALID", "Encounter.reasonCode",
                bundle -> encounter(bundle).addReasonCode(new CodeableConcept().setText("depression"))),
            damage("a diagnosis", "FIELD_INVALID", "Encounter.diagnosis",
                bundle -> encounter(bundle).addDiagnosis().setCondition(new Reference("Condition/1"))),
            damage("leave without a leave", "FIELD_MISSING", "Encounter.extension(leave-period).start", bundle -> {
                encounter(bundle).setStatus(Encounter.EncounterStatus.ONLEAVE);
                encounter(bundle).getExtension().clear();
            }),
            damage("no provenance", "FIELD_MISSING", "Provenance",
                bundle -> bundle.getEntry().removeIf(entry -> entry.getResource() instanceof Provenance)),
            damage("no activity", "FIELD_MISSING", "Provenance.activity",
                bundle -> provenances(bundle).forEach(provenance -> provenance.setActivity(null))),
            damage("a foreign activity", "VALUE_UNKNOWN", "Provenance.activity.coding.system",
                bundle -> provenances(bundle).forEach(provenance -> provenance.getActivity().getCodingFirstRep().setSystem(FOREIGN))),
            damage("an activity of another message", "VALUE_UNKNOWN", "Provenance.activity",
                bundle -> provenances(bundle).forEach(provenance -> provenance.getActivity().getCodingFirstRep().setCode("new-message"))),
            damage("no time of sending", "FIELD_MISSING", "Provenance.occurred",
                bundle -> provenances(bundle).forEach(provenance -> provenance.setOccurred(null))),
            damage("a replacement number", "CITIZEN_MISSING", "Patient.identifier",
                bundle -> patient(bundle).getIdentifierFirstRep().setSystem("urn:oid:1.2.208.176.1.6.1.3.181")),
            damage("an impossible CPR number", "CITIZEN_INVALID", "Patient.identifier",
                bundle -> patient(bundle).getIdentifierFirstRep().setValue("3102479989")));
    }

    static Stream<Arguments> tolerated() {
        return Stream.of(
            Arguments.of("relative addresses", change(bundle -> bundle.getEntry()
                .forEach(entry -> entry.setFullUrl(entry.getResource().fhirType() + "/" + entry.getResource().getIdPart())))),
            Arguments.of("no addresses", change(bundle -> bundle.getEntry().forEach(entry -> entry.setFullUrl(null)))),
            Arguments.of("one address twice",
                change(bundle -> bundle.getEntry().get(3).setFullUrl(bundle.getEntry().get(4).getFullUrl()))),
            Arguments.of("no profile", change(bundle -> bundle.setMeta(null))),
            Arguments.of("a former profile", change(bundle -> bundle.getMeta().addProfile(
                "http://medcomfhir.dk/fhir/hospitalnotification/StructureDefinition/medcom-hospitalNotification-message"))),
            Arguments.of("a former code system", change(bundle -> {
                header(bundle).getEventCoding().setSystem("http://medcomfhir.dk/fhir/messaging/CodeSystem/medcom-messaging-eventCodes");
                provenances(bundle).forEach(provenance -> provenance.getActivity().getCodingFirstRep()
                    .setSystem("http://medcomfhir.dk/fhir/core/1.0/CodeSystem/medcom-messaging-activityCodes"));
            })),
            Arguments.of("a translated activity", change(bundle -> provenances(bundle).forEach(
                provenance -> provenance.getActivity().getCoding().add(0, new Coding(FOREIGN, "indlagt", null))))),
            Arguments.of("a sending organisation that is not there",
                change(bundle -> provenances(bundle).forEach(provenance -> provenance.getAgentFirstRep()
                    .setWho(new Reference("Organization/nowhere"))))),
            Arguments.of("an organisation without a GLN",
                change(bundle -> receiver(bundle).getIdentifier().removeIf(identifier -> identifier.getSystem().contains("gln")))),
            Arguments.of("the former system of a GLN",
                change(bundle -> receiver(bundle).getIdentifierFirstRep().setSystem("http://www.gs1.org/gln"))));
    }

    private static Arguments damage(String name, String code, String location, Consumer<Bundle> how) {
        return Arguments.of(name, code, location, how);
    }

    private static Consumer<Bundle> change(Consumer<Bundle> how) {
        return how;
    }

    static List<byte[]> damaged(String file, Consumer<Bundle> how) {
        Bundle bundle = FHIR.newJsonParser().setOverrideResourceIdWithBundleEntryFullUrl(false).parseResource(Bundle.class,
            new String(MedComFiles.read(file), StandardCharsets.UTF_8));
        all(bundle, DomainResource.class).forEach(resource -> resource.setText(null));
        how.accept(bundle);
        return Stream.of(FHIR.newJsonParser(), FHIR.newXmlParser())
            .map(form -> form.encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8)).toList();
    }

    static Interpretation read(byte[] message) {
        return READER.identify(message) instanceof Identification.Refused refused ? refused.why()
            : READER.interpret(message, sor -> Optional.of(HERLEV));
    }

    private static void gln(Organization organisation, String value) {
        organisation.getIdentifier().stream().filter(identifier -> identifier.getSystem().contains("gln"))
            .forEach(identifier -> identifier.setValue(value));
    }

    private static Coding use(MessageHeader.MessageDestinationComponent destination) {
        return (Coding) destination.getExtensionFirstRep().getValue();
    }

    private static Organization receiver(Bundle bundle) {
        String reference = header(bundle).getDestinationFirstRep().getReceiver().getReference();
        return all(bundle, Organization.class).filter(organisation -> reference.endsWith(organisation.getIdPart())).findFirst()
            .orElseThrow();
    }

    private static MessageHeader header(Bundle bundle) {
        return all(bundle, MessageHeader.class).findFirst().orElseThrow();
    }

    private static Encounter encounter(Bundle bundle) {
        return all(bundle, Encounter.class).findFirst().orElseThrow();
    }

    private static Patient patient(Bundle bundle) {
        return all(bundle, Patient.class).findFirst().orElseThrow();
    }

    private static List<Provenance> provenances(Bundle bundle) {
        return all(bundle, Provenance.class).toList();
    }

    private static <R extends Resource> Stream<R> all(Bundle bundle, Class<R> type) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).filter(type::isInstance).map(type::cast);
    }
}
