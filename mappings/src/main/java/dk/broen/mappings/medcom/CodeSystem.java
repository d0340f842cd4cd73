package dk.broen.mappings.medcom;

import dk.broen.mappings.UnreadableMessage;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Coding;

/** The code systems that give a code of a HospitalNotification its meaning. The same code of another system means something else. */
enum CodeSystem {
    EVENT(medcom("medcom-messaging-eventCodes")),
    ACTIVITY(medcom("medcom-messaging-activityCodes")),
    DESTINATION_USE(medcom("medcom-messaging-destinationUse")),
    PATIENT_CLASS("http://terminology\\.hl7\\.org/CodeSystem/v3-ActCode");

    private final Pattern canonical;

    CodeSystem(String canonical) {
        this.canonical = Pattern.compile(canonical);
    }

    /** MedCom moved its code systems several times; messages with the former addresses are still sent (danish-standards.md §1.1). */
    private static String medcom(String name) {
        return "http://medcomfhir\\.dk/(ig|fhir)/([\\w.-]+/)+CodeSystem/" + name;
    }

    boolean has(Coding coding) {
        return canonical.matcher(Objects.toString(coding.getSystem(), "")).matches();
    }

    void require(Coding coding, String location) {
        if (!has(coding)) {
            throw foreign(location);
        }
    }

    static UnreadableMessage foreign(String location) {
        return new UnreadableMessage("VALUE_UNKNOWN", location, "The code is of another code system than MedCom's");
    }
}
