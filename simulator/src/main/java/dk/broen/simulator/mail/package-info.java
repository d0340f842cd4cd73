/**
 * The municipalities' mail servers, a willing one and one that refuses as told.
 * In: SMTP.
 * Out of place here: sending: nothing leaves this process.
 */
@NullMarked
package dk.broen.simulator.mail;

import org.jspecify.annotations.NullMarked;
