/**
 * The profiles that MedCom publishes: does a message conform to them?
 * In: a folder with MedCom's packages, and messages. Out: what a message violates, in words without a value of the message.
 * Does not belong here: the hub's own rules, which are checked first, and who runs the validation.
 */
@NullMarked
package dk.broen.mappings.medcom.profiles;

import org.jspecify.annotations.NullMarked;
