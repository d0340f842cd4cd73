package dk.broen.mappings.medcom;

import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * One acknowledgement message: sender and receiver of the message swapped, the id of its MessageHeader in {@code response.identifier}, and
 * exactly two Provenances, that of the message and that of the acknowledgement (danish-standards.md §1.6).
 */
final class AcknowledgementDraft {
    private static final String MEDCOM = "http://medcomfhir.dk/ig/";
    private static final String MESSAGING = MEDCOM + "messaging/StructureDefinition/";
    private static final String ACKNOWLEDGEMENT = MEDCOM + "acknowledgement/StructureDefinition/";
    private static final String CODES = MEDCOM + "terminology/CodeSystem/";

    private final MessageBundle message;
    private final MessageIds answered;
    private final Response response;
    private final Supplier<UUID> ids;
    private final InstantType now;

    private final MessageHeader header = new MessageHeader();
    private final Party sender;
    private final Party receiver;
    private final Optional<Organization> sendingOrganisation;
    private final Optional<Organization> receivingOrganisation;

    /** @param message has an id of its MessageHeader and a known sender */
    AcknowledgementDraft(MessageBundle message, Response response, Clock clock, Supplier<UUID> ids) {
        this.message = message;
        this.answered = message.ids();
        this.response = response;
        this.ids = ids;
        this.now = new InstantType(Date.from(clock.instant()));
        this.now.setTimeZone(TimeZone.getTimeZone(clock.getZone()));
        this.sender = Party.receiver(message);
        this.receiver = Party.sender(message);
        this.sendingOrganisation = organisation(sender);
        this.receivingOrganisation = organisation(receiver);
        named(header, ACKNOWLEDGEMENT + "medcom-messaging-acknowledgementHeader");
    }

    Bundle bundle() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE).setTimestampElement(now);
        named(bundle, ACKNOWLEDGEMENT + "medcom-messaging-acknowledgement");
        fillHeader();
        add(bundle, header);
        add(bundle, ofTheMessage());
        add(bundle, ofTheAcknowledgement());
        sendingOrganisation.ifPresent(organisation -> add(bundle, organisation));
        receivingOrganisation.ifPresent(organisation -> add(bundle, organisation));
        outcome().ifPresent(outcome -> {
            header.getResponse().setDetails(to(outcome));
            add(bundle, outcome);
        });
        return bundle;
    }

    private void fillHeader() {
        header.setEvent(new Coding().setSystem(CODES + "medcom-messaging-eventCodes").setCode("acknowledgement-message"));
        header.addDestination().setEndpointElement(receiver.endpoint()).setReceiver(toReceiver())
            .addExtension(MESSAGING + "medcom-messaging-destinationUseExtension",
                new Coding().setSystem(CODES + "medcom-messaging-destinationUse").setCode("primary"));
        header.setSender(toSender());
        header.getSource().setEndpointElement(sender.endpoint());
        answered.messageHeader().ifPresent(header.getResponse()::setIdentifier);
        answered.bundleExtension().ifPresent(header.getResponse()::addExtension);
        header.getResponse().setCode(MessageHeader.ResponseType.fromCode(response.code()));
    }

    /** The reasons. An accepted message has none to give. */
    private Optional<OperationOutcome> outcome() {
        return response instanceof Response.Ok ? Optional.empty()
            : Optional.of(named(Outcome.of(response), ACKNOWLEDGEMENT + "medcom-acknowledgement-operationoutcome"));
    }

    /** What the message says of its own sending. A refused message can lack all of it: MedCom's general word is "new-message". */
    private Provenance ofTheMessage() {
        Provenance provenance = provenance(answered.messageHeader().orElseThrow(), toReceiver(),
            message.latestProvenance().flatMap(AcknowledgementDraft::activity).orElse("new-message"));
        message.latestProvenance().filter(Provenance::hasOccurredDateTimeType).map(Provenance::getOccurredDateTimeType)
            .filter(FhirTime::hasZone).ifPresent(provenance::setOccurred);
        message.latestProvenance().filter(Provenance::hasRecorded).map(Provenance::getRecordedElement).filter(FhirTime::hasZone)
            .ifPresent(provenance::setRecordedElement);
        return provenance;
    }

    private Provenance ofTheAcknowledgement() {
        Provenance provenance = provenance(header.getIdPart(), toSender(), "acknowledgement");
        provenance.addEntity().setRole(Provenance.ProvenanceEntityRole.REVISION)
            .setWhat(new Reference("MessageHeader/" + answered.messageHeader().orElseThrow()));
        return provenance;
    }

    private Provenance provenance(String messageHeader, Reference by, String activity) {
        Provenance provenance = named(new Provenance(), MESSAGING + "medcom-messaging-provenance")
            .addTarget(new Reference("MessageHeader/" + messageHeader)).setRecordedElement(now)
            .setOccurred(new DateTimeType(now.getValueAsString()));
        provenance.getActivity().addCoding().setSystem(CODES + "medcom-messaging-activityCodes").setCode(activity);
        provenance.addAgent().setWho(by);
        return provenance;
    }

    private static Optional<String> activity(Provenance provenance) {
        return provenance.getActivity().getCoding().stream().filter(CodeSystem.ACTIVITY::has).map(Coding::getCode)
            .filter(code -> code != null && CodeTable.knows(code)).findFirst();
    }

    private Optional<Organization> organisation(Party party) {
        return party.organisation().map(organisation -> named(organisation, MESSAGING + "medcom-messaging-organization"));
    }

    private Reference toSender() {
        return sendingOrganisation.map(AcknowledgementDraft::to).orElseGet(sender::withoutOrganisation);
    }

    private Reference toReceiver() {
        return receivingOrganisation.map(AcknowledgementDraft::to).orElseGet(receiver::withoutOrganisation);
    }

    private <R extends Resource> R named(R resource, String profile) {
        resource.setId(ids.get().toString());
        resource.getMeta().addProfile(profile);
        return resource;
    }

    private static Reference to(Resource resource) {
        return new Reference(resource.fhirType() + "/" + resource.getIdPart());
    }

    private static void add(Bundle bundle, Resource resource) {
        bundle.addEntry().setFullUrl(MessageIds.BASE + resource.fhirType() + "/" + resource.getIdPart()).setResource(resource);
    }
}
