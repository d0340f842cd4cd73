/**
 * A hospital that sends HL7 v2 messages over MLLP and MedCom FHIR messages over HTTP, and reads the acknowledgements.
 * In: messages as bytes, as a hospital sends them.
 * Does not belong here: what the hub does with a message after the acknowledgement.
 */
@NullMarked
package dk.broen.simulator.hospital;

import org.jspecify.annotations.NullMarked;
