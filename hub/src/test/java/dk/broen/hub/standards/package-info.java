/**
 * The standards over a socket: the profile, the rules of the field and hostile messages, against the running hub.
 * In: messages as hospitals and strangers send them. Out: acknowledgements, and what the hub made of the messages.
 * Does not belong here: what recipients are told, which the cases test.
 */
package dk.broen.hub.standards;
