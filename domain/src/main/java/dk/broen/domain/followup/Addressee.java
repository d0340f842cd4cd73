package dk.broen.domain.followup;

import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;

/**
 * Which ward or municipality must act on a work item. Only this one, and operators, see the work item. A work item without an addressee is
 * seen by operators only.
 */
public sealed interface Addressee {
    /** The wards of a hospital. */
    record Ward(HospitalId hospital) implements Addressee {}

    /** One municipality. The work item names no other municipality (domain.md §5). */
    record OneMunicipality(MunicipalityCode municipality) implements Addressee {}
}
