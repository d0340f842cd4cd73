/**
 * An SMS gateway with an HTTP interface.
 * In: POST /sms with a bearer token.
 * Out of place here: sending SMS to real telephones.
 */
@NullMarked
package dk.broen.simulator.sms;

import org.jspecify.annotations.NullMarked;
