package dk.broen.mappings.medcom;

import dk.broen.mappings.UnreadableMessage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The resources of a message and the references between them. Ids are opaque strings: many are not UUIDs. An element may be present without
 * a value, for example with only an extension that gives the reason.
 */
final class MessageBundle {
    private static final String URN = "urn:uuid:";
    private static final String ACKNOWLEDGEMENT = "acknowledgement-message";

    private final Bundle bundle;
    private final MessageHeader header;

    MessageBundle(Bundle bundle) {
        this.bundle = bundle;
        this.header = only(MessageHeader.class, "Bundle.entry.resource.ofType(MessageHeader)");
    }

    MessageHeader header() {
        return header;
    }

    MessageIds ids() {
        return new MessageIds(id(), id(header));
    }

    /** A new id each time the message is sent. */
    Optional<String> id() {
        return Optional.ofNullable(bundle.getIdElement().getIdPart());
    }

    Bundle.BundleType type() {
        return Optional.ofNullable(bundle.getType()).orElseThrow(() -> missing("Bundle.type"));
    }

    /** Is it an acknowledgement of another message? */
    boolean acknowledges() {
        return header.hasResponse() || header.hasEventCoding() && ACKNOWLEDGEMENT.equals(header.getEventCoding().getCode());
    }

    boolean isFirst(Resource resource) {
        return bundle.getEntryFirstRep().getResource() == resource;
    }

    /** The Provenance that targets this message, else the last one; they need not be complete. */
    Optional<Provenance> latestProvenance() {
        return all(Provenance.class).filter(provenance -> provenance.getTarget().stream().anyMatch(target -> leadsTo(target, header)))
            .reduce((earlier, later) -> later).or(() -> all(Provenance.class).reduce((earlier, later) -> later));
    }

    Optional<Instant> timestamp() {
        return FhirTime.read(bundle.getTimestampElement(), "Bundle.timestamp");
    }

    <R extends Resource> R only(Class<R> type, String location) {
        List<R> found = all(type).toList();
        if (found.size() != 1) {
            throw new UnreadableMessage(found.isEmpty() ? "FIELD_MISSING" : "FIELD_INVALID", location, "Exactly one is required");
        }
        return found.get(0);
    }

    <R extends Resource> Stream<R> all(Class<R> type) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).filter(type::isInstance).map(type::cast);
    }

    /** The resource that a reference leads to; empty if it leads to no resource of this bundle. Of two with one fullUrl the id decides. */
    <R extends Resource> Optional<R> resolve(Class<R> type, Reference reference) {
        return all(type).filter(resource -> namesId(reference, resource)).findFirst()
            .or(() -> all(type).filter(resource -> leadsTo(reference, resource)).findFirst());
    }

    boolean leadsTo(Reference reference, Resource resource) {
        return namesId(reference, resource)
            || Optional.ofNullable(reference.getReference()).filter(written -> fullUrls(resource).anyMatch(written::equals)).isPresent();
    }

    private boolean namesId(Reference reference, Resource resource) {
        return Optional.ofNullable(reference.getReference()).map(MessageBundle::idIn)
            .filter(named -> id(resource).filter(named::equals).isPresent())
            .isPresent();
    }

    /** The id of the resource, else the id in the fullUrl of its entry. */
    Optional<String> id(Resource resource) {
        return Optional.ofNullable(resource.getIdElement().getIdPart()).or(() -> fullUrls(resource).map(MessageBundle::idIn).findFirst());
    }

    private Stream<String> fullUrls(Resource resource) {
        return bundle.getEntry().stream().filter(entry -> entry.getResource() == resource).map(Bundle.BundleEntryComponent::getFullUrl)
            .filter(Objects::nonNull);
    }

    /** The id in a reference: {@code MessageHeader/x}, {@code https://example.org/MessageHeader/x} and {@code urn:uuid:x} all give x. */
    private static String idIn(String reference) {
        return reference.startsWith(URN) ? reference.substring(URN.length())
            : Optional.ofNullable(new IdType(reference).getIdPart()).orElse(reference);
    }

    static UnreadableMessage missing(String location) {
        return new UnreadableMessage("FIELD_MISSING", location, "A required element is missing");
    }
}
