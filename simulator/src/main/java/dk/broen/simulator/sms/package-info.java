/**
 * An SMS gateway with an HTTP interface.
 * In: POST /sms with a bearer token.
 * Does not belong here: sending SMS to real telephones.
 */
@NullMarked
package dk.broen.simulator.sms;

import org.jspecify.annotations.NullMarked;
