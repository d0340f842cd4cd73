/**
 * MedCom HospitalNotification 3.0 (FHIR R4 message bundle, JSON or XML): who sent what about whom, and which event it is.
 * In: bytes of one message. Out of place here: HTTP, acknowledgements, profile validation, and who is told.
 * Tolerated on purpose, because MedCom's own certification messages do it (danish-standards §1.9): relative fullUrl, links inside
 * narratives, ids that are no UUID, old canonical addresses, references that lead nowhere, a discharge that is still {@code onleave}.
 */
@NullMarked
package dk.broen.mappings.medcom;

import org.jspecify.annotations.NullMarked;
