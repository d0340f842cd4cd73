/**
 * The programs of partners in other languages, as docs/partners gives them to read, against a running hub.
 * In: a broker and a login. Out: what the program printed.
 * Does not belong here: partners that the simulator plays.
 */
@NullMarked
package dk.broen.hub.partners;

import org.jspecify.annotations.NullMarked;
