package dk.broen.mappings.medcom.outgoing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dk.broen.domain.notification.StayReport;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.NotificationId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes a MedCom HospitalNotification 3.0 (danish-standards.md §1.2). It has no more than the profile allows: whom, which event, when, and
 * the hospital as far as the receiver may see it. All ids follow from the notices, except Bundle.id, which is new at each attempt.
 * Thread-safe.
 */
public final class HospitalNotificationWriter {
    private static final String BASE = "https://medcomfhir.dk/ig/hospitalnotification/";
    private static final String IG = "http://medcomfhir.dk/ig/";
    private static final String HN = IG + "hospitalnotification/StructureDefinition/";
    private static final String MESSAGING = IG + "messaging/StructureDefinition/";
    private static final String CORE = IG + "core/StructureDefinition/";
    private static final String TERMS = IG + "terminology/CodeSystem/";
    private static final String SOR = "urn:oid:1.2.208.176.1.1";
    private static final String GLN = "https://www.gs1.org/gln";
    private static final String CPR = "urn:oid:1.2.208.176.1.2";
    private static final String SOR_ENDPOINT = "https://sor2.sum.dsdn.dk/#id=";
    private static final String CLASS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    /** The profile requires a name, and a hospital may have sent none. */
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final TimeZone DENMARK = TimeZone.getTimeZone(OpeningHours.DENMARK);

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Supplier<UUID> ids;

