/**
 * A municipal system that receives MedCom HospitalNotification by HTTP and acknowledges it.
 * In: POST of message Bundles in JSON, with a bearer token. Out: acknowledgement Bundles, in the answer or for a test to post later.
 * Does not belong here: validation; the stand-in keeps what it gets.
 */
@NullMarked
package dk.broen.simulator.medcom;

import org.jspecify.annotations.NullMarked;
