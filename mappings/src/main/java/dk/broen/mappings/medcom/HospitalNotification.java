package dk.broen.mappings.medcom;

import static dk.broen.mappings.medcom.MessageBundle.missing;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.HospitalId;
import dk.broen.mappings.UnreadableMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** The parts of a HospitalNotification that the hub uses, by name. They are read after {@link #conforms()}. */
final class HospitalNotification {
    /** What the message says about a death (danish-standards.md §1.3). */
    enum Deceased {
        UNSAID, YES, NO
    }

    private static final String EVENT = "hospital-notification-message";
    private static final String CPR = "urn:oid:1.2.208.176.1.2";
    private static final String SOR = "urn:oid:1.2.208.176.1.1";
    private static final String SOR_ENDPOINT = "https://sor2.sum.dsdn.dk/#id=";
    private static final String LEAVE_PERIOD = "leave-period-extension";
    private static final String REPORT_URL = "medcom-messaging-reportOfAdmissionExtension";

    private final MessageBundle bundle;
    private final MessageHeader header;

    /** @throws UnreadableMessage if the message is not a HospitalNotification */
    HospitalNotification(Bundle message) {
        bundle = new MessageBundle(message);
        header = bundle.header();
        String event = Optional.of(header).filter(MessageHeader::hasEventCoding).map(coded -> coded.getEventCoding().getCode())
            .orElseThrow(() -> missing("MessageHeader.event"));
        if (!event.equals(EVENT)) {
            throw new UnreadableMessage("VALUE_UNKNOWN", "MessageHeader.event", "The only accepted event is " + EVENT);
        }
    }

    /** @throws UnreadableMessage if the message breaks a rule of MedCom */
    HospitalNotification conforms() {
        new Conformance(bundle).check();
        if (status().equals("onleave") && leave().getStart() == null) {
            throw missing("Encounter.extension(leave-period).start");
        }
        return this;
    }

    String messageHeaderId() {
        return bundle.id(header).orElseThrow(() -> missing("MessageHeader.id"));
    }

    String bundleId() {
        return bundle.id().orElseThrow(() -> missing("Bundle.id"));
    }

    /** The SOR ids that can identify the hospital: of the source, of the sender, then of the department. */
    List<String> organisations() {
        return Stream.of(sourceSor(), bundle.resolve(Organization.class, header.getSender()).flatMap(HospitalNotification::sor),
            serviceProvider().flatMap(HospitalNotification::sor)).flatMap(Optional::stream).distinct().toList();
    }

    Cpr citizen() {
        String digits = valueOf(patient().getIdentifier(), CPR)
            .orElseThrow(() -> new UnreadableMessage("CITIZEN_MISSING", "Patient.identifier", "No identifier has the system " + CPR));
        return Cpr.read(digits)
            .orElseThrow(() -> new UnreadableMessage("CITIZEN_INVALID", "Patient.identifier", "The identifier is not a CPR number"));
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
        if (!patient().getDeceased().hasPrimitiveValue()) {
            throw new UnreadableMessage("FIELD_INVALID", "Patient.deceased", "The element must have a value");
        }
        return patient().getDeceased() instanceof BooleanType deceased && !deceased.booleanValue() ? Deceased.NO : Deceased.YES;
    }

    /** Whether the hospital asks for a report of admission (danish-standards.md §1.3, ROA). Without the extension it does not. */
    boolean requestsReport() {
        return header.getExtension().stream().filter(extension -> Objects.toString(extension.getUrl(), "").endsWith(REPORT_URL))
            .anyMatch(HospitalNotification::isTrue);
    }

    private static boolean isTrue(Extension extension) {
        if (extension.getValue() instanceof BooleanType flag && flag.getValue() != null) {
            return flag.booleanValue();
        }
        throw new UnreadableMessage("FIELD_INVALID", CodeTable.REPORT_LOCATION, "The element must be true or false");
    }

    String patientClass() {
        return Optional.ofNullable(encounter().getClass_().getCode()).orElseThrow(() -> missing("Encounter.class"));
    }

    boolean emergency() {
        return patientClass().equals("EMER");
    }

    String status() {
        return Optional.ofNullable(encounter().getStatus()).map(Encounter.EncounterStatus::toCode)
            .orElseThrow(() -> missing("Encounter.status"));
    }

    Provenances provenances() {
        return new Provenances(bundle);
    }

    boolean endedWhenItStarted() {
        Period period = encounter().getPeriod();
        return period.getStart() != null && period.getStart().equals(period.getEnd());
    }

    /**
     * The episode id of the stay. Of two identifiers the one of the hospital (its system is the SOR endpoint of the hospital) is used
     * before the one of the national patient register, which is created after the first message. The prefix {@code urn:uuid:} is notation
     * and not part of the id.
     */
    String episode() {
        return encounter().getEpisodeOfCare().stream().map(Reference::getIdentifier)
            .sorted(Comparator.comparing(identifier -> Objects.toString(identifier.getSystem(), "").startsWith(SOR_ENDPOINT) ? 0 : 1))
            .flatMap(identifier -> Stream.ofNullable(identifier.getValue())).findFirst()
            .map(value -> value.strip().replaceFirst("^urn:uuid:", "")).orElseThrow(() -> missing("Encounter.episodeOfCare.identifier"));
    }

    /**
     * The clinical time. A cancellation can lack the time of the event that it cancels, and an end can lack its time: then the sending time
     * counts.
     */
    Optional<Instant> statedTime(CodeTable.Meaning meaning) {
        Period stay = encounter().getPeriod();
        Instant start = FhirTime.read(stay.getStartElement(), "Encounter.period.start")
            .orElseThrow(() -> missing("Encounter.period.start"));
        return switch (meaning.type()) {
            case DISCHARGED, DECEASED -> FhirTime.read(stay.getEndElement(), "Encounter.period.end");
            case LEAVE_STARTED -> FhirTime.read(leave().getStartElement(), "Encounter.extension(leave-period).start");
            case LEAVE_ENDED -> FhirTime.read(leave().getEndElement(), "Encounter.extension(leave-period).end");
            case ADMITTED, EMERGENCY_CONTACT, TRANSFERRED, DISCHARGE_PLANNED, DETAILS_CHANGED, STEP -> Optional.of(start);
        };
    }

    Instant sentAt() {
        return provenances().occurred();
    }

    /** The department with its own SOR id only. The SOR id of the hospital would give a new ward the specialty of the whole hospital. */
    Department department(HospitalId hospital) {
        if (!encounter().hasServiceProvider()) {
            throw missing("Encounter.serviceProvider");
        }
        return new Department(hospital, serviceProvider().map(Organization::getName).orElse(""),
            serviceProvider().flatMap(HospitalNotification::sor).stream().toList());
    }

    private Patient patient() {
        return bundle.only(Patient.class, Conformance.PATIENT);
    }

    private Encounter encounter() {
        return focus().orElseThrow(() -> missing("MessageHeader.focus"));
    }

    private Optional<Encounter> focus() {
        return bundle.resolve(Encounter.class, header.getFocusFirstRep());
    }

    private Period leave() {
        return encounter().getExtension().stream()
            .filter(extension -> Objects.toString(extension.getUrl(), "").endsWith(LEAVE_PERIOD))
            .filter(extension -> extension.getValue() instanceof Period).map(extension -> (Period) extension.getValue()).findFirst()
            .orElseGet(Period::new);
    }

    private Optional<String> sourceSor() {
        return Optional.ofNullable(header.getSource().getEndpoint()).filter(endpoint -> endpoint.startsWith(SOR_ENDPOINT))
            .map(endpoint -> endpoint.substring(SOR_ENDPOINT.length()));
    }

    private Optional<Organization> serviceProvider() {
        return focus().flatMap(encounter -> bundle.resolve(Organization.class, encounter.getServiceProvider()));
    }

    private static Optional<String> sor(Organization organisation) {
        return valueOf(organisation.getIdentifier(), SOR);
    }

    private static Optional<String> valueOf(List<Identifier> identifiers, String system) {
        return identifiers.stream().filter(identifier -> system.equals(identifier.getSystem()))
            .flatMap(identifier -> Stream.ofNullable(identifier.getValue())).findFirst();
    }
}
