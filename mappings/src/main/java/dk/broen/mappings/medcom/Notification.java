package dk.broen.mappings.medcom;

import dk.broen.domain.citizen.Cpr;
import dk.broen.domain.directory.HospitalId;
import dk.broen.domain.stay.Department;
import dk.broen.domain.stay.EventNature;
import dk.broen.domain.stay.EventType;
import dk.broen.mappings.UnreadableMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The parts of a HospitalNotification that mean something to the hub, by name. Ids are opaque strings: many are no UUIDs. */
final class Notification {
    /** What the message says of death (danish-standards §1.3): false is not "alive", it takes back a death. */
    enum Deceased { UNSAID, YES, CANCELLED }

    private static final String EVENT = "hospital-notification-message";
    private static final String CPR = "urn:oid:1.2.208.176.1.2";
    private static final String SOR = "urn:oid:1.2.208.176.1.1";
    private static final String SOR_ENDPOINT = "https://sor2.sum.dsdn.dk/#id=";
    private static final String LEAVE_PERIOD = "leave-period-extension";
    private static final Pattern TIME_ZONE = Pattern.compile(".*(Z|[+-]\\d{2}:\\d{2})");

    private final Bundle bundle;
    private final MessageHeader header;

    /** @throws UnreadableMessage when it is no HospitalNotification */
    Notification(Bundle bundle) {
        this.bundle = bundle;
        this.header = only(MessageHeader.class, "Bundle.entry.resource.ofType(MessageHeader)");
        if (!header.hasEventCoding() || !header.getEventCoding().hasCode()) {
            throw missing("MessageHeader.event");
        }
        if (!header.getEventCoding().getCode().equals(EVENT)) {
            throw new UnreadableMessage("VALUE_UNKNOWN", "MessageHeader.event", "Only " + EVENT + " is read here");
        }
    }

    String messageHeaderId() {
        return id(header).orElseThrow(() -> missing("MessageHeader.id"));
    }

    String bundleId() {
        return Optional.ofNullable(bundle.getIdElement().getIdPart()).orElseThrow(() -> missing("Bundle.id"));
    }

    String senderSor() {
        return sourceSor().or(this::senderOrganisationSor).orElseThrow(() -> missing("MessageHeader.source.endpoint"));
    }

    /** SOR ids by which the hospital may be known: source, sender, then the department itself. */
    List<String> organisations() {
        return Stream.of(sourceSor(), senderOrganisationSor(), serviceProvider().flatMap(Notification::sor))
            .flatMap(Optional::stream).distinct().toList();
    }

    Cpr citizen() {
        String digits = patient().getIdentifier().stream().filter(identifier -> CPR.equals(identifier.getSystem()) && identifier.hasValue())
            .map(Identifier::getValue).findFirst()
            .orElseThrow(() -> new UnreadableMessage("CITIZEN_MISSING", "Patient.identifier", "No identifier has the system " + CPR));
        return Cpr.read(digits).orElseThrow(() ->
            new UnreadableMessage("CITIZEN_INVALID", "Patient.identifier", "The identifier is not a CPR number"));
    }

    Optional<String> citizenName() {
        return patient().getName().stream().min(Comparator.comparing(name -> name.getUse() == HumanName.NameUse.OFFICIAL ? 0 : 1))
            .map(name -> (name.getGivenAsSingleString() + " " + Optional.ofNullable(name.getFamily()).orElse("")).strip())
            .filter(name -> !name.isEmpty());
    }

    Deceased deceased() {
        if (!patient().hasDeceased()) {
            return Deceased.UNSAID;
        }
        return patient().getDeceased() instanceof BooleanType said && !said.booleanValue() ? Deceased.CANCELLED : Deceased.YES;
    }

    String patientClass() {
        return Optional.ofNullable(encounter().getClass_().getCode()).orElseThrow(() -> missing("Encounter.class"));
    }

    String status() {
        return Optional.ofNullable(encounter().getStatus()).map(Encounter.EncounterStatus::toCode)
            .orElseThrow(() -> missing("Encounter.status"));
    }

