/**
 * MedCom HospitalNotification 3.0 that the hub sends to municipalities, and the acknowledgements that it gets for them.
 * In: reports of a stay, with those that the receiver got before. Out: messages as bytes; what an acknowledgement says.
 * Does not belong here: what may be told (module {@code domain}), messages of hospitals (package {@code medcom}).
 */
@NullMarked
package dk.broen.mappings.medcom.outgoing;

import org.jspecify.annotations.NullMarked;
