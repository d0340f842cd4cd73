/**
 * The municipalities' mail servers: one that accepts every mail, and one that refuses recipients on request.
 * In: SMTP.
 * Does not belong here: sending mail.
 */
@NullMarked
package dk.broen.simulator.mail;

import org.jspecify.annotations.NullMarked;