    String activity() {
        return activity(chain().get(chain().size() - 1));
    }

    /** How often the current activity has been said in a row, this message counted. */
    int timesSaid() {
        List<String> activities = new ArrayList<>(chain().stream().map(Notification::activity).toList());
        Collections.reverse(activities);
        return (int) activities.stream().takeWhile(activity -> activity.equals(activity())).count();
    }

    boolean endedWhenItStarted() {
        Period period = encounter().getPeriod();
        return period.hasStart() && period.hasEnd() && period.getStart().equals(period.getEnd());
    }

    /**
     * The stay. Of two identifiers, the hospital's own (system is its SOR endpoint) goes before that of the national patient register,
     * which is made later than the first message. {@code urn:uuid:} is a way to write it, not part of it.
     */
    String episode() {
        return encounter().getEpisodeOfCare().stream().map(Reference::getIdentifier).filter(Identifier::hasValue)
            .min(Comparator.comparing(identifier -> identifier.hasSystem() && identifier.getSystem().startsWith(SOR_ENDPOINT) ? 0 : 1))
            .map(identifier -> identifier.getValue().strip().replaceFirst("^urn:uuid:", ""))
            .orElseThrow(() -> missing("Encounter.episodeOfCare.identifier"));
    }

    /** Clinical time; a cancellation may have lost it with what it cancels, and an end may be unstated: then when it was said. */
    Instant occurredAt(CodeTable.Meaning meaning) {
        Period stay = encounter().getPeriod();
        Instant start = instant(stay.getStartElement(), "Encounter.period.start").orElseThrow(() -> missing("Encounter.period.start"));
        Optional<Instant> at = switch (meaning.type()) {
            case DISCHARGED, DECEASED -> instant(stay.getEndElement(), "Encounter.period.end");
            case LEAVE_STARTED -> instant(leave().getStartElement(), "Encounter.extension(leave-period).start");
            case LEAVE_ENDED -> instant(leave().getEndElement(), "Encounter.extension(leave-period).end");
            default -> Optional.of(start);
        };
        if (at.isEmpty() && meaning.type() == EventType.LEAVE_STARTED && meaning.nature() != EventNature.CANCELLATION) {
            throw missing("Encounter.extension(leave-period).start");
        }
        return at.orElseGet(this::sentAt);
    }

    Instant sentAt() {
        return occurred(chain().get(chain().size() - 1)).or(() -> instant(bundle.getTimestampElement(), "Bundle.timestamp"))
            .orElseThrow(() -> missing("Bundle.timestamp"));
    }

    Department department(HospitalId hospital) {
        if (!encounter().hasServiceProvider()) {
            throw missing("Encounter.serviceProvider");
        }
        List<String> codes = Stream.concat(serviceProvider().flatMap(Notification::sor).stream(), organisations().stream())
            .distinct().toList();
        return new Department(hospital, serviceProvider().map(Organization::getName).orElse(""), codes);
    }

    /** By time, the current one last: it targets this message; where none does, the latest is meant (danish-standards §1.2). */
    private List<Provenance> chain() {
        List<Provenance> said = new ArrayList<>(all(Provenance.class).toList());
        if (said.isEmpty()) {
            throw missing("Provenance");
        }
        said.sort(Comparator.comparing((Provenance provenance) -> occurred(provenance).orElse(Instant.MIN))
            .thenComparing(provenance -> targetsThisMessage(provenance) ? 1 : 0));
        said.stream().filter(this::targetsThisMessage).reduce((earlier, later) -> later).ifPresent(current -> {
            said.remove(current);
            said.add(current);
        });
        return said;
    }

    private boolean targetsThisMessage(Provenance provenance) {
        return provenance.getTarget().stream().anyMatch(target -> target.hasReference() && isAt(target.getReference(), header));
    }

    private static String activity(Provenance provenance) {
        return provenance.getActivity().getCoding().stream().filter(Coding::hasCode).map(Coding::getCode).findFirst()
            .orElseThrow(() -> missing("Provenance.activity"));
    }

