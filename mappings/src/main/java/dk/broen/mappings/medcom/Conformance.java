package dk.broen.mappings.medcom;

import static dk.broen.mappings.medcom.MessageBundle.missing;

import dk.broen.mappings.UnreadableMessage;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The rules of MedCom for the form of a HospitalNotification, whatever happened (danish-standards.md §1.2). What breaks one of them is
 * refused; docs/medcom-conformance.md lists what is refused and what is tolerated.
 */
final class Conformance {
    static final String PATIENT = "Bundle.entry.resource.ofType(Patient)";
    private static final String DESTINATION_USE = "medcom-messaging-destinationUseExtension";
    private static final String USE = "MessageHeader.destination.extension(destinationUse)";
    /** MedCom leaves these out on purpose: the municipality is told of the stay and not of the illness. */
    private static final List<String> NOT_ALLOWED = List.of("type", "serviceType", "priority", "basedOn", "participant", "appointment",
        "length", "reasonCode", "reasonReference", "diagnosis", "account", "hospitalization", "location", "partOf");

    private final MessageBundle bundle;
    private final MessageHeader header;

    Conformance(MessageBundle bundle) {
        this.bundle = bundle;
        this.header = bundle.header();
    }

    /** @throws UnreadableMessage at the first rule that the message breaks */
    void check() {
        message();
        CodeSystem.EVENT.require(header.getEventCoding(), "MessageHeader.event.system");
        destination();
        if (!header.hasSender()) {
            throw missing("MessageHeader.sender");
        }
        bundle.only(Patient.class, PATIENT);
        encounter();
        bundle.all(Organization.class).forEach(Conformance::glns);
    }

    private void message() {
        if (bundle.type() != Bundle.BundleType.MESSAGE) {
            throw invalid("Bundle.type", "The type must be message");
        }
        bundle.timestamp().orElseThrow(() -> missing("Bundle.timestamp"));
        if (!bundle.isFirst(header)) {
            throw invalid("Bundle.entry[0].resource", "The first resource must be the MessageHeader");
        }
    }

    private void destination() {
        if (!header.hasDestination()) {
            throw missing("MessageHeader.destination");
        }
        header.getDestination().forEach(Conformance::primary);
        if (header.getDestination().size() > 1) {
            throw invalid("MessageHeader.destination", "Exactly one is required");
        }
        require(Organization.class, header.getDestinationFirstRep().getReceiver(), "MessageHeader.destination.receiver");
    }

    private static void primary(MessageHeader.MessageDestinationComponent destination) {
        Coding use = destination.getExtension().stream()
            .filter(extension -> Objects.toString(extension.getUrl(), "").endsWith(DESTINATION_USE))
            .filter(extension -> extension.getValue() instanceof Coding).map(extension -> (Coding) extension.getValue()).findFirst()
            .orElseThrow(() -> missing(USE));
        if (!"primary".equals(use.getCode())) {
            throw new UnreadableMessage("VALUE_UNKNOWN", USE, "The only accepted use is primary");
        }
        CodeSystem.DESTINATION_USE.require(use, USE + ".system");
    }

    private void encounter() {
        if (header.getFocus().size() > 1) {
            throw invalid("MessageHeader.focus", "Exactly one is required");
        }
        Encounter encounter = require(Encounter.class, header.getFocusFirstRep(), "MessageHeader.focus");
        require(Patient.class, encounter.getSubject(), "Encounter.subject");
        if (encounter.getClass_().hasCode()) {
            CodeSystem.PATIENT_CLASS.require(encounter.getClass_(), "Encounter.class.system");
        }
        NOT_ALLOWED.stream().filter(name -> encounter.getNamedProperty(name).hasValues()).findFirst().ifPresent(name -> {
            throw invalid("Encounter." + name, "HospitalNotification does not allow this element");
        });
    }

    private <R extends Resource> R require(Class<R> type, Reference reference, String location) {
        if (!reference.hasReference()) {
            throw missing(location);
        }
        return bundle.resolve(type, reference).orElseThrow(() -> new UnreadableMessage("REFERENCE_UNRESOLVED", location,
            "The reference must lead to the " + type.getSimpleName() + " of this message"));
    }

    private static void glns(Organization organisation) {
        if (!organisation.getIdentifier().stream().filter(Gln::claimed).allMatch(Gln::valid)) {
            throw invalid("Organization.identifier.value", "A GLN has 13 digits, of which the last one is the check digit");
        }
    }

    private static UnreadableMessage invalid(String location, String message) {
        return new UnreadableMessage("FIELD_INVALID", location, message);
    }
}