    /** @param ids gives each message its Bundle.id */
    public HospitalNotificationWriter(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** The message as JSON in UTF-8. */
    public byte[] write(OutgoingNotification message) {
        return fhir.newJsonParser().setOverrideResourceIdWithBundleEntryFullUrl(false).encodeResourceToString(bundle(message))
            .getBytes(StandardCharsets.UTF_8);
    }

    private Bundle bundle(OutgoingNotification message) {
        Organization sender = organisation(message.sender(), id(message.notice(), "sender"));
        Organization receiver = organisation(message.receiver(), id(message.notice(), "receiver"));
        Organization hospital = hospital(message);
        Patient patient = patient(message);
        Encounter encounter = encounter(message, patient, hospital);
        List<Resource> resources =
            new ArrayList<>(List.of(header(message, sender, receiver, encounter), patient, encounter, sender, receiver, hospital));
        resources.addAll(provenances(message, sender));
        Bundle bundle = new Bundle();
        bundle.setId(ids.get().toString());
        bundle.setMeta(profile(HN + "medcom-hospitalNotification-message"));
        bundle.setType(Bundle.BundleType.MESSAGE);
        bundle.setTimestampElement(instant(message.at()));
        resources.forEach(resource -> bundle.addEntry().setFullUrl(BASE + path(resource)).setResource(resource));
        return bundle;
    }

    private static MessageHeader header(OutgoingNotification message, Organization sender, Organization receiver, Encounter encounter) {
        MessageHeader header = new MessageHeader();
        header.setId(message.notice().toString());
        header.setMeta(profile(HN + "medcom-hospitalNotification-messageHeader"));
        header.setEvent(new Coding().setSystem(TERMS + "medcom-messaging-eventCodes").setCode("hospital-notification-message"));
        MessageHeader.MessageDestinationComponent destination = header.addDestination();
        destination.addExtension(MESSAGING + "medcom-messaging-destinationUseExtension",
            new Coding().setSystem(TERMS + "medcom-messaging-destinationUse").setCode("primary"));
        destination.setEndpoint(SOR_ENDPOINT + message.receiver().sor()).setReceiver(to(receiver));
        header.setSender(to(sender));
        header.getSource().setEndpoint(SOR_ENDPOINT + message.sender().sor());
        header.addFocus(to(encounter));
        return header;
    }

    private static Patient patient(OutgoingNotification message) {
        Patient patient = new Patient();
        patient.setId(id(message.notice(), "patient"));
        patient.setMeta(profile(CORE + "medcom-core-patient"));
        patient.addIdentifier().setSystem(CPR).setValue(message.citizen().digits());
        HumanName official = patient.addName().setUse(HumanName.NameUse.OFFICIAL);
        message.citizenName().ifPresentOrElse(name -> name(official, name),
            () -> official.getFamilyElement().addExtension(ABSENT, new CodeType("unknown")));
        switch (message.report().vital()) {
            case DEAD -> patient.setDeceased(new BooleanType(true));
            case ALIVE_AGAIN -> patient.setDeceased(new BooleanType(false));
            case ALIVE -> {
            }
        }
        return patient;
    }

    /** The last word is the family name, as far as one text can tell. */
    private static void name(HumanName name, String text) {
        int last = text.lastIndexOf(' ');
        name.setFamily(text.substring(last + 1));
        if (last > 0) {
            name.addGiven(text.substring(0, last));
        }
    }

    private static Encounter encounter(OutgoingNotification message, Patient patient, Organization hospital) {
        StayReport report = message.report();
        Encounter encounter = new Encounter();
        encounter.setId(id(message.first(), "encounter"));
        encounter.setMeta(profile(HN + "medcom-hospitalNotification-encounter"));
        report.leave().ifPresent(leave -> encounter.addExtension(HN + "medcom-hospitalnotifiation-leave-period-extension",
            period(leave.start(), leave.end())));
        encounter.setStatus(switch (report.state()) {
            case IN_PROGRESS -> Encounter.EncounterStatus.INPROGRESS;
            case ON_LEAVE -> Encounter.EncounterStatus.ONLEAVE;
            case FINISHED -> Encounter.EncounterStatus.FINISHED;
            case IN_ERROR -> Encounter.EncounterStatus.ENTEREDINERROR;
        });
        encounter.setClass_(new Coding().setSystem(CLASS).setCode(switch (report.kind()) {
            case EMERGENCY -> "EMER";
            case INPATIENT -> "IMP";
        }));
        encounter.setSubject(to(patient));
        encounter.addEpisodeOfCare().getIdentifier().setSystem(SOR_ENDPOINT + message.sender().sor())
            .setValue(id(message.first(), "episode"));
        encounter.setPeriod(period(report.start(), report.end()));
        encounter.setServiceProvider(to(hospital));
        return encounter;
    }

    private static Organization hospital(OutgoingNotification message) {
        Organization hospital = new Organization();
        hospital.setId(id(message.notice(), "hospital"));
        hospital.setMeta(profile(CORE + "medcom-core-organization"));
        hospital.addIdentifier().setSystem(SOR).setValue(message.hospitalSor());
        String name = message.report().hospital().name();
        hospital.setName(message.report().department().map(department -> department + ", " + name).orElse(name));
        return hospital;
    }

    private static Organization organisation(MedComParty party, String id) {
        Organization organisation = new Organization();
        organisation.setId(id);
        organisation.setMeta(profile(MESSAGING + "medcom-messaging-organization"));
        organisation.addIdentifier().setSystem(GLN).setValue(party.gln());
        organisation.addIdentifier().setSystem(SOR).setValue(party.sor());
        organisation.setName(party.name());
        return organisation;
    }

    /** One for each message about the stay, the one of this message last. Each names the message before it. */
    private static List<Provenance> provenances(OutgoingNotification message, Organization sender) {
        List<Provenance> provenances = new ArrayList<>();
        Optional<NotificationId> previous = Optional.empty();
        for (OutgoingNotification.Earlier earlier : message.before()) {
            provenances.add(provenance(earlier.notice(), earlier.report(), earlier.at(), previous, sender));
            previous = Optional.of(earlier.notice());
        }
        provenances.add(provenance(message.notice(), message.report(), message.at(), previous, sender));
        return provenances;
    }

    private static Provenance provenance(NotificationId notice, StayReport report, Instant at, Optional<NotificationId> previous,
        Organization sender) {
        Provenance provenance = new Provenance();
        provenance.setId(id(notice, "provenance"));
        provenance.setMeta(profile(MESSAGING + "medcom-messaging-provenance"));
        provenance.addTarget(header(notice));
        provenance.setOccurred(dateTime(at));
        provenance.setRecordedElement(instant(at));
        provenance.getActivity().addCoding().setSystem(TERMS + "medcom-messaging-activityCodes").setCode(ActivityCode.of(report));
        provenance.addAgent().setWho(to(sender));
        previous.ifPresent(before -> provenance.addEntity().setRole(report.nature() == EventNature.CANCELLATION
            ? Provenance.ProvenanceEntityRole.REMOVAL : Provenance.ProvenanceEntityRole.REVISION).setWhat(header(before)));
        return provenance;
    }

    private static Reference header(NotificationId notice) {
        return new Reference("MessageHeader/" + notice);
    }

    private static Reference to(Resource resource) {
        return new Reference(path(resource));
    }

    private static String path(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static String id(NotificationId notice, String what) {
        return UUID.nameUUIDFromBytes((notice + "/" + what).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Meta profile(String canonical) {
        return new Meta().addProfile(canonical);
    }

    private static Period period(Instant start, Optional<Instant> end) {
        Period period = new Period().setStartElement(dateTime(start));
        end.map(HospitalNotificationWriter::dateTime).ifPresent(period::setEndElement);
        return period;
    }

    private static DateTimeType dateTime(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, DENMARK);
    }

    private static InstantType instant(Instant at) {
        return new InstantType(Date.from(at), TemporalPrecisionEnum.SECOND, DENMARK);
    }
}
