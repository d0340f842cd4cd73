package dk.broen.domain.terms;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A hospital that sends messages. Its region decides which consents cover it. Its table decides which wards are psychiatric.
 *
 * @param phone the phone number for questions of recipients, as people read it
 * @param senders the names under which the hospital sends: {@code MSH-3|MSH-4} of HL7 v2 joined by a bar, or a SOR id of MedCom
 * @param specialties by ward (PV1-3.1), service (PV1-10), facility (PV1-3.4) or SOR id of the department
 * @param otherwise the specialty of wards that the table does not name
 * @param wards how the wards of the hospital are reached
 * @param adt how the hospital fills HL7 v2 messages
 */
public record Hospital(HospitalId id, String name, Optional<String> phone, RegionCode region, Set<String> senders,
    Map<String, Specialty> specialties, Specialty otherwise, Wards wards, AdtProfile adt) {
    public Hospital {
        senders = Set.copyOf(senders);
        specialties = Map.copyOf(specialties);
    }

    /** The SOR id of the hospital: the sender name of digits only, the smallest if there are several. Empty for a hospital without one. */
    public Optional<String> sor() {
        return senders.stream().filter(sender -> sender.matches("\\d+")).min(Comparator.naturalOrder());
    }
}
