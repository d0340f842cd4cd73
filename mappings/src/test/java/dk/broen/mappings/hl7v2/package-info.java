/**
 * Tests of the HL7 v2 envelope, the interpretation of ADT messages, and the acknowledgements.
 * In: MedCom's test persons and synthetic values.
 * Does not belong here: sockets, and data of real persons.
 */
@NullMarked
package dk.broen.mappings.hl7v2;

import org.jspecify.annotations.NullMarked;
