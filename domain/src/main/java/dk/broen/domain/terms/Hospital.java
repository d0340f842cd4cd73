package dk.broen.domain.terms;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sender. Its region decides which consents reach it; its table decides which wards are psychiatric.
 *
 * @param phone whom a coordinator calls, as people read it
 * @param senders the names it sends under: {@code MSH-3|MSH-4} of HL7 v2 joined by a bar, or a SOR id of MedCom
 * @param specialties by ward (PV1-3.1), service (PV1-10) or SOR id of the department
 * @param otherwise for wards that the table does not name
 * @param answerAddress Artemis address of the answers to its wards
 * @param charset used when MSH-18 is empty
 */
public record Hospital(HospitalId id, String name, Optional<String> phone, RegionCode region, Set<String> senders,
    Map<String, Specialty> specialties, Specialty otherwise, String answerAddress, String charset) {
    public Hospital {
        senders = Set.copyOf(senders);
        specialties = Map.copyOf(specialties);
    }
}