    private static Optional<Instant> occurred(Provenance provenance) {
        return provenance.hasOccurredDateTimeType()
            ? instant(provenance.getOccurredDateTimeType(), "Provenance.occurred")
            : Optional.empty();
    }

    private Patient patient() {
        return only(Patient.class, "Bundle.entry.resource.ofType(Patient)");
    }

    private Encounter encounter() {
        List<Encounter> encounters = all(Encounter.class).toList();
        return encounters.size() == 1 ? encounters.get(0) : header.getFocus().stream().findFirst()
            .flatMap(focus -> resolve(Encounter.class, focus)).orElseThrow(() -> missing("MessageHeader.focus"));
    }

    private Period leave() {
        return encounter().getExtension().stream().filter(extension -> extension.hasUrl() && extension.getUrl().endsWith(LEAVE_PERIOD))
            .filter(extension -> extension.getValue() instanceof Period).map(extension -> (Period) extension.getValue()).findFirst()
            .orElseGet(Period::new);
    }

    private Optional<String> sourceSor() {
        return Optional.ofNullable(header.getSource().getEndpoint()).filter(endpoint -> endpoint.startsWith(SOR_ENDPOINT))
            .map(endpoint -> endpoint.substring(SOR_ENDPOINT.length()));
    }

    private Optional<String> senderOrganisationSor() {
        return organisation(header.getSender()).flatMap(Notification::sor);
    }

    private Optional<Organization> serviceProvider() {
        return organisation(encounter().getServiceProvider());
    }

    private Optional<Organization> organisation(Reference reference) {
        return resolve(Organization.class, reference);
    }

    private static Optional<String> sor(Organization organisation) {
        return organisation.getIdentifier().stream().filter(identifier -> SOR.equals(identifier.getSystem()) && identifier.hasValue())
            .map(Identifier::getValue).findFirst();
    }

    private <R extends Resource> R only(Class<R> type, String location) {
        List<R> found = all(type).toList();
        if (found.size() != 1) {
            throw new UnreadableMessage(found.isEmpty() ? "FIELD_MISSING" : "FIELD_INVALID", location, "There must be exactly one");
        }
        return found.get(0);
    }

    private <R extends Resource> Stream<R> all(Class<R> type) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).filter(type::isInstance).map(type::cast);
    }

    private <R extends Resource> Optional<R> resolve(Class<R> type, Reference reference) {
        return reference.hasReference()
            ? all(type).filter(resource -> isAt(reference.getReference(), resource)).findFirst()
            : Optional.empty();
    }

    private boolean isAt(String reference, Resource resource) {
        return id(resource).filter(id -> id.equals(idIn(reference))).isPresent() || bundle.getEntry().stream()
            .anyMatch(entry -> entry.getResource() == resource && reference.equals(entry.getFullUrl()));
    }

    /** The resource's own id, else the one in its entry's fullUrl. */
    private Optional<String> id(Resource resource) {
        return Optional.ofNullable(resource.getIdElement().getIdPart()).or(() -> bundle.getEntry().stream()
            .filter(entry -> entry.getResource() == resource && entry.hasFullUrl()).map(entry -> idIn(entry.getFullUrl())).findFirst());
    }

    /** The same id stands in {@code MessageHeader/x}, {@code https://example.org/MessageHeader/x} and {@code urn:uuid:x}. */
    private static String idIn(String reference) {
        return reference.startsWith("urn:uuid:") ? reference.substring("urn:uuid:".length())
            : Optional.ofNullable(new IdType(reference).getIdPart()).orElse(reference);
    }

    private static Optional<Instant> instant(BaseDateTimeType time, String location) {
        if (!time.hasValue()) {
            return Optional.empty();
        }
        if (!TIME_ZONE.matcher(time.getValueAsString()).matches()) {
            throw new UnreadableMessage("FIELD_INVALID", location, "A time must carry its zone");
        }
        return Optional.of(time.getValue().toInstant());
    }

    private static UnreadableMessage missing(String location) {
        return new UnreadableMessage("FIELD_MISSING", location, "A required element is missing");
    }
}
