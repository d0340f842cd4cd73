package dk.broen.mappings.medcom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UrlType;
import org.jspecify.annotations.Nullable;

/**
 * The sender or the receiver of a message, as far as the message names it. Only its numbers are read: an acknowledgement repeats no name.
 *
 * @param address the SOR number in the endpoint: that of a third party if one sends for the hospital
 */
record Party(Optional<String> sor, Optional<String> gln, Optional<String> address) {
    private static final String SOR = "urn:oid:1.2.208.176.1.1";
    private static final String SOR_ENDPOINT = "https://sor2.sum.dsdn.dk/#id=";
    private static final String SOR_NUMBER = "[0-9]{11,20}";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    static Party sender(MessageBundle message) {
        MessageHeader header = message.header();
        return of(message, header.getSender(), header.getSource().getEndpoint());
    }

    static Party receiver(MessageBundle message) {
        MessageHeader.MessageDestinationComponent destination = message.header().getDestinationFirstRep();
        return of(message, destination.getReceiver(), destination.getEndpoint());
    }

    private static Party of(MessageBundle message, Reference reference, @Nullable String endpoint) {
        List<Identifier> identifiers = message.resolve(Organization.class, reference).map(Organization::getIdentifier).orElseGet(List::of);
        Optional<String> sor = identifiers.stream().filter(identifier -> SOR.equals(identifier.getSystem()))
            .flatMap(identifier -> Stream.ofNullable(identifier.getValue())).filter(number -> number.matches(SOR_NUMBER)).findFirst();
        Optional<String> gln =
            identifiers.stream().filter(Gln::claimed).filter(Gln::valid).map(Identifier::getValue).findFirst();
        Optional<String> address = Optional.ofNullable(endpoint).filter(url -> url.startsWith(SOR_ENDPOINT))
            .map(url -> url.substring(SOR_ENDPOINT.length())).filter(number -> number.matches(SOR_NUMBER));
        return new Party(sor.or(() -> address), gln, address.or(() -> sor));
    }

    boolean known() {
        return sor.isPresent() || gln.isPresent();
    }

    /** The Organization of the party; empty unless both numbers that MedCom's profile requires are known. */
    Optional<Organization> organisation() {
        return sor.flatMap(sorNumber -> gln.map(glnNumber -> {
            Organization organisation = new Organization();
            organisation.addIdentifier().setSystem(Gln.SYSTEM).setValue(glnNumber);
            organisation.addIdentifier().setSystem(SOR).setValue(sorNumber);
            return organisation;
        }));
    }

    /** What is known of a party that cannot have an Organization. */
    Reference withoutOrganisation() {
        Reference reference = new Reference();
        sor.ifPresentOrElse(number -> reference.getIdentifier().setSystem(SOR).setValue(number),
            () -> gln.ifPresentOrElse(number -> reference.getIdentifier().setSystem(Gln.SYSTEM).setValue(number), () -> absent(reference)));
        return reference;
    }

    UrlType endpoint() {
        UrlType endpoint = new UrlType();
        address.ifPresentOrElse(number -> endpoint.setValue(SOR_ENDPOINT + number), () -> absent(endpoint));
        return endpoint;
    }

    private static void absent(Element element) {
        element.addExtension(ABSENT, new CodeType("unknown"));
    }
}
