/**
 * MedCom HospitalNotification 3.0 (FHIR R4 message bundle, JSON or XML): the id of a message and the event that it reports.
 * In: bytes of one message; danish-standards.md §1.9 lists what is tolerated. Out: an identification or an interpretation.
 * Does not belong here: HTTP, acknowledgements, profile validation, and who is told.
 */
@NullMarked
package dk.broen.mappings.medcom;

import org.jspecify.annotations.NullMarked;
