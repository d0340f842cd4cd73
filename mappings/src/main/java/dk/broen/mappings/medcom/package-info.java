/**
 * MedCom HospitalNotification 3.0 (FHIR R4 message bundle, JSON or XML): the id of a message, the event that it reports, and its acknowledgement.
 * In: bytes of one message; danish-standards.md §1.9 lists what is tolerated. Out: an identification, an interpretation, an answer.
 * Does not belong here: HTTP, MedCom's published profiles, and who is told.
 */
@NullMarked
package dk.broen.mappings.medcom;

import org.jspecify.annotations.NullMarked;
