package dk.broen.mappings.medcom;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import dk.broen.domain.terms.Cpr;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A HospitalNotification as the profiles of MedCom want it: without the differences that docs/medcom-conformance.md tolerates, each of which
 * they refuse, and in the order of the message, so that a place in it is the same place in the message. It is judged and never told.
 */
public final class NormalisedCopy {
    private static final String IG = "http://medcomfhir.dk/ig/";
    private static final Map<String, String> PROFILES = Map.of(
        "MessageHeader", IG + "hospitalnotification/StructureDefinition/medcom-hospitalNotification-messageHeader",
        "Encounter", IG + "hospitalnotification/StructureDefinition/medcom-hospitalNotification-encounter",
        "Patient", IG + "core/StructureDefinition/medcom-core-patient",
        "Provenance", IG + "messaging/StructureDefinition/medcom-messaging-provenance");
    /** Extensions by the end of their address, which MedCom changed several times. */
    private static final Map<String, String> EXTENSIONS = Map.of(
        "leave-period-extension", IG + "hospitalnotification/StructureDefinition/medcom-hospitalnotifiation-leave-period-extension",
        "medcom-messaging-reportOfAdmissionExtension",
        IG + "hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionExtension",
        "medcom-messaging-reportOfAdmissionRecipientExtension",
        IG + "hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionRecipientExtension",
        "medcom-messaging-destinationUseExtension", IG + "messaging/StructureDefinition/medcom-messaging-destinationUseExtension");
    private static final Pattern CODE_SYSTEM = Pattern.compile("http://medcomfhir\\.dk/(?:ig|fhir)/(?:[\\w.-]+/)+CodeSystem/([\\w-]+)");
    private static final String CORE_ORGANISATION = IG + "core/StructureDefinition/medcom-core-organization";
    private static final String PARTY = IG + "messaging/StructureDefinition/medcom-messaging-organization";
    private static final String CPR = "urn:oid:1.2.208.176.1.2";
    private static final String SOME_CPR = "2509479989";
    private static final String SOME_GLN = "5790000000005";
    private static final String SOME_EPISODE = "urn:uuid:00000000-0000-5000-8000-000000000000";

    private final Bundle bundle;
    private final MessageBundle message;
    private final FhirTerser terser = FhirContext.forR4Cached().newTerser();

    private NormalisedCopy(Bundle message) {
        this.bundle = message;
        this.message = new MessageBundle(message);
    }

    /** @param parsed is changed: parse the message again for every other use */
    public static Bundle of(Bundle parsed) {
        NormalisedCopy copy = new NormalisedCopy(parsed);
        copy.standIn();
        copy.references();
        copy.message.all(Resource.class).forEach(copy::contents);
        copy.organisations();
        return parsed;
    }

    /** The receiver stands in for an Organization that is referred to and is not in the message. */
    private void standIn() {
        Reference receiver = message.header().getDestinationFirstRep().getReceiver();
        reachable(message.header().getSender(), receiver);
        message.all(Encounter.class).forEach(encounter -> reachable(encounter.getServiceProvider(), receiver));
        message.all(Provenance.class).flatMap(provenance -> provenance.getAgent().stream())
            .forEach(agent -> reachable(agent.getWho(), receiver));
    }

    private void reachable(Reference reference, Reference standIn) {
        if (reference.hasReference() && message.resolve(Organization.class, reference).isEmpty()) {
            reference.setReference(standIn.getReference());
        }
    }

    /** Gives each entry a new id and an absolute address of its own; each reference follows. */
    private void references() {
        Map<Reference, Resource> targets = new IdentityHashMap<>();
        message.all(Resource.class).flatMap(resource -> parts(resource, Reference.class))
            .forEach(reference -> target(reference).ifPresent(found -> targets.put(reference, found)));
        int number = 0;
        bundle.setMeta(null);
        bundle.setId(id(number));
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            number++;
            if (entry.hasResource()) {
                entry.getResource().setId(id(number));
            }
            entry.setFullUrl("urn:uuid:" + id(number));
        }
        targets.forEach((reference, target) -> reference.setReference("urn:uuid:" + target.getIdPart()));
    }

    private Optional<Resource> target(Reference reference) {
        String type = new IdType(Objects.toString(reference.getReference(), "")).getResourceType();
        return message.all(Resource.class).filter(resource -> message.leadsTo(reference, resource))
            .min((one, other) -> Boolean.compare(other.fhirType().equals(type), one.fhirType().equals(type)));
    }

    private static String id(int number) {
        return new UUID(0x4000L, Long.MIN_VALUE | number).toString();
    }

    private void contents(Resource resource) {
        resource.setMeta(null);
        Optional.ofNullable(PROFILES.get(resource.fhirType())).ifPresent(resource.getMeta()::addProfile);
        parts(resource, Coding.class).forEach(NormalisedCopy::codeSystem);
        parts(resource, Extension.class).forEach(NormalisedCopy::address);
        if (resource instanceof DomainResource narrated) {
            narrated.setText(null);
        }
        if (resource instanceof Organization organisation) {
            gln(organisation);
        } else if (resource instanceof Encounter encounter) {
            encounter.getEpisodeOfCare().forEach(episode -> episode(episode.getIdentifier()));
        } else if (resource instanceof Provenance provenance) {
            provenance.getActivity().getCoding().removeIf(coding -> !CodeSystem.ACTIVITY.has(coding));
        } else if (resource instanceof Patient patient) {
            patient.getIdentifier().forEach(NormalisedCopy::citizen);
        }
    }

    /** The parties of the message must have more numbers than other Organizations. */
    private void organisations() {
        message.all(Organization.class).forEach(organisation -> organisation.getMeta().addProfile(CORE_ORGANISATION));
        parts(message.header(), Reference.class).flatMap(reference -> message.resolve(Organization.class, reference).stream()).distinct()
            .forEach(party -> party.getMeta().addProfile(PARTY));
    }

    private static void codeSystem(Coding coding) {
        coding.setSystem(CODE_SYSTEM.matcher(Objects.toString(coding.getSystem(), ""))
            .replaceFirst(IG + "terminology/CodeSystem/$1"));
    }

    private static void address(Extension extension) {
        EXTENSIONS.forEach((end, canonical) -> {
            if (Objects.toString(extension.getUrl(), "").endsWith(end)) {
                extension.setUrl(canonical);
            }
        });
    }

    private static void gln(Organization organisation) {
        organisation.getIdentifier().stream().filter(Gln::claimed).forEach(identifier -> identifier.setSystem(Gln.SYSTEM));
        if (organisation.getIdentifier().stream().noneMatch(Gln::claimed)) {
            organisation.addIdentifier().setSystem(Gln.SYSTEM).setValue(SOME_GLN);
        }
    }

    private static void episode(Identifier identifier) {
        if (identifier.hasValue()) {
            identifier.setValue(SOME_EPISODE);
        }
    }

    /** The hub's own check of the date is the better one: the profile refuses some who were born on 29 February. */
    private static void citizen(Identifier identifier) {
        if (CPR.equals(identifier.getSystem()) && identifier.hasValue() && Cpr.read(identifier.getValue()).isPresent()) {
            identifier.setValue(SOME_CPR);
        }
    }

    private <T extends IBase> Stream<T> parts(Resource resource, Class<T> type) {
        return terser.getAllPopulatedChildElementsOfType(resource, type).stream();
    }
}
